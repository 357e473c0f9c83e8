//! What a gateway pays out: settlements, and the lines they are made of.

use crate::money::Paise;
use jiff::civil::{Date, Weekday};

/// What a line of a settlement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineKind {
    /// A payment of a customer's; its credit is the amount less the fee.
    Payment,
    /// Money that went back to a customer.
    Refund,
    /// A payment that the customer's bank took back.
    Dispute,
    /// Something the gateway added or took for reasons of its own.
    Adjustment,
    /// Money passed on to somebody else's account.
    Transfer,
    /// A kind that nobody here knows.
    Other,
}

impl LineKind {
    /// Every kind.
    pub const ALL: [LineKind; 6] = [
        LineKind::Payment,
        LineKind::Refund,
        LineKind::Dispute,
        LineKind::Adjustment,
        LineKind::Transfer,
        LineKind::Other,
    ];

    /// The name in the book and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            LineKind::Payment => "payment",
            LineKind::Refund => "refund",
            LineKind::Dispute => "dispute",
            LineKind::Adjustment => "adjustment",
            LineKind::Transfer => "transfer",
            LineKind::Other => "other",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<LineKind> {
        LineKind::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// One line of a settlement, as the gateway lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettlementLine {
    /// The gateway's id of what it is about: a payment, a refund, an adjustment.
    pub entity: String,
    /// What it is about.
    pub kind: LineKind,
    /// The amount of the payment, refund or adjustment itself.
    pub amount: Paise,
    /// What it adds to the settlement.
    pub credit: Paise,
    /// What it takes from it.
    pub debit: Paise,
    /// What the gateway keeps, GST on it included.
    pub fee: Paise,
    /// The GST in the fee.
    pub tax: Paise,
    /// The payment that a refund or dispute is about.
    pub payment: Option<String>,
    /// The settlement; none while the money is held back.
    pub settlement: Option<String>,
    /// Whether the gateway holds the money back.
    pub on_hold: bool,
}

impl SettlementLine {
    /// What the line adds to its settlement, less what it takes; `None` when that does not fit.
    #[must_use]
    pub fn net(&self) -> Option<Paise> {
        self.credit.minus(self.debit)
    }

    /// Whether its own figures agree: a payment brings its amount less the fee, money that goes back costs its amount and
    /// a fee, if there is one.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        let taxed = self.tax <= self.fee || self.fee.is_zero() && self.tax.is_zero();
        let net = self.net();
        taxed
            && match self.kind {
                LineKind::Payment => net.is_some() && net == self.amount.minus(self.fee),
                LineKind::Refund | LineKind::Dispute | LineKind::Transfer => {
                    self.credit.is_zero() && Some(self.debit) == self.amount.plus(self.fee)
                }
                LineKind::Adjustment | LineKind::Other => net.is_some(),
            }
    }
}

/// One payout of a gateway to the shop's bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// The gateway's id of it.
    pub id: String,
    /// What it comes to, as the gateway says; none where only its lines are known.
    pub amount: Option<Paise>,
    /// What the bank statement shows for it; none until one was read.
    pub received: Option<Paise>,
}

/// The last day on which money that was captured on a day is settled in time: three bank days later, Monday to Friday.
/// Gateways promise two; the third is for a holiday.
#[must_use]
pub fn settled_by(captured: Date) -> Date {
    let mut day = captured;
    let mut left = 3;
    while left > 0 {
        let Ok(next) = day.tomorrow() else { return day };
        day = next;
        if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            left -= 1;
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn line(kind: LineKind, amount: i64, credit: i64, debit: i64, fee: i64, tax: i64) -> SettlementLine {
        SettlementLine {
            entity: "x_1".into(),
            kind,
            amount: Paise::new(amount),
            credit: Paise::new(credit),
            debit: Paise::new(debit),
            fee: Paise::new(fee),
            tax: Paise::new(tax),
            payment: None,
            settlement: None,
            on_hold: false,
        }
    }

    #[test]
    fn a_payment_brings_its_amount_less_the_fee_with_gst_in_it() {
        assert!(line(LineKind::Payment, 100_000, 97_640, 0, 2_360, 360).adds_up());
        assert!(!line(LineKind::Payment, 100_000, 97_280, 0, 2_360, 360).adds_up(), "GST taken twice");
        assert!(!line(LineKind::Payment, 100_000, 97_640, 0, 2_360, 2_400).adds_up());
    }

    #[test]
    fn what_goes_back_costs_its_amount_and_a_fee() {
        assert!(line(LineKind::Refund, 25_000, 0, 25_000, 0, 0).adds_up());
        assert!(line(LineKind::Refund, 25_000, 0, 25_590, 590, 90).adds_up());
        assert!(!line(LineKind::Refund, 25_000, 25_000, 0, 0, 0).adds_up());
    }

    #[test]
    fn three_bank_days_leave_the_weekend_out() {
        assert_eq!(settled_by(date(2026, 11, 23)), date(2026, 11, 26));
        assert_eq!(settled_by(date(2026, 11, 26)), date(2026, 12, 1));
        assert_eq!(settled_by(date(2026, 11, 28)), date(2026, 12, 2));
    }
}
