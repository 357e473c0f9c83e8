//! A shop with a practice world beside it, both on one clock.

use app::clock::{Clock, Entropy};
use app::views::OrderView;
use app::{App, Worker, read_account};
use domain::account::Address;
use domain::bill::{Buyer, Registration, Seller};
use domain::place::State;
use domain::{
    BillDraft, ChannelKind, LineDraft, OrderNumber, Paise, Percent, PhoneNumber, Quantity, ReferenceId,
};
use doors::{Source, from_practice};
use jiff::{SignedDuration, Timestamp};
use sandbox::{Sandbox, Settings, World};
use secrecy::SecretString;
use serde_json::json;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use store::StoreError;
use vault::PassphraseSource;

pub const ASHA: &str = "9812345678";

/// A clock that moves only when told.
#[derive(Clone)]
pub struct TestClock(Arc<AtomicI64>);

impl TestClock {
    pub fn new() -> TestClock {
        TestClock(Arc::new(AtomicI64::new(1_795_000_000_000)))
    }

    pub fn advance(&self, by: SignedDuration) {
        self.0.fetch_add(i64::try_from(by.as_millis()).unwrap(), Ordering::SeqCst);
    }

    pub fn advance_to(&self, to_ms: i64) {
        self.0.fetch_max(to_ms, Ordering::SeqCst);
    }

    pub fn now_ms(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.now_ms()).unwrap()
    }
}

/// Different numbers each time, the same in each run.
pub struct CountingEntropy(AtomicU64);

impl CountingEntropy {
    pub fn new(seed: u64) -> CountingEntropy {
        CountingEntropy(AtomicU64::new(seed))
    }
}

