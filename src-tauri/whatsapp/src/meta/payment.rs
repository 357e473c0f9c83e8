//! Reads Meta's payment object, which webhooks and lookups share in all but details.

use crate::facts;
use crate::report::{AttemptError, PaymentReport, RefundReport, Transaction};
use domain::Paise;
use domain::payment::{AttemptState, RefundState};
use serde_json::Value;

/// What a payment object says; `status` and `at` stand beside it in a webhook and inside it in a lookup.
pub(crate) fn report(payment: &Value) -> PaymentReport {
    let transactions = ["transactions", "transaction"].into_iter().flat_map(|key| facts::list(payment, key));
    // What is no object tells of no attempt, and must not stand for one that is pending.
    let transactions = transactions.filter(|transaction| transaction.is_object());
    let transactions: Vec<Transaction> = transactions.map(transaction).collect();
    let refunds = all_refunds(payment, &transactions);
    let changes = transactions.iter().map(|attempt| attempt.updated_at);
    let at = changes.chain(refunds.iter().map(|refund| refund.updated_at)).max().flatten();
    PaymentReport {
        reference_id: facts::text(payment, "reference_id"),
        status: facts::text(payment, "status"),
        // The lookup's documentation of 2025 says `total_amount`, that of 2026 `amount`.
        amount: rupee_amount(payment, payment, "amount")
            .or_else(|| rupee_amount(payment, payment, "total_amount")),
        transactions,
        refunds,
        at,
    }
}

fn transaction(transaction: &Value) -> Transaction {
    let status = facts::text(transaction, "status");
    Transaction {
        id: facts::text(transaction, "id"),
        gateway_payment_id: facts::text(transaction, "pg_transaction_id"),
        state: attempt_state(status.as_deref()),
        status,
        method: transaction
            .get("method")
            .and_then(|method| facts::plain(method).or_else(|| facts::text(method, "type"))),
        error: transaction.get("error").and_then(attempt_error),
        amount: rupee_amount(transaction, transaction, "amount"),
        created_at: facts::instant(transaction, "created_timestamp"),
        updated_at: facts::instant(transaction, "updated_timestamp"),
        refunds: refunds(transaction),
        raw_hash: facts::own_hash(transaction),
    }
}

/// Beside the transaction in Meta's webhook, inside it in Meta's lookup and in Kaleyra's webhook.
fn all_refunds(payment: &Value, transactions: &[Transaction]) -> Vec<RefundReport> {
    let mut all = refunds(payment);
    for refund in transactions.iter().flat_map(|transaction| &transaction.refunds) {
        if !all.contains(refund) {
            all.push(refund.clone());
        }
    }
    all
}

fn refunds(holder: &Value) -> Vec<RefundReport> {
    let refunds = facts::list(holder, "refunds").iter().filter(|refund| refund.is_object());
    refunds.map(|refund| self::refund(refund, holder)).collect()
}

fn refund(refund: &Value, holder: &Value) -> RefundReport {
    let status = facts::text(refund, "status");
    RefundReport {
        id: facts::text(refund, "id"),
        amount: rupee_amount(refund, holder, "amount"),
        state: refund_state(status.as_deref()),
        status,
        speed: facts::text(refund, "speed_processed").or_else(|| facts::text(refund, "speed")),
        created_at: facts::instant(refund, "created_timestamp"),
        updated_at: facts::instant(refund, "updated_timestamp"),
    }
}

fn attempt_error(error: &Value) -> Option<AttemptError> {
    let said = AttemptError { code: facts::text(error, "code"), reason: facts::text(error, "reason") };
    (said.code.is_some() || said.reason.is_some()).then_some(said)
}

fn rupee_amount(object: &Value, holder: &Value, key: &str) -> Option<Paise> {
    let in_rupees = facts::is_in_rupees(object) && facts::is_in_rupees(holder);
    if in_rupees { facts::amount(object, key) } else { None }
}

fn attempt_state(status: Option<&str>) -> AttemptState {
    match status {
        Some("success") => AttemptState::Success,
        Some("failed") => AttemptState::Failed,
        _ => AttemptState::Pending,
    }
}

fn refund_state(status: Option<&str>) -> RefundState {
    match status {
        // The answer to a refund request says `completed` where webhook and lookup say `success`.
        Some("success" | "completed") => RefundState::Success,
        Some("failed") => RefundState::Failed,
        _ => RefundState::Pending,
    }
}
