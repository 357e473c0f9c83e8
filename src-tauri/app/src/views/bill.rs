//! The bill on the counter: what was typed, what it comes to, and what is wrong with it.

use super::{BillForm, CustomerView, PaymentForm, PreviewView};
use crate::error::ErrorView;
use domain::{Bill, BillLine, Paise};
use jiff::Timestamp;
use serde::Serialize;
use words::{Language, amount_in_words};

/// The bill on the counter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct BillView {
    /// Its order number.
    pub number: String,
    /// What was typed, as it was typed.
    pub form: BillForm,
    /// The number of the newest save; the window numbers its next one above it.
    pub sequence: u32,
    /// The order that it revises, if it revises one.
    pub revises: Option<String>,
    /// The revision that it is, or will be.
    pub revision: u32,
    /// What it comes to. A line that cannot be read yet counts as nothing, and `problems` names it.
    pub quote: Option<QuoteView>,
    /// What is wrong, with the field: `lines[2].quantity`, `customer.phone`, `discount`.
    pub problems: Vec<ErrorView>,
    /// The customer, if the telephone number is known.
    pub customer: Option<CustomerView>,
    /// What WhatsApp will show.
    pub preview: Option<PreviewView>,
    /// Whether it was put aside.
    pub held: bool,
    /// When it was saved last.
    #[specta(type = String)]
    pub saved_at: Timestamp,
}

/// A bill that was put aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct HeldBillView {
    /// Its order number.
    pub number: String,
    /// Whose it is.
    pub customer: String,
    /// The names of its first items.
    pub first_items: String,
    /// How many lines it has.
    pub n_lines: u32,
    /// What it comes to.
    pub total: String,
    /// Since when.
    #[specta(type = String)]
    pub held_at: Timestamp,
}

/// What became of a bill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct FinishedBillView {
    /// Its order number.
    pub number: String,
    /// How it is paid.
    pub how: PaymentForm,
    /// The way to pay that was opened.
    pub reference_id: Option<String>,
    /// What the customer is to pay.
    pub total: String,
}

/// A computed bill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct QuoteView {
    /// Line by line.
    pub lines: Vec<QuoteLineView>,
    /// `intra` or `inter`.
    pub supply: &'static str,
    /// Quantity × price of all lines.
    pub items_at_rate: String,
    /// The discounts of lines.
    pub line_discount: String,
    /// The discount of the bill.
    pub bill_discount: String,
    /// Taxable value.
    pub taxable: String,
    /// All discounts, as entered.
    pub discount: String,
    /// Shipping, as entered.
    pub shipping: String,
    /// Central GST.
    pub cgst: String,
    /// State or union territory GST.
    pub sgst: String,
    /// Integrated GST.
    pub igst: String,
    /// Cess.
    pub cess: String,
    /// `total − taxable − heads`.
    pub round_off: String,
    /// What the customer pays.
    pub total: String,
    /// The total in words.
    pub in_words: String,
    /// Whether WhatsApp can ask for it.
    pub sendable: bool,
}

/// A computed line, its share of bill discount and shipping included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct QuoteLineView {
    /// Its name.
    pub name: String,
    /// Its quantity.
    pub quantity: String,
    /// Quantity × price.
    pub gross: String,
    /// The line's own discount.
    pub discount: String,
    /// What stands in the column of amounts: quantity × price less the line's own discount.
    pub amount: String,
    /// GST that it bears, in percent: its own, or what follows from its price.
    pub gst_rate: String,
    /// Taxable value.
    pub taxable: String,
    /// Central GST.
    pub cgst: String,
    /// State GST.
    pub sgst: String,
    /// Integrated GST.
    pub igst: String,
    /// Cess.
    pub cess: String,
    /// What the line comes to.
    pub total: String,
}

impl QuoteView {
    /// Shows a bill, with its total in words of a language.
    #[must_use]
    pub fn of(bill: &Bill, language: Language) -> QuoteView {
        QuoteView {
            lines: bill.lines().iter().map(QuoteLineView::of).collect(),
            supply: bill.supply().as_str(),
            items_at_rate: sum(bill, BillLine::gross),
            line_discount: sum(bill, BillLine::discount),
            bill_discount: sum(bill, BillLine::bill_discount),
            taxable: bill.taxable().to_rupees(),
            discount: bill.discount().to_rupees(),
            shipping: bill.draft().shipping.to_rupees(),
            cgst: bill.cgst().to_rupees(),
            sgst: bill.sgst().to_rupees(),
            igst: bill.igst().to_rupees(),
            cess: bill.cess().to_rupees(),
            round_off: bill.round_off().to_rupees(),
            total: bill.total().to_rupees(),
            in_words: amount_in_words(bill.total(), language),
            sendable: bill.is_sendable(),
        }
    }
}

impl QuoteLineView {
    fn of(line: &BillLine) -> QuoteLineView {
        QuoteLineView {
            name: line.entered().name.clone(),
            quantity: line.entered().quantity.to_string(),
            gross: line.gross().to_rupees(),
            discount: line.discount().to_rupees(),
            // A discount is never more than what it is taken off.
            amount: line.gross().minus(line.discount()).unwrap_or(Paise::ZERO).to_rupees(),
            gst_rate: line.rate().to_string(),
            taxable: line.taxable().to_rupees(),
            cgst: line.cgst().to_rupees(),
            sgst: line.sgst().to_rupees(),
            igst: line.igst().to_rupees(),
            cess: line.cess().to_rupees(),
            total: line.total().to_rupees(),
        }
    }

    /// The row of a line in which nothing was typed.
    pub(crate) fn blank() -> QuoteLineView {
        let nothing = || Paise::ZERO.to_rupees();
        QuoteLineView {
            name: String::new(),
            quantity: String::new(),
            gross: nothing(),
            discount: nothing(),
            amount: nothing(),
            gst_rate: String::new(),
            taxable: nothing(),
            cgst: nothing(),
            sgst: nothing(),
            igst: nothing(),
            cess: nothing(),
            total: nothing(),
        }
    }
}

/// A finished bill's sums fit; they were all tried when it was finished.
fn sum(bill: &Bill, figure: fn(&BillLine) -> Paise) -> String {
    Paise::sum(bill.lines().iter().map(figure)).unwrap_or(Paise::ZERO).to_rupees()
}
