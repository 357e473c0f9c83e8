//! What was reported about payments, kept so that it can be merged again.

use crate::book::{Read, Write};
use crate::convert::{at, required_timestamp, row_error};
use crate::error::StoreError;
use domain::payment::{
    Attempt, AttemptKey, AttemptReport, AttemptState, ByHand, Payment, Refund, RefundState,
};
use domain::{AccountId, OrderId, Paise};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};
use std::collections::BTreeSet;

/// What is shown of an attempt and decides nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttemptFacts {
    /// `upi`, `card`, …
    pub method: Option<String>,
    /// The gateway's code of failure.
    pub error_code: Option<String>,
    /// The gateway's reason of failure.
    pub error_reason: Option<String>,
}

/// One attempt to pay, with what is shown of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptRow {
    /// What names it.
    pub key: AttemptKey,
    /// What was reported of it.
    pub attempt: Attempt,
    /// What is shown of it and decides nothing.
    pub facts: AttemptFacts,
}

statements! {
    hot ATTEMPTS = "SELECT * FROM attempts WHERE order_id = ?1";
    hot PUT_ATTEMPT = "INSERT INTO attempts (order_id, reference, transaction_id, gateway_payment_id,
          hint_state, hint_at, hint_amount_paise, hint_raw, lookup_state, lookup_at, lookup_amount_paise, lookup_raw,
          method, error_code, error_reason)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
        ON CONFLICT DO UPDATE SET hint_state = excluded.hint_state, hint_at = excluded.hint_at,
          hint_amount_paise = excluded.hint_amount_paise, hint_raw = excluded.hint_raw,
          lookup_state = excluded.lookup_state, lookup_at = excluded.lookup_at,
          lookup_amount_paise = excluded.lookup_amount_paise, lookup_raw = excluded.lookup_raw,
          method = ifnull(excluded.method, method), error_code = ifnull(excluded.error_code, error_code),
          error_reason = ifnull(excluded.error_reason, error_reason)";
    whole PAID_CONFIGURATION = "SELECT EXISTS (SELECT 1 FROM order_references JOIN attempts USING (order_id, reference)
        WHERE account_id = ?1 AND configuration_name = ?2 AND lookup_state = 'success')";
    hot OF_TRANSACTION = "SELECT order_id FROM attempts WHERE transaction_id = ?1 LIMIT 1";
    hot REFUNDS = "SELECT * FROM refunds WHERE order_id = ?1";
    hot PUT_REFUND = "INSERT INTO refunds VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT DO UPDATE SET is_pending = excluded.is_pending, is_failed = excluded.is_failed,
          is_success = excluded.is_success, updated_at = excluded.updated_at, amount_paise = excluded.amount_paise,
          speed = ifnull(excluded.speed, speed)";
    hot BY_HAND = "SELECT id, amount_paise FROM taken_by_hand WHERE order_id = ?1";
    hot TAKE_BY_HAND = "INSERT INTO taken_by_hand (order_id, method, amount_paise, taken_at) VALUES (?1, ?2, ?3, ?4)";
}

impl Read<'_> {
    /// Everything known of the payment of an order.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn payment(&self, order: OrderId) -> Result<Payment, StoreError> {
        let mut payment = Payment::default();
        let mut statement = self.connection.prepare_cached(ATTEMPTS)?;
        let mut rows = statement.query([order.get()])?;
        while let Some(row) = rows.next()? {
            let (key, attempt) = attempt(row)?;
            payment.hear_attempt(key, attempt);
        }
        let mut statement = self.connection.prepare_cached(REFUNDS)?;
        let mut rows = statement.query([order.get()])?;
        while let Some(row) = rows.next()? {
            payment.hear_refund(row.get("refund_id")?, refund(row)?);
        }
        let mut statement = self.connection.prepare_cached(BY_HAND)?;
        let mut rows = statement.query([order.get()])?;
        while let Some(row) = rows.next()? {
            payment.by_hand.insert(row.get(0)?, ByHand { amount: Paise::new(row.get(1)?) });
        }
        Ok(payment)
    }

    /// The order with an attempt of this transaction, as WhatsApp calls the gateway's order.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn order_of_transaction(&self, transaction: &str) -> Result<Option<OrderId>, StoreError> {
        let mut statement = self.connection.prepare_cached(OF_TRANSACTION)?;
        let found = statement.query_row([transaction], |row| row.get(0)).optional()?;
        Ok(found.map(OrderId::new))
    }

    /// Whether a payment was ever confirmed that came through a payment configuration of an account.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn has_paid_configuration(
        &self,
        account: AccountId,
        configuration: &str,
    ) -> Result<bool, StoreError> {
        let mut statement = self.connection.prepare_cached(PAID_CONFIGURATION)?;
        Ok(statement.query_row(params![account.get(), configuration], |row| row.get(0))?)
    }

    /// An order's attempts with what is shown of each.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn attempts(&self, order: OrderId) -> Result<Vec<AttemptRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(ATTEMPTS)?;
        let mut rows = statement.query([order.get()])?;
        let mut attempts = Vec::new();
        while let Some(row) = rows.next()? {
            let (key, attempt) = attempt(row)?;
            let facts = AttemptFacts {
                method: row.get("method")?,
                error_code: row.get("error_code")?,
                error_reason: row.get("error_reason")?,
            };
            attempts.push(AttemptRow { key, attempt, facts });
        }
        Ok(attempts)
    }
}

