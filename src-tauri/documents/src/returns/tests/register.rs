//! Registers of any kind: sales and credit notes of one shop, some numbers cancelled.

use domain::account::Address;
use domain::bill::{
    BillDraft, BillTerms, Buyer, Discount, LineDraft, Prices, Registration, RoundOff, Seller, Untaxed,
};
use domain::document::{
    Content, Credited, Document, DocumentNumber, Entry, Extent, FinancialYear, InvoiceTerms, Kind, Much,
    NumberFormat, ReturnPeriod, Series, SeriesId, Wanted, credit_note, invoice,
};
use domain::hsn::Turnover;
use domain::identity::Reason;
use domain::place::State;
use domain::reference::TillLetter;
use domain::{Paise, Percent, Quantity};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

pub(super) const SHOP: &str = "29AABCR1718E1ZL";
pub(super) const TODAY: Date = date(2026, 11, 22);

pub(super) fn november() -> ReturnPeriod {
    ReturnPeriod::month_of(TODAY)
}

pub(super) fn line(name: &str, hsn: &str, quantity: &str, price: &str, rate: &str) -> LineDraft {
    let price = Paise::parse_rupees(price).unwrap();
    let plain = LineDraft::new(name, Quantity::parse(quantity).unwrap(), price);
    let hsn = (!hsn.is_empty()).then(|| hsn.to_owned());
    LineDraft { hsn, unit: Some("PCS".to_owned()), ..plain.with_gst_rate(Percent::parse(rate).unwrap()) }
}

pub(super) fn buyer(name: &str, state: &str, gstin: Option<&str>) -> Buyer {
    let state = State::by_code(state).unwrap();
    Buyer {
        name: name.to_owned(),
        phone: None,
        state,
        gstin: gstin.map(str::to_owned),
        address: Some(Address { state: state.name().to_owned(), ..address() }),
    }
}

pub(super) fn draft(buyer: Buyer, lines: impl IntoIterator<Item = LineDraft>) -> BillDraft {
    let seller = Seller {
        state: State::by_code("29").unwrap(),
        registration: Registration::Regular,
        gstin: Some(SHOP.to_owned()),
        name: "Asha Stores".to_owned(),
        address: Some(address()),
    };
    let mut lines = lines.into_iter();
    let first = BillDraft::new(TODAY, seller, buyer, lines.next().unwrap());
    lines.fold(first, BillDraft::with_line)
}

/// Entries as a book makes them: numbers without gaps, series by series.
#[derive(Default)]
pub(super) struct Book {
    last: BTreeMap<SeriesId, u32>,
    pub entries: Vec<Entry>,
}

impl Book {
    pub(super) fn sell(&mut self, draft: BillDraft) -> Document {
        self.sell_under(draft, BillTerms::default())
    }

    pub(super) fn sell_under(&mut self, draft: BillDraft, terms: BillTerms) -> Document {
        let invoice_terms = InvoiceTerms { date: draft.date, turnover: Turnover::UpToFiveCrore, order: None };
        let bill = draft.finish_under(terms).unwrap();
        self.keep(invoice(&bill, &[], Extent::Everything, &invoice_terms).unwrap())
    }

    pub(super) fn keep(&mut self, content: Content) -> Document {
        let kind = content.kind.series();
        let id = SeriesId { kind, till: TillLetter::A, year: FinancialYear::of(content.date), life: 1 };
        let series = Series { id, format: NumberFormat::usual(kind, false) };
        let sequence = self.last.entry(id).or_default();
        *sequence += 1;
        let text = series.format.write(id.till, id.year, *sequence).unwrap();
        let document =
            Document::new(DocumentNumber { series: id, sequence: *sequence, text }, content).unwrap();
        self.entries.push(Entry::Issued(Box::new(document.clone())));
        document
    }

    pub(super) fn cancel_last(&mut self) {
        if let Some(Entry::Issued(document)) = self.entries.pop() {
            self.entries.push(document.cancel(Reason::parse("wrong customer").unwrap(), 0).unwrap());
        }
    }
}

