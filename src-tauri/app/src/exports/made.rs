//! The tables of what was asked for, and the bytes of the file.

use super::facts::Facts;
use super::{lists, period};
use crate::error::{AppError, Code};
use crate::views::{ExportFormat, ExportKind, ExportedView};
use documents::returns::tally::{master_file, voucher_file, vouchers};
use documents::returns::{
    Cell, Gstr1, ReturnRefusal, Table, TableTrouble, Voucher, day_book, register, tax_by_rate, xlsx,
};
use domain::Paise;
use domain::document::ReturnPeriod;
use words::{Message, Words};

/// A file that was made and not kept yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeExport {
    /// The name it is offered under.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// What to say of it.
    pub view: ExportedView,
}

/// The tables that are seen before the file is made. Of a return and of lists they are the file's own.
///
/// # Errors
/// [`Code::ReturnNotForShop`], [`Code::AmountTooLarge`].
pub fn tables(facts: &Facts, words: &Words) -> Result<Vec<Table>, AppError> {
    Ok(match facts.kind {
        ExportKind::Gstr1 => gstr1(facts)?.sheets(),
        ExportKind::Tally => vec![voucher_table(&tally(facts)?, words)?],
        ExportKind::Documents => vec![register(&facts.entries, facts.period, words)?],
        ExportKind::Orders => vec![lists::orders(facts, words)?],
        ExportKind::Customers => vec![lists::customers(facts, words)],
        ExportKind::Products => vec![lists::products(facts, words)],
        ExportKind::DayBook => vec![day_book(&facts.entries, &facts.moved, facts.period, words)?],
        ExportKind::TaxByRate => vec![tax_by_rate(&facts.entries, facts.period, words)?],
    })
}

/// The file, and how many rows it has: of all sheets together, or vouchers, or documents of a return.
///
/// # Errors
/// As [`tables`]; [`Code::TooLarge`] for more than a spreadsheet holds.
pub fn bytes(facts: &Facts, format: ExportFormat, words: &Words) -> Result<(Vec<u8>, u32), AppError> {
    let count = |rows: usize| u32::try_from(rows).unwrap_or(u32::MAX);
    match format {
        ExportFormat::Json => {
            let gstr1 = gstr1(facts)?;
            let rows = gstr1.sheets().iter().map(|sheet| sheet.rows.len()).sum();
            Ok((gstr1.to_json()?.into_bytes(), count(rows)))
        }
        ExportFormat::Xml => {
            let vouchers = tally(facts)?;
            let file = voucher_file(&vouchers, &Facts::ledgers());
            Ok((file.into_bytes(), count(vouchers.len())))
        }
        ExportFormat::XmlLedgers => {
            let file = master_file(&tally(facts)?, &Facts::ledgers());
            let ledgers = file.matches("<LEDGER ").count();
            Ok((file.into_bytes(), count(ledgers)))
        }
        ExportFormat::Xlsx => {
            let tables = tables(facts, words)?;
            let rows = tables.iter().map(|table| table.rows.len()).sum();
            Ok((xlsx(&tables)?, count(rows)))
        }
        ExportFormat::Csv => {
            let table = tables(facts, words)?.into_iter().next().ok_or(AppError::new(Code::Internal))?;
            Ok((table.csv_for_excel()?, count(table.rows.len())))
        }
    }
}

/// The name that this file is offered under.
#[must_use]
pub fn file_name(facts: &Facts, format: ExportFormat) -> String {
    name(facts.kind, facts.period, format)
}

/// The name of a file of this kind.
///
/// # Errors
/// [`Code::ExportFormat`] for a kind of file that this cannot be.
pub fn name_of(kind: ExportKind, period: ReturnPeriod, format: ExportFormat) -> Result<String, AppError> {
    if kind.formats().contains(&format) {
        Ok(name(kind, period, format))
    } else {
        Err(AppError::new(Code::ExportFormat).at("format"))
    }
}

fn name(kind: ExportKind, period: ReturnPeriod, format: ExportFormat) -> String {
    let what = match kind {
        ExportKind::Gstr1 => "gstr1",
        ExportKind::Tally => "tally",
        ExportKind::Documents => "documents",
        ExportKind::Orders => "orders",
        ExportKind::Customers => "customers",
        ExportKind::Products => "products",
        ExportKind::DayBook => "day-book",
        ExportKind::TaxByRate => "tax-by-rate",
    };
    let ending = match format {
        ExportFormat::Json => ".json",
        ExportFormat::Xlsx => ".xlsx",
        ExportFormat::Csv => ".csv",
        ExportFormat::Xml => ".xml",
        ExportFormat::XmlLedgers => "-ledgers.xml",
    };
    if kind.has_period() {
        format!("{what}-{}{ending}", period::short(period))
    } else {
        format!("{what}{ending}")
    }
}

fn gstr1(facts: &Facts) -> Result<Gstr1, AppError> {
    let gstin = facts.filer().ok_or(ReturnRefusal::NotForShop)?;
    Ok(Gstr1::of(&facts.entries, &gstin, facts.period)?)
}

fn tally(facts: &Facts) -> Result<Vec<Voucher>, AppError> {
    Ok(vouchers(&facts.entries, &facts.moved, facts.period, &Facts::ledgers())?)
}

/// Vouchers as a person compares them with Tally: what each puts on the party's account, and both sides of it.
fn voucher_table(vouchers: &[Voucher], words: &Words) -> Result<Table, AppError> {
    let heads = [
        Message::BookDate,
        Message::BookVoucher,
        Message::BookNumber,
        Message::BookReference,
        Message::BookLedger,
        Message::BookDebit,
        Message::BookCredit,
    ]
    .map(|message| words.say(&message));
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    let mut table = Table::new(&words.say(&Message::BooksKindTally), &heads);
    for voucher in vouchers {
        let amounts = || voucher.entries.iter().map(|entry| entry.amount);
        let credit = Paise::sum(amounts().filter(|amount| !amount.is_negative()));
        let debit = Paise::sum(amounts().filter(|amount| amount.is_negative()))
            .and_then(|debit| Paise::ZERO.minus(debit));
        let too_large = || AppError::new(Code::AmountTooLarge);
        table.rows.push(vec![
            Cell::Day(voucher.date),
            Cell::text(voucher.kind.as_str()),
            Cell::text(&voucher.number),
            Cell::text(&voucher.reference),
            Cell::text(&voucher.party.ledger),
            Cell::Money(debit.ok_or_else(too_large)?),
            Cell::Money(credit.ok_or_else(too_large)?),
        ]);
    }
    Ok(table)
}

impl From<ReturnRefusal> for AppError {
    fn from(refusal: ReturnRefusal) -> AppError {
        AppError::new(match refusal {
            ReturnRefusal::NotForShop => Code::ReturnNotForShop,
            ReturnRefusal::AmountTooLarge => Code::AmountTooLarge,
        })
    }
}

impl From<TableTrouble> for AppError {
    fn from(trouble: TableTrouble) -> AppError {
        tracing::warn!(error = %trouble, "a table could not be written");
        AppError::new(match trouble {
            TableTrouble::Sheet(_) => Code::TooLarge,
            TableTrouble::Text => Code::Internal,
        })
    }
}
