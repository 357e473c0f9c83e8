//! The three-way match of orders, gateway payments and settlement lines: every rupee is matched, open, or an exception
//! with a name. WhatsApp Pay does none of it.
//!
//! One pure function over everything that is known, so that it finds the same whenever and however often it is asked.

mod lines;
mod settlements;

use crate::money::Paise;
use crate::settlement::{Settlement, SettlementLine, settled_by};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A payment that a gateway captured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CapturedPayment {
    /// The gateway's id of it.
    pub id: String,
    /// What the customer paid.
    pub amount: Paise,
    /// The fee, GST included, as the gateway told it with the payment.
    pub fee: Option<Paise>,
    /// The day it was captured, in India.
    pub day: Date,
    /// Whether an order of the book has it.
    pub has_order: bool,
}

/// A refund as its gateway tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownRefund {
    /// The gateway's id of it.
    pub id: String,
    /// What went, or goes, back.
    pub amount: Paise,
    /// Whether it went through.
    pub state: RefundOutcome,
    /// The day it was asked for, in India.
    pub day: Date,
}

/// How a refund went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundOutcome {
    /// Not known yet.
    Pending,
    /// The money is on its way, or back.
    Processed,
    /// It stays with the shop.
    Failed,
}

/// Everything that is known of one gateway.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// What was captured; each payment once. Those from before `since` only tell what lines are about.
    pub payments: &'a [CapturedPayment],
    /// What was given back; each refund once. As with payments.
    pub refunds: &'a [KnownRefund],
    /// Lines of settlements, and of what is held back.
    pub lines: &'a [SettlementLine],
    /// The settlements.
    pub settlements: &'a [Settlement],
    /// The first day whose payments and refunds are judged; every line of settlements since must be among the lines.
    pub since: Date,
    /// The day on which it is asked, in India.
    pub today: Date,
}

/// What keeps money from being matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExceptionKind {
    /// A payment that no order has.
    PaidNoOrder,
    /// A payment that no settlement has after three bank days.
    NotSettled,
    /// A payment was settled with another amount.
    SettledAmountDiffers,
    /// The gateway kept another fee than it told, or the line does not add up.
    FeeDiffers,
    /// A payment is in more than one line.
    SettledTwice,
    /// A line is about a payment that the gateway does not list.
    SettledUnknown,
    /// The gateway holds a payment back.
    OnHold,
    /// A refund that went through is in no settlement after three bank days.
    RefundNotDebited,
    /// A refund was taken off with another amount, or although it failed.
    RefundDebitDiffers,
    /// A refund was taken off more than once.
    RefundDebitedTwice,
    /// A line is about a refund that the gateway does not list.
    RefundUnknown,
    /// The customer's bank took a payment back.
    Chargeback,
    /// The gateway added or took something of its own.
    UnknownAdjustment,
    /// The bank shows another amount than the settlement.
    ReceivedDiffers,
    /// The lines of a settlement do not come to its amount.
    SettlementDiffers,
}

impl ExceptionKind {
    /// Every kind.
    pub const ALL: [ExceptionKind; 15] = [
        ExceptionKind::PaidNoOrder,
        ExceptionKind::NotSettled,
        ExceptionKind::SettledAmountDiffers,
        ExceptionKind::FeeDiffers,
        ExceptionKind::SettledTwice,
        ExceptionKind::SettledUnknown,
        ExceptionKind::OnHold,
        ExceptionKind::RefundNotDebited,
        ExceptionKind::RefundDebitDiffers,
        ExceptionKind::RefundDebitedTwice,
        ExceptionKind::RefundUnknown,
        ExceptionKind::Chargeback,
        ExceptionKind::UnknownAdjustment,
        ExceptionKind::ReceivedDiffers,
        ExceptionKind::SettlementDiffers,
    ];

