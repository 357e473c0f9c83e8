//! A shop, its account and what it says.

use crate::{ApiKey, CustomerBill, Form, Occasion, OrderDetailsMessage, OurRef, Outgoing, TextMessage};
use domain::account::{Address, ApiVersion, Importer};
use domain::bill::Goods;
use domain::order_details::{Item, ItemName, Origin, TaxParts};
use domain::{AccountSettings, ChannelKind, GatewayKind, Hears, OrderDetails, Paise, PhoneNumber};
use jiff::Timestamp;
use secrecy::SecretString;
use words::Language;

pub(super) const KEY: &str = "k-SECRET-0123456789";
pub(super) const REFERENCE: &str = "K7Q3A0000123A";

pub(super) fn settings() -> AccountSettings {
    AccountSettings {
        name: "Main".to_owned(),
        channel: ChannelKind::KaleyraV2,
        base_url: "https://api.in.kaleyra.io".to_owned(),
        sid: "HXAP1600000001IN".to_owned(),
        phone_number: phone("+919800000001"),
        phone_number_id: "106540352242922".to_owned(),
        waba_id: None,
        api_version: ApiVersion::default(),
        callback_profile_id: None,
        catalog_id: None,
        gateway: GatewayKind::Razorpay,
        configuration_name: "shop-payments".to_owned(),
        takes_web: false,
        upi: None,
        payment_link: None,
        importer: None,
        hears: Hears::Everything,
    }
}

/// The same shop on another channel.
pub(super) fn settings_on(channel: ChannelKind) -> AccountSettings {
    let (base_url, sid) = match channel {
        ChannelKind::KaleyraV1 | ChannelKind::KaleyraV2 => ("https://api.in.kaleyra.io", "HXAP1600000001IN"),
        ChannelKind::Cloud => ("https://graph.facebook.com", ""),
    };
    AccountSettings { channel, base_url: base_url.to_owned(), sid: sid.to_owned(), ..settings() }
}

pub(super) fn key() -> ApiKey {
    ApiKey::new(&SecretString::from(KEY)).unwrap()
}

pub(super) fn our_ref() -> OurRef {
    OurRef::parse("b1-42").unwrap()
}

pub(super) fn phone(text: &str) -> PhoneNumber {
    PhoneNumber::parse(text).unwrap()
}

pub(super) fn address() -> Address {
    Address {
        line1: "12 MG Road".to_owned(),
        line2: None,
        city: "Bengaluru".to_owned(),
        state: "Karnataka".to_owned(),
        pin: "560001".to_owned(),
    }
}

/// Two packets of biscuits at ₹45.00 with 5 % GST, from the shop's own shelves.
pub(super) fn details() -> OrderDetails {
    let importer = Importer { name: "Asha Stores".to_owned(), address: address() };
    OrderDetails {
        reference: REFERENCE.to_owned(),
        goods: Goods::Physical,
        beneficiary: None,
        total: Paise::new(9450),
        items: vec![Item {
            name: ItemName::Line("Biscuits".to_owned()),
            amount: Paise::new(4500),
            quantity: 2,
            retailer_id: None,
            origin: Some(Origin { country: "India".to_owned(), importer }),
        }],
        subtotal: Paise::new(9000),
        tax: Paise::new(450),
        tax_parts: TaxParts { cgst: Paise::new(225), sgst: Paise::new(225), ..TaxParts::default() },
        shipping: None,
        discount: None,
        discount_parts: Default::default(),
        catalog_id: None,
        free_lines: Vec::new(),
        expires_at: Timestamp::from_second(1_795_000_000).unwrap(),
    }
}

pub(super) fn bill(details: OrderDetails) -> OrderDetailsMessage {
    said(CustomerBill { details, ..customer_bill() })
}

pub(super) fn said(bill: CustomerBill) -> OrderDetailsMessage {
    OrderDetailsMessage {
        to: phone("9812345678"),
        bill,
        payment: settings().gateway_setting(),
        form: Form::Interactive,
        image: None,
        our_ref: our_ref(),
    }
}

pub(super) fn customer_bill() -> CustomerBill {
    CustomerBill {
        details: details(),
        shop: "Asha Stores".to_owned(),
        customer: "Ravi".to_owned(),
        order_number: "A-123".to_owned(),
        occasion: Occasion::First,
        language: Language::English,
    }
}

pub(super) fn text(body: &str) -> Outgoing {
    let form = Form::Interactive;
    Outgoing::Text(TextMessage { to: phone("9812345678"), form, body: body.to_owned(), our_ref: our_ref() })
}
