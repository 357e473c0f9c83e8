//! Whose folder it is, and the network that is not there.

use crate::days::{ASHA, open, send, until};
use app::App;
use app::clock::{SystemClock, SystemEntropy};
use domain::ChannelKind;
use practice::{Act, PracticeShop};
use std::sync::Arc;

#[tokio::test]
async fn a_real_book_is_never_opened_as_practice_nor_begun_again() {
    let folder = tempfile::tempdir().unwrap();
    let (clock, entropy) = (Arc::new(SystemClock), Arc::new(SystemEntropy));
    let app = App::open_or_begin(folder.path(), false, clock.clone(), entropy.clone()).unwrap();
    drop(app);
    let opened = PracticeShop::open(folder.path(), clock.clone(), entropy.clone()).await;
    assert_eq!(opened.err().unwrap().code.as_str(), "practice_only");
    let begun =
        PracticeShop::begin_again(folder.path(), ChannelKind::KaleyraV2, clock.clone(), entropy.clone())
            .await;
    assert_eq!(begun.err().unwrap().code.as_str(), "practice_only");
    assert!(!App::open_or_begin(folder.path(), false, clock, entropy).unwrap().is_practice().unwrap());
}

#[tokio::test]
async fn news_waits_for_the_network() {
    let folder = tempfile::tempdir().unwrap();
    let mut day = open(folder.path()).await;
    let (number, _) = send(&mut day, ASHA, "Asha").await;
    day.shop().set_offline(true).await.unwrap();
    assert!(day.shop().faults().offline);
    day.shop().act(Act::Pay, None, ASHA, "").unwrap();
    assert_eq!((day.shop().hand_over_news().unwrap(), day.shop().next_event()), (0, None));
    day.shop().set_offline(false).await.unwrap();
    until(&mut day, number, |order| order.payment.status == "paid").await;
}

#[tokio::test]
async fn what_goes_wrong_goes_on_going_wrong_after_a_restart_but_the_network_is_back() {
    let folder = tempfile::tempdir().unwrap();
    let day = open(folder.path()).await;
    let mut faults = day.shop().faults();
    faults.late = true;
    faults.offline = true;
    day.shop().set_faults(faults).await.unwrap();
    day.shop().close().await;
    drop(day);
    let kept = open(folder.path()).await.shop().faults();
    assert!(kept.late && !kept.offline);
}