    /// The name in the book and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            ExceptionKind::PaidNoOrder => "paid_no_order",
            ExceptionKind::NotSettled => "not_settled",
            ExceptionKind::SettledAmountDiffers => "settled_amount_differs",
            ExceptionKind::FeeDiffers => "fee_differs",
            ExceptionKind::SettledTwice => "settled_twice",
            ExceptionKind::SettledUnknown => "settled_unknown",
            ExceptionKind::OnHold => "on_hold",
            ExceptionKind::RefundNotDebited => "refund_not_debited",
            ExceptionKind::RefundDebitDiffers => "refund_debit_differs",
            ExceptionKind::RefundDebitedTwice => "refund_debited_twice",
            ExceptionKind::RefundUnknown => "refund_unknown",
            ExceptionKind::Chargeback => "chargeback",
            ExceptionKind::UnknownAdjustment => "unknown_adjustment",
            ExceptionKind::ReceivedDiffers => "received_differs",
            ExceptionKind::SettlementDiffers => "settlement_differs",
        }
    }
}

/// One thing that a person has to settle.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exception {
    /// What is wrong.
    pub kind: ExceptionKind,
    /// The gateway's id of what it is about: a payment, a refund, a line, a settlement.
    pub about: String,
    /// The amount in question: what is missing, too much, or nobody's; never negative.
    pub amount: Paise,
}

/// Where a line came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineMatch {
    /// It is what was expected.
    Matched,
    /// It needs a person.
    Exception(ExceptionKind),
}

/// One settlement against its lines and the bank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettlementSum {
    /// Its lines.
    pub n_lines: usize,
    /// Payments in it.
    pub n_payments: usize,
    /// What customers paid.
    pub captured: Paise,
    /// What went back to customers, chargebacks included.
    pub returned: Paise,
    /// What the gateway kept, without GST.
    pub fees: Paise,
    /// GST on it.
    pub tax: Paise,
    /// What the gateway added or took of its own; negative when it took.
    pub adjusted: Paise,
    /// What should reach the bank: the sum of its lines.
    pub expected: Paise,
}

/// What the match found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Where each line came to, in the order given.
    pub lines: Vec<LineMatch>,
    /// What a person has to settle, sorted, each once.
    pub exceptions: Vec<Exception>,
    /// Each settlement that a line or the gateway names.
    pub settlements: BTreeMap<String, SettlementSum>,
    /// What lines that match bring, less what they take.
    pub matched: Paise,
    /// The same of lines that need a person.
    pub exceptional: Paise,
    /// What was captured and is in no line, still in time.
    pub open: Paise,
    /// What went back and is in no line, still in time.
    pub open_refunds: Paise,
}

/// Matches everything with everything. Amounts that do not fit saturate: money that cannot be added is still told.
#[must_use]
pub fn reconcile(known: &Known<'_>) -> Findings {
    let mut found = Findings::default();
    let mut exceptions = BTreeSet::new();
    lines::match_lines(known, &mut found, &mut exceptions);
    let judged = known.payments.iter().filter(|payment| payment.day >= known.since);
    for payment in judged.filter(|payment| !payment.has_order) {
        exceptions.insert(exception(ExceptionKind::PaidNoOrder, &payment.id, payment.amount));
    }
    settlements::sum_up(known, &mut found, &mut exceptions);
    found.exceptions = exceptions.into_iter().collect();
    found
}

fn exception(kind: ExceptionKind, about: &str, amount: Paise) -> Exception {
    Exception { kind, about: about.to_owned(), amount: Paise::new(amount.get().saturating_abs()) }
}

/// Whether money of that day should have been settled by now.
fn is_late(day: Date, today: Date) -> bool {
    today > settled_by(day)
}

fn add(sum: &mut Paise, amount: Paise) {
    *sum = Paise::new(sum.get().saturating_add(amount.get()));
}

fn less(a: Paise, b: Paise) -> Paise {
    Paise::new(a.get().saturating_sub(b.get()))
}

#[cfg(test)]
mod tests;
