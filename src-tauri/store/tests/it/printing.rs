//! Printers, and receipts that wait for one.

use crate::bills::{TestBook, at};
use domain::bill::{Buyer, Registration, Seller};
use domain::document::{Extent, InvoiceTerms, invoice};
use domain::hsn::Turnover;
use domain::place::State;
use domain::{BillDraft, DocumentId, LineDraft, Paise, Percent, Quantity};
use jiff::civil::date;
use store::{
    NewDocument, PrintEnd, PrintJobRow, PrintState, PrinterFacts, PrinterId, PrinterWay, StoreError,
};

fn facts(name: &str) -> PrinterFacts {
    PrinterFacts {
        name: name.into(),
        way: PrinterWay::Network,
        place: "192.168.1.50:9100".into(),
        columns: 48,
        cuts: true,
        kicks: true,
    }
}

fn printer(book: &TestBook, name: &str) -> PrinterId {
    let facts = facts(name);
    book.write(move |book| book.add_printer(&facts))
}

fn document(book: &TestBook) -> DocumentId {
    let (state, day) = (State::by_code("29").unwrap(), date(2026, 11, 22));
    let seller = Seller {
        state,
        registration: Registration::Regular,
        gstin: Some("29AABCR1718E1ZL".into()),
        name: "Shop".into(),
        address: Some(domain::account::Address {
            line1: "1 MG Road".into(),
            line2: None,
            city: "Bengaluru".into(),
            state: "Karnataka".into(),
            pin: "560001".into(),
        }),
    };
    let buyer = Buyer { name: "Asha".into(), phone: None, state, gstin: None, address: None };
    let rice = LineDraft::new("Rice", Quantity::parse("1").unwrap(), Paise::new(10_000));
    let bill = BillDraft::new(day, seller, buyer, rice.with_gst_rate(Percent::parse("5").unwrap()));
    let terms = InvoiceTerms { date: day, turnover: Turnover::default(), order: None };
    let content = invoice(&bill.finish().unwrap(), &[], Extent::Everything, &terms).unwrap();
    let turnover = Turnover::default();
    let new = NewDocument { content, order: None, against: None, turnover, let_stand: Vec::new() };
    book.write(move |book| book.insert_document(new, at(1))).id
}

fn ask(book: &TestBook, document: DocumentId, when: i64) -> PrintJobRow {
    book.write(move |book| book.ask_for_print(document, None, true, at(when)))
}

/// Sends a receipt with this end.
fn send(book: &TestBook, job: &PrintJobRow, end: PrintEnd) -> PrintJobRow {
    let id = job.id;
    book.write(move |book| {
        let attempt = book.begin_print(id, at(10))?.expect("it waits");
        assert!(book.end_print(attempt, end, at(11))?);
        Ok(())
    });
    now(book, job)
}

fn now(book: &TestBook, job: &PrintJobRow) -> PrintJobRow {
    book.read(|book| book.print_job(job.id)).unwrap()
}

#[test]
fn one_printer_is_the_default_for_as_long_as_there_is_any() {
    let book = TestBook::new();
    assert_eq!(book.read(|book| book.default_printer()), None);
    let (first, second, third) =
        (printer(&book, "Counter"), printer(&book, "Kitchen"), printer(&book, "Back"));
    let default = || book.read(|book| book.default_printer()).map(|row| row.id);
    assert_eq!(default(), Some(first));
    assert!(book.write(move |book| book.set_default_printer(third)));
    assert_eq!(default(), Some(third));
    assert!(!book.write(|book| book.set_default_printer(PrinterId::new(99))));
    assert_eq!(default(), Some(third));
    assert!(book.write(move |book| book.remove_printer(third)));
    assert_eq!(default(), Some(first));
    book.write(move |book| Ok((book.remove_printer(first)?, book.remove_printer(second)?)));
    assert_eq!(default(), None);
    assert_eq!(book.read(|book| book.printers()), []);
}

#[test]
fn a_printer_comes_back_as_it_was_told_and_changed() {
    let book = TestBook::new();
    let id = printer(&book, "Counter");
    assert_eq!(book.read(|book| book.printer_named("COUNTER")).unwrap().facts, facts("Counter"));
    for way in PrinterWay::ALL {
        let changed = PrinterFacts { way, columns: 32, cuts: false, kicks: false, ..facts("Till") };
        let told = changed.clone();
        assert!(book.write(move |book| book.change_printer(id, &told)));
        assert_eq!(book.read(|book| book.printer(id)).unwrap().facts, changed);
    }
    printer(&book, "Other");
    let taken = book.store.write("test", move |book| book.change_printer(id, &facts("other")));
    assert!(matches!(taken, Err(StoreError::Sql(_))), "{taken:?}");
}

