//! The register of documents as a table: every number that was given, with what it came to.

use domain::bill::Heads;
use domain::document::{Entry, ReturnPeriod};
use words::{Message, Words};

use super::books::{add_sums, name};
use super::gstr1::ReturnRefusal;
use super::table::{Cell, Table};

/// The column in which figures begin.
const FIRST_FIGURE: usize = 7;

/// The columns.
const N_COLUMNS: usize = 15;

/// Every number of a period with its document, in the sequence it is handed in. Credit notes are below zero; vouchers
/// come to nothing, because they are no sales; a cancelled number stands there with the reason and no figures.
///
/// # Errors
/// [`ReturnRefusal::AmountTooLarge`] when a figure does not fit.
pub fn register(entries: &[Entry], period: ReturnPeriod, words: &Words) -> Result<Table, ReturnRefusal> {
    let say = |message: Message<'_>| words.say(&message);
    let heads = [
        say(Message::BookDate),
        say(Message::BookDocument),
        say(Message::BookNumber),
        say(Message::BookReference),
        say(Message::BookBuyer),
        "GSTIN".to_owned(),
        say(Message::BookPlace),
        say(Message::BookTaxable),
        "CGST".to_owned(),
        "SGST/UTGST".to_owned(),
        "IGST".to_owned(),
        say(Message::BookCess),
        say(Message::BookRoundOff),
        say(Message::BookTotal),
        say(Message::BookCancelled),
    ];
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    let mut table = Table::new(&say(Message::BookRegister), &heads);
    for entry in entries.iter().filter(|entry| period.contains(entry.date())) {
        table.rows.push(row(entry, words).ok_or(ReturnRefusal::AmountTooLarge)?);
    }
    add_sums(&mut table, FIRST_FIGURE, &say(Message::BookTotal)).ok_or(ReturnRefusal::AmountTooLarge)?;
    if let Some(foot) = table.foot.as_mut().and_then(|foot| foot.last_mut()) {
        *foot = Cell::Empty;
    }
    Ok(table)
}

fn row(entry: &Entry, words: &Words) -> Option<Vec<Cell>> {
    let mut row = vec![
        Cell::Day(entry.date()),
        Cell::text(words.say(&name(entry.kind()))),
        Cell::text(&entry.number().text),
    ];
    let document = match entry {
        Entry::Issued(document) => document,
        Entry::Cancelled(cancelled) => {
            row.resize(N_COLUMNS - 1, Cell::Empty);
            row.push(Cell::text(cancelled.reason.as_str()));
            return Some(row);
        }
    };
    let content = document.content();
    let against = content.against.as_ref().map(|against| against.number.clone());
    let reference = against.or(content.order.map(|order| order.to_string())).unwrap_or_default();
    let buyer = content.buyer.as_ref();
    row.extend([
        Cell::text(reference),
        Cell::text(buyer.map(|buyer| buyer.name.clone()).unwrap_or_default()),
        Cell::text(buyer.and_then(|buyer| buyer.gstin.clone()).unwrap_or_default()),
        Cell::text(content.place.portal_name()),
    ]);
    let effect = document.effect()?;
    let Heads { cgst, sgst, igst, cess } = effect.heads;
    let figures = [effect.taxable, cgst, sgst, igst, cess, effect.round_off, effect.total];
    row.extend(figures.map(Cell::Money));
    row.push(Cell::Empty);
    Some(row)
}
