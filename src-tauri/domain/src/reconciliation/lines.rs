//! Each line against the payment or refund it is about.

use super::{
    CapturedPayment, Exception, ExceptionKind, Findings, Known, KnownRefund, LineMatch, RefundOutcome, add,
    exception, is_late, less,
};
use crate::money::Paise;
use crate::settlement::{LineKind, SettlementLine};
use std::collections::{BTreeMap, BTreeSet};

/// What lines said of one payment or refund so far.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    n_lines: usize,
    is_held: bool,
}

pub(super) fn match_lines(known: &Known<'_>, found: &mut Findings, exceptions: &mut BTreeSet<Exception>) {
    let payments: BTreeMap<&str, &CapturedPayment> =
        known.payments.iter().map(|payment| (payment.id.as_str(), payment)).collect();
    let refunds: BTreeMap<&str, &KnownRefund> =
        known.refunds.iter().map(|refund| (refund.id.as_str(), refund)).collect();
    let mut seen: BTreeMap<(bool, &str), Seen> = BTreeMap::new();
    for line in known.lines {
        let judged = match line.kind {
            LineKind::Payment => {
                let before = note(&mut seen, (false, &line.entity), line);
                of_payment(line, payments.get(line.entity.as_str()).copied(), before)
            }
            LineKind::Refund => {
                let before = note(&mut seen, (true, &line.entity), line);
                of_refund(line, refunds.get(line.entity.as_str()).copied(), before)
            }
            LineKind::Dispute => Some((ExceptionKind::Chargeback, line.debit)),
            LineKind::Adjustment | LineKind::Transfer | LineKind::Other => {
                Some((ExceptionKind::UnknownAdjustment, net(line)))
            }
        };
        let (sum, place) = match judged {
            None => (&mut found.matched, LineMatch::Matched),
            Some((kind, amount)) => {
                exceptions.insert(exception(kind, &line.entity, amount));
                (&mut found.exceptional, LineMatch::Exception(kind))
            }
        };
        add(sum, net(line));
        found.lines.push(place);
    }
    not_in_lines(known, &seen, found, exceptions);
}

/// What was seen of it before this line.
fn note<'a>(seen: &mut BTreeMap<(bool, &'a str), Seen>, key: (bool, &'a str), line: &SettlementLine) -> Seen {
    let now = seen.entry(key).or_default();
    let before = *now;
    now.is_held |= is_held(line);
    now.n_lines += usize::from(!is_held(line));
    before
}

fn is_held(line: &SettlementLine) -> bool {
    line.on_hold || line.settlement.is_none()
}

fn net(line: &SettlementLine) -> Paise {
    less(line.credit, line.debit)
}

/// The exception and its amount; `None` for what was expected.
fn of_payment(
    line: &SettlementLine,
    payment: Option<&CapturedPayment>,
    before: Seen,
) -> Option<(ExceptionKind, Paise)> {
    let Some(payment) = payment else { return Some((ExceptionKind::SettledUnknown, line.amount)) };
    if before.n_lines > 0 {
        return Some((ExceptionKind::SettledTwice, line.amount));
    }
    if is_held(line) {
        return Some((ExceptionKind::OnHold, line.amount));
    }
    if line.amount != payment.amount {
        return Some((ExceptionKind::SettledAmountDiffers, less(line.amount, payment.amount)));
    }
    let told = payment.fee.unwrap_or(line.fee);
    if told != line.fee {
        return Some((ExceptionKind::FeeDiffers, less(line.fee, told)));
    }
    (!line.adds_up()).then(|| (ExceptionKind::FeeDiffers, less(less(line.amount, line.fee), net(line))))
}

fn of_refund(
    line: &SettlementLine,
    refund: Option<&KnownRefund>,
    before: Seen,
) -> Option<(ExceptionKind, Paise)> {
    let Some(refund) = refund else { return Some((ExceptionKind::RefundUnknown, line.debit)) };
    if before.n_lines > 0 {
        return Some((ExceptionKind::RefundDebitedTwice, line.debit));
    }
    if refund.state == RefundOutcome::Failed {
        return Some((ExceptionKind::RefundDebitDiffers, line.debit));
    }
    if line.amount != refund.amount || !line.adds_up() {
        return Some((ExceptionKind::RefundDebitDiffers, less(line.debit, refund.amount)));
    }
    None
}

/// What no line is about: still in time, or late.
fn not_in_lines(
    known: &Known<'_>,
    seen: &BTreeMap<(bool, &str), Seen>,
    found: &mut Findings,
    exceptions: &mut BTreeSet<Exception>,
) {
    let payments = known.payments.iter().filter(|payment| payment.day >= known.since);
    for payment in payments.filter(|payment| !seen.contains_key(&(false, payment.id.as_str()))) {
        if is_late(payment.day, known.today) {
            exceptions.insert(exception(ExceptionKind::NotSettled, &payment.id, payment.amount));
        } else {
            add(&mut found.open, payment.amount);
        }
    }
    let judged = known.refunds.iter().filter(|refund| refund.day >= known.since);
    let gone = judged.filter(|refund| refund.state == RefundOutcome::Processed);
    for refund in gone.filter(|refund| !seen.contains_key(&(true, refund.id.as_str()))) {
        if is_late(refund.day, known.today) {
            exceptions.insert(exception(ExceptionKind::RefundNotDebited, &refund.id, refund.amount));
        } else {
            add(&mut found.open_refunds, refund.amount);
        }
    }
}
