//! The match over all that is kept, what it found, and how it is shown.

use super::fetching::begins;
use super::{DAYS_BACK, DAYS_KNOWN, order_of};
use crate::clock::day_in_india;
use crate::error::AppError;
use crate::shop::App;
use domain::reconciliation::{
    CapturedPayment, ExceptionKind, Findings, Known, KnownRefund, RefundOutcome, SettlementSum, reconcile,
};
use domain::settlement::Settlement;
use domain::{GatewayId, Paise};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeSet;
use store::{ExceptionRow, Figures, GatewayAccount, GatewayRefundRow, Read, SettlementRow, What, Write};

/// Exceptions shown at once; more wait until some are settled.
const MOST_SHOWN: u32 = 500;

/// What the match says of everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ReconciliationView {
    /// Payouts, the newest first.
    pub settlements: Vec<SettlementView>,
    /// What nobody has settled, the oldest first.
    pub exceptions: Vec<ExceptionView>,
    /// Where all money is.
    pub totals: MatchTotals,
}

/// Where all money is, in rupees.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MatchTotals {
    /// What lines that match bring, less what they take.
    pub matched: String,
    /// The same of lines that need a person.
    pub exceptional: String,
    /// Captured, in no payout yet, and in time.
    pub open: String,
    /// Given back, in no payout yet, and in time.
    pub open_refunds: String,
}

/// One payout.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SettlementView {
    /// The gateway's account.
    pub gateway: String,
    /// The gateway's id of it.
    pub id: String,
    /// The bank's number.
    pub utr: Option<String>,
    /// When it was paid out.
    pub settled_at: Option<Timestamp>,
    /// Payments in it.
    pub payments: usize,
    /// What customers paid.
    pub captured: String,
    /// What went back to them.
    pub returned: String,
    /// What the gateway kept, without GST.
    pub fees: String,
    /// GST on it.
    pub tax: String,
    /// What it added or took of its own.
    pub adjusted: String,
    /// What should reach the bank.
    pub expected: String,
    /// What did, once the bank's statement was read.
    pub received: Option<String>,
    /// On which day.
    pub received_on: Option<Date>,
    /// Whether both are the same; `null` until the statement was read.
    pub matches: Option<bool>,
}

/// Something that a person has to settle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExceptionView {
    /// The gateway's account.
    pub gateway: String,
    /// What is wrong.
    pub kind: String,
    /// The gateway's id of what it is about.
    pub about: String,
    /// The amount in question.
    pub amount: String,
    /// The order that it is about.
    pub order: Option<String>,
    /// Since when.
    pub found_at: Timestamp,
}

impl App {
    /// Matches everything again and keeps what is found.
    ///
    /// # Errors
    /// What keeps the book from being read or written.
    pub fn reconcile(&self) -> Result<ReconciliationView, AppError> {
        let now = self.now();
        let today = day_in_india(now);
        let since = today.saturating_sub(jiff::Span::new().days(DAYS_BACK));
        let accounts = self.gateway_accounts()?;
        let mut view = ReconciliationView::default();
        let mut totals = [Paise::ZERO; 4];
        for account in accounts {
            let id = account.id;
            let (found, settlements) = self.store().read(|book| matched(book, id, since, today))?;
            let parts = [found.matched, found.exceptional, found.open, found.open_refunds];
            for (total, part) in totals.iter_mut().zip(parts) {
                *total = total.plus(part).unwrap_or(*total);
            }
            view.settlements.extend(settlement_views(&account, &settlements, &found));
            self.store().write("reconciled", move |book| keep(book, id, &found, now))?;
        }
        view.settlements.sort_by_key(|settlement| std::cmp::Reverse(settlement.settled_at));
        let [matched, exceptional, open, open_refunds] = totals.map(Paise::to_rupees);
        view.totals = MatchTotals { matched, exceptional, open, open_refunds };
        view.exceptions = self.open_exceptions()?;
        Ok(view)
    }

    /// What nobody has settled, the oldest first.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn open_exceptions(&self) -> Result<Vec<ExceptionView>, AppError> {
        self.store().read(|book| {
            let mut views = Vec::new();
            for row in book.open_exceptions(MOST_SHOWN)? {
                let order = row.order.map(|order| book.order(order)).transpose()?.flatten();
                let gateway = book.gateway(row.gateway)?.map(|one| one.settings.name).unwrap_or_default();
                views.push(ExceptionView {
                    gateway,
                    kind: row.kind,
                    about: row.about,
                    amount: row.amount.to_rupees(),
                    order: order.map(|order| order.number.to_string()),
                    found_at: row.found_at,
                });
            }
            Ok(views)
        })
    }
}

