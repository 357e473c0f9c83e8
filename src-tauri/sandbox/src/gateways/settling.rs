//! Payouts: which line is in which, and what they come to.

use super::acts::Anomaly;
use super::book::{LineEntry, Paid, SettlementEntry, fee_of};
use crate::account::Gateway;
use crate::orders::{AttemptStatus, RefundStatus};
use crate::state::State;

/// A day in milliseconds.
pub(super) const DAY_MS: i64 = 86_400_000;
/// India is five hours and a half ahead.
pub(super) const INDIA_MS: i64 = 19_800_000;
/// Payouts are made at ten in the morning.
const TEN_MS: i64 = 36_000_000;

/// One line of a payout.
#[derive(Clone)]
pub(super) struct Line {
    /// The day it is paid out, counted from 1970 in India.
    pub(super) day: i64,
    pub(super) kind: &'static str,
    pub(super) entity: String,
    /// The payment it is about.
    pub(super) payment: String,
    pub(super) order_id: String,
    pub(super) receipt: Option<String>,
    pub(super) method: String,
    pub(super) paise: i64,
    /// Without GST.
    pub(super) fee: i64,
    pub(super) tax: i64,
    pub(super) credit: i64,
    pub(super) debit: i64,
    pub(super) on_hold: bool,
    pub(super) created_ms: i64,
}

/// One payout.
pub(super) struct Settlement {
    pub(super) id: String,
    pub(super) utr: String,
    pub(super) paise: i64,
    pub(super) received: i64,
    pub(super) at_ms: i64,
}

impl Settlement {
    pub(super) fn entry(&self, lines: &[Line]) -> SettlementEntry {
        let entry = |line: &Line| LineEntry {
            entity_id: line.entity.clone(),
            credit_paise: line.credit,
            debit_paise: line.debit,
        };
        SettlementEntry {
            utr: self.utr.clone(),
            paise: self.paise,
            received_paise: self.received,
            lines: lines.iter().filter(|line| !line.on_hold).map(entry).collect(),
        }
    }
}

/// The day of a moment, in India.
pub(super) fn day_of(at_ms: i64) -> i64 {
    (at_ms + INDIA_MS).div_euclid(DAY_MS)
}

/// The day so many bank days later; 1 January 1970 was a Thursday.
pub(super) fn bank_days_after(mut day: i64, mut count: i64) -> i64 {
    while count > 0 {
        day += 1;
        if !matches!((day + 3).rem_euclid(7), 5 | 6) {
            count -= 1;
        }
    }
    day
}

pub(super) fn paid_out_ms(day: i64) -> i64 {
    day * DAY_MS - INDIA_MS + TEN_MS
}

/// Every line that was paid out until now, those that are held back included.
pub(super) fn lines(state: &State, gateway: Gateway, now_ms: i64) -> Vec<Line> {
    let mut lines = Vec::new();
    for paid in state.paid(gateway) {
        of_payment(state, &paid, &mut lines);
    }
    lines.retain(|line| paid_out_ms(line.day) <= now_ms);
    lines
}

fn of_payment(state: &State, paid: &Paid<'_>, lines: &mut Vec<Line>) {
    let attempt = paid.attempt;
    let is = |about: &str, anomaly: Anomaly| {
        state.books.planted.get(about).is_some_and(|planted| planted.contains(&anomaly))
    };
    if attempt.status != AttemptStatus::Success {
        return;
    }
    let id = attempt.payment_id.as_str();
    let (fee, tax) = fee_of(attempt.paise);
    let line = |kind, entity: &str, day, created_ms| Line {
        day,
        kind,
        entity: entity.to_owned(),
        payment: id.to_owned(),
        order_id: attempt.id.clone(),
        receipt: paid.receipt.clone(),
        method: paid.method.to_owned(),
        paise: attempt.paise,
        fee: 0,
        tax: 0,
        credit: 0,
        debit: 0,
        on_hold: false,
        created_ms,
    };
    let due = bank_days_after(day_of(attempt.updated_ms), 2);
    if !is(id, Anomaly::NotSettled) {
        let mut own = Line {
            fee,
            tax,
            credit: attempt.paise - fee - tax,
            ..line("payment", id, due, attempt.created_ms)
        };
        if is(id, Anomaly::AmountDiffers) {
            (own.paise, own.credit) = (own.paise - 100, own.credit - 100);
        }
        if is(id, Anomaly::FeeDiffers) {
            (own.fee, own.credit) = (own.fee + 50, own.credit - 50);
        }
        own.on_hold = is(id, Anomaly::OnHold);
        if is(id, Anomaly::SettledTwice) {
            lines.push(Line { day: bank_days_after(due, 1), ..own.clone() });
        }
        lines.push(own);
    }
    if is(id, Anomaly::Chargeback) {
        let day = bank_days_after(due, 2);
        lines.push(Line {
            debit: attempt.paise,
            ..line("dispute", &format!("disp_{id}"), day, attempt.created_ms)
        });
    }
    if is(id, Anomaly::UnknownAdjustment) {
        let day = bank_days_after(due, 1);
        let own = line("adjustment", &format!("adj_{id}"), day, attempt.created_ms);
        lines.push(Line { paise: 1_012, debit: 1_012, ..own });
    }
    for refund in attempt.refunds.iter().filter(|refund| refund.status == RefundStatus::Success) {
        if is(&refund.id, Anomaly::RefundNotDebited) {
            continue;
        }
        let day = bank_days_after(day_of(refund.updated_ms), 1).max(due);
        let own = Line {
            paise: refund.paise,
            debit: refund.paise,
            ..line("refund", &refund.id, day, refund.created_ms)
        };
        if is(&refund.id, Anomaly::RefundDebitedTwice) {
            lines.push(own.clone());
        }
        lines.push(own);
    }
}

/// The payout of a day, with its lines.
pub(super) fn settlement(state: &State, gateway: Gateway, day: i64, lines: &[Line]) -> Settlement {
    let paise: i64 = lines.iter().filter(|line| !line.on_hold).map(|line| line.credit - line.debit).sum();
    let (id, utr) = match gateway {
        Gateway::Razorpay => (format!("setl_PRACTICE{day:06}"), format!("RZRP{day:012}")),
        _ => (format!("PAYU{day:012}"), format!("PAYU{day:012}")),
    };
    let short =
        state.books.planted.get(&id).is_some_and(|planted| planted.contains(&Anomaly::SettlementShort));
    let received = if short { paise - 44_650 } else { paise };
    Settlement { id, utr, paise, received, at_ms: paid_out_ms(day) }
}
