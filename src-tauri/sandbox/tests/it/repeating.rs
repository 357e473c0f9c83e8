//! The same seed, clock and requests make the same world.

use sandbox::{ASHA, Ledger};

use crate::bills::{bill, status, text};
use crate::practice::Practice;

const DIAL: &str = "limits=off,lose-after=10%,500=10%,cut=5%,duplicate-webhooks=20%,shuffle-webhooks=20%,\
    withhold-webhooks=10%,read=50%,not-sent=5%,customers=lively";

async fn lived(seed: u64) -> (Ledger, Vec<Vec<u8>>) {
    let practice = Practice::start_with(|settings| {
        settings.seed = seed;
        settings.faults = DIAL.parse().unwrap();
    })
    .await;
    for number in 0..40 {
        // What comes back is the dial's business here.
        let _ = practice.try_send(&bill(&format!("R{number}"))).await;
        let _ = practice.try_send(&status(&format!("R{number}"), "processing")).await;
        let _ = practice.try_send(&text(ASHA, "Thank you")).await;
        practice.pass(700);
    }
    practice.pass(3_600_000);
    let told = practice.world.take_webhooks();
    (practice.ledger(), told)
}

#[tokio::test]
async fn the_same_seed_lives_the_same_life() {
    let (ledger, told) = lived(5).await;
    assert!(told.len() > 100 && ledger.traffic.answers_lost_after_acceptance > 3);
    assert_eq!(lived(5).await, (ledger, told));
}

#[tokio::test]
async fn another_seed_lives_another() {
    assert_ne!(lived(5).await.0, lived(6).await.0);
}