fn attempt(row: &Row<'_>) -> Result<(AttemptKey, Attempt), StoreError> {
    let reference: String = row.get("reference")?;
    let bad = |what| row_error("attempts", &reference, what);
    let payment: String = row.get("gateway_payment_id")?;
    let key = AttemptKey {
        reference: reference.parse().map_err(|_| bad("reference"))?,
        transaction_id: row.get("transaction_id")?,
        gateway_payment_id: Some(payment).filter(|id| !id.is_empty()),
    };
    let hint = report(row, ["hint_state", "hint_at", "hint_amount_paise", "hint_raw"]);
    let looked_up = report(row, ["lookup_state", "lookup_at", "lookup_amount_paise", "lookup_raw"]);
    Ok((
        key,
        Attempt {
            hint: hint?.map_err(|()| bad("hint"))?,
            looked_up: looked_up?.map_err(|()| bad("lookup"))?,
        },
    ))
}

fn report(row: &Row<'_>, columns: [&str; 4]) -> rusqlite::Result<Result<Option<AttemptReport>, ()>> {
    let [state, updated, amount, raw] = columns;
    let Some(name) = row.get::<_, Option<String>>(state)? else { return Ok(Ok(None)) };
    let Some(state) = attempt_state(&name) else { return Ok(Err(())) };
    Ok(Ok(Some(AttemptReport {
        state,
        updated_at: required_timestamp(row.get(updated)?),
        amount: Paise::new(row.get(amount)?),
        raw: row.get(raw)?,
    })))
}

const fn attempt_state_name(state: AttemptState) -> &'static str {
    match state {
        AttemptState::Pending => "pending",
        AttemptState::Failed => "failed",
        AttemptState::Success => "success",
    }
}

fn attempt_state(name: &str) -> Option<AttemptState> {
    use AttemptState::{Failed, Pending, Success};
    [Pending, Failed, Success].into_iter().find(|state| attempt_state_name(*state) == name)
}

fn refund(row: &Row<'_>) -> rusqlite::Result<Refund> {
    let columns = [
        ("is_pending", RefundState::Pending),
        ("is_failed", RefundState::Failed),
        ("is_success", RefundState::Success),
    ];
    let mut reported = BTreeSet::new();
    for (column, state) in columns {
        if row.get(column)? {
            reported.insert(state);
        }
    }
    let latest = (required_timestamp(row.get("updated_at")?), Paise::new(row.get("amount_paise")?));
    Ok(Refund { reported, latest })
}

impl Write<'_> {
    /// Keeps an attempt as `domain` merged it.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn put_attempt(
        &self,
        order: OrderId,
        key: &AttemptKey,
        attempt: &Attempt,
        facts: &AttemptFacts,
    ) -> Result<(), StoreError> {
        let (hint, looked_up) = (attempt.hint.as_ref(), attempt.looked_up.as_ref());
        let state = |report: Option<&AttemptReport>| report.map(|report| attempt_state_name(report.state));
        let updated = |report: Option<&AttemptReport>| report.map(|report| at(report.updated_at));
        let amount = |report: Option<&AttemptReport>| report.map(|report| report.amount.get());
        self.connection.prepare_cached(PUT_ATTEMPT)?.execute(params![
            order.get(),
            key.reference.to_string(),
            key.transaction_id,
            key.gateway_payment_id.as_deref().unwrap_or(""),
            state(hint),
            updated(hint),
            amount(hint),
            hint.map(|report| report.raw),
            state(looked_up),
            updated(looked_up),
            amount(looked_up),
            looked_up.map(|report| report.raw),
            facts.method,
            facts.error_code,
            facts.error_reason,
        ])?;
        Ok(())
    }

    /// Keeps a refund as `domain` merged it.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn put_refund(
        &self,
        order: OrderId,
        id: &str,
        refund: &Refund,
        speed: Option<&str>,
    ) -> Result<(), StoreError> {
        let was = |state| refund.reported.contains(&state);
        self.connection.prepare_cached(PUT_REFUND)?.execute(params![
            order.get(),
            id,
            was(RefundState::Pending),
            was(RefundState::Failed),
            was(RefundState::Success),
            at(refund.latest.0),
            refund.amount().get(),
            speed,
        ])?;
        Ok(())
    }

    /// Records money that was taken by hand: `cash` or `card`.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn take_by_hand(
        &self,
        order: OrderId,
        method: &str,
        amount: Paise,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.connection.prepare_cached(TAKE_BY_HAND)?.execute(params![
            order.get(),
            method,
            amount.get(),
            at(now)
        ])?;
        Ok(())
    }
}
