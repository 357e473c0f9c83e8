//! Returns, books and lists: each totals to the order book, is seen before it is written, and is written whole.

use crate::counter::{Counter, ENGLISH, form, line, of, registered_shop};
use crate::shop::ASHA;
use app::views::{
    BillForm, ColumnHolds, CreditForm, ExportFormat, ExportKind, ExportPreviewView, ExportQuery,
    ExportTotalView, PaymentForm, RegistrationForm,
};
use app::{App, Code};
use domain::OrderNumber;

/// The day of these tests' clock lies in this month.
fn query(counter: &Counter, kind: ExportKind) -> ExportQuery {
    let present = counter.app.export_periods().remove(0);
    ExportQuery { kind, from: present.from, to: present.to }
}

fn sell(counter: &Counter, price: &str, hsn: &str, payment: PaymentForm) -> OrderNumber {
    let mut sugar = line("Sugar", "10", price);
    sugar.gst_rate = "5".into();
    sugar.hsn = hsn.into();
    let form = BillForm { customer: of(ASHA, "Asha"), payment, ..form(vec![sugar]) };
    let number = counter.typed(&form);
    counter.app.finish_bill(number, form).unwrap();
    number
}

/// Two sales, one of them taken back.
fn shop() -> Counter {
    let counter = Counter::registered();
    sell(&counter, "44", "1701", PaymentForm::Cash);
    let second = sell(&counter, "21", "1701", PaymentForm::Due);
    let invoice = counter.app.order_documents(second, &ENGLISH).unwrap().documents.remove(0).number;
    counter.app.credit(&invoice, &CreditForm::default()).unwrap();
    counter
}

fn preview(app: &App, query: &ExportQuery) -> ExportPreviewView {
    app.preview_export(query, &ENGLISH).unwrap()
}

fn total(totals: &[ExportTotalView], name: &str) -> String {
    totals.iter().find(|one| one.name == name).unwrap().amount.clone()
}

fn codes(preview: &ExportPreviewView) -> Vec<&'static str> {
    preview.warnings.iter().map(|warning| warning.code).collect()
}

/// The sum that a preview shows for a column.
fn sum(preview: &ExportPreviewView, sheet: usize, head: &str) -> String {
    let sheet = &preview.sheets[sheet];
    let place = sheet.columns.iter().position(|column| column.head == head).unwrap();
    sheet.sums[place].clone()
}

#[test]
fn every_book_totals_to_the_documents_with_credit_notes_taken_off() {
    let counter = shop();
    // 440.00 and 210.00 with 5 % in them; the second was taken back.
    for kind in [ExportKind::Documents, ExportKind::DayBook, ExportKind::TaxByRate] {
        let seen = preview(&counter.app, &query(&counter, kind));
        assert_eq!(total(&seen.totals, "total"), "440.00", "{kind:?}");
        assert_eq!(sum(&seen, 0, "Taxable value"), total(&seen.totals, "taxable"), "{kind:?}");
        assert_eq!(sum(&seen, 0, "CGST"), total(&seen.totals, "cgst"), "{kind:?}");
    }
    let tally = preview(&counter.app, &query(&counter, ExportKind::Tally));
    assert_eq!(sum(&tally, 0, "Debit"), sum(&tally, 0, "Credit"));
    assert_eq!(total(&tally.totals, "received"), "440.00");
    assert_eq!(tally.sheets[0].n_rows, 4, "two sales, a credit note, a receipt");
    let gstr1 = preview(&counter.app, &query(&counter, ExportKind::Gstr1));
    let names: Vec<_> = gstr1.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names[2], "b2cs");
    assert_eq!(sum(&gstr1, 2, "Taxable Value"), total(&gstr1.totals, "taxable"));
}

#[test]
fn a_preview_says_what_to_know_before_the_file_leaves_the_shop() {
    let counter = shop();
    let gstr1 = query(&counter, ExportKind::Gstr1);
    assert!(codes(&preview(&counter.app, &gstr1)).contains(&"period_running"));
    assert!(!codes(&preview(&counter.app, &gstr1)).contains(&"hsn_missing"));
    sell(&counter, "10.50", "", PaymentForm::Cash);
    let seen = preview(&counter.app, &gstr1);
    let missing = seen.warnings.iter().find(|warning| warning.code == "hsn_missing").unwrap();
    assert!(missing.message.contains("1 document has") && missing.message.contains("₹100.00"), "{missing:?}");

    let mut moved = registered_shop();
    moved.gstin = "29AAACG2115R1ZN".into();
    counter.app.set_shop(&moved).unwrap();
    let seen = preview(&counter.app, &gstr1);
    let left_out = seen.warnings.iter().find(|warning| warning.code == "other_registration").unwrap();
    assert!(left_out.message.starts_with("4 documents were"), "{left_out:?}");
}

