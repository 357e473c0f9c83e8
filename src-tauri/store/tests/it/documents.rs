//! Documents: kept as they were made, numbered without gaps, and never changed.

use crate::bills::{TestBook, at};
use domain::account::Address;
use domain::bill::{Buyer, Registration, Seller};
use domain::document::{Content, Extent, InvoiceTerms, SeriesRefusal, invoice};
use domain::hsn::Turnover;
use domain::identity::Reason;
use domain::place::State;
use domain::{BillDraft, LineDraft, Paise, Percent, Quantity, TillLetter};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::collections::BTreeSet;
use store::{DocumentRow, NewBook, NewDocument, Store, StoreError};

fn content(day: Date, price: i64) -> Content {
    let karnataka = State::by_code("29").unwrap();
    let address = Address {
        line1: "1 MG Road".into(),
        line2: None,
        city: "Bengaluru".into(),
        state: "Karnataka".into(),
        pin: "560001".into(),
    };
    let seller = Seller {
        state: karnataka,
        registration: Registration::Regular,
        gstin: Some("29AABCR1718E1ZL".into()),
        name: "Shop".into(),
        address: Some(address),
    };
    let buyer = Buyer { name: "Asha".into(), phone: None, state: karnataka, gstin: None, address: None };
    let rice = LineDraft::new("Rice", Quantity::parse("2.5").unwrap(), Paise::new(price));
    let draft = BillDraft::new(day, seller, buyer, rice.with_gst_rate(Percent::parse("5").unwrap()));
    let terms = InvoiceTerms { date: day, turnover: Turnover::default(), order: None };
    invoice(&draft.finish().unwrap(), &[], Extent::Everything, &terms).unwrap()
}

fn new(content: Content) -> NewDocument {
    NewDocument { content, order: None, against: None, turnover: Turnover::default(), let_stand: Vec::new() }
}

fn make(store: &Store, content: Content) -> Result<DocumentRow, StoreError> {
    store.write("document", move |book| book.insert_document(new(content), at(1)))
}

fn till(folder: &std::path::Path, letter: char) -> Store {
    let book = NewBook {
        book_id: format!("{letter}").repeat(32),
        generation: "1".repeat(16),
        tag: "K7Q3".parse().unwrap(),
        till: TillLetter::new(letter).unwrap(),
        practice: false,
        vault: "memory".into(),
    };
    Store::create(folder, None, book).unwrap()
}

#[test]
fn a_document_comes_back_as_it_was_made() {
    let book = TestBook::new();
    let made = make(&book.store, content(date(2026, 11, 22), 4_410)).unwrap();
    let read = book.read(|book| book.document_by_number(&made.document.number().text));
    assert_eq!(read, Some(made));
}

#[test]
fn nothing_changes_a_document_but_that_its_number_is_cancelled_once() {
    let book = TestBook::new();
    let made = make(&book.store, content(date(2026, 11, 22), 4_410)).unwrap();
    let reason = Reason::parse("typed twice").unwrap();
    let again = reason.clone();
    book.write(move |book| book.cancel_document(made.id, &reason, at(1)));
    let second: Result<(), StoreError> =
        book.store.write("cancel", move |book| book.cancel_document(made.id, &again, at(1)));
    assert!(second.is_err());
    let entry = book.read(|book| book.register(Date::MIN, Date::MAX)).remove(0);
    assert_eq!((entry.document(), entry.number().sequence), (None, 1));
}

#[test]
fn a_clock_that_is_behind_gets_no_number() {
    let book = TestBook::new();
    make(&book.store, content(date(2026, 11, 22), 4_410)).unwrap();
    let refused = make(&book.store, content(date(2026, 11, 21), 4_410));
    assert!(matches!(refused, Err(StoreError::Series(SeriesRefusal::ClockBehind { .. }))), "{refused:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Two tills around the night of 31 March; some transactions end in a refusal, some in a power failure.
    #[test]
    fn no_number_is_given_twice_and_none_is_missing(
        steps in prop::collection::vec((any::<bool>(), 0..3_u8, 0..2_i32), 1..40),
    ) {
        let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let mut tills = [Some(till(folders[0].path(), 'A')), Some(till(folders[1].path(), 'B'))];
        let mut today = date(2027, 3, 30);
        let mut given = BTreeSet::new();
        for (at_b, end, days) in steps {
            today = today.checked_add(days.days()).unwrap();
            let place = usize::from(at_b);
            let store = tills[place].as_ref().unwrap();
            let content = content(today, 4_410);
            if end == 0 {
                let made = make(store, content).unwrap();
                prop_assert!(given.insert(made.document.number().text.clone()), "{} twice", made.document.number());
                continue;
            }
            let undone: Result<(), StoreError> = store.write("undone", move |book| {
                book.insert_document(new(content), at(1))?;
                Err(StoreError::DiskFull)
            });
            prop_assert!(undone.is_err());
            if end == 2 {
                tills[place] = None;
                tills[place] = Some(Store::open(folders[place].path(), None).unwrap());
            }
        }
        for store in tills.iter().flatten() {
            let checks = store.read(|book| book.verify()).unwrap();
            prop_assert!(checks.iter().all(|check| check.ok), "{checks:?}");
        }
    }
}
