//! Settlement reports as gateways' pages save them: columns known by their names, amounts in rupees.
//!
//! One report calls the fee *exclusive tax* and takes fee and tax off, the other's fee includes the tax. Which of both a
//! file means is seen in its header, and a row whose figures do not agree with that is refused with its column.

use crate::facts::{LineFacts, SettlementFacts};
use crate::loose::{in_india, rupees_of};
use crate::razorpay;
use domain::Paise;
use domain::settlement::{LineKind, SettlementLine};
use jiff::Timestamp;
use thiserror::Error;

/// Whether the fee column has the GST in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeeColumn {
    /// *fee (exclusive tax)*: the tax comes on top.
    Exclusive,
    /// *fee*: the tax is in it.
    Inclusive,
}

/// Where in a row each thing stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// What the file is a list of.
    pub list: Listed,
    /// How its fee column is meant.
    pub fee: FeeColumn,
    places: Vec<(Column, usize)>,
}

/// What a file is a list of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Payments, refunds and the rest, each in its settlement.
    Lines,
    /// Settlements alone.
    Settlements,
}

/// What a row can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Entity,
    Kind,
    Amount,
    Fee,
    Tax,
    Debit,
    Credit,
    Net,
    Settlement,
    Utr,
    SettledAt,
    CreatedAt,
    Payment,
    Order,
    Receipt,
    Method,
    Dispute,
    OnHold,
    Status,
    Currency,
}

/// Names under which the columns are seen, in small letters with one blank between words. The first that is there counts.
const NAMES: &[(Column, &[&str])] = &[
    (Column::Entity, &["entity id", "payuid", "payu id", "id"]),
    (Column::Kind, &["transaction entity", "type", "requestaction", "action"]),
    (Column::Amount, &["amount", "requestamount", "transaction amount"]),
    (Column::Fee, &["fee (exclusive tax)", "fee", "fees", "mer service fee", "merchant service fee"]),
    (Column::Tax, &["tax", "mer service tax", "merchant service tax"]),
    (Column::Debit, &["debit"]),
    (Column::Credit, &["credit"]),
    (Column::Net, &["mer net amount", "merchant net amount"]),
    (Column::Settlement, &["settlement id"]),
    (Column::Utr, &["settlement utr", "mer utr", "utr", "utr number"]),
    (Column::SettledAt, &["settled at", "requestdate", "settlement date"]),
    (Column::CreatedAt, &["entity created at", "created at", "txndate", "transaction date"]),
    (Column::Payment, &["payment id"]),
    (Column::Order, &["order id", "txnid", "merchant transaction id"]),
    (Column::Receipt, &["order receipt"]),
    (Column::Method, &["payment method", "method", "mode"]),
    (Column::Dispute, &["dispute id"]),
    (Column::OnHold, &["on hold"]),
    (Column::Status, &["status"]),
    (Column::Currency, &["currency"]),
];

/// Why a row tells nothing. Nothing of a file with one such row is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RowError {
    /// Something that must be there is not.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// It is no amount in rupees, or has more than two places.
    #[error("{0} is no amount in rupees")]
    NotMoney(&'static str),
    /// It is no time in any of the ways these reports write them.
    #[error("{0} is no time")]
    NotATime(&'static str),
    /// Amount, fee, tax, credit and debit contradict each other.
    #[error("the figures of the row contradict each other")]
    DoesNotAddUp,
    /// Another currency than rupees.
    #[error("not in rupees")]
    OtherCurrency,
}

/// What a row tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A line of a settlement.
    Line(Box<LineFacts>),
    /// A settlement.
    Settlement(SettlementFacts),
}

