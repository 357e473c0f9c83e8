//! What a file comes to: the figures a person compares with another book.

use super::facts::Facts;
use crate::error::{AppError, Code};
use crate::views::{ExportKind, ExportTotalView};
use domain::Paise;
use domain::document::{Entry, Sums};
use words::{Message, Words};

/// The totals of what was read.
///
/// # Errors
/// [`Code::AmountTooLarge`].
pub fn of(facts: &Facts, words: &Words) -> Result<Vec<ExportTotalView>, AppError> {
    all(facts, words).ok_or_else(|| AppError::new(Code::AmountTooLarge))
}

fn all(facts: &Facts, words: &Words) -> Option<Vec<ExportTotalView>> {
    let say = |message: Message<'_>| words.say(&message);
    let mut totals = match facts.kind {
        ExportKind::Gstr1
        | ExportKind::Documents
        | ExportKind::TaxByRate
        | ExportKind::Tally
        | ExportKind::DayBook => of_register(&facts.entries, words)?,
        ExportKind::Orders => {
            let totals = facts.orders.iter().filter_map(|order| order.total);
            let captured = facts.orders.iter().map(|order| order.captured);
            let refunded = facts.orders.iter().map(|order| order.refunded);
            vec![
                one("total", say(Message::BookTotal), Paise::sum(totals)?),
                one("received", say(Message::BookMoneyIn), Paise::sum(captured)?),
                one("returned", say(Message::BookMoneyOut), Paise::sum(refunded)?),
            ]
        }
        ExportKind::Customers => {
            let owes = Paise::sum(facts.customers.iter().map(|(_, owes)| *owes))?;
            vec![one("owes", say(Message::BookOwes), owes)]
        }
        ExportKind::Products => Vec::new(),
    };
    if matches!(facts.kind, ExportKind::Tally | ExportKind::DayBook) {
        let amounts = || facts.moved.iter().map(|one| one.amount);
        let came = Paise::sum(amounts().filter(|amount| !amount.is_negative()))?;
        let went = Paise::ZERO.minus(Paise::sum(amounts().filter(|amount| amount.is_negative()))?)?;
        totals.push(one("received", say(Message::BookMoneyIn), came));
        totals.push(one("returned", say(Message::BookMoneyOut), went));
    }
    Some(totals)
}

fn of_register(entries: &[Entry], words: &Words) -> Option<Vec<ExportTotalView>> {
    let mut sums = Sums::default();
    for document in entries.iter().filter_map(Entry::document) {
        let effect = document.effect()?;
        sums = Sums {
            taxable: sums.taxable.plus(effect.taxable)?,
            heads: sums.heads.plus(effect.heads)?,
            round_off: sums.round_off.plus(effect.round_off)?,
            total: sums.total.plus(effect.total)?,
        };
    }
    let say = |message: Message<'_>| words.say(&message);
    Some(vec![
        one("taxable", say(Message::BookTaxable), sums.taxable),
        one("cgst", "CGST".to_owned(), sums.heads.cgst),
        one("sgst", "SGST/UTGST".to_owned(), sums.heads.sgst),
        one("igst", "IGST".to_owned(), sums.heads.igst),
        one("cess", say(Message::BookCess), sums.heads.cess),
        one("round_off", say(Message::BookRoundOff), sums.round_off),
        one("total", say(Message::BookTotal), sums.total),
    ])
}

fn one(name: &'static str, word: String, amount: Paise) -> ExportTotalView {
    ExportTotalView { name, word, amount: amount.to_rupees() }
}
