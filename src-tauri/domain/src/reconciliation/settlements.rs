//! Each settlement against the sum of its lines, and against the bank.

use super::{Exception, ExceptionKind, Findings, Known, SettlementSum, add, exception, less};
use crate::settlement::{LineKind, SettlementLine};
use std::collections::BTreeSet;

pub(super) fn sum_up(known: &Known<'_>, found: &mut Findings, exceptions: &mut BTreeSet<Exception>) {
    for settlement in known.settlements {
        found.settlements.entry(settlement.id.clone()).or_default();
    }
    for line in known.lines {
        if let Some(id) = &line.settlement {
            add_line(found.settlements.entry(id.clone()).or_default(), line);
        }
    }
    for settlement in known.settlements {
        let Some(sum) = found.settlements.get(&settlement.id) else { continue };
        // A settlement whose lines were not read yet says nothing wrong.
        let has_lines = sum.n_lines > 0;
        if let Some(amount) = settlement.amount.filter(|amount| has_lines && *amount != sum.expected) {
            let differs = less(amount, sum.expected);
            exceptions.insert(exception(ExceptionKind::SettlementDiffers, &settlement.id, differs));
        }
        let expected = if has_lines { sum.expected } else { settlement.amount.unwrap_or(sum.expected) };
        if let Some(received) = settlement.received.filter(|received| *received != expected) {
            let differs = less(received, expected);
            exceptions.insert(exception(ExceptionKind::ReceivedDiffers, &settlement.id, differs));
        }
    }
}

fn add_line(sum: &mut SettlementSum, line: &SettlementLine) {
    sum.n_lines += 1;
    add(&mut sum.expected, less(line.credit, line.debit));
    add(&mut sum.fees, less(line.fee, line.tax));
    add(&mut sum.tax, line.tax);
    match line.kind {
        LineKind::Payment => {
            sum.n_payments += 1;
            add(&mut sum.captured, line.amount);
        }
        LineKind::Refund | LineKind::Dispute => add(&mut sum.returned, line.amount),
        LineKind::Adjustment | LineKind::Transfer | LineKind::Other => {
            add(&mut sum.adjusted, less(line.credit, line.debit));
        }
    }
}