/// Up to twelve sales, some credited in part or whole, some cancelled.
pub(super) fn any_register() -> impl Strategy<Value = Vec<Entry>> {
    let sale = (any_draft(), any_untaxed(), 0..10_u8, 1..100_i64);
    prop::collection::vec(sale, 1..12).prop_map(|sales| {
        let mut book = Book::default();
        for (draft, untaxed, fate, hundredths) in sales {
            let sold = book.sell_under(draft, BillTerms { untaxed, ..BillTerms::default() });
            let date = sold.content().date;
            match fate {
                0 => book.cancel_last(),
                1 => {
                    book.keep(credit_note(&sold, &[], Credited::Everything, date).unwrap());
                }
                2 | 3 => {
                    let value =
                        sold.content().lines[0].line.total().times(Decimal::new(hundredths, 2)).unwrap();
                    let some = [Wanted { place: 0, much: Much::Value(value) }];
                    if let Ok(note) = credit_note(&sold, &[], Credited::Some(&some), date) {
                        book.keep(note);
                    }
                }
                _ => {}
            }
        }
        book.entries
    })
}

/// What counts: all documents but vouchers, credit notes taken off.
pub(super) fn documents(entries: &[Entry]) -> impl Iterator<Item = &Document> {
    let counts =
        |document: &&Document| !matches!(document.content().kind, Kind::ReceiptVoucher | Kind::RefundVoucher);
    entries.iter().filter_map(Entry::document).filter(counts)
}

fn address() -> Address {
    Address {
        line1: "12 Avenue Road".to_owned(),
        line2: None,
        city: "Bengaluru".to_owned(),
        state: "Karnataka".to_owned(),
        pin: "560002".to_owned(),
    }
}

fn any_untaxed() -> impl Strategy<Value = Vec<Untaxed>> {
    prop::collection::vec(select(vec![Untaxed::NilRated, Untaxed::Exempt, Untaxed::NonGst]), 0..4)
}

fn any_buyer() -> impl Strategy<Value = Buyer> {
    select(vec![
        buyer("Ravi", "29", None),
        buyer("=HYPERLINK(\"x\")", "27", None),
        buyer("रवि & <Sons>", "33", None),
        buyer("Mumbai Traders", "27", Some("27AAPFU0939F1ZV")),
        buyer("Delhi Traders", "07", Some("07aapfu0939f1zx")),
        buyer("Near Traders", "29", Some("29AABCR1718E1ZL")),
    ])
}

fn any_line() -> impl Strategy<Value = LineDraft> {
    let hsn = select(vec!["1701", "6109 10", "998311", "0713", "2202.10.10"]);
    let quantity = select(vec!["1", "2", "0.333", "12.5", "40"]);
    let rate = select(vec!["0", "0", "0.25", "5", "18", "40"]);
    let discount = prop::option::weighted(0.3, 0..=100_u32);
    (hsn, quantity, 0..500_000_i64, rate, discount).prop_map(|(hsn, quantity, price, rate, off)| {
        let price = Paise::new(price).to_rupees();
        let line = line("Goods", hsn, quantity, &price, rate);
        let off = off.map(|off| Discount::Percent(Percent::parse(&off.to_string()).unwrap()));
        LineDraft { discount: off, ..line }
    })
}

fn any_draft() -> impl Strategy<Value = BillDraft> {
    let choices = (
        select(vec![Prices::Exclusive, Prices::Inclusive]),
        select(vec![RoundOff::Rupee, RoundOff::None]),
        0..28_i8,
    );
    (any_buyer(), prop::collection::vec(any_line(), 1..6), choices).prop_map(
        |(buyer, lines, (prices, round_off, day))| {
            let draft = draft(buyer, lines);
            BillDraft { date: date(2026, 11, day + 1), prices, round_off, ..draft }
        },
    )
}
