//! Orders and their bills.

use crate::bills::{TestBook, address, at, bill, bill_for, rupees};
use domain::account::{ApiVersion, PaymentLink};
use domain::bill::{Delivery, Goods, Prices, Registration, RoundOff};
use domain::identity::Vpa;
use domain::place::State;
use domain::upi::{Mcc, UpiPayee};
use domain::{BillDraft, Discount, LineDraft, OrderState, Paise, Percent, Quantity};
use store::Totals;

#[test]
fn a_bill_comes_back_as_it_was_entered() {
    for draft in [bill(), everything_entered(), bill_for("", "", &[])] {
        let book = TestBook::new();
        let (id, number) = book.draft(draft.clone());
        let order = book.read(|book| book.order(id)).unwrap();
        assert_eq!(order.totals, draft.clone().finish().ok().as_ref().map(Totals::from));
        assert_eq!((order.draft, order.number), (draft, number));
        book.assert_sound();
    }
}

#[test]
fn a_new_order_is_an_unpaid_draft() {
    let book = TestBook::new();
    let (id, number) = book.draft(bill());
    let order = book.read(|book| book.order_by_number(number)).unwrap();
    assert_eq!((order.id, order.state, order.revision), (id, OrderState::Draft { held: false }, 1));
    assert_eq!(
        (order.payment_state.as_str(), order.captured, order.refunded),
        ("unpaid", Paise::ZERO, Paise::ZERO)
    );
    assert_eq!((order.total(), order.n_attention), (rupees(118), 0));
    assert_eq!((order.created_at, order.issued_at), (at(0), None));
    assert_eq!((order.bubble, order.account), (None, None));
}

#[test]
fn a_draft_that_cannot_be_finished_has_no_figures() {
    let book = TestBook::new();
    let (id, _) = book.draft(bill_for("Ravi", "9812345678", &[]));
    let order = book.read(|book| book.order(id)).unwrap();
    assert_eq!((order.totals, order.total()), (None, Paise::ZERO));
}

#[test]
fn a_bill_is_replaced_whole() {
    let book = TestBook::new();
    let (id, _) = book.draft(bill_for("Ravi", "9812345678", &["Tea", "Milk", "Rice"]));
    let order = book.read(|book| book.order(id)).unwrap();
    let draft = everything_entered();
    let expected = draft.clone();
    book.write(move |book| book.replace_bill(&order, &draft, draft.clone().finish().ok().as_ref(), at(5)));
    let order = book.read(|book| book.order(id)).unwrap();
    assert_eq!((order.draft, order.created_at), (expected, at(0)));
    book.assert_sound();
}

#[test]
fn what_happens_to_an_order_is_kept() {
    let book = TestBook::new();
    let account = book.account();
    let id = book.order();
    book.write(move |book| {
        book.set_order_state(id, OrderState::PartiallyShipped, at(7))?;
        book.set_order_account(id, account)?;
        book.count_revision(id)?;
        book.set_bubble(id, "processing", "refused")
    });
    let order = book.read(|book| book.order(id)).unwrap();
    assert_eq!((order.state, order.issued_at), (OrderState::PartiallyShipped, Some(at(1))));
    assert_eq!((order.account, order.revision), (Some(account), 2));
    assert_eq!(
        (order.bubble.as_deref(), order.bubble_state.as_deref()),
        (Some("processing"), Some("refused"))
    );
}

#[test]
fn every_state_comes_back() {
    use OrderState::{Canceled, Completed, Draft, PartiallyShipped, Pending, Processing, Shipped};
    let book = TestBook::new();
    let id = book.order();
    let states = [
        Draft { held: false },
        Draft { held: true },
        Pending,
        Processing,
        PartiallyShipped,
        Shipped,
        Completed,
        Canceled,
    ];
    for state in states {
        book.write(move |book| book.set_order_state(id, state, at(2)));
        assert_eq!(book.read(|book| book.order(id)).unwrap().state, state);
    }
}

#[test]
fn a_customer_is_known_by_the_number_under_the_newest_name() {
    let book = TestBook::new();
    let (first, _) = book.draft(bill_for("Asha", "9812345678", &["Tea"]));
    let (second, _) = book.draft(bill_for("Asha Gupta", "+91 98123 45678", &["Tea"]));
    let (other, _) = book.draft(bill_for("Asha", "9812345679", &["Tea"]));
    let (walk_in, _) = book.draft(bill_for("Asha", "", &["Tea"]));
    let customer = |id| book.read(|book| book.order(id)).unwrap().customer;
    assert_eq!(customer(first), customer(second));
    assert_ne!(customer(first), customer(other));
    assert_eq!(customer(walk_in), None);
    let row = book.read(|book| book.customer(customer(first).unwrap())).unwrap();
    assert_eq!(row.name, "Asha Gupta");
    assert_eq!(book.read(|book| book.customers(None, 10)).len(), 2);
    assert_eq!(
        book.read(|book| book.order(first)).unwrap().draft.buyer.name,
        "Asha",
        "a bill is not rewritten"
    );
}

#[test]
fn the_hour_in_which_a_customer_wrote_only_moves_forward() {
    let book = TestBook::new();
    book.draft(bill());
    let phone = bill().buyer.phone.unwrap();
    for (wrote, expected) in [(50, 50), (20, 50), (60, 60)] {
        let number = phone.clone();
        book.write(move |book| book.note_customer_wrote(&number, at(wrote)));
        assert_eq!(
            book.read(|book| book.customer_by_phone(&phone)).unwrap().last_wrote_at,
            Some(at(expected))
        );
    }
}

