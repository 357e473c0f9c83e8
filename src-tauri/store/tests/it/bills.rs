//! A book in a folder of its own, and small bills written in a few words.

use domain::account::{Address, ApiVersion};
use domain::bill::{Buyer, Registration, Seller};
use domain::place::State;
use domain::{
    Account, AccountId, AccountSettings, BillDraft, BookTag, ChannelKind, GatewayKind, Hears, LineDraft,
    OrderId, OrderNumber, Paise, Percent, PhoneNumber, Quantity, ReferenceId, TillLetter,
};
use jiff::Timestamp;
use jiff::civil::date;
use std::path::Path;
use store::{Effect, NewBook, NewOutboxRow, Read, Store, StoreError, Write};
use tempfile::TempDir;

/// A book that is removed with its folder.
pub struct TestBook {
    pub store: Store,
    pub folder: TempDir,
}

impl TestBook {
    pub fn new() -> TestBook {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(folder.path(), None, new_book()).unwrap();
        TestBook { store, folder }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    #[track_caller]
    pub fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Write<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> T {
        self.store.write("test", work).unwrap()
    }

    #[track_caller]
    pub fn read<T>(&self, work: impl FnOnce(&Read<'_>) -> Result<T, StoreError>) -> T {
        self.store.read(work).unwrap()
    }

    /// An order with this bill, still a draft.
    #[track_caller]
    pub fn draft(&self, draft: BillDraft) -> (OrderId, OrderNumber) {
        self.write(move |book| insert(book, &draft))
    }

    /// An order of ₹118.00, issued.
    #[track_caller]
    pub fn order(&self) -> OrderId {
        self.write(|book| {
            let (id, _) = insert(book, &bill())?;
            book.issue_order(id, at(1))?;
            Ok(id)
        })
    }

    /// An account, and an order with one way to pay.
    #[track_caller]
    pub fn payable_order(&self) -> (OrderId, ReferenceId) {
        let account = self.account();
        let order = self.order();
        let number = self.read(|book| book.order(order)).unwrap().number;
        let way = reference(number);
        self.write(move |book| {
            book.reserve_reference(way, order, (account, "default"), rupees(118), at(100_000), at(1))
        });
        (order, way)
    }

    /// The account of these tests.
    #[track_caller]
    pub fn account(&self) -> AccountId {
        let known: Vec<Account> = self.read(|book| book.accounts());
        let added = known.first().map(|account| account.id);
        added.unwrap_or_else(|| self.write(|book| book.insert_account(&account(), at(0))))
    }

    #[track_caller]
    pub fn assert_sound(&self) {
        let unsound: Vec<_> = self.read(|book| book.verify()).into_iter().filter(|check| !check.ok).collect();
        assert!(unsound.is_empty(), "{unsound:?}");
    }

    /// Does to the file what the program never would. What happens meanwhile is up to the test.
    #[track_caller]
    pub fn tamper(&self, sql: &str) {
        let connection = rusqlite::Connection::open(self.path().join("book.sqlite3")).unwrap();
        connection.execute_batch(sql).unwrap();
    }
}

/// Begins a draft.
pub fn insert(book: &Write<'_>, draft: &BillDraft) -> Result<(OrderId, OrderNumber), StoreError> {
    book.insert_order(draft, draft.clone().finish().ok().as_ref(), at(0))
}

pub fn new_book() -> NewBook {
    NewBook {
        book_id: "0123456789abcdef0123456789abcdef".into(),
        generation: "00000000000000a1".into(),
        tag: tag("K7Q3"),
        till: TillLetter::A,
        practice: false,
        vault: "none".into(),
    }
}

pub fn tag(text: &str) -> BookTag {
    text.parse().unwrap()
}

/// So many seconds after the beginning of the tests.
pub fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + second).unwrap()
}

pub fn rupees(rupees: i64) -> Paise {
    Paise::new(rupees * 100)
}

/// The first way to pay for an order of the first generation.
pub fn reference(number: OrderNumber) -> ReferenceId {
    ReferenceId::new(tag("K7Q3"), number, domain::reference::AttemptLetter::FIRST)
}

/// Two pieces of one thing for ₹100.00 and 18 %.
pub fn bill() -> BillDraft {
    bill_for("Asha Gupta", "9812345678", &["Sugar"])
}

/// A bill of ₹118.00 a line.
pub fn bill_for(name: &str, phone: &str, items: &[&str]) -> BillDraft {
    let lines = items.iter().map(|item| line(item));
    let mut draft = BillDraft::new(date(2026, 11, 22), seller(), buyer(name, phone), line(""));
    draft.lines = lines.collect();
    draft
}

fn line(name: &str) -> LineDraft {
    LineDraft::new(name, Quantity::parse("2").unwrap(), rupees(50))
        .with_gst_rate(Percent::parse("18").unwrap())
}

fn seller() -> Seller {
    Seller {
        state: State::by_code("29").unwrap(),
        registration: Registration::Regular,
        gstin: None,
        name: "Asha Stores".into(),
        address: Some(address("1 Avenue Road")),
    }
}

fn buyer(name: &str, phone: &str) -> Buyer {
    Buyer {
        name: name.into(),
        phone: PhoneNumber::parse(phone).ok(),
        state: State::by_code("29").unwrap(),
        gstin: None,
        address: Some(address("7 Church Street")),
    }
}

pub fn address(line1: &str) -> Address {
    Address {
        line1: line1.into(),
        line2: None,
        city: "Bengaluru".into(),
        state: "Karnataka".into(),
        pin: "560001".into(),
    }
}

pub fn account() -> AccountSettings {
    AccountSettings {
        name: "main".into(),
        channel: ChannelKind::KaleyraV2,
        base_url: "https://api.in.kaleyra.io".into(),
        sid: "HXIN0000000000IN".into(),
        phone_number: PhoneNumber::parse("9800000000").unwrap(),
        phone_number_id: "1000".into(),
        waba_id: None,
        api_version: ApiVersion::default(),
        callback_profile_id: None,
        catalog_id: None,
        gateway: GatewayKind::Razorpay,
        configuration_name: "default".into(),
        takes_web: false,
        upi: None,
        payment_link: None,
        importer: None,
        hears: Hears::Everything,
    }
}

/// A row of the outbox that tells an order something.
pub fn row(order: OrderId, our_ref: &str) -> NewOutboxRow {
    NewOutboxRow {
        lane: order.into(),
        account: None,
        effect: Effect::Text,
        reference: None,
        told_status: None,
        text: Some("Ready".into()),
        revision: 1,
        amount: Paise::ZERO,
        shown_kind: "text",
        cost: Paise::ZERO,
        our_ref: our_ref.into(),
    }
}
