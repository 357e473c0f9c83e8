//! What stands in a preview for what nobody gave: an account, a customer, marks.

use domain::account::{Address, Importer};
use domain::{AccountSettings, ChannelKind, GatewayKind, Hears, PhoneNumber};

/// The reference of a bill that has none.
pub const REFERENCE: &str = "PREVIEW1";

/// The number of an order under any other reference than this program's.
pub const ORDER_NUMBER: &str = "A-1";

/// Our mark on the message.
pub const OUR_REF: &str = "0000000000000000";

/// The customer of a bill without a number.
pub const CUSTOMER: &str = "+919812345678";

/// An account with everything that a bill may need, but a catalogue.
pub fn account() -> AccountSettings {
    AccountSettings {
        name: "Sample".to_owned(),
        channel: ChannelKind::KaleyraV2,
        base_url: "https://api.in.kaleyra.io".to_owned(),
        sid: "HXIN0000000000IN".to_owned(),
        phone_number: phone("+919800000001"),
        phone_number_id: "100000000000001".to_owned(),
        catalog_id: None,
        gateway: GatewayKind::Razorpay,
        configuration_name: "sample_configuration".to_owned(),
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
