//! Documents as window and command line show them, and what a person fills in to make one.

use crate::error::ErrorView;
use domain::bill::RateChange;
use domain::document::{NumberFormat, Party, Remainder, Warning};
use domain::identity::Doubt;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::{DocumentRow, SeriesRow};
use words::{Value, Words};

/// A document with its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct DocumentView {
    /// Its number.
    pub number: String,
    /// What it is: `tax_invoice`, `bill_of_supply`, `invoice_cum_bill_of_supply`, `bill`, `consolidated`,
    /// `receipt_voucher`, `refund_voucher`, `credit_note`.
    pub kind: &'static str,
    /// Its day in India.
    pub date: String,
    /// The order it belongs to.
    pub order: Option<String>,
    /// Who buys; empty on a consolidated invoice.
    pub customer: String,
    /// Their GSTIN.
    pub gstin: Option<String>,
    /// What tax is computed on.
    pub taxable: String,
    /// Tax, all heads together.
    pub tax: String,
    /// What it comes to.
    pub total: String,
    /// The number of the document that it takes back.
    pub against: Option<String>,
    /// Why its number was cancelled.
    pub cancelled: Option<String>,
    /// When it was made.
    #[specta(type = String)]
    pub made_at: Timestamp,
    /// Lines, with what of them was not taken back yet.
    pub lines: Vec<DocumentLineView>,
    /// What was not taken back yet; none where nothing can be.
    pub left: Option<String>,
    /// Whether its number can be cancelled: nothing takes it back.
    pub can_cancel: bool,
}

/// A line of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct DocumentLineView {
    /// Its place on the document, by which a credit note names it.
    #[specta(type = u32)]
    pub place: usize,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// How much of it.
    pub quantity: String,
    /// What it comes to.
    pub total: String,
    /// How much of it was not taken back yet.
    pub left_quantity: String,
    /// What of its value was not taken back yet.
    pub left_amount: String,
}

/// Documents, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct DocumentsPageView {
    /// The documents.
    pub documents: Vec<DocumentView>,
    /// Where the next page begins; none behind the last.
    pub next: Option<String>,
}

/// The documents of an order, and what its next invoice would hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct OrderDocumentsView {
    /// Its documents, the oldest first.
    pub documents: Vec<DocumentView>,
    /// Whether it waits for the invoice that the day's small sales share.
    pub shares_day: bool,
    /// What the next document would be.
    pub kind: Option<&'static str>,
    /// What no document is for yet.
    pub left: Vec<LeftLineView>,
    /// Why none can be made now.
    pub problem: Option<ErrorView>,
    /// What a person should know before.
    pub warnings: Vec<WarningView>,
    /// Rates that changed since the bill was written.
    pub changes: Vec<WarningView>,
}

/// A line of a bill that is not, or not wholly, on a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct LeftLineView {
    /// Its place on the bill.
    #[specta(type = u32)]
    pub place: usize,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// How much is left.
    pub quantity: String,
    /// What that comes to.
    pub amount: String,
    /// Whether it is the shipping.
    pub is_shipping: bool,
}

/// Something that looks wrong and may be right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct WarningView {
    /// Its name.
    pub code: &'static str,
    /// The field, as `customer.gstin`.
    pub field: Option<String>,
    /// What it says.
    pub message: String,
    /// Whether a person may let it stand with a reason, which is kept with the document.
    pub asks_reason: bool,
}

/// What an invoice is made for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct InvoiceForm {
    /// What left; none for everything that has no document.
    #[serde(default)]
    pub lines: Option<Vec<PartForm>>,
    /// Why doubts stand.
    #[serde(default)]
    pub reasons: Vec<ReasonForm>,
}

/// What a credit note takes back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct CreditForm {
    /// Some of its lines; none for everything that is left.
    #[serde(default)]
    pub lines: Option<Vec<PartForm>>,
}

/// Some of a line: a quantity, or on a credit note a part of its price.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct PartForm {
    /// The line's place.
    #[specta(type = u32)]
    pub place: usize,
    /// How much of it; empty for none.
    #[serde(default)]
    pub quantity: String,
    /// How much of its price; empty for none.
    #[serde(default)]
    pub amount: String,
}

/// Why something that looks wrong stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ReasonForm {
    /// The code of the warning.
    pub doubt: String,
    /// The person's words.
    pub reason: String,
}

/// A series of numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct SeriesView {
    /// What it numbers: `invoice`, `bill_of_supply`, `bill`, `receipt_voucher`, `refund_voucher`, `credit_note`.
    pub kind: &'static str,
    /// Its till.
    pub till: String,
    /// Its financial year, as `26-27`.
    pub year: String,
    /// How its numbers are written.
    pub format: String,
    /// How the numbers of the next series will be written.
    pub wanted: String,
    /// The last number given.
    pub last: Option<String>,
    /// Its day.
    pub last_date: Option<String>,
    /// How many numbers were given.
    pub n_given: u32,
    /// How many of them were cancelled.
    pub n_cancelled: u32,
    /// How many are left.
    pub n_left: u32,
    /// Whether it numbers documents of today.
    pub is_present: bool,
    /// The number that comes next, where it is the present series.
    pub next: Option<String>,
}

