//! What a person sees of a book that came from a backup, before it may send again.

use crate::restored_book::put_back;
use crate::shop::{HEARS_EVERYTHING, Shop};
use app::{Code, Release};
use words::{Language, Words};

#[tokio::test]
async fn everything_found_meanwhile_is_listed_before_the_book_is_released() {
    let mut shop = Shop::open(HEARS_EVERYTHING).await;
    let words = Words::new(Language::English);
    assert_eq!(shop.app.quarantine(&words).unwrap(), None);
    let (known, paid_later) = shop.send("10.00");
    shop.sync().await;
    shop.app.set_paused(true).unwrap();
    let (waiting, _) = shop.send("15.00");
    let copy = shop.folder.path().join("copy.sqlite3");
    shop.app.store().copy_to(&copy).unwrap();
    // What the copy still holds never left after all.
    shop.app.cancel(waiting).unwrap();
    shop.app.set_paused(false).unwrap();
    let (_, unknown_later) = shop.send("20.00");
    shop.sync().await;
    shop.world().pays(&paid_later.to_string()).unwrap();
    shop.world().pays(&unknown_later.to_string()).unwrap();
    put_back(&mut shop, &copy);
    let before = shop.app.quarantine(&words).unwrap().unwrap();
    assert!(before.still_sweeping > 0 && before.found.is_empty(), "{before:?}");
    assert!(shop.app.status().unwrap().quarantined);
    shop.clock.advance(jiff::SignedDuration::from_secs(60));
    shop.sync().await;
    let after = shop.app.quarantine(&words).unwrap().unwrap();
    assert_eq!(after.still_sweeping, 0);
    let found: Vec<_> =
        after.found.iter().map(|found| (found.order.as_deref(), found.amount.as_str())).collect();
    let number = known.to_string();
    assert_eq!(found, [(None, "20.00"), (Some(number.as_str()), "10.00")]);
    assert_eq!(after.found[1].what, "Paid meanwhile, looked up at the gateway");
    let asks: Vec<_> = after.waiting.iter().map(|ask| (ask.order.clone(), ask.why.as_str())).collect();
    assert_eq!(asks, [(waiting.to_string(), "book_restored")]);
    assert!(after.waiting[0].why_text.starts_with("The book came from a backup"));
    assert_eq!(shop.app.asks(&words).unwrap(), after.waiting);
    // What waits is not answered behind the book's back.
    assert_eq!(shop.app.release_asking(Release::Send).unwrap_err().code, Code::Quarantined);
    shop.app.release_all(Release::Send).unwrap();
    assert_eq!((shop.app.quarantine(&words).unwrap(), shop.app.asks(&words).unwrap()), (None, vec![]));
}

#[tokio::test]
async fn one_answer_serves_for_all_that_asks() {
    let mut shop = Shop::open(HEARS_EVERYTHING).await;
    shop.sandbox.stop().await;
    for total in ["10.00", "20.00"] {
        shop.send(total);
    }
    shop.sync().await;
    shop.clock.advance(jiff::SignedDuration::from_hours(30));
    shop.sandbox.restart().await.unwrap();
    shop.sync().await;
    let words = Words::new(Language::English);
    let reasons: Vec<_> = shop.app.asks(&words).unwrap().into_iter().map(|ask| ask.why_text).collect();
    assert_eq!(reasons, ["It has waited for more than a day."; 2]);
    assert_eq!(shop.app.status().unwrap().asks, 2);
    assert_eq!(shop.app.release_asking(Release::Drop).unwrap().withdrawn, 2);
    assert_eq!(shop.app.release_asking(Release::Drop).unwrap_err().code, Code::NothingToRelease);
}
