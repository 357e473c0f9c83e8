//! A customer as the counter sees them.

use super::Address;
use jiff::Timestamp;
use serde::Serialize;

/// A customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct CustomerView {
    /// Their id.
    #[specta(type = i32)]
    pub id: i64,
    /// Their name.
    pub name: String,
    /// Their number, with the country.
    pub phone: String,
    /// The last bill that went out to them.
    pub last_bill: Option<LastBillView>,
    /// What is due of all their orders together.
    pub owes: String,
    /// When they last wrote, as far as the shop heard.
    #[specta(type = Option<String>)]
    pub wrote_at: Option<Timestamp>,
    /// Whether that was within the last 24 hours.
    pub window_open: bool,
    /// The state on their last bill, else the one of the list they came from.
    pub state: String,
    /// The GSTIN on their last bill, else the one of the list they came from.
    pub gstin: String,
    /// The address on their last bill, else the one of the list they came from.
    pub address: Option<Address>,
}

/// A bill in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct LastBillView {
    /// Its order number.
    pub number: String,
    /// What it came to.
    pub total: String,
    /// When it went out.
    #[specta(type = String)]
    pub at: Timestamp,
}

/// A page of customers, in the order in which they came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct CustomersPageView {
    /// The customers.
    pub customers: Vec<CustomerView>,
    /// Where the next page begins; `null` on the last.
    #[specta(type = Option<i32>)]
    pub next: Option<i64>,
}
