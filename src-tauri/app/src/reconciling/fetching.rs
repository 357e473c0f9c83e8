//! Asks a gateway for everything of some days. Nothing here holds the book while it waits for the network.

use crate::error::AppError;
use crate::gateway_accounts::refusal;
use crate::shop::App;
use domain::settlement::LineKind;
use domain::{GatewayId, Paise, ReferenceId};
use gateways::{
    Gateway, GatewayPayment, GatewayRefund, LineFacts, PaymentStatus, RefundStatus, SettlementFacts,
};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use store::{GatewayPaymentRow, GatewayRefundRow, Read, SettlementRow, Write};
use vault::PassphraseSource;

/// What a gateway listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fetched {
    /// Payments, whatever became of them.
    pub payments: usize,
    /// Refunds.
    pub refunds: usize,
    /// Lines of payouts.
    pub lines: usize,
}

impl App {
    /// Fetches payments, refunds and payouts of some days, both included, from one gateway, and keeps them.
    ///
    /// # Errors
    /// [`Code::GatewayUnreachable`](crate::Code::GatewayUnreachable),
    /// [`Code::GatewayRefused`](crate::Code::GatewayRefused), and what keeps vault or book from being used. What was
    /// fetched before it broke off is not kept: the next time begins anew.
    pub async fn fetch_gateway(
        &self,
        name: Option<&str>,
        (from, to): (Date, Date),
        passphrase: &PassphraseSource,
    ) -> Result<Fetched, AppError> {
        let account = self.gateway_named(name)?;
        let gateway = self.gateway_of(&account, passphrase)?;
        let span = (begins(from), begins(to.tomorrow().unwrap_or(to)));
        let payments = gateway.payments_between(span).await.map_err(refusal)?;
        let mut refunds = gateway.refunds_between(span).await.map_err(refusal)?;
        let settlements = gateway.settlements_between(span).await.map_err(refusal)?;
        let mut lines = Vec::new();
        let mut day = from;
        while day <= to {
            lines.push(gateway.lines_of_day(day).await.map_err(refusal)?);
            let Ok(next) = day.tomorrow() else { break };
            day = next;
        }
        refunds.extend(unlisted_refunds(&gateway, &refunds, &lines).await?);
        let fetched = Fetched {
            payments: payments.len(),
            refunds: refunds.len(),
            lines: lines.iter().map(Vec::len).sum(),
        };
        let (id, now) = (account.id, self.now());
        self.store().write("gateway-fetched", move |book| {
            keep_payments(book, id, &payments, now)?;
            keep_refunds(book, id, &refunds, now)?;
            for settlement in &settlements {
                keep_settlement(book, id, settlement)?;
            }
            for day in &lines {
                keep_lines(book, id, day)?;
            }
            Ok::<_, AppError>(())
        })?;
        Ok(fetched)
    }
}

/// A gateway that lists no refunds tells them by payment: those that were taken off are asked after.
async fn unlisted_refunds(
    gateway: &Gateway,
    listed: &[GatewayRefund],
    lines: &[Vec<LineFacts>],
) -> Result<Vec<GatewayRefund>, AppError> {
    let known: BTreeSet<&str> = listed.iter().filter_map(|refund| refund.id.as_deref()).collect();
    let debits = lines.iter().flatten().filter(|facts| facts.line.kind == LineKind::Refund);
    let unknown = debits.filter(|facts| !known.contains(facts.line.entity.as_str()));
    let payments: BTreeSet<&str> = unknown.filter_map(|facts| facts.line.payment.as_deref()).collect();
    let mut found = Vec::new();
    for payment in payments {
        found.extend(gateway.refunds_of(payment).await.map_err(refusal)?);
    }
    Ok(found)
}

/// The beginning of a day in India.
pub(super) fn begins(day: Date) -> Timestamp {
    let at = jiff::tz::Offset::UTC.to_timestamp(day.at(0, 0, 0, 0));
    at.unwrap_or(Timestamp::UNIX_EPOCH) - jiff::SignedDuration::from_mins(330)
}