fn matched(
    book: &Read<'_>,
    gateway: GatewayId,
    since: Date,
    today: Date,
) -> Result<(Findings, Vec<SettlementRow>), AppError> {
    let known_since = begins(since.saturating_sub(jiff::Span::new().days(DAYS_KNOWN)));
    let payments = book.gateway_payments(gateway, known_since)?.into_iter().filter(|row| row.is_captured);
    let payments: Vec<CapturedPayment> = payments
        .map(|row| CapturedPayment {
            id: row.id,
            amount: row.amount,
            fee: row.fee,
            day: day_in_india(row.began_at),
            has_order: row.order.is_some(),
        })
        .collect();
    let refunds: Vec<KnownRefund> =
        book.gateway_refunds(gateway, known_since)?.into_iter().map(known_refund).collect();
    let lines = book.settlement_lines(gateway, begins(since))?;
    let rows = book.settlements(begins(since))?.into_iter().filter(|row| row.gateway == gateway);
    let rows: Vec<SettlementRow> = rows.collect();
    let settlements: Vec<Settlement> = rows
        .iter()
        .map(|row| Settlement { id: row.id.clone(), amount: row.amount, received: row.received })
        .collect();
    let known = Known {
        payments: &payments,
        refunds: &refunds,
        lines: &lines,
        settlements: &settlements,
        since,
        today,
    };
    Ok((reconcile(&known), rows))
}

fn known_refund(row: GatewayRefundRow) -> KnownRefund {
    let state = match row.state.as_str() {
        "processed" => RefundOutcome::Processed,
        "failed" => RefundOutcome::Failed,
        _ => RefundOutcome::Pending,
    };
    KnownRefund { id: row.id, amount: row.amount, state, day: day_in_india(row.asked_at) }
}

/// Keeps what was found, and notes what is found no more.
fn keep(book: &Write<'_>, gateway: GatewayId, found: &Findings, now: Timestamp) -> Result<(), AppError> {
    let mut standing: BTreeSet<(&str, &str)> = BTreeSet::new();
    for exception in &found.exceptions {
        let kind = exception.kind.as_str();
        standing.insert((kind, &exception.about));
        let order = order_of(book, gateway, &exception.about)?;
        let is_news = book.find_exception(&ExceptionRow {
            gateway,
            kind: kind.to_owned(),
            about: exception.about.clone(),
            amount: exception.amount,
            order,
            found_at: now,
            resolved_at: None,
            note: None,
        })?;
        if is_news {
            let figures = Figures::none().code("code", kind).code("about", &exception.about);
            let figures = figures.amount("amount_paise", exception.amount);
            book.record(now, order, What::ExceptionFound, &figures)?;
        }
    }
    for before in book.standing_exceptions(gateway)? {
        if !standing.contains(&(before.kind.as_str(), before.about.as_str())) {
            book.exception_gone(gateway, &before.kind, &before.about, now)?;
        }
    }
    Ok(())
}

fn settlement_views(
    account: &GatewayAccount,
    rows: &[SettlementRow],
    found: &Findings,
) -> Vec<SettlementView> {
    let none = SettlementSum::default();
    let view = |row: &SettlementRow| {
        let sum = found.settlements.get(&row.id).unwrap_or(&none);
        let expected = if sum.n_lines > 0 { sum.expected } else { row.amount.unwrap_or(sum.expected) };
        SettlementView {
            gateway: account.settings.name.clone(),
            id: row.id.clone(),
            utr: row.utr.clone(),
            settled_at: row.settled_at,
            payments: sum.n_payments,
            captured: sum.captured.to_rupees(),
            returned: sum.returned.to_rupees(),
            fees: sum.fees.to_rupees(),
            tax: sum.tax.to_rupees(),
            adjusted: sum.adjusted.to_rupees(),
            expected: expected.to_rupees(),
            received: row.received.map(Paise::to_rupees),
            received_on: row.received_on,
            matches: row.received.map(|received| {
                let is_torn =
                    |kind| found.exceptions.iter().any(|one| one.kind == kind && one.about == row.id);
                received == expected && !is_torn(ExceptionKind::SettlementDiffers)
            }),
        }
    };
    rows.iter().map(view).collect()
}
