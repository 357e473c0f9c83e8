//! A practice shop in a folder, and bills that are sent from it.

use app::clock::{SystemClock, SystemEntropy};
use app::views::{BillForm, CustomerForm, LineForm, OrderDetailView};
use domain::OrderNumber;
use practice::{Beginner, PhoneView, Rehearsal};
use std::path::Path;
use std::sync::Arc;
use words::{Language, Words};

/// Pays at once, and stands in the book of every practice shop.
pub const ASHA: &str = "+919812345678";
/// Stands in no book.
pub const STRANGER: &str = "+919812345670";

/// The practice shop of a folder.
pub async fn open(folder: &Path) -> Rehearsal {
    Rehearsal::open(folder, Beginner::default(), Arc::new(SystemClock), Arc::new(SystemEntropy))
        .await
        .unwrap()
}

/// Sends a bill of ₹50 to somebody, until it is on their phone; returns its number and reference.
pub async fn send(day: &mut Rehearsal, phone: &str, name: &str) -> (OrderNumber, String) {
    let words = Words::new(Language::English);
    let bill = day.app().new_bill(&words).unwrap();
    let line =
        LineForm { name: "Tea".into(), quantity: "1".into(), price: "50".into(), ..LineForm::default() };
    let customer = CustomerForm { phone: phone.into(), name: name.into(), ..CustomerForm::default() };
    let form = BillForm { customer, lines: vec![line], ..BillForm::default() };
    let number: OrderNumber = bill.number.parse().unwrap();
    let reference = day.app().finish_bill(number, form).unwrap().reference_id.unwrap();
    until(day, number, |order| order.message == Some("delivered")).await;
    (number, reference)
}

/// Works until an order is as it is waited for.
pub async fn until(day: &mut Rehearsal, number: OrderNumber, is_there: impl Fn(&OrderDetailView) -> bool) {
    let words = Words::new(Language::English);
    let look = |app: &app::App| Ok(Some(app.order(number, &words)?).filter(|order| is_there(order)));
    assert!(day.until(look).await.unwrap().is_some(), "it never came");
}

/// The references that a phone shows.
pub fn references(phone: &PhoneView) -> Vec<&str> {
    phone.bubbles.iter().filter_map(|bubble| bubble.reference_id.as_deref()).collect()
}
