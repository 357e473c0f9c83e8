//! Where supplies stand in the return, and what hostile text does to files.

use domain::Paise;
use domain::bill::{BillDraft, BillTerms, Untaxed};
use domain::document::{Credited, Entry, ReturnPeriod, credit_note};
use jiff::civil::date;
use words::{Language, Words};

use super::register::{Book, SHOP, TODAY, buyer, draft, line, november};
use crate::returns::tally::{master_file, voucher_file, vouchers};
use crate::returns::{Cell, Gap, Gstr1, Ledgers, ReturnRefusal, Table, day_book, gaps, register, xlsx};

fn of(book: &Book) -> Gstr1 {
    Gstr1::of(&book.entries, SHOP, november()).unwrap()
}

#[test]
fn supplies_stand_where_the_law_puts_them() {
    let mut book = Book::default();
    let goods = |price: &str| [line("Sofa", "9401", "1", price, "18")];
    book.sell(draft(buyer("Mumbai Traders", "27", Some("27AAPFU0939F1ZV")), goods("100")));
    book.sell(draft(buyer("Ravi", "27", None), goods("84745.76")));
    book.sell(draft(buyer("Ravi", "27", None), goods("84745.77")));
    book.sell(draft(buyer("Ravi", "29", None), goods("300000")));
    let gstr1 = of(&book);
    assert_eq!((gstr1.b2b.len(), gstr1.b2cl.len(), gstr1.b2cs.len()), (1, 1, 2));
    assert_eq!(gstr1.b2cl[0].value, Paise::new(10_000_001), "one lakh itself is not large");
    assert_eq!(gstr1.b2cs.iter().map(|sum| sum.place.code()).collect::<Vec<_>>(), ["27", "29"]);
}

#[test]
fn before_august_2024_large_began_above_two_and_a_half_lakh() {
    let mut book = Book::default();
    let sale = |on| BillDraft {
        date: on,
        ..draft(buyer("Ravi", "27", None), [line("Sofa", "9401", "1", "100000", "18")])
    };
    book.sell(sale(date(2024, 7, 31)));
    let july = ReturnPeriod::month_of(date(2024, 7, 1));
    let july = Gstr1::of(&book.entries, SHOP, july).unwrap();
    assert_eq!((july.b2cl.len(), july.b2cs.len()), (0, 1));
    assert!(july.to_json().unwrap().contains("\"hsn\":{\"data\":["), "codes stood together then");
    assert!(july.sheets().iter().any(|sheet| sheet.name == "hsn"));
    book.sell(sale(date(2024, 8, 1)));
    let august = Gstr1::of(&book.entries, SHOP, ReturnPeriod::month_of(date(2024, 8, 1))).unwrap();
    assert_eq!((august.b2cl.len(), august.b2cs.len()), (1, 0));
}

#[test]
fn credit_notes_follow_their_invoices() {
    let mut book = Book::default();
    let goods = || [line("Sofa", "9401", "1", "100000", "18")];
    for to in [
        buyer("Traders", "27", Some("27AAPFU0939F1ZV")),
        buyer("Ravi", "27", None),
        buyer("Ravi", "29", None),
    ] {
        let sold = book.sell(draft(to, goods()));
        book.keep(credit_note(&sold, &[], Credited::Everything, TODAY).unwrap());
    }
    let gstr1 = of(&book);
    assert_eq!((gstr1.cdnr.len(), gstr1.cdnur.len()), (1, 1));
    assert!(gstr1.b2cs.is_empty(), "a small sale and its credit note are nothing together");
    assert_eq!(gstr1.documents.len(), 2);
}

#[test]
fn a_credit_note_of_a_later_month_makes_small_sales_negative() {
    let mut book = Book::default();
    let october = BillDraft {
        date: date(2026, 10, 30),
        ..draft(buyer("Ravi", "29", None), [line("Pen", "9608", "2", "100", "18")])
    };
    let sold = book.sell(october);
    book.keep(credit_note(&sold, &[], Credited::Everything, TODAY).unwrap());
    let gstr1 = of(&book);
    assert_eq!(gstr1.b2cs[0].item.taxable, Paise::new(-20_000));
    assert_eq!(gstr1.hsn_b2c[0].quantity.to_string(), "-2");
    assert!(gstr1.to_json().unwrap().contains("\"txval\":-200,\"rt\":18,\"camt\":-18"));
}