#[test]
fn a_key_pressed_twice_asks_for_one_receipt() {
    let book = TestBook::new();
    let (document, other) = (document(&book), printer(&book, "Kitchen"));
    let first = ask(&book, document, 5);
    let second = book.write(move |book| book.ask_for_print(document, Some(other), true, at(6)));
    assert_eq!((second.id, second.printer), (first.id, Some(other)));
    assert_eq!((second.is_copy, second.opens_drawer), (false, true));
    assert_eq!(book.read(|book| book.open_print_jobs()), [second]);
}

#[test]
fn a_receipt_is_sent_by_one_of_those_who_try() {
    let book = TestBook::new();
    let job = ask(&book, document(&book), 5);
    let id = job.id;
    let (first, second) =
        book.write(move |book| Ok((book.begin_print(id, at(6))?, book.begin_print(id, at(6))?)));
    assert!(first.is_some() && second.is_none());
    assert!(!book.write(move |book| book.discard_print(id, at(7))));
    assert_eq!(now(&book, &job).state, PrintState::Printing);
}

#[test]
fn a_receipt_that_never_began_waits_with_its_reason_and_is_no_copy() {
    let book = TestBook::new();
    let document = document(&book);
    let job = send(&book, &ask(&book, document, 5), PrintEnd::NotBegun("printer_off"));
    assert_eq!((job.state, job.trouble.as_deref()), (PrintState::Waiting, Some("printer_off")));
    assert!(job.opens_drawer && !job.is_copy);
    let job = send(&book, &job, PrintEnd::Printed);
    assert_eq!((job.state, job.trouble, job.is_copy), (PrintState::Printed, None, false));
    assert_eq!(book.read(|book| book.open_print_jobs()), []);
}

#[test]
fn a_receipt_after_one_that_may_be_out_is_a_copy_and_leaves_the_drawer_shut() {
    for end in [PrintEnd::Printed, PrintEnd::MayBeOut("printer_gone")] {
        let book = TestBook::new();
        let document = document(&book);
        let job = send(&book, &ask(&book, document, 5), end);
        let id = job.id;
        book.write(move |book| book.discard_print(id, at(12)));
        let again = ask(&book, document, 13);
        assert_ne!(again.id, job.id);
        assert!(again.is_copy && !again.opens_drawer, "{end:?}");
    }
}

#[test]
fn what_a_crash_left_printing_is_asked_of_a_person_and_not_printed_again() {
    let book = TestBook::new();
    let job = ask(&book, document(&book), 5);
    let id = job.id;
    let attempt = book.write(move |book| book.begin_print(id, at(100))).unwrap();
    assert_eq!(book.write(|book| book.abandon_prints(at(99), at(200))), 0);
    assert_eq!(book.write(|book| book.abandon_prints(at(100), at(200))), 1);
    let left = now(&book, &job);
    assert_eq!((left.state, left.trouble.as_deref()), (PrintState::Unknown, Some("print_interrupted")));
    assert_eq!(book.write(move |book| book.begin_print(id, at(201))), None);

    // It was only slow: what it tells after all is believed, and once.
    assert!(book.write(move |book| book.end_print(attempt, PrintEnd::Printed, at(202))));
    assert_eq!(now(&book, &job).state, PrintState::Printed);
    assert!(!book.write(move |book| book.end_print(attempt, PrintEnd::NotBegun("printer_off"), at(203))));
    assert_eq!(now(&book, &job).state, PrintState::Printed);
}

#[test]
fn a_person_settles_what_is_unknown_and_an_earlier_time_changes_nothing_any_more() {
    let book = TestBook::new();
    let job = ask(&book, document(&book), 5);
    let id = job.id;
    let first = book.write(move |book| book.begin_print(id, at(6))).unwrap();
    book.write(|book| book.abandon_prints(at(6), at(7)));
    assert!(book.write(move |book| book.settle_print(id, false, at(8))));
    let again = now(&book, &job);
    assert_eq!((again.state, again.opens_drawer), (PrintState::Waiting, false));
    let second = book.write(move |book| book.begin_print(id, at(9))).unwrap();
    assert!(!book.write(move |book| book.end_print(first, PrintEnd::Printed, at(10))));
    assert_eq!(now(&book, &job).state, PrintState::Printing);
    assert!(book.write(move |book| book.end_print(second, PrintEnd::MayBeOut("printer_slow"), at(11))));
    assert!(book.write(move |book| book.settle_print(id, true, at(12))));
    assert!(!book.write(move |book| book.settle_print(id, true, at(13))));
    assert_eq!(now(&book, &job).state, PrintState::Printed);
}

#[test]
fn a_receipt_outlives_its_printer() {
    let book = TestBook::new();
    let (document, kitchen) = (document(&book), printer(&book, "Kitchen"));
    let job = book.write(move |book| book.ask_for_print(document, Some(kitchen), true, at(5)));
    book.write(move |book| book.remove_printer(kitchen));
    assert_eq!((now(&book, &job).printer, now(&book, &job).state), (None, PrintState::Waiting));
    book.assert_sound();
}