/// How a person wants numbers written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct SeriesFormatForm {
    /// Of which series.
    pub kind: String,
    /// The pattern, as `{till}/{year}/{number:5}`.
    pub format: String,
}

impl DocumentView {
    /// Shows a document; `left` is what of it was not taken back, where something can be.
    pub(crate) fn of(row: &DocumentRow, left: Option<&Remainder>, can_cancel: bool) -> DocumentView {
        let (content, sums) = (row.document.content(), row.document.sums());
        let quantities = left.map(Remainder::quantities).unwrap_or_default();
        let values = left.map(Remainder::values).unwrap_or_default();
        let lines = content.lines.iter().enumerate().map(|(place, one)| DocumentLineView {
            place,
            name: one.line.entered().name.clone(),
            unit: one.line.entered().unit.clone().unwrap_or_default(),
            quantity: one.line.entered().quantity.to_string(),
            total: one.line.total().to_rupees(),
            left_quantity: quantities.get(place).map(|left| left.normalize().to_string()).unwrap_or_default(),
            left_amount: values.get(place).map(|left| left.to_rupees()).unwrap_or_default(),
        });
        DocumentView {
            number: row.document.number().text.clone(),
            kind: content.kind.as_str(),
            date: content.date.to_string(),
            order: content.order.map(|order| order.to_string()),
            customer: content.buyer.as_ref().map(|buyer| buyer.name.clone()).unwrap_or_default(),
            gstin: content.buyer.as_ref().and_then(|buyer| buyer.gstin.clone()),
            taxable: sums.taxable.to_rupees(),
            tax: sums.heads.sum().unwrap_or_default().to_rupees(),
            total: sums.total.to_rupees(),
            against: content.against.as_ref().map(|against| against.number.clone()),
            cancelled: row.cancelled.as_ref().map(|(_, why)| why.as_str().to_owned()),
            made_at: row.made_at,
            lines: lines.collect(),
            left: left.and_then(Remainder::total).filter(|left| !left.is_zero()).map(|left| left.to_rupees()),
            can_cancel,
        }
    }
}

impl SeriesView {
    /// Shows a series; `wanted` is how the next one will be written.
    pub(crate) fn of(row: &SeriesRow, wanted: &NumberFormat, is_present: bool) -> SeriesView {
        let SeriesRow { series, last, n_cancelled } = row;
        let (till, year) = (series.id.till, series.id.year);
        let n_given = last.map_or(0, |last| last.sequence);
        let next = series.format.write(till, year, n_given.saturating_add(1));
        SeriesView {
            kind: series.id.kind.as_str(),
            till: till.get().to_string(),
            year: year.short(),
            format: series.format.to_string(),
            wanted: wanted.to_string(),
            last: series.format.write(till, year, n_given),
            last_date: last.map(|last| last.date.to_string()),
            n_given,
            n_cancelled: *n_cancelled,
            n_left: series.left(*last),
            is_present,
            next: next.filter(|_| is_present),
        }
    }
}

impl WarningView {
    /// Says a warning.
    pub(crate) fn of(warning: &Warning, words: &Words) -> WarningView {
        let (mut registered, mut address) = ("", "");
        let (mut date, mut rate) = (String::new(), String::new());
        match warning {
            Warning::Doubtful {
                doubt: Doubt::GstinOtherState { registered: one, address: other }, ..
            } => {
                (registered, address) = (one.name(), other.name());
            }
            Warning::Doubtful { doubt: Doubt::PinOtherState { address: one }, .. } => address = one.name(),
            Warning::CreditTooLate { last_day } => date = last_day.strftime("%d-%m-%Y").to_string(),
            Warning::RateByPrice { suggested, .. } => rate = suggested.to_string(),
            Warning::Doubtful { .. }
            | Warning::EInvoiceMissing
            | Warning::EWayBill
            | Warning::UnitUnknown { .. } => {}
        }
        let values = [
            ("registered", Value::Text(registered)),
            ("address", Value::Text(address)),
            ("date", Value::Text(&date)),
            ("rate", Value::Text(&rate)),
        ];
        WarningView {
            code: warning.as_str(),
            field: warning.field(),
            message: say(warning.as_str(), &values, words),
            asks_reason: matches!(warning, Warning::Doubtful { party: Party::Buyer, .. }),
        }
    }

    /// Says that a rate changed since the bill was written.
    pub(crate) fn rate_changed(change: &RateChange, words: &Words) -> WarningView {
        let (from, to) = (change.from.to_string(), change.to.to_string());
        let values = [("from", Value::Text(&from)), ("to", Value::Text(&to))];
        WarningView {
            code: "rate_changed",
            field: Some(format!("lines[{}].gst_rate", change.place)),
            message: say("rate_changed", &values, words),
            asks_reason: false,
        }
    }
}

fn say(code: &str, values: &[(&str, Value<'_>)], words: &Words) -> String {
    let key = format!("warning-{}", code.replace('_', "-"));
    words.say_key(&key, values).unwrap_or(key)
}
