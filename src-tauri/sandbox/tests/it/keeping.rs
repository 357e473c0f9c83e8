//! A world that outlives its process: dropped after any act and begun again, it goes on as if nothing had been.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use sandbox::{ASHA, Beginning, FAILS_FIRST, Keep, Ledger, RefundStatus};
use serde_json::json;

use crate::bills::{START_MS, bill, bill_to, status};
use crate::practice::Practice;

const DIAL: &str = "lose-after=20%,duplicate-webhooks=30%,shuffle-webhooks=30%,read=50%,processing=700,\
    latency=0..1,undeliverable=later,duplicates=later";

/// Everything that is done in the script, by number.
const N_ACTS: usize = 14;

/// A disk in memory, which can be full.
#[derive(Default)]
struct Disk {
    kept: Mutex<Option<Vec<u8>>>,
    is_full: AtomicBool,
}

impl Keep for Disk {
    fn load(&self) -> Option<Vec<u8>> {
        self.kept.lock().unwrap().clone()
    }

    fn keep(&self, world: &[u8]) -> io::Result<()> {
        if self.is_full.load(Ordering::SeqCst) {
            return Err(io::ErrorKind::StorageFull.into());
        }
        *self.kept.lock().unwrap() = Some(world.to_vec());
        Ok(())
    }
}

/// What an outsider can tell of the world after one act.
#[derive(Debug, PartialEq)]
struct Told {
    ledger: Ledger,
    webhooks: Vec<Vec<u8>>,
    next_event_ms: Option<i64>,
}

async fn start(disk: &Arc<Disk>, at_ms: i64) -> Practice {
    let keep: Arc<dyn Keep> = Arc::clone(disk) as Arc<dyn Keep>;
    let practice = Practice::start_with(|settings| {
        settings.faults = DIAL.parse().unwrap();
        settings.keep = Some(keep);
    })
    .await;
    practice.pass(at_ms - START_MS);
    practice
}

/// One act; what it says is not looked at, only what it leaves. Chance decides over answers, and acts may be refused.
async fn act(practice: &Practice, number: usize) {
    let world = &practice.world;
    match number {
        0 => drop(practice.try_send(&bill("R1")).await),
        1 => drop(world.customer_writes(ASHA, "नमस्ते")),
        2 => drop(practice.try_send(&bill_to(FAILS_FIRST, "R2")).await),
        3 => drop(world.attempt_starts("R1")),
        4 => drop(world.attempt_fails("R1", "incorrect_pin")),
        5 => drop(world.pays("R1")),
        6 => drop(practice.try_send(&status("R1", "processing")).await),
        7 => drop(world.pays_twice("R2")),
        8 => drop(world.refund("R1", 5_000, RefundStatus::Pending)),
        9 => drop(practice.try_send(&bill("R1")).await),
        10 => drop(world.orders_from_catalogue(
            ASHA,
            &[sandbox::CartItem { sku: "SUG".into(), quantity: 2, price_paise: 4_400 }],
            "",
        )),
        11 => drop(practice.try_send(&bill("R3")).await),
        12 => drop(world.lets_expire("R3")),
        _ => drop(practice.try_send(&status("R2", "shipped")).await),
    }
}

fn tell(practice: &Practice) -> Told {
    let webhooks = practice.world.take_webhooks();
    Told { ledger: practice.ledger(), webhooks, next_event_ms: practice.world.next_event_ms() }
}

/// The script; after the acts for which `dies` holds the world is dropped and begun again.
async fn run(dies: impl Fn(usize) -> bool) -> Vec<Told> {
    let disk = Arc::new(Disk::default());
    let mut at_ms = START_MS;
    let mut practice = start(&disk, at_ms).await;
    let mut told = Vec::new();
    for number in 0..N_ACTS {
        act(&practice, number).await;
        if dies(number) {
            drop(practice);
            practice = start(&disk, at_ms).await;
            assert_eq!(practice.sandbox.beginning(), Beginning::Kept);
        }
        practice.pass(1_300);
        at_ms += 1_300;
        told.push(tell(&practice));
    }
    practice.pass(3_600_000);
    told.push(tell(&practice));
    told
}

#[tokio::test]
async fn a_world_dropped_after_every_act_goes_on_as_if_nothing_had_been() {
    let whole = run(|_| false).await;
    assert!(whole.last().unwrap().ledger.references["R3"].is_expired, "the script comes to its end");
    assert!(whole.iter().map(|told| told.webhooks.len()).sum::<usize>() > 20);
    assert_eq!(run(|_| true).await, whole);
    for point in 0..N_ACTS {
        assert_eq!(run(|number| number == point).await, whole, "dropped after act {point}");
    }
}

