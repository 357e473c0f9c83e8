//! The day book and the tax by rate, as tables in the reader's language.

use domain::OrderNumber;
use domain::Paise;
use domain::bill::{Buyer, Heads, RateSum, by_rate};
use domain::document::{Document, Entry, Kind, ReturnPeriod};
use jiff::civil::Date;
use words::{Message, Words};

use super::gstr1::ReturnRefusal;
use super::table::{Cell, Table};

/// Money that moved between the shop and a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The day.
    pub date: Date,
    /// What proves it: the payment reference, a bank's number.
    pub reference: String,
    /// The order.
    pub order: Option<OrderNumber>,
    /// Whose money; `None` for somebody at the counter.
    pub buyer: Option<Buyer>,
    /// How much; below zero when it went back.
    pub amount: Paise,
    /// What the gateway kept of it.
    pub fee: Paise,
    /// How.
    pub by: MovedBy,
}

/// How money moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MovedBy {
    /// By hand.
    Cash,
    /// Into the bank: UPI, cards, a gateway.
    Bank,
}

/// Every document and all money of a period, by day, with sums at its foot. Credit notes are below zero, and cancelled
/// numbers stand there with nothing.
///
/// # Errors
/// [`ReturnRefusal::AmountTooLarge`] when a sum does not fit.
pub fn day_book(
    entries: &[Entry],
    moved: &[Moved],
    period: ReturnPeriod,
    words: &Words,
) -> Result<Table, ReturnRefusal> {
    let say = |message: Message<'_>| words.say(&message);
    let heads = [
        say(Message::BookDate),
        say(Message::BookDocument),
        say(Message::BookNumber),
        say(Message::BookReference),
        say(Message::BookBuyer),
        say(Message::BookPlace),
        say(Message::BookTaxable),
        "CGST".to_owned(),
        "SGST/UTGST".to_owned(),
        "IGST".to_owned(),
        say(Message::BookCess),
        say(Message::BookRoundOff),
        say(Message::BookTotal),
        say(Message::BookMoneyIn),
        say(Message::BookMoneyOut),
    ];
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    let mut table = Table::new(&say(Message::BookByDay), &heads);
    let mut rows: Vec<(Date, u8, Vec<Cell>)> = Vec::new();
    for entry in entries.iter().filter(|entry| period.contains(entry.date())) {
        let row = of_entry(entry, words).ok_or(ReturnRefusal::AmountTooLarge)?;
        rows.push((entry.date(), 0, row));
    }
    for one in moved.iter().filter(|one| period.contains(one.date)) {
        rows.push((one.date, 1, of_money(one).ok_or(ReturnRefusal::AmountTooLarge)?));
    }
    // Stable, so that documents of a day stay in the register's sequence.
    rows.sort_by_key(|(date, rank, _)| (*date, *rank));
    table.rows = rows.into_iter().map(|(_, _, row)| row).collect();
    add_sums(&mut table, FIRST_FIGURE, &say(Message::BookTotal)).ok_or(ReturnRefusal::AmountTooLarge)?;
    Ok(table)
}

/// The column of the day book in which figures begin.
const FIRST_FIGURE: usize = 6;

/// Value and tax of a period by rate, credit notes taken off, with sums at its foot.
///
/// # Errors
/// [`ReturnRefusal::AmountTooLarge`] when a sum does not fit.
pub fn tax_by_rate(entries: &[Entry], period: ReturnPeriod, words: &Words) -> Result<Table, ReturnRefusal> {
    let say = |message: Message<'_>| words.say(&message);
    let mut sums: Vec<RateSum> = Vec::new();
    let of_period = entries.iter().filter(|entry| period.contains(entry.date()));
    for document in of_period.filter_map(Entry::document) {
        add_rates(&mut sums, document).ok_or(ReturnRefusal::AmountTooLarge)?;
    }
    sums.sort_by_key(|sum| sum.rate);
    let heads = [
        say(Message::BookRate),
        say(Message::BookTaxable),
        "CGST".to_owned(),
        "SGST/UTGST".to_owned(),
        "IGST".to_owned(),
        say(Message::BookCess),
        say(Message::BookTax),
    ];
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    let mut table = Table::new(&say(Message::BookByRate), &heads);
    for sum in &sums {
        let Heads { cgst, sgst, igst, cess } = sum.heads;
        let tax = sum.heads.sum().ok_or(ReturnRefusal::AmountTooLarge)?;
        let figures = [sum.taxable, cgst, sgst, igst, cess, tax].map(Cell::Money);
        table.rows.push([vec![Cell::Number(sum.rate.get())], figures.to_vec()].concat());
    }
    add_sums(&mut table, 1, &say(Message::BookTotal)).ok_or(ReturnRefusal::AmountTooLarge)?;
    Ok(table)
}

