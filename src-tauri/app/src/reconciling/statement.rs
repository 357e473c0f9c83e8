//! The bank's statement: which payouts arrived, known by the bank's number of the transfer in the row's description.

use super::reports::{Imported, below_headings, table};
use crate::error::{AppError, Code};
use crate::shop::App;
use domain::Paise;
use jiff::civil::Date;

/// What banks call the columns, in small letters without blanks.
const DESCRIPTION: [&str; 8] = [
    "narration",
    "description",
    "particulars",
    "remarks",
    "transactionremarks",
    "details",
    "transactiondetails",
    "transactionparticulars",
];
const CREDIT: [&str; 9] = [
    "deposit",
    "credit",
    "depositamt.",
    "depositamt",
    "depositamount",
    "creditamount",
    "depositamount(inr)",
    "cr",
    "deposits",
];
const DATE: [&str; 6] = ["date", "txndate", "transactiondate", "valuedate", "valuedt", "postdate"];

struct Places {
    description: usize,
    credit: usize,
    date: usize,
}

impl App {
    /// Reads a bank statement: each credit that names a payout's number is what was received of it.
    ///
    /// # Errors
    /// [`Code::StatementUnknown`], and what keeps the file from being read.
    pub fn import_statement(&self, bytes: &[u8]) -> Result<Imported, AppError> {
        let table = table(bytes)?;
        let found = below_headings(&table, places);
        let (places, first) = found.ok_or_else(|| AppError::new(Code::StatementUnknown))?;
        let mut credits = Vec::new();
        for row in &table.rows[first..] {
            let cell = |place: usize| row.cells.get(place).map(String::as_str).unwrap_or_default();
            let amount = rupees(cell(places.credit)).filter(|amount| *amount > Paise::ZERO);
            if let (Some(amount), Some(on)) = (amount, day(cell(places.date))) {
                credits.push((cell(places.description).to_owned(), amount, on));
            }
        }
        let rows = credits.len();
        let news = self.store().write("statement-imported", move |book| {
            let mut news = 0;
            for (words, amount, on) in &credits {
                for number in numbers_in(words) {
                    if book.has_utr(&number)? {
                        news += usize::from(book.receive_settlement(&number, *amount, *on)?);
                        break;
                    }
                }
            }
            Ok::<_, AppError>(news)
        })?;
        Ok(Imported { rows, news })
    }
}

fn places(heads: &[String]) -> Option<Places> {
    let plain: Vec<String> =
        heads.iter().map(|head| head.to_lowercase().split_whitespace().collect()).collect();
    let find = |names: &[&str]| plain.iter().position(|head| names.contains(&head.as_str()));
    Some(Places { description: find(&DESCRIPTION)?, credit: find(&CREDIT)?, date: find(&DATE)? })
}

/// What may be the bank's number of a transfer: 6 to 22 letters and digits in a row, with a digit among them.
fn numbers_in(words: &str) -> Vec<String> {
    let parts = words.split(|c: char| !c.is_ascii_alphanumeric());
    let fits = |part: &&str| (6..=22).contains(&part.len()) && part.bytes().any(|byte| byte.is_ascii_digit());
    parts.filter(fits).map(str::to_owned).collect()
}

fn rupees(text: &str) -> Option<Paise> {
    Paise::parse_rupees(text.trim().trim_end_matches("Cr").trim().replace(',', "").as_str()).ok()
}

/// A day as Indian banks write it: `21/11/2026`, `21-11-26`, `2026-11-21`, with or without a time behind it.
fn day(text: &str) -> Option<Date> {
    let text = text.split_whitespace().next()?;
    let parts: Vec<i16> = text.split(['/', '-', '.']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = if *first > 31 { (*first, *last) } else { (*last, *first) };
    let year = if year < 100 { year + 2_000 } else { year };
    Date::new(year, i8::try_from(*month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_banks_write_them() {
        for text in ["21/11/2026", "21-11-26", "2026-11-21", "21.11.2026 10:22"] {
            assert_eq!(day(text).unwrap().to_string(), "2026-11-21", "{text}");
        }
        for text in ["", "yesterday", "32/13/2026", "11/2026"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn a_transfers_number_is_found_in_the_words_around_it() {
        let found = numbers_in("NEFT CR-KKBKH26324815532-RAZORPAY SOFTWARE PVT");
        assert_eq!(found, ["KKBKH26324815532"]);
    }
}