#[tokio::test]
async fn a_webhook_that_nobody_acknowledged_comes_again_after_a_kill() {
    let disk = Arc::new(Disk::default());
    let practice =
        Practice::start_with(|settings| settings.keep = Some(Arc::clone(&disk) as Arc<dyn Keep>)).await;
    practice.world.customer_writes(ASHA, "one").unwrap();
    practice.world.customer_writes(ASHA, "two").unwrap();
    practice.pass(1_000);
    let due = practice.world.due_webhooks();
    assert_eq!(due.len(), 2);
    practice.world.acknowledge(&due[..1]);
    drop(practice);
    let again =
        Practice::start_with(|settings| settings.keep = Some(Arc::clone(&disk) as Arc<dyn Keep>)).await;
    again.pass(1_000);
    assert_eq!(again.world.due_webhooks(), due[1..]);
    again.world.acknowledge(&due[1..]);
    assert_eq!(again.world.due_webhooks(), []);
}

#[tokio::test]
async fn what_cannot_be_kept_is_told_to_nobody() {
    let disk = Arc::new(Disk::default());
    let practice =
        Practice::start_with(|settings| settings.keep = Some(Arc::clone(&disk) as Arc<dyn Keep>)).await;
    disk.is_full.store(true, Ordering::SeqCst);
    assert!(practice.try_send(&bill("R1")).await.is_err(), "no answer leaves");
    practice.world.customer_writes(ASHA, "Hello").unwrap();
    practice.pass(60_000);
    assert!(!practice.world.is_kept());
    assert!(practice.world.due_webhooks().is_empty(), "no news leaves");
    disk.is_full.store(false, Ordering::SeqCst);
    assert!(!practice.world.due_webhooks().is_empty());
    assert_eq!(practice.look_up("R1").await.http, 200, "it was done, and now it is said");
}

#[tokio::test]
async fn a_torn_or_foreign_world_begins_anew_and_says_so() {
    let disk = Arc::new(Disk::default());
    let begin = || Practice::start_with(|settings| settings.keep = Some(Arc::clone(&disk) as Arc<dyn Keep>));
    let practice = begin().await;
    assert_eq!(practice.sandbox.beginning(), Beginning::New);
    practice.accepts(bill("R1")).await;
    drop(practice);
    let whole = disk.load().unwrap();
    let torn = whole[..whole.len() / 2].to_vec();
    let newer =
        String::from_utf8(whole).unwrap().replacen(r#""version":2"#, r#""version":3"#, 1).into_bytes();
    for unreadable in [torn, newer, Vec::new(), json!({"version": 2}).to_string().into_bytes()] {
        *disk.kept.lock().unwrap() = Some(unreadable);
        let practice = begin().await;
        assert_eq!(practice.sandbox.beginning(), Beginning::Lost);
        assert!(practice.ledger().references.is_empty());
        practice.accepts(bill("R2")).await;
    }
}

#[tokio::test]
async fn the_ledger_holds_a_bill_as_it_came() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    let ledger = practice.ledger();
    let shown = ledger.customers[ASHA].bubbles[0].bill.as_ref().unwrap();
    let items: Vec<_> =
        shown.items.iter().map(|item| (item.name.as_str(), item.quantity, item.price_paise)).collect();
    assert_eq!(items, [("Sugar · 2.5 kg", 2, 50_000), ("Tea", 1, 20_000)]);
    assert_eq!((shown.subtotal_paise, shown.tax_paise, shown.shipping_paise), (120_000, 6_000, 4_000));
    assert_eq!((shown.discount_paise, shown.total_paise), (6_550, 123_450));
    let order = &ledger.references["R1"];
    assert_eq!(order.expires_at_ms, Some(START_MS + 3 * 86_400_000));
    assert_eq!((order.can_be_paid, order.is_expired), (true, false));
}

#[tokio::test]
async fn a_customer_can_let_an_order_expire_and_then_there_is_no_button() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    practice.world.lets_expire("R1").unwrap();
    assert_eq!(practice.world.ahead_ms(), 3 * 86_400_000);
    assert_eq!(practice.world.now_ms(), START_MS + 3 * 86_400_000);
    assert_eq!(practice.world.pays("R1"), Err(sandbox::ActRefused::Expired));
    assert_eq!(practice.world.lets_expire("R1"), Err(sandbox::ActRefused::Expired));
    let order = &practice.ledger().references["R1"];
    assert_eq!((order.can_be_paid, order.is_expired), (false, true));
}
