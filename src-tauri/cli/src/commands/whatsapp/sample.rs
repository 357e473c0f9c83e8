//! What stands in a preview for what nobody gave: an account, a customer, marks.

use domain::account::{Address, ApiVersion, Importer, PaymentLink};
use domain::identity::Vpa;
use domain::upi::{Mcc, UpiPayee};
use domain::{AccountSettings, ChannelKind, GatewayKind, Hears, PhoneNumber};

/// The reference of a bill that has none.
pub const REFERENCE: &str = "PREVIEW1";

/// The number of an order under any other reference than this program's.
pub const ORDER_NUMBER: &str = "A-1";

/// Our mark on the message.
pub const OUR_REF: &str = "0000000000000000";

/// The customer of a bill without a number.
pub const CUSTOMER: &str = "+919812345678";

/// The name of the shop where nobody gave one.
pub const SHOP: &str = "Sample";

/// An account of a channel with everything that a message may need.
pub fn account(channel: ChannelKind) -> AccountSettings {
    let (base_url, sid) = match channel {
        ChannelKind::KaleyraV1 | ChannelKind::KaleyraV2 => ("https://api.in.kaleyra.io", "HXIN0000000000IN"),
        ChannelKind::Cloud => ("https://graph.facebook.com", ""),
    };
    AccountSettings {
        name: SHOP.to_owned(),
        channel,
        base_url: base_url.to_owned(),
        sid: sid.to_owned(),
        phone_number: phone("+919800000001"),
        phone_number_id: "100000000000001".to_owned(),
        waba_id: Some("100000000000002".to_owned()),
        api_version: ApiVersion::default(),
        callback_profile_id: None,
        catalog_id: Some("100000000000009".to_owned()),
        gateway: GatewayKind::Razorpay,
        configuration_name: "sample_configuration".to_owned(),
        takes_web: false,
        upi: Some(UpiPayee {
            vpa: Vpa::parse("sample.traders@upi").expect("the sample's address is a name and a handle"),
            name: "Sample Traders".to_owned(),
            mcc: Mcc::parse("5411").ok(),
        }),
        payment_link: PaymentLink::parse("https://pay.example.in/sample").ok(),
        importer: Some(Importer {
            name: "Sample Traders".to_owned(),
            address: Address {
                line1: "12 Market Road".to_owned(),
                line2: None,
                city: "Bengaluru".to_owned(),
                state: "Karnataka".to_owned(),
                pin: "560001".to_owned(),
            },
        }),
        hears: Hears::Everything,
    }
}

/// A number of this file.
pub fn phone(text: &str) -> PhoneNumber {
    PhoneNumber::parse(text).expect("the numbers of the sample are Indian mobile numbers")
}