impl Entropy for CountingEntropy {
    fn fill(&self, bytes: &mut [u8]) -> std::io::Result<()> {
        for chunk in bytes.chunks_mut(8) {
            let n = self.0.fetch_add(1, Ordering::SeqCst).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            chunk.copy_from_slice(&(n ^ (n >> 29)).to_le_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}

pub struct Shop {
    pub app: App,
    pub clock: TestClock,
    pub sandbox: Sandbox,
    pub folder: tempfile::TempDir,
    hears: String,
    channel: ChannelKind,
    seed: u64,
}

/// The name of the account at Meta.
pub const AT_META: &str = "Straight from Meta";

pub const HEARS_EVERYTHING: &str = "everything";
pub const HEARS_PAYMENTS: &str = "payments";

impl Shop {
    pub async fn open(hears: &str) -> Shop {
        Self::open_with(hears, "", 1).await
    }

    pub async fn open_with(hears: &str, faults: &str, seed: u64) -> Shop {
        let shop = Shop::without_account(hears, faults, seed, ChannelKind::KaleyraV2).await;
        shop.add_account(hears);
        shop
    }

    /// A shop whose only account is at Meta itself, and which hears everything.
    pub async fn open_at_meta(faults: &str) -> Shop {
        let shop = Shop::without_account(HEARS_EVERYTHING, faults, 1, ChannelKind::Cloud).await;
        shop.add_account_at_meta();
        shop.know_templates();
        shop
    }

    async fn without_account(hears: &str, faults: &str, seed: u64, channel: ChannelKind) -> Shop {
        let clock = TestClock::new();
        let folder = tempfile::tempdir().unwrap();
        let ticking = clock.clone();
        let mut settings = Settings::new(seed, [7; 32], Arc::new(move || ticking.now_ms()));
        settings.faults = faults.parse().unwrap();
        if channel == ChannelKind::Cloud {
            settings.channel = sandbox::Channel::Cloud;
        }
        let sandbox = Sandbox::start(settings).await.unwrap();
        let app = open_app(folder.path(), &clock, seed);
        Shop { app, clock, sandbox, folder, hears: hears.into(), channel, seed }
    }

    pub fn add_account_at_meta(&self) {
        let sandbox = &self.sandbox;
        let file = json!({
            "name": AT_META,
            "channel": "cloud",
            "base_url": sandbox.graph_base_url(),
            "phone_number": "+919876500002",
            "phone_number_id": sandbox.phone_number_id(),
            "waba_id": sandbox.waba_id(),
            "api_version": sandbox.graph_version(),
            "payment": { "gateway": "razorpay", "configuration_name": "practice_razorpay" },
            "importer": {
                "name": "Practice Kirana",
                "address": {
                    "line1": "1 MG Road", "city": "Bengaluru", "state": "Karnataka", "pin": "560001",
                },
            },
            "hears": "everything",
        });
        let file = read_account(file.to_string().as_bytes()).unwrap();
        let key = SecretString::from(sandbox.access_token().to_owned());
        self.app.add_account(file, &key, None, &PassphraseSource::None).unwrap();
    }

    fn add_account(&self, hears: &str) {
        let file = account_json(&self.sandbox, hears, "practice_razorpay");
        let key = SecretString::from(self.sandbox.api_key().to_string());
        let file = read_account(file.as_bytes()).unwrap();
        self.app.add_account(file, &key, None, &PassphraseSource::None).unwrap();
        self.know_templates();
    }

    /// The templates that the practice world has approved.
    pub fn know_templates(&self) {
        let [bill, status, _] = self.sandbox.template_names();
        self.app
            .know_practice_templates([bill, status, self.sandbox.due_template_name()], &["en", "hi"])
            .unwrap();
    }

    /// The account has no template for anything.
    pub fn forget_templates(&self) {
        let account = self.app.accounts().unwrap()[0].id;
        self.app
            .store()
            .write("templates", move |book| {
                for template in book.templates(account)? {
                    book.forget_template(account, template.purpose, &template.language)?;
                }
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }

    /// Another process on the same book, as after a crash: nothing of the old one lives on but the vault's content,
    /// which a real book would find in its keychain.
    pub fn reopen(&mut self) {
        self.seed += 1000;
        self.app = open_app(self.folder.path(), &self.clock, self.seed);
        self.put_key();
    }

    /// A practice book's vault is empty at each start; the practice world hands the key over again.
    pub fn put_key(&self) {
        let vault = self.app.vault(&PassphraseSource::None).unwrap();
        let key = SecretString::from(self.sandbox.api_key().to_string());
        for account in self.app.accounts().unwrap() {
            vault.put(&vault::SecretName::api_key(account.id), &key).unwrap();
        }
    }

    pub fn world(&self) -> World {
        self.sandbox.world()
    }

    pub fn worker(&self) -> Worker {
        // A program that another test starts holds for a moment what this process has open.
        for _ in 0..20_000 {
            if let Some(worker) = Worker::take_lease(&self.app, PassphraseSource::None).unwrap() {
                return worker;
            }
            std::thread::yield_now();
        }
        panic!("no other worker in this test")
    }

    /// Hands due webhooks over, as a listener would.
    pub fn deliver(&self) -> usize {
        let webhooks = self.world().take_webhooks();
        // Nobody listens for an account that hears payments only.
        if self.hears == HEARS_PAYMENTS {
            return 0;
        }
        let n_delivered = webhooks.len();
        for raw in webhooks {
            let source = if self.channel == ChannelKind::Cloud { Source::Meta } else { Source::Kaleyra };
            self.app.accept(self.channel, from_practice(source, raw).unwrap()).unwrap();
        }
        n_delivered
    }

    /// Works, and lets time pass, until nothing is due within `patience`.
    pub async fn settle(&self, worker: &mut Worker, patience: SignedDuration) {
        let until = self.clock.now_ms() + i64::try_from(patience.as_millis()).unwrap();
        for _ in 0..200_000 {
            let pass = worker.pass().await.unwrap();
            if self.deliver() > 0 || !pass.is_idle() {
                continue;
            }
            let worker_due = worker.next_due().unwrap().map(Timestamp::as_millisecond);
            let due = [worker_due, self.world().next_event_ms()].into_iter().flatten().min();
            match due {
                Some(due) if due <= until => self.clock.advance_to(due.max(self.clock.now_ms() + 1)),
                _ => return,
            }
        }
        panic!("the worker never came to rest");
    }

    /// Works until nothing is due within 20 seconds.
    pub async fn sync(&self) {
        let mut worker = self.worker();
        worker.look_now().unwrap();
        self.settle(&mut worker, SignedDuration::from_secs(20)).await;
    }

    pub fn draft(&self, total: &str) -> OrderNumber {
        self.app.draft(bill(ASHA, total)).unwrap().number
    }

    /// A bill of that total, issued and queued.
    pub fn send(&self, total: &str) -> (OrderNumber, ReferenceId) {
        let sent = self.app.send(self.draft(total)).unwrap();
        (sent.number, sent.reference)
    }

    pub fn show(&self, number: OrderNumber) -> OrderView {
        self.app.show_order(number).unwrap()
    }

    #[track_caller]
    pub fn assert_sound(&self) {
        let unsound: Vec<_> = self.app.verify().unwrap().into_iter().filter(|check| !check.ok).collect();
        assert_eq!(unsound, []);
    }

    /// Every reference was billed at most once, and the customers' own account of it is what the book says.
    #[track_caller]
    pub fn assert_billed_once(&self) {
        for (reference, entry) in &self.world().ledger().references {
            assert!(
                entry.accepted_order_details <= 1,
                "{reference} was billed {} times",
                entry.accepted_order_details
            );
        }
    }
}

pub async fn start_sandbox(clock: &TestClock, faults: &str, seed: u64) -> Sandbox {
    let ticking = clock.clone();
    let mut settings = Settings::new(seed, [7; 32], Arc::new(move || ticking.now_ms()));
    settings.faults = faults.parse().unwrap();
    Sandbox::start(settings).await.unwrap()
}

pub fn open_app(folder: &Path, clock: &TestClock, seed: u64) -> App {
    App::open_or_begin(folder, true, Arc::new(clock.clone()), Arc::new(CountingEntropy::new(seed))).unwrap()
}

pub fn account_json(sandbox: &Sandbox, hears: &str, configuration: &str) -> String {
    format!(
        r#"{{"name":"Practice","channel":"kaleyra-v2","base_url":"{}","sid":"{}","phone_number":"{}",
            "phone_number_id":"{}","payment":{{"gateway":"razorpay","configuration_name":"{configuration}"}},
            "importer":{{"name":"Practice Kirana","address":{{"line1":"1 MG Road","city":"Bengaluru","state":"Karnataka","pin":"560001"}}}},
            "hears":"{hears}"}}"#,
        sandbox.base_url(),
        sandbox.sid(),
        sandbox.phone_number(),
        sandbox.phone_number_id(),
    )
}

/// A bill of one line for a customer.
pub fn bill(phone: &str, total: &str) -> BillDraft {
    let karnataka = State::by_code("29").unwrap();
    let seller = Seller {
        state: karnataka,
        registration: Registration::Regular,
        gstin: Some("29AABCR1718E1ZL".into()),
        name: "Practice Kirana".into(),
        address: Some(Address {
            line1: "1 MG Road".into(),
            line2: None,
            city: "Bengaluru".into(),
            state: "Karnataka".into(),
            pin: "560001".into(),
        }),
    };
    let phone = Some(PhoneNumber::parse(phone).unwrap());
    let buyer = Buyer { name: "Asha Kulkarni".into(), phone, state: karnataka, gstin: None, address: None };
    let line = LineDraft::new("Basmati rice", Quantity::ONE, Paise::parse_rupees(total).unwrap());
    BillDraft::new("2026-11-22".parse().unwrap(), seller, buyer, line.with_gst_rate(Percent::ZERO))
}

/// A number as the practice world writes it.
pub fn international(phone: &str) -> String {
    format!("+91{phone}")
}

/// The states of an order's messages, as `kind:state`.
pub fn messages(view: &OrderView) -> Vec<String> {
    view.messages.iter().map(|message| format!("{}:{}", message.kind, message.state)).collect()
}

/// The codes of what needs a person.
pub fn attention(view: &OrderView) -> Vec<&'static str> {
    view.attention.iter().map(|open| open.code).collect()
}
