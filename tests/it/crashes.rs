//! The process is killed, at every named place and at random instants. What it acknowledged is not lost, nobody is
//! billed twice, and the book is sound.
//!
//! `PARCHI_LONG=1` kills at every place 20 times and at 500 random instants; without it fewer.

use app::App;
use app::clock::{SystemClock, SystemEntropy};
use sandbox::{Sandbox, Settings};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;
use tokio::process::Command;

/// The shop, the practice world beside it, and what was acknowledged so far.
struct Crashes {
    sandbox: Sandbox,
    folder: tempfile::TempDir,
    acknowledged: BTreeSet<String>,
    n_killed: u32,
}

impl Crashes {
    async fn begin() -> Crashes {
        use app::clock::Clock;
        let now = Arc::new(|| SystemClock.now().as_millisecond());
        let mut settings = Settings::new(1, [3; 32], now);
        settings.faults = "limits=off".parse().unwrap();
        let sandbox = Sandbox::start(settings).await.unwrap();
        Crashes { sandbox, folder: tempfile::tempdir().unwrap(), acknowledged: BTreeSet::new(), n_killed: 0 }
    }

    fn child(&self, mode: &str, orders: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_crash-child"));
        command.arg(mode).arg(self.folder.path()).arg(orders);
        command.env("CRASH_KEY", self.sandbox.api_key()).env("CRASH_ACCOUNT", self.account());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
        command
    }

    fn account(&self) -> String {
        format!(
            r#"{{"name":"Practice","channel":"kaleyra-v2","base_url":"{}","sid":"{}","phone_number":"{}",
                "phone_number_id":"{}","payment":{{"gateway":"razorpay","configuration_name":"practice_razorpay"}},
                "importer":{{"name":"Practice Kirana","address":{{"line1":"1 MG Road","city":"Bengaluru","state":"Karnataka",
                "pin":"560001"}}}},"hears":"payments"}}"#,
            self.sandbox.base_url(),
            self.sandbox.sid(),
            self.sandbox.phone_number(),
            self.sandbox.phone_number_id(),
        )
    }

    fn note(&mut self, output: &std::process::Output) {
        let said = String::from_utf8_lossy(&output.stdout);
        self.acknowledged.extend(said.lines().map(String::from));
        self.n_killed += u32::from(!output.status.success());
    }

    /// Works until it comes to the named place for the `nth` time.
    async fn kill_at(&mut self, place: &str, nth: u32) {
        let mut child = self.child("load", "5");
        let output = child.env("PARCHI_FAILPOINT", format!("{place}#{nth}")).output().await.unwrap();
        self.note(&output);
    }

    /// Works until some instant.
    async fn kill_after(&mut self, instant: Duration) {
        let mut child = self.child("load", "50").spawn().unwrap();
        if tokio::time::timeout(instant, child.wait()).await.is_err() {
            child.start_kill().unwrap();
        }
        let output = child.wait_with_output().await.unwrap();
        self.note(&output);
    }

    async fn recover(&self) {
        let output = self.child("recover", "").output().await.unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    /// Nothing acknowledged is lost, nobody was billed twice, the book is sound.
    #[track_caller]
    fn assert_whole(&self) {
        let app = open(self.folder.path());
        let unsound: Vec<_> = app.verify().unwrap().into_iter().filter(|check| !check.ok).collect();
        assert_eq!(unsound, []);
        let ledger = self.sandbox.world().ledger();
        for (reference, entry) in &ledger.references {
            assert_eq!(entry.accepted_order_details, 1, "{reference}");
            let once: BTreeSet<_> = entry.statuses.iter().map(|status| format!("{status:?}")).collect();
            assert_eq!(
                once.len(),
                entry.statuses.len(),
                "{reference} was told a status twice: {:?}",
                entry.statuses
            );
        }
        for line in &self.acknowledged {
            let words: Vec<&str> = line.split(' ').collect();
            let order =
                app.show_order(words[1].parse().unwrap()).unwrap_or_else(|error| panic!("{line}: {error}"));
            match words[..] {
                ["sent", _, reference] => {
                    assert!(order.references.iter().any(|way| way.reference_id == reference), "{line}");
                    assert!(ledger.references.contains_key(reference), "{line}: {:?}", order.messages);
                }
                ["status", _, status] => {
                    assert!(order.history.iter().any(|row| row.figures.ends_with(status)), "{line}");
                }
                _ => {}
            }
            for message in &order.messages {
                // What is queued now waits until another way to pay is closed, which this account cannot hear.
                let waits = message.state == "queued"
                    && order.references.len() + usize::from(message.kind == "cash") > 1;
                assert!(
                    waits || !["queued", "in_flight", "unknown"].contains(&message.state),
                    "{line}: {message:?}"
                );
            }
        }
    }
}

fn open(folder: &Path) -> App {
    App::open(folder, Arc::new(SystemClock), Arc::new(SystemEntropy)).unwrap()
}

fn is_long() -> bool {
    std::env::var_os("PARCHI_LONG").is_some()
}

/// Every place that the work comes to, with how often.
async fn places(crashes: &Crashes) -> BTreeMap<String, u32> {
    let log = crashes.folder.path().join("places");
    let output = crashes.child("load", "5").env("PARCHI_FAILPOINT_LOG", &log).output().await.unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut places = BTreeMap::new();
    for name in std::fs::read_to_string(log).unwrap().lines() {
        *places.entry(name.to_string()).or_insert(0) += 1;
    }
    places
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_before_or_after_any_commit_and_any_send_loses_nothing_and_repeats_nothing() {
    let places = places(&Crashes::begin().await).await;
    assert!(places.len() >= 40, "{} places: {places:?}", places.len());
    let n_times = if is_long() { 20 } else { 2 };
    let (mut n_all_times, mut n_killed, mut n_acknowledged) = (0, 0, 0);
    for (place, n_reached) in &places {
        // A book of its own for each place, so that recovering stays as quick as the first time.
        let mut crashes = Crashes::begin().await;
        for n in 0..n_times {
            // What happens once a run is killed there each time; what happens often, at different times of the run.
            crashes.kill_at(place, 1 + n % n_reached).await;
        }
        crashes.recover().await;
        crashes.assert_whole();
        assert!(crashes.n_killed > 0, "nothing was killed at {place}");
        n_all_times += u32::from(crashes.n_killed == n_times);
        n_killed += crashes.n_killed;
        n_acknowledged += crashes.acknowledged.len();
    }
    // Places that belong to the first start alone are reached by no later run.
    assert!(n_all_times >= 40, "{n_all_times} of {} places were killed at each time", places.len());
    println!("killed {n_killed} times at {} places, {n_acknowledged} acknowledgements", places.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_at_any_instant_under_load_loses_nothing_and_repeats_nothing() {
    let mut crashes = Crashes::begin().await;
    let (n_kills, mut dice) = (if is_long() { 500 } else { 40 }, 7_u64);
    for n in 1..=n_kills {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        crashes.kill_after(Duration::from_micros(10_000 + (dice >> 33) % 250_000)).await;
        if n % 20 == 0 {
            crashes.recover().await;
        }
    }
    crashes.recover().await;
    assert!(crashes.n_killed * 10 >= n_kills * 9, "only {} of {n_kills} were killed", crashes.n_killed);
    assert!(!crashes.acknowledged.is_empty());
    crashes.assert_whole();
    println!("killed {} times, {} acknowledgements", crashes.n_killed, crashes.acknowledged.len());
}