#[test]
fn untaxed_sales_are_told_by_reason_and_buyer() {
    let mut book = Book::default();
    let lines = [
        line("Milk", "0401", "1", "10", "0"),
        line("Salt", "2501", "1", "20", "0"),
        line("Beer", "2203", "1", "40", "0"),
    ];
    let untaxed = vec![Untaxed::Exempt, Untaxed::NilRated, Untaxed::NonGst];
    book.sell_under(draft(buyer("Ravi", "29", None), lines), BillTerms { untaxed, ..BillTerms::default() });
    let sum = of(&book).nil[0];
    assert_eq!([sum.exempt, sum.nil_rated, sum.non_gst].map(Paise::get), [1000, 2000, 4000]);
    assert!(!sum.registered);
}

#[test]
fn services_have_no_unit_and_no_quantity() {
    let mut book = Book::default();
    book.sell(draft(buyer("Ravi", "29", None), [line("Repair", "998719", "3", "100", "18")]));
    let json = of(&book).to_json().unwrap();
    assert!(json.contains("\"hsn_sc\":\"998719\",\"desc\":\"\",\"uqc\":\"NA\",\"qty\":0,"), "{json}");
}

#[test]
fn cancelled_numbers_are_reported() {
    let mut book = book_of(3);
    book.cancel_last();
    let gstr1 = of(&book);
    assert_eq!((gstr1.documents[0].total, gstr1.documents[0].cancelled), (3, 1));
    let range = (gstr1.documents[0].from.as_str(), gstr1.documents[0].to.as_str());
    assert_eq!(range, ("A/26-27/00001", "A/26-27/00003"));
    assert!(gaps(&book.entries).is_empty(), "a cancelled number is not missing");
}

#[test]
fn a_missing_number_is_told_and_never_reported_as_given() {
    let mut book = book_of(5);
    book.entries.drain(1..3);
    let (after, before) = ("A/26-27/00001".to_owned(), "A/26-27/00004".to_owned());
    assert_eq!(gaps(&book.entries), [Gap { after, before, n_missing: 2 }]);
    let ranges: Vec<_> = of(&book).documents.iter().map(|range| (range.to.clone(), range.total)).collect();
    assert_eq!(ranges, [("A/26-27/00001".to_owned(), 1), ("A/26-27/00005".to_owned(), 2)]);
}

#[test]
fn a_shop_without_gstin_files_no_return() {
    assert_eq!(Gstr1::of(&[], "none", november()).unwrap_err(), ReturnRefusal::NotForShop);
}

#[test]
fn goods_that_bear_cess_alone_are_reported_under_the_halves_within_the_state() {
    let mut book = Book::default();
    let mut cess = line("Cola", "2202", "1", "100", "0");
    cess.cess_per_unit = Paise::new(500);
    let old = BillDraft { date: date(2026, 1, 5), ..draft(buyer("Near", "29", Some(SHOP)), [cess]) };
    book.sell(old);
    let january = Gstr1::of(&book.entries, SHOP, ReturnPeriod::month_of(date(2026, 1, 5))).unwrap();
    let json = january.to_json().unwrap();
    assert!(
        json.contains("\"itm_det\":{\"txval\":100,\"rt\":0,\"camt\":0,\"samt\":0,\"csamt\":5}"),
        "{json}"
    );
}

fn book_of(n_sales: usize) -> Book {
    let mut book = Book::default();
    for _ in 0..n_sales {
        book.sell(draft(buyer("Ravi", "29", None), [line("Pen", "9608", "1", "100", "18")]));
    }
    book
}

#[test]
fn a_name_cannot_become_a_formula_or_break_a_file() {
    let mut table = Table::new("x", &["Name", "Amount"]);
    for name in ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "a,\"b\"\nc", "Ravi"] {
        table.rows.push(vec![Cell::text(name), Cell::Money(Paise::new(-150))]);
    }
    let csv = String::from_utf8(table.csv().unwrap()).unwrap();
    let expected = "Name,Amount\r\n'=1+1,-1.50\r\n'+1,-1.50\r\n'-1,-1.50\r\n'@x,-1.50\r\n'\t=1,-1.50\r\n' =1,-1.50\r\n\
                    \"a,\"\"b\"\"\nc\",-1.50\r\nRavi,-1.50\r\n";
    assert_eq!(csv, expected);
    assert!(table.csv_for_excel().unwrap().starts_with(b"\xef\xbb\xbfName"));
}