#[test]
fn a_cancelled_number_stands_in_the_register_and_is_reported() {
    let counter = shop();
    let number = sell(&counter, "30", "1701", PaymentForm::Cash);
    let invoice = counter.app.order_documents(number, &ENGLISH).unwrap().documents.remove(0).number;
    counter.app.cancel_document(&invoice, "wrong customer").unwrap();
    let register = preview(&counter.app, &query(&counter, ExportKind::Documents));
    let row = register.sheets[0].rows.iter().find(|row| row[2] == invoice).unwrap();
    assert_eq!((row[13].as_str(), row[14].as_str()), ("", "wrong customer"));
    assert_eq!(total(&register.totals, "total"), "440.00");
    let gstr1 = preview(&counter.app, &query(&counter, ExportKind::Gstr1));
    let docs = gstr1.sheets.iter().find(|sheet| sheet.name == "docs").unwrap();
    assert_eq!(docs.rows[0][3..], ["3".to_owned(), "1".to_owned()]);
    assert!(!codes(&gstr1).contains(&"series_gap"), "a cancelled number is not missing");
}

#[test]
fn a_file_is_written_whole_and_never_over_another_unasked() {
    let counter = shop();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gstr1.json");
    let gstr1 = query(&counter, ExportKind::Gstr1);
    let write = |replace| counter.app.export_to(&gstr1, ExportFormat::Json, &path, replace, &ENGLISH);
    let written = write(false).unwrap();
    assert_eq!(written.file, path.display().to_string());
    let json: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(json["gstin"], "29AABCR1718E1ZL");
    std::fs::write(&path, b"mine").unwrap();
    let refused = write(false).unwrap_err();
    assert_eq!((refused.code, refused.field.as_deref()), (Code::ExportExists, Some("file")));
    assert_eq!(std::fs::read(&path).unwrap(), b"mine");
    write(true).unwrap();
    assert!(std::fs::read(&path).unwrap().starts_with(b"{\"gstin\""));
}

#[test]
fn a_shop_that_files_no_such_return_is_told_and_can_still_make_its_books() {
    let counter = Counter::new();
    let mut shop = registered_shop();
    shop.registration = RegistrationForm::Unregistered;
    shop.gstin = String::new();
    counter.app.set_shop(&shop).unwrap();
    sell(&counter, "44", "1701", PaymentForm::Cash);
    let refused = counter.app.preview_export(&query(&counter, ExportKind::Gstr1), &ENGLISH).unwrap_err();
    assert_eq!(refused.code, Code::ReturnNotForShop);
    let book = preview(&counter.app, &query(&counter, ExportKind::DayBook));
    assert_eq!(total(&book.totals, "total"), "440.00");
}

#[test]
fn lists_hold_what_the_window_lists() {
    let counter = shop();
    let orders = preview(&counter.app, &query(&counter, ExportKind::Orders));
    assert_eq!(orders.sheets[0].n_rows, 2, "the bill that waits on the counter is none yet");
    assert_eq!(
        (total(&orders.totals, "total"), total(&orders.totals, "received")),
        ("650.00".into(), "440.00".into())
    );
    let customers = preview(&counter.app, &query(&counter, ExportKind::Customers));
    assert_eq!(customers.sheets[0].rows[0][..2], ["Asha", "+919812345678"]);
    assert_eq!(customers.sheets[0].columns[2].holds, ColumnHolds::Money);
    let products = preview(&counter.app, &query(&counter, ExportKind::Products));
    assert_eq!(products.sheets[0].n_rows, 0, "nothing was kept as a product");
}

#[test]
fn a_kind_of_file_that_this_cannot_be_is_refused() {
    let counter = shop();
    let csv = counter.app.make_export(&query(&counter, ExportKind::Gstr1), ExportFormat::Csv, &ENGLISH);
    assert_eq!(csv.unwrap_err().code, Code::ExportFormat);
    for (kind, format, name) in [
        (ExportKind::Tally, ExportFormat::XmlLedgers, "-ledgers.xml"),
        (ExportKind::Products, ExportFormat::Csv, "products.csv"),
        (ExportKind::DayBook, ExportFormat::Xlsx, ".xlsx"),
    ] {
        let made = counter.app.make_export(&query(&counter, kind), format, &ENGLISH).unwrap();
        assert!(made.name.ends_with(name), "{}", made.name);
        assert!(!made.bytes.is_empty());
    }
}

#[test]
fn the_csv_of_a_book_has_its_rows_and_no_sums_that_a_program_would_count_twice() {
    let counter = shop();
    let made = counter
        .app
        .make_export(&query(&counter, ExportKind::Documents), ExportFormat::Csv, &ENGLISH)
        .unwrap();
    let text = String::from_utf8(made.bytes).unwrap();
    assert_eq!((text.lines().count(), made.view.rows), (4, 3));
    assert!(text.lines().all(|line| !line.starts_with("Total")), "{text}");
}
