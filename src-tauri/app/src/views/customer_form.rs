//! A customer as a form holds them: everything as it is typed.

use domain::bill::Buyer;
use serde::{Deserialize, Serialize};

/// A postal address as it is typed; empty where nothing was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Address {
    /// House, street.
    pub line1: String,
    /// Area, landmark.
    pub line2: String,
    /// City, town or village.
    pub city: String,
    /// The state's name.
    pub state: String,
    /// Six digits.
    pub pin: String,
}

/// The customer of a bill as they are typed; empty where nothing was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct CustomerForm {
    /// Telephone number.
    pub phone: String,
    /// Name.
    pub name: String,
    /// The state's code.
    pub state: String,
    /// GSTIN.
    pub gstin: String,
    /// Where goods are sent.
    pub address: Option<Address>,
}

impl From<&domain::account::Address> for Address {
    fn from(address: &domain::account::Address) -> Address {
        Address {
            line1: address.line1.clone(),
            line2: address.line2.clone().unwrap_or_default(),
            city: address.city.clone(),
            state: address.state.clone(),
            pin: address.pin.clone(),
        }
    }
}

impl From<&Buyer> for CustomerForm {
    fn from(buyer: &Buyer) -> CustomerForm {
        CustomerForm {
            phone: buyer.phone.as_ref().map(|phone| phone.as_str().to_owned()).unwrap_or_default(),
            name: buyer.name.clone(),
            state: buyer.state.code().to_owned(),
            gstin: buyer.gstin.clone().unwrap_or_default(),
            address: buyer.address.as_ref().map(Address::from),
        }
    }
}
