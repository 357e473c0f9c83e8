//! A book that is not the newest sends nothing until a person has seen what happened meanwhile.

use crate::shop::{HEARS_EVERYTHING, Shop, messages};
use app::{Code, Release};
use jiff::SignedDuration;
use std::collections::BTreeSet;
use std::fs;

#[tokio::test]
async fn an_old_copy_put_back_repeats_nothing_and_finds_what_was_paid_meanwhile() {
    let mut shop = Shop::open(HEARS_EVERYTHING).await;
    shop.sandbox.stop().await;
    let queued: Vec<_> = (1..=5).map(|n| shop.send(&format!("{n}0.00"))).collect();
    let copy = shop.folder.path().join("copy.sqlite3");
    shop.app.store().copy_to(&copy).unwrap();
    shop.sandbox.restart().await.unwrap();
    shop.sync().await;
    let later: Vec<_> = (6..=8).map(|n| shop.send(&format!("{n}0.00"))).collect();
    shop.sync().await;
    for (_, reference) in later.iter().chain(&queued[..2]) {
        shop.world().pays(&reference.to_string()).unwrap();
    }
    let before = shop.world().ledger();
    put_back(&mut shop, &copy);
    assert_eq!(shop.app.release_order(queued[0].0, Release::Send).unwrap_err().code, Code::Quarantined);
    shop.sync().await;
    // Nothing left, and everything was found.
    assert_eq!(shop.world().ledger().references, before.references);
    let strays: BTreeSet<_> =
        shop.app.attention_of_book().unwrap().into_iter().map(|open| open.about).collect();
    assert_eq!(strays, later.iter().map(|(_, reference)| reference.to_string()).collect());
    for (number, _) in &queued[..2] {
        assert_eq!(shop.show(*number).payment.status, "paid");
    }
    // No number and no reference is given again.
    let known: BTreeSet<_> =
        queued.iter().chain(&later).flat_map(|(n, r)| [n.to_string(), r.to_string()]).collect();
    let (number, reference) = shop.send("90.00");
    assert!(!known.contains(&number.to_string()) && !known.contains(&reference.to_string()));
    assert_eq!(messages(&shop.show(number)), ["order_details:queued"]);
    shop.app.release_all(Release::Send).unwrap();
    shop.sync().await;
    assert_eq!(messages(&shop.show(number)), ["order_details:delivered"]);
    shop.assert_billed_once();
    shop.assert_sound();
}

#[tokio::test]
async fn what_had_not_left_before_the_copy_goes_once_after_the_release() {
    let mut shop = Shop::open(HEARS_EVERYTHING).await;
    shop.sandbox.stop().await;
    let (number, reference) = shop.send("10.00");
    let copy = shop.folder.path().join("copy.sqlite3");
    shop.app.store().copy_to(&copy).unwrap();
    shop.draft("20.00");
    put_back(&mut shop, &copy);
    shop.sandbox.restart().await.unwrap();
    shop.clock.advance(SignedDuration::from_secs(30));
    shop.sync().await;
    assert_eq!(messages(&shop.show(number)), ["order_details:asks"]);
    shop.app.release_all(Release::Send).unwrap();
    shop.sync().await;
    assert_eq!(messages(&shop.show(number)), ["order_details:delivered"]);
    assert_eq!(shop.world().ledger().references[&reference.to_string()].accepted_order_details, 1);
}

/// As a person does it: the program is closed, the file replaced, the program started.
pub fn put_back(shop: &mut Shop, copy: &std::path::Path) {
    let folder = shop.folder.path().to_path_buf();
    let elsewhere = tempfile::tempdir().unwrap();
    // The old handles close with the old app, which another book stands in for meanwhile.
    shop.app = crate::shop::open_app(elsewhere.path(), &shop.clock, 99);
    for name in ["book.sqlite3-wal", "book.sqlite3-shm"] {
        let _ = fs::remove_file(folder.join(name));
    }
    fs::copy(copy, folder.join("book.sqlite3")).unwrap();
    shop.reopen();
}