fn keep_payments(
    book: &Write<'_>,
    gateway: GatewayId,
    payments: &[GatewayPayment],
    now: Timestamp,
) -> Result<(), AppError> {
    for payment in payments {
        let (Some(id), Some(amount)) = (payment.id.clone(), payment.amount) else { continue };
        let is_captured = matches!(payment.status, PaymentStatus::Captured | PaymentStatus::Refunded);
        let row = GatewayPaymentRow {
            id,
            order: order_of(book, payment)?,
            transaction_id: payment.order_id.clone(),
            reference: payment.reference.clone(),
            is_captured,
            amount,
            fee: payment.fee,
            tax: payment.tax,
            method: payment.method.clone(),
            rrn: payment.rrn.clone(),
            began_at: payment.at.unwrap_or(now),
        };
        book.put_gateway_payment(gateway, &row, now)?;
    }
    Ok(())
}

/// The order of a payment: by the reference that came back, or by the attempt that a lookup of WhatsApp's told.
fn order_of(book: &Read<'_>, payment: &GatewayPayment) -> Result<Option<domain::OrderId>, AppError> {
    let reference = payment.reference.as_deref().and_then(|text| text.parse::<ReferenceId>().ok());
    if let Some(reference) = reference
        && let Some(way) = book.reference(reference)?
    {
        return Ok(Some(way.order));
    }
    match &payment.order_id {
        Some(transaction) => Ok(book.order_of_transaction(transaction)?),
        None => Ok(None),
    }
}

fn keep_refunds(
    book: &Write<'_>,
    gateway: GatewayId,
    refunds: &[GatewayRefund],
    now: Timestamp,
) -> Result<(), AppError> {
    for refund in refunds {
        let (Some(id), Some(payment), Some(amount)) =
            (refund.id.clone(), refund.payment_id.clone(), refund.amount)
        else {
            continue;
        };
        let state = match refund.status {
            RefundStatus::Pending => "pending",
            RefundStatus::Processed => "processed",
            RefundStatus::Failed => "failed",
        };
        let row = GatewayRefundRow {
            id,
            payment_id: payment,
            key: refund.key.clone(),
            state: state.to_owned(),
            amount,
            asked_at: refund.at.unwrap_or(now),
        };
        book.put_gateway_refund(gateway, &row, now)?;
    }
    Ok(())
}

pub(super) fn keep_settlement(
    book: &Write<'_>,
    gateway: GatewayId,
    facts: &SettlementFacts,
) -> Result<(), AppError> {
    let Some(id) = facts.id.clone() else { return Ok(()) };
    Ok(book.put_settlement(&SettlementRow {
        gateway,
        id,
        utr: facts.utr.clone(),
        amount: facts.amount,
        settled_at: facts.at,
        received: None,
        received_on: None,
    })?)
}

/// Keeps the lines of one answer or file, and the payouts that they name. Returns how many were news.
pub(super) fn keep_lines(
    book: &Write<'_>,
    gateway: GatewayId,
    lines: &[LineFacts],
) -> Result<usize, AppError> {
    let mut seen: BTreeMap<(LineKind, &str, Option<&str>), u32> = BTreeMap::new();
    let mut named = BTreeSet::new();
    let mut news = 0;
    for facts in lines {
        let line = &facts.line;
        let count = seen.entry((line.kind, &line.entity, line.settlement.as_deref())).or_default();
        news += usize::from(book.put_settlement_line(gateway, line, *count)?);
        *count += 1;
        if let Some(id) = line.settlement.as_deref()
            && (facts.utr.is_some() || facts.settled_at.is_some())
            && named.insert(id)
        {
            book.put_settlement(&SettlementRow {
                gateway,
                id: id.to_owned(),
                utr: facts.utr.clone(),
                amount: None::<Paise>,
                settled_at: facts.settled_at,
                received: None,
                received_on: None,
            })?;
        }
    }
    Ok(news)
}
