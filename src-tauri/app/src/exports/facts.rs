//! What the book knows of a period, read in one look.

use super::period;
use crate::clock::day_in_india;
use crate::error::{AppError, Code};
use crate::shop::App;
use crate::views::{ExportKind, ExportQuery};
use documents::returns::{Gap, Ledgers, Moved, MovedBy, gaps};
use domain::Paise;
use domain::bill::Registration;
use domain::document::{Entry, FinancialYear, ReturnPeriod};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use store::{CustomerRow, MoneyRow, OrderEntry, ProductRow, Read, ShopRow};

/// Customers read at once.
const CUSTOMERS: u32 = 1_000;

/// What a file is made from. Only what its kind needs is read.
pub struct Facts {
    pub kind: ExportKind,
    pub period: ReturnPeriod,
    pub today: Date,
    pub is_practice: bool,
    pub shop: ShopRow,
    /// The register of the period.
    pub entries: Vec<Entry>,
    /// Numbers missing in the financial years of the period, up to its last day.
    pub gaps: Vec<Gap>,
    /// Money of the period.
    pub moved: Vec<Moved>,
    pub orders: Vec<OrderEntry>,
    /// Customers and what each owes.
    pub customers: Vec<(CustomerRow, Paise)>,
    pub products: Vec<ProductRow>,
}

impl Facts {
    /// Reads them.
    ///
    /// # Errors
    /// As [`period::parse`]; what keeps the book from being read.
    pub fn read(app: &App, query: &ExportQuery) -> Result<Facts, AppError> {
        let period = period::parse(query)?;
        let today = day_in_india(app.now());
        let is_practice = app.is_practice()?;
        app.store().read(|book| {
            let mut facts = Facts {
                kind: query.kind,
                period,
                today,
                is_practice,
                shop: book.shop()?,
                entries: Vec::new(),
                gaps: Vec::new(),
                moved: Vec::new(),
                orders: Vec::new(),
                customers: Vec::new(),
                products: Vec::new(),
            };
            match query.kind {
                ExportKind::Gstr1 | ExportKind::Documents | ExportKind::TaxByRate => {
                    facts.read_register(book)?;
                }
                ExportKind::Tally | ExportKind::DayBook => {
                    facts.read_register(book)?;
                    facts.moved = moved(book, period)?;
                }
                ExportKind::Orders => {
                    let (from, until) = moments(period)?;
                    facts.orders = book.orders_between(from, until)?;
                }
                ExportKind::Customers => facts.customers = customers(book)?,
                ExportKind::Products => facts.products = book.all_products()?,
            }
            Ok(facts)
        })
    }

    /// The ledgers of the shop in Tally. The company is left open: Tally takes the one that is open in it.
    #[must_use]
    pub fn ledgers() -> Ledgers {
        Ledgers::default()
    }

    /// The GSTIN under which the shop files: its own; where nobody has set the shop up, the one that the newest
    /// document of a regular dealer bears. `None` where there is nothing to file under.
    #[must_use]
    pub fn filer(&self) -> Option<String> {
        if self.shop.registration == Registration::Regular {
            return self.shop.gstin.as_deref().map(gstin);
        }
        let sellers = self.entries.iter().rev().filter_map(Entry::document);
        let mut sellers = sellers.map(|document| &document.content().seller);
        let is_set_up = self.shop != ShopRow::default();
        let regular = sellers.find(|seller| seller.registration == Registration::Regular)?;
        if is_set_up { None } else { regular.gstin.as_deref().map(gstin) }
    }

    fn read_register(&mut self, book: &Read<'_>) -> Result<(), AppError> {
        let period = self.period;
        let since = FinancialYear::of(period.first_day()).first_day();
        let mut entries = book.register(since, period.last_day())?;
        self.gaps = gaps(&entries);
        entries.retain(|entry| period.contains(entry.date()));
        self.entries = entries;
        Ok(())
    }
}

/// As it is compared.
#[must_use]
pub fn gstin(typed: &str) -> String {
    typed.trim().to_ascii_uppercase()
}

fn moved(book: &Read<'_>, period: ReturnPeriod) -> Result<Vec<Moved>, AppError> {
    let (from, until) = moments(period)?;
    Ok(book.money_between(from, until)?.into_iter().map(moved_once).collect())
}

fn moved_once(row: MoneyRow) -> Moved {
    let MoneyRow { at, method, proof, amount, order, buyer } = row;
    Moved {
        date: day_in_india(at),
        reference: if proof.is_empty() { order.to_string() } else { proof },
        order: Some(order),
        buyer: Some(buyer),
        amount,
        // What the gateway kept is known from its settlements alone.
        fee: Paise::ZERO,
        by: if method == "cash" { MovedBy::Cash } else { MovedBy::Bank },
    }
}

fn customers(book: &Read<'_>) -> Result<Vec<(CustomerRow, Paise)>, AppError> {
    let mut all = Vec::new();
    let mut last = None;
    loop {
        let page = book.customers(last, CUSTOMERS)?;
        let Some(newest) = page.last() else { return Ok(all) };
        last = Some(newest.id);
        for customer in page {
            let owes = book.owed_by(customer.id)?;
            all.push((customer, owes));
        }
    }
}

/// From the first moment of the first day in India until the first after the last.
fn moments(period: ReturnPeriod) -> Result<(Timestamp, Timestamp), AppError> {
    let begins = |day: Date| {
        let midnight = Offset::from_seconds(19_800).and_then(|india| india.to_timestamp(day.at(0, 0, 0, 0)));
        midnight.map_err(|_| AppError::new(Code::PeriodInvalid).at("to"))
    };
    let after = period.last_day().tomorrow().map_err(|_| AppError::new(Code::PeriodInvalid).at("to"))?;
    Ok((begins(period.first_day())?, begins(after)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_begins_and_ends_at_midnight_in_india() {
        let period = ReturnPeriod::month_of(date(2026, 11, 22));
        let (from, until) = moments(period).unwrap();
        assert_eq!(from.to_string(), "2026-10-31T18:30:00Z");
        assert_eq!(until.to_string(), "2026-11-30T18:30:00Z");
    }
}
