//! What a customer's phone shows.

use crate::days::{ASHA, STRANGER, open, references, send, until};
use practice::Act;

#[tokio::test]
async fn a_bill_is_on_the_phone_after_the_program_ended_and_can_be_paid_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut day = open(folder.path()).await;
    let (number, reference) = send(&mut day, ASHA, "Asha").await;
    let before = day.shop().phone(Some(ASHA)).unwrap();
    day.shop().close().await;
    drop(day);
    let mut day = open(folder.path()).await;
    assert!(!day.shop().world_was_lost());
    let after = day.shop().phone(Some(ASHA)).unwrap();
    assert_eq!(references(&after), references(&before));
    assert_eq!(references(&after).last(), Some(&reference.as_str()));
    day.shop().act(Act::Pay, None, ASHA, "").unwrap();
    until(&mut day, number, |order| order.payment.status == "paid").await;
}

#[tokio::test]
async fn a_customer_is_called_as_the_shop_calls_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut day = open(folder.path()).await;
    send(&mut day, STRANGER, "मीरा Nair").await;
    let phone = day.shop().phone(Some(STRANGER)).unwrap();
    assert_eq!(phone.name, "मीरा Nair");
    assert_eq!(phone.customers[0].name, "मीरा Nair");
}

#[tokio::test]
async fn what_a_customer_cannot_do_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let mut day = open(folder.path()).await;
    let (number, _) = send(&mut day, ASHA, "Asha").await;
    day.shop().act(Act::Pay, None, ASHA, "").unwrap();
    until(&mut day, number, |order| order.payment.status == "paid").await;
    let refusal = day.shop().act(Act::Pay, None, ASHA, "").unwrap_err();
    assert_eq!(refusal.code.as_str(), "act_refused");
    let nobody = day.shop().act(Act::Write, None, "12", "Hello").unwrap_err();
    assert_eq!((nobody.code.as_str(), nobody.field.as_deref()), ("phone_invalid", Some("phone")));
}