/// Recognises a report by its header; `None` for a table that is none.
#[must_use]
pub fn columns<S: AsRef<str>>(header: &[S]) -> Option<Columns> {
    let plain: Vec<String> = header.iter().map(|name| plain(name.as_ref())).collect();
    let mut places = Vec::new();
    let mut fee = FeeColumn::Inclusive;
    for (column, names) in NAMES {
        let found = names.iter().find_map(|name| Some((*name, plain.iter().position(|head| head == name)?)));
        if let Some((name, place)) = found {
            places.push((*column, place));
            // PayU's report gives fee and tax side by side.
            if *column == Column::Fee && (name.contains("exclusive") || name.contains("service fee")) {
                fee = FeeColumn::Exclusive;
            }
        }
    }
    let has = |column| places.iter().any(|(one, _)| *one == column);
    let has_sums = has(Column::Credit) && has(Column::Debit) || has(Column::Net);
    let list = if has(Column::Entity) && has(Column::Kind) && has(Column::Amount) && has_sums {
        Listed::Lines
    } else if has(Column::Entity) && has(Column::Utr) && has(Column::Amount) && has(Column::Status) {
        Listed::Settlements
    } else {
        return None;
    };
    Some(Columns { list, fee, places })
}

fn plain(name: &str) -> String {
    let name = name.trim_start_matches('\u{feff}').replace('_', " ").to_lowercase();
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Columns {
    /// Reads a row.
    ///
    /// # Errors
    /// [`RowError`], with the column's name where one is to blame.
    pub fn row<S: AsRef<str>>(&self, cells: &[S]) -> Result<Row, RowError> {
        if let Some(currency) = self.cell(cells, Column::Currency)
            && !currency.eq_ignore_ascii_case("INR")
        {
            return Err(RowError::OtherCurrency);
        }
        match self.list {
            Listed::Lines => self.line(cells).map(|line| Row::Line(Box::new(line))),
            Listed::Settlements => self.settlement(cells).map(Row::Settlement),
        }
    }

    fn line<S: AsRef<str>>(&self, cells: &[S]) -> Result<LineFacts, RowError> {
        let entity = self.cell(cells, Column::Entity).ok_or(RowError::Missing("entity_id"))?;
        let word = self.cell(cells, Column::Kind).ok_or(RowError::Missing("type"))?;
        let dispute = self.cell(cells, Column::Dispute);
        let kind = kind(&word, dispute.is_some());
        let amount = self.money(cells, Column::Amount, "amount")?.ok_or(RowError::Missing("amount"))?;
        let amount = Paise::new(amount.get().saturating_abs());
        let (kept, tax) =
            (self.or_none(cells, Column::Fee, "fee")?, self.or_none(cells, Column::Tax, "tax")?);
        let fee = match self.fee {
            FeeColumn::Exclusive => kept.plus(tax).ok_or(RowError::DoesNotAddUp)?,
            FeeColumn::Inclusive => kept,
        };
        let (credit, debit) = self.sums(cells, kind)?;
        let utr = self.cell(cells, Column::Utr);
        let line = SettlementLine {
            entity: if kind == LineKind::Dispute { dispute.unwrap_or(entity) } else { entity },
            kind,
            amount,
            credit,
            debit,
            fee,
            tax,
            payment: self.cell(cells, Column::Payment),
            settlement: self.cell(cells, Column::Settlement).or_else(|| utr.clone()),
            on_hold: self.cell(cells, Column::OnHold).is_some_and(|yes| is_yes(&yes)),
        };
        if !line.adds_up() {
            return Err(RowError::DoesNotAddUp);
        }
        Ok(LineFacts {
            line,
            utr,
            settled_at: self.time(cells, Column::SettledAt, "settled_at")?,
            created_at: self.time(cells, Column::CreatedAt, "created_at")?,
            reference: self.cell(cells, Column::Receipt),
            order_id: self.cell(cells, Column::Order),
            method: self.cell(cells, Column::Method).map(|method| method.to_lowercase()),
        })
    }

    /// What the row adds and takes, from two columns or from one with a sign.
    fn sums<S: AsRef<str>>(&self, cells: &[S], kind: LineKind) -> Result<(Paise, Paise), RowError> {
        let credit = self.money(cells, Column::Credit, "credit")?;
        let debit = self.money(cells, Column::Debit, "debit")?;
        if credit.is_some() || debit.is_some() {
            return Ok((credit.unwrap_or(Paise::ZERO), debit.unwrap_or(Paise::ZERO)));
        }
        let net = self.money(cells, Column::Net, "net")?.ok_or(RowError::Missing("credit"))?;
        let size = Paise::new(net.get().saturating_abs());
        let takes = net.is_negative() || matches!(kind, LineKind::Refund | LineKind::Dispute);
        Ok(if takes { (Paise::ZERO, size) } else { (size, Paise::ZERO) })
    }

    fn settlement<S: AsRef<str>>(&self, cells: &[S]) -> Result<SettlementFacts, RowError> {
        Ok(SettlementFacts {
            event: None,
            id: Some(self.cell(cells, Column::Entity).ok_or(RowError::Missing("id"))?),
            status_word: self.cell(cells, Column::Status).unwrap_or_default().to_lowercase(),
            amount: Some(self.money(cells, Column::Amount, "amount")?.ok_or(RowError::Missing("amount"))?),
            utr: self.cell(cells, Column::Utr),
            at: self.time(cells, Column::CreatedAt, "created_at")?,
        })
    }

    fn cell<S: AsRef<str>>(&self, cells: &[S], column: Column) -> Option<String> {
        let (_, place) = self.places.iter().find(|(one, _)| *one == column)?;
        let text = cells.get(*place)?.as_ref().trim();
        let is_nothing = text.is_empty() || text == "-" || text.eq_ignore_ascii_case("null");
        (!is_nothing && text.len() <= 500).then(|| text.to_owned())
    }

    fn money<S: AsRef<str>>(
        &self,
        cells: &[S],
        column: Column,
        name: &'static str,
    ) -> Result<Option<Paise>, RowError> {
        let Some(text) = self.cell(cells, column) else { return Ok(None) };
        let text = text.trim_start_matches('₹').trim();
        rupees_of(text).map(Some).ok_or(RowError::NotMoney(name))
    }

    fn or_none<S: AsRef<str>>(
        &self,
        cells: &[S],
        column: Column,
        name: &'static str,
    ) -> Result<Paise, RowError> {
        Ok(self.money(cells, column, name)?.unwrap_or(Paise::ZERO))
    }

    fn time<S: AsRef<str>>(
        &self,
        cells: &[S],
        column: Column,
        name: &'static str,
    ) -> Result<Option<Timestamp>, RowError> {
        let Some(text) = self.cell(cells, column) else { return Ok(None) };
        in_india(&text.replacen('T', " ", 1))
            .or_else(|| in_india(&format!("{text} 00:00:00")))
            .or_else(|| in_days(&text))
            .map(Some)
            .ok_or(RowError::NotATime(name))
    }
}

fn kind(word: &str, has_dispute: bool) -> LineKind {
    match word.trim().to_ascii_lowercase().as_str() {
        "capture" | "sale" => LineKind::Payment,
        word => razorpay::kind(word, has_dispute),
    }
}

fn is_yes(text: &str) -> bool {
    ["1", "yes", "true", "y"].iter().any(|yes| text.eq_ignore_ascii_case(yes))
}

/// Days since the end of 1899, with a fraction for the time, as spreadsheets keep them.
fn in_days(text: &str) -> Option<Timestamp> {
    let (days, fraction) = text.split_once('.').unwrap_or((text, ""));
    let days: i64 = days.parse().ok().filter(|days| (20_000..80_000).contains(days))?;
    if !fraction.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    // The fraction of a day in seconds, rounded, without a float.
    let digits = fraction.get(..fraction.len().min(12))?;
    let scale = 10_i64.checked_pow(u32::try_from(digits.len()).ok()?)?;
    let part = if digits.is_empty() { 0 } else { digits.parse::<i64>().ok()? };
    let seconds = (part.checked_mul(86_400)?.checked_add(scale / 2)?).checked_div(scale)?;
    let since_1970 = (days - 25_569).checked_mul(86_400)?.checked_add(seconds)?.checked_sub(19_800)?;
    Timestamp::from_second(since_1970).ok()
}