fn add_rates(sums: &mut Vec<RateSum>, document: &Document) -> Option<()> {
    let content = document.content();
    let takes_back = content.kind == Kind::CreditNote;
    if !takes_back && !content.kind.is_sale() {
        return Some(());
    }
    for one in by_rate(content.lines.iter().map(|one| &one.line))? {
        let (taxable, heads) = if takes_back {
            (Paise::ZERO.minus(one.taxable)?, Heads::default().minus(one.heads)?)
        } else {
            (one.taxable, one.heads)
        };
        match sums.iter_mut().find(|sum| sum.rate == one.rate) {
            Some(sum) => {
                sum.taxable = sum.taxable.plus(taxable)?;
                sum.heads = sum.heads.plus(heads)?;
            }
            None => sums.push(RateSum { rate: one.rate, taxable, heads }),
        }
    }
    Some(())
}

fn of_entry(entry: &Entry, words: &Words) -> Option<Vec<Cell>> {
    let kind = words.say(&name(entry.kind()));
    let number = Cell::text(&entry.number().text);
    let Some(document) = entry.document() else {
        let cancelled = Cell::text(words.say(&Message::BookCancelled));
        let row = vec![Cell::Day(entry.date()), Cell::text(kind), number, cancelled];
        return Some(padded(row));
    };
    let content = document.content();
    let effect = document.effect()?;
    let Heads { cgst, sgst, igst, cess } = effect.heads;
    let against = content.against.as_ref().map(|against| against.number.clone());
    let reference = against.or(content.order.map(|order| order.to_string()));
    let mut row = vec![
        Cell::Day(content.date),
        Cell::text(kind),
        number,
        Cell::text(reference.unwrap_or_default()),
        Cell::text(content.buyer.as_ref().map(|buyer| buyer.name.clone()).unwrap_or_default()),
        Cell::text(content.place.portal_name()),
    ];
    let figures = [effect.taxable, cgst, sgst, igst, cess, effect.round_off, effect.total];
    row.extend(figures.map(Cell::Money));
    Some(padded(row))
}

fn of_money(one: &Moved) -> Option<Vec<Cell>> {
    let reference = one.order.map(|order| order.to_string()).unwrap_or_default();
    let buyer = one.buyer.as_ref().map(|buyer| buyer.name.clone()).unwrap_or_default();
    let mut row = vec![
        Cell::Day(one.date),
        Cell::Empty,
        Cell::text(&one.reference),
        Cell::text(reference),
        Cell::text(buyer),
    ];
    row.resize(N_COLUMNS - 2, Cell::Empty);
    if one.amount.is_negative() {
        row.extend([Cell::Empty, Cell::Money(Paise::ZERO.minus(one.amount)?)]);
    } else {
        row.push(Cell::Money(one.amount));
    }
    Some(padded(row))
}

/// The columns of the day book.
const N_COLUMNS: usize = 15;

fn padded(mut row: Vec<Cell>) -> Vec<Cell> {
    row.resize(N_COLUMNS, Cell::Empty);
    row
}

/// Sums of the columns from `first_figure`, below the rows.
pub(super) fn add_sums(table: &mut Table, first_figure: usize, label: &str) -> Option<()> {
    let mut row = vec![Cell::text(label)];
    for column in 1..table.columns.len() {
        row.push(if column < first_figure { Cell::Empty } else { Cell::Money(table.sum(column)?) });
    }
    table.foot = Some(row);
    Some(())
}

/// What a document is called in books.
pub(super) const fn name(kind: Kind) -> Message<'static> {
    match kind {
        Kind::TaxInvoice => Message::BookKindTaxInvoice,
        Kind::BillOfSupply => Message::BookKindBillOfSupply,
        Kind::InvoiceCumBillOfSupply => Message::BookKindInvoiceCumBillOfSupply,
        Kind::Bill => Message::BookKindBill,
        Kind::Consolidated => Message::BookKindConsolidated,
        Kind::ReceiptVoucher => Message::BookKindReceiptVoucher,
        Kind::RefundVoucher => Message::BookKindRefundVoucher,
        Kind::CreditNote => Message::BookKindCreditNote,
    }
}
