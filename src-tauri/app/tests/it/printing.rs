//! Receipts on thermal printers: asked for twice and printed once; what is off waits; what may be out is looked at.

use crate::counter::{Counter, ENGLISH, form, line, of};
use crate::shop::ASHA;
use app::views::{
    BillForm, PaymentForm, PrintAnswer, PrintJobView, PrintStateName, PrinterForm, PrinterView,
    PrinterWayName,
};
use app::{AppError, Code};
use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::PathBuf;
use std::thread::{self, JoinHandle};

fn sold(counter: &Counter, payment: PaymentForm) -> String {
    let mut sugar = line("Sugar", "10", "44");
    sugar.gst_rate = "5".into();
    sugar.hsn = "1701".into();
    let form = BillForm { customer: of(ASHA, "Asha"), payment, ..form(vec![sugar]) };
    let number = counter.typed(&form);
    counter.app.finish_bill(number, form).unwrap();
    counter.app.order_documents(number, &ENGLISH).unwrap().documents.remove(0).number
}

fn printer(name: &str, way: PrinterWayName, place: &str) -> PrinterForm {
    PrinterForm {
        id: None,
        name: name.into(),
        way,
        place: place.into(),
        columns: 48,
        cuts: true,
        kicks: true,
    }
}

/// A shop whose printer writes into a file.
fn with_file() -> (Counter, PathBuf, tempfile::TempDir) {
    let (counter, folder) = (Counter::registered(), tempfile::tempdir().unwrap());
    let file = folder.path().join("receipt.bin");
    let form = printer("Counter", PrinterWayName::File, file.to_str().unwrap());
    counter.app.save_printer(&form).unwrap();
    (counter, file, folder)
}

fn print(counter: &Counter, document: &str) -> Result<PrintJobView, AppError> {
    counter.app.print_receipt(document, None, &ENGLISH)
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// ESC p 0: the drawer.
const KICK: &[u8] = &[0x1b, 0x70];

#[test]
fn a_receipt_of_cash_opens_the_drawer_once_and_a_second_print_is_a_copy() {
    let (counter, file, _folder) = with_file();
    let invoice = sold(&counter, PaymentForm::Cash);
    let first = print(&counter, &invoice).unwrap();
    assert_eq!((first.state, first.is_copy), (PrintStateName::Printed, false));
    let bytes = fs::read(&file).unwrap();
    assert!(has(&bytes, KICK) && has(&bytes, b"440.00"), "{}", String::from_utf8_lossy(&bytes));
    let second = print(&counter, &invoice).unwrap();
    assert_eq!((second.state, second.is_copy), (PrintStateName::Printed, true));
    let copy = fs::read(&file).unwrap();
    assert!(!has(&copy, KICK) && has(&copy, b"Printed again"), "{}", String::from_utf8_lossy(&copy));
    let numbers = counter.app.documents(None).unwrap().documents.len();
    assert_eq!(numbers, 1, "printing makes no sale");
    counter.assert_sound();
}

#[test]
fn a_sale_on_account_leaves_the_drawer_shut() {
    let (counter, file, _folder) = with_file();
    print(&counter, &sold(&counter, PaymentForm::Due)).unwrap();
    assert!(!has(&fs::read(&file).unwrap(), KICK));
}

/// A port at which nobody listens.
fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().to_string()
}

/// A printer that takes everything it gets until the line is closed.
fn taking() -> (String, JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let taken = thread::spawn(move || {
        let mut bytes = Vec::new();
        listener.accept().unwrap().0.read_to_end(&mut bytes).unwrap();
        bytes
    });
    (address, taken)
}

/// A printer that goes away in the middle.
fn leaving() -> (String, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let gone = thread::spawn(move || {
        let mut stream = listener.accept().unwrap().0;
        for answer in [0x12, 0x12] {
            stream.read_exact(&mut [0; 3]).unwrap();
            stream.write_all(&[answer]).unwrap();
        }
        stream.read_exact(&mut [0; 16]).unwrap();
    });
    (address, gone)
}

#[track_caller]
fn moved(counter: &Counter, place: &str) -> PrinterView {
    let known = counter.app.printers().unwrap().remove(0);
    let form = PrinterForm { id: Some(known.id), ..printer("Counter", PrinterWayName::Network, place) };
    counter.app.save_printer(&form).unwrap().remove(0)
}