#[test]
fn equal_addresses_are_kept_once_and_unequal_ones_apart() {
    let book = TestBook::new();
    let mut second = bill();
    second.buyer.address =
        Some(domain::account::Address { line2: Some(String::new()), ..address("7 Church Street") });
    let drafts = [bill(), second, bill()];
    for draft in drafts.clone() {
        book.draft(draft);
    }
    let ids = book.read(|book| book.all_orders());
    for (id, draft) in ids.into_iter().zip(drafts) {
        assert_eq!(book.read(|book| book.order(id)).unwrap().draft, draft);
    }
    let connection = rusqlite::Connection::open(book.path().join("book.sqlite3")).unwrap();
    let n_addresses: i64 =
        connection.query_row("SELECT count(*) FROM addresses", [], |row| row.get(0)).unwrap();
    assert_eq!(n_addresses, 3);
}

#[test]
fn accounts_stay_for_the_orders_that_name_them() {
    let book = TestBook::new();
    let id = book.account();
    let known = book.read(|book| book.account_by_name("main")).unwrap();
    assert_eq!((known.id, known.settings), (id, crate::bills::account()));
    book.write(move |book| book.remove_account(id, at(4)));
    assert_eq!(book.read(|book| book.accounts()), []);
    assert_eq!(book.read(|book| book.account_by_name("main")), None);
    assert!(book.read(|book| book.account(id)).is_some());
    assert_ne!(book.account(), id, "the name is free again");
}

#[test]
fn an_importer_comes_back_with_the_account() {
    let book = TestBook::new();
    let importer = domain::account::Importer { name: "Asha Imports".into(), address: address("2 Dock Road") };
    let settings = domain::AccountSettings {
        importer: Some(importer),
        catalog_id: Some("77".into()),
        ..crate::bills::account()
    };
    let expected = settings.clone();
    let id = book.write(move |book| book.insert_account(&settings, at(0)));
    assert_eq!(book.read(|book| book.account(id)).unwrap().settings, expected);
}

#[test]
fn every_channel_keeps_what_it_needs() {
    let book = TestBook::new();
    let kaleyra = domain::AccountSettings {
        name: "first".into(),
        channel: domain::ChannelKind::KaleyraV1,
        callback_profile_id: Some("CB1".into()),
        ..crate::bills::account()
    };
    let cloud = domain::AccountSettings {
        name: "meta".into(),
        channel: domain::ChannelKind::Cloud,
        sid: String::new(),
        waba_id: Some("102290129340398".into()),
        api_version: ApiVersion::parse("v23.0").unwrap(),
        takes_web: true,
        upi: Some(UpiPayee {
            vpa: Vpa::parse("asha@okaxis").unwrap(),
            name: "Asha Stores".into(),
            mcc: Some(Mcc::parse("5411").unwrap()),
        }),
        payment_link: Some(PaymentLink::parse("https://rzp.io/i/asha").unwrap()),
        ..crate::bills::account()
    };
    for settings in [kaleyra, cloud] {
        let expected = settings.clone();
        let id = book.write(move |book| book.insert_account(&settings, at(0)));
        assert_eq!(book.read(|book| book.account(id)).unwrap().settings, expected);
    }
}

#[test]
fn settings_are_kept() {
    let book = TestBook::new();
    assert_eq!(book.read(|book| book.setting("language")), None);
    for value in ["hi-IN", "en-IN"] {
        book.write(move |book| book.set_setting("language", value));
        assert_eq!(book.read(|book| book.setting("language")).as_deref(), Some(value));
    }
}

/// A bill with every field filled in, in ways that are hard to keep.
fn everything_entered() -> BillDraft {
    let long_name = "क्षत्रिय 🍎 \u{202e}\"'; DROP TABLE orders; --\0".repeat(100);
    let mut draft = bill_for("O'Brien \"گپتا\" गुप्ता", "+447911123456", &["plain"]);
    draft.goods = Goods::Digital;
    draft.delivery = Delivery::Ship;
    draft.prices = Prices::Inclusive;
    draft.seller.registration = Registration::Composition;
    draft.seller.gstin = Some("29AAAAA0000A1Z5".into());
    draft.seller.address = None;
    draft.buyer.gstin = Some("not one".into());
    draft.buyer.state = State::by_code("07").unwrap();
    draft.discount = Some(Discount::Amount(Paise::new(1)));
    draft.shipping = Paise::new(4_999);
    draft.round_off = RoundOff::Rupee;
    draft.with_line(LineDraft {
        name: long_name,
        sku: Some("SKU-1".into()),
        hsn: Some("1701".into()),
        unit: Some("KGS".into()),
        quantity: Quantity::parse("0.333333").unwrap(),
        price: Paise::new(1),
        gst_rate: Percent::parse("0.25").unwrap(),
        cess_rate: Percent::parse("12.5").unwrap(),
        cess_per_unit: Paise::new(7),
        discount: Some(Discount::Percent(Percent::parse("33.3333").unwrap())),
        catalog_item: true,
        country_of_origin: Some("NP".into()),
    })
}
