//! The invoice follows the payment to the customer's phone, where that costs nothing.

use crate::shop::{ASHA, HEARS_EVERYTHING, Shop, attention, international, messages};
use jiff::SignedDuration;
use sandbox::{Bubble, BubbleKind};

/// The documents on Asha's phone.
fn documents(shop: &Shop) -> Vec<Bubble> {
    let ledger = shop.world().ledger();
    let bubbles = &ledger.customers[&international(ASHA)].bubbles;
    bubbles.iter().filter(|bubble| bubble.kind == BubbleKind::Document).cloned().collect()
}

#[tokio::test]
async fn a_paid_order_is_followed_by_its_invoice_once() {
    let shop = Shop::open_at_meta("").await;
    shop.world().customer_writes(&international(ASHA), "Hello").unwrap();
    let (number, reference) = shop.send("450.00");
    shop.sync().await;
    shop.world().pays(&reference.to_string()).unwrap();
    shop.sync().await;
    let invoice = shop.show(number).documents[0].clone();
    let found = documents(&shop);
    assert_eq!(found.len(), 1, "{:?}", messages(&shop.show(number)));
    assert!(found[0].text.contains(&invoice), "{}", found[0].text);
    assert_eq!(shop.world().ledger().uploads.len(), 1);
    shop.clock.advance(SignedDuration::from_hours(1));
    shop.sync().await;
    assert_eq!(documents(&shop).len(), 1);
    shop.assert_sound();
}

#[tokio::test]
async fn an_upload_whose_answer_was_lost_is_done_again_and_the_message_goes_once() {
    let shop = Shop::open_at_meta("").await;
    shop.world().customer_writes(&international(ASHA), "Hello").unwrap();
    let (number, reference) = shop.send("450.00");
    shop.sync().await;
    shop.world().set_faults("lose-after=1@account".parse().unwrap());
    shop.world().pays(&reference.to_string()).unwrap();
    shop.sync().await;
    shop.clock.advance(SignedDuration::from_mins(2));
    shop.sync().await;
    assert_eq!(documents(&shop).len(), 1, "{:?}", messages(&shop.show(number)));
    assert_eq!(attention(&shop.show(number)), Vec::<&str>::new());
}

#[tokio::test]
async fn nobody_is_charged_for_an_invoice_outside_the_window() {
    let shop = Shop::open_at_meta("").await;
    let (number, reference) = shop.send("450.00");
    shop.sync().await;
    shop.world().pays(&reference.to_string()).unwrap();
    shop.sync().await;
    assert!(documents(&shop).is_empty());
    assert!(!messages(&shop.show(number)).iter().any(|message| message.starts_with("document")));
}

#[tokio::test]
async fn an_account_that_takes_no_files_sends_none() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.world().customer_writes(&international(ASHA), "Hello").unwrap();
    let (number, reference) = shop.send("450.00");
    shop.sync().await;
    shop.world().pays(&reference.to_string()).unwrap();
    shop.sync().await;
    assert!(!messages(&shop.show(number)).iter().any(|message| message.starts_with("document")));
}