#[test]
fn a_workbook_has_every_sheet_and_the_same_bytes_each_time() {
    let mut book = Book::default();
    book.sell(draft(buyer("=cmd()", "29", None), [line("Pen", "9608", "1", "100", "18")]));
    let words = Words::new(Language::Hindi);
    let mut tables = of(&book).sheets();
    tables.push(day_book(&book.entries, &[], november(), &words).unwrap());
    let bytes = xlsx(&tables).unwrap();
    assert!(bytes.starts_with(b"PK"));
    assert_eq!(bytes, xlsx(&tables).unwrap());
    assert!(xlsx(&[Table::new("a/b", &["x"])]).is_err());
}

#[test]
fn tally_gets_ledgers_before_vouchers_and_names_are_escaped() {
    let mut book = Book::default();
    let traders = buyer("Sharma & <Sons>\u{1}", "27", Some("27AAPFU0939F1ZV"));
    book.sell(draft(traders, [line("Pen", "9608", "1", "100", "18")]));
    let ledgers = Ledgers { company: "Asha \"A\" Stores".into(), ..Ledgers::default() };
    let all = vouchers(&book.entries, &[], november(), &ledgers).unwrap();
    let xml = voucher_file(&all, &ledgers);
    assert!(xml.contains("<PARTYLEDGERNAME>Sharma &amp; &lt;Sons&gt; 27AAPFU0939F1ZV</PARTYLEDGERNAME>"));
    assert!(xml.contains("<SVCURRENTCOMPANY>Asha &quot;A&quot; Stores</SVCURRENTCOMPANY>"));
    assert!(
        xml.contains("<DATE>20261122</DATE>") && xml.contains("<VOUCHERNUMBER>A/26-27/00001</VOUCHERNUMBER>")
    );
    let entry =
        "<LEDGERNAME>Output IGST</LEDGERNAME><ISDEEMEDPOSITIVE>No</ISDEEMEDPOSITIVE><AMOUNT>18.00</AMOUNT>";
    assert!(xml.contains(entry), "{xml}");
    let masters = master_file(&all, &ledgers);
    assert!(masters.contains("<REPORTNAME>All Masters</REPORTNAME>"));
    assert!(masters.contains("<PARENT>Sundry Debtors</PARENT><LEDSTATENAME>Maharashtra</LEDSTATENAME>"));
    assert!(!masters.contains("Output CGST"), "only what is used");
}

#[test]
fn the_day_book_shows_cancelled_numbers_with_nothing() {
    let mut book = Book::default();
    book.sell(draft(buyer("Ravi", "29", None), [line("Pen", "9608", "1", "100", "18")]));
    book.cancel_last();
    assert!(matches!(book.entries[0], Entry::Cancelled(_)));
    let table = day_book(&book.entries, &[], november(), &Words::new(Language::English)).unwrap();
    assert_eq!(table.rows[0][2..4], [Cell::text("A/26-27/00001"), Cell::text("Cancelled")]);
    assert_eq!(table.foot.as_ref().unwrap()[12], Cell::Money(Paise::ZERO));
    let register = register(&book.entries, november(), &Words::new(Language::English)).unwrap();
    assert_eq!(register.rows[0][14], Cell::text("wrong customer"), "and the register says why");
}

#[test]
fn a_value_that_stands_in_several_rows_is_not_added_up() {
    let mut book = Book::default();
    let lines = [line("Pen", "9608", "1", "100", "18"), line("Rice", "1006", "1", "100", "5")];
    book.sell(draft(buyer("Mumbai Traders", "27", Some("27AAPFU0939F1ZV")), lines));
    let sheets = of(&book).sheets();
    let sums = sheets[0].sums().unwrap();
    assert_eq!(sheets[0].rows.len(), 2);
    assert_eq!((&sums[4], &sums[11]), (&Cell::Empty, &Cell::Money(Paise::new(20_000))));
}