#[test]
fn a_receipt_waits_for_a_printer_that_is_off_and_comes_out_once() {
    let counter = Counter::registered();
    counter.app.save_printer(&printer("Counter", PrinterWayName::Network, &nobody())).unwrap();
    let invoice = sold(&counter, PaymentForm::Cash);
    let waiting = print(&counter, &invoice).unwrap();
    assert_eq!(waiting.state, PrintStateName::Waiting);
    assert!(waiting.trouble.contains("does not answer"), "{}", waiting.trouble);
    assert_eq!(print(&counter, &invoice).unwrap().id, waiting.id, "asked again is the same receipt");
    assert_eq!(counter.app.print_jobs(&ENGLISH).unwrap().len(), 1);

    let (address, taken) = taking();
    moved(&counter, &address);
    let printed = counter.app.answer_print(waiting.id, PrintAnswer::TryAgain, &ENGLISH).unwrap();
    assert_eq!((printed.state, printed.is_copy), (PrintStateName::Printed, false));
    assert!(has(&taken.join().unwrap(), b"440.00"));
    assert!(counter.app.print_jobs(&ENGLISH).unwrap().is_empty());
    counter.assert_sound();
}

#[test]
fn what_may_be_out_is_not_sent_again_before_somebody_looked() {
    let counter = Counter::registered();
    let (address, gone) = leaving();
    counter.app.save_printer(&printer("Counter", PrinterWayName::Network, &address)).unwrap();
    let invoice = sold(&counter, PaymentForm::Cash);
    let unknown = print(&counter, &invoice).unwrap();
    gone.join().unwrap();
    assert_eq!(unknown.state, PrintStateName::Unknown, "{}", unknown.trouble);

    let (address, taken) = taking();
    moved(&counter, &address);
    let pressed = print(&counter, &invoice).unwrap();
    assert_eq!((pressed.id, pressed.state), (unknown.id, PrintStateName::Unknown));
    let printed = counter.app.answer_print(unknown.id, PrintAnswer::PrintAgain, &ENGLISH).unwrap();
    assert_eq!(printed.state, PrintStateName::Printed);
    assert!(!has(&taken.join().unwrap(), KICK), "the drawer opened the first time");
    let late = counter.app.answer_print(unknown.id, PrintAnswer::CameOut, &ENGLISH).unwrap_err();
    assert_eq!(late.code, Code::PrintSettled);
}

#[test]
fn a_shop_without_a_printer_is_told_so_and_keeps_its_bill() {
    let counter = Counter::registered();
    let invoice = sold(&counter, PaymentForm::Cash);
    assert_eq!(print(&counter, &invoice).unwrap_err().code, Code::PrinterNone);
    assert!(counter.app.print_jobs(&ENGLISH).unwrap().is_empty());
}

#[test]
fn what_is_wrong_with_a_printer_names_its_field() {
    let counter = Counter::registered();
    let good = printer("Counter", PrinterWayName::Network, "192.168.1.50");
    let kept = counter.app.save_printer(&good).unwrap();
    assert_eq!(kept[0].place, "192.168.1.50:9100", "the usual port");
    let taken = PrinterForm { name: "COUNTER".into(), ..good.clone() };
    let nameless = PrinterForm { name: " ".into(), ..good.clone() };
    let narrow = PrinterForm { name: "Narrow".into(), columns: 40, ..good.clone() };
    let at =
        |way, place: &str| PrinterForm { name: "Other".into(), way, place: place.into(), ..good.clone() };
    for (form, code, field) in [
        (taken, Code::PrinterNameTaken, "name"),
        (nameless, Code::NameMissing, "name"),
        (narrow, Code::FieldInvalid, "columns"),
        (at(PrinterWayName::Network, ""), Code::FieldMissing, "place"),
        (at(PrinterWayName::Network, "printer:99999"), Code::FieldInvalid, "place"),
        (at(PrinterWayName::Network, "http://printer"), Code::FieldInvalid, "place"),
        (at(PrinterWayName::File, "receipt.bin"), Code::FieldInvalid, "place"),
        (at(PrinterWayName::Device, "/dev\n/usb/lp0"), Code::FieldInvalid, "place"),
    ] {
        let error = counter.app.save_printer(&form).unwrap_err();
        assert_eq!((error.code, error.field.as_deref()), (code, Some(field)), "{form:?}");
    }
    assert_eq!(counter.app.test_printer(77).unwrap_err().code, Code::PrinterNotFound);
}
