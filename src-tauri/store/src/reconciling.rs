//! What gateways know of payments, refunds and payouts, kept as they list it, and what the match of all of it found.

use crate::book::{Read, Write};
use crate::convert::{at, maybe_paise, paise, required_timestamp, row_error, timestamp};
use crate::error::StoreError;
use domain::settlement::{LineKind, SettlementLine};
use domain::{GatewayId, OrderId, Paise};
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{OptionalExtension, Row, params};

/// A payment as its gateway lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatewayPaymentRow {
    /// The gateway's id of it.
    pub id: String,
    /// The gateway's order, which WhatsApp calls the transaction.
    pub transaction_id: Option<String>,
    /// Our reference, where it came back.
    pub reference: Option<String>,
    /// The order of the book that has it.
    pub order: Option<OrderId>,
    /// Whether the gateway has the money, or had.
    pub is_captured: bool,
    /// What the customer pays.
    pub amount: Paise,
    /// The fee, GST included, once it is told.
    pub fee: Option<Paise>,
    /// The GST in it.
    pub tax: Option<Paise>,
    /// `upi`, `card`, …
    pub method: Option<String>,
    /// The bank's number of it.
    pub rrn: Option<String>,
    /// When it was begun.
    pub began_at: Timestamp,
}

/// A refund as its gateway lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatewayRefundRow {
    /// The gateway's id of it.
    pub id: String,
    /// The payment.
    pub payment_id: String,
    /// What we called it.
    pub key: Option<String>,
    /// `pending`, `processed`, `failed`.
    pub state: String,
    /// What goes back.
    pub amount: Paise,
    /// When it was asked for.
    pub asked_at: Timestamp,
}

/// A payout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettlementRow {
    /// Whose.
    pub gateway: GatewayId,
    /// The gateway's id of it.
    pub id: String,
    /// The bank's number of the transfer.
    pub utr: Option<String>,
    /// What it comes to, as the gateway says.
    pub amount: Option<Paise>,
    /// When it was paid out.
    pub settled_at: Option<Timestamp>,
    /// What the bank statement shows.
    pub received: Option<Paise>,
    /// On which day.
    pub received_on: Option<Date>,
}

/// Something that keeps money from being matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExceptionRow {
    /// Whose books.
    pub gateway: GatewayId,
    /// What is wrong.
    pub kind: String,
    /// The gateway's id of what it is about.
    pub about: String,
    /// The amount in question.
    pub amount: Paise,
    /// The order it is about.
    pub order: Option<OrderId>,
    /// Since when.
    pub found_at: Timestamp,
    /// When a person settled it.
    pub resolved_at: Option<Timestamp>,
    /// How, in that person's words.
    pub note: Option<String>,
}

statements! {
    hot PUT_PAYMENT = "INSERT INTO gateway_payments (gateway_id, payment_id, transaction_id, reference, order_id,
          is_captured, amount_paise, fee_paise, tax_paise, method, rrn, began_at, seen_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        ON CONFLICT DO UPDATE SET transaction_id = ifnull(excluded.transaction_id, transaction_id),
          reference = ifnull(excluded.reference, reference), order_id = ifnull(order_id, excluded.order_id),
          is_captured = max(is_captured, excluded.is_captured), amount_paise = excluded.amount_paise,
          fee_paise = ifnull(excluded.fee_paise, fee_paise), tax_paise = ifnull(excluded.tax_paise, tax_paise),
          method = ifnull(excluded.method, method), rrn = ifnull(excluded.rrn, rrn), seen_at = excluded.seen_at";
    hot PAYMENTS = "SELECT * FROM gateway_payments WHERE gateway_id = ?1 AND began_at >= ?2 ORDER BY began_at, payment_id";
    hot PAYMENT = "SELECT * FROM gateway_payments WHERE gateway_id = ?1 AND payment_id = ?2";
    hot JOIN_PAYMENT = "UPDATE gateway_payments SET order_id = ?3 WHERE gateway_id = ?1 AND payment_id = ?2";
    hot PUT_REFUND = "INSERT INTO gateway_refunds VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT DO UPDATE SET state = CASE WHEN state = 'pending' THEN excluded.state ELSE state END,
          refund_key = ifnull(excluded.refund_key, refund_key), amount_paise = excluded.amount_paise,
          seen_at = excluded.seen_at";
    hot REFUNDS = "SELECT * FROM gateway_refunds WHERE gateway_id = ?1 AND asked_at >= ?2 ORDER BY asked_at, refund_id";
    hot PUT_SETTLEMENT = "INSERT INTO settlements (gateway_id, settlement_id, utr, amount_paise, settled_at)
        VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT DO UPDATE SET utr = ifnull(excluded.utr, utr), amount_paise = ifnull(excluded.amount_paise, amount_paise),
          settled_at = ifnull(excluded.settled_at, settled_at)";
    hot RECEIVE = "UPDATE settlements SET received_paise = ?2, received_on = ?3 WHERE utr = ?1
          AND (received_paise IS NOT ?2 OR received_on IS NOT ?3)";
    hot HAS_UTR = "SELECT EXISTS (SELECT 1 FROM settlements WHERE utr = ?1)";
    whole SETTLEMENTS = "SELECT * FROM settlements WHERE settled_at IS NULL OR settled_at >= ?1
        ORDER BY settled_at DESC, settlement_id";
    hot PUT_LINE = "INSERT INTO settlement_lines VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        ON CONFLICT DO UPDATE SET amount_paise = excluded.amount_paise, credit_paise = excluded.credit_paise,
          debit_paise = excluded.debit_paise, fee_paise = excluded.fee_paise, tax_paise = excluded.tax_paise,
          payment_id = ifnull(excluded.payment_id, payment_id), on_hold = excluded.on_hold
        WHERE amount_paise <> excluded.amount_paise OR credit_paise <> excluded.credit_paise
          OR debit_paise <> excluded.debit_paise OR fee_paise <> excluded.fee_paise OR tax_paise <> excluded.tax_paise
          OR on_hold <> excluded.on_hold";
    hot RELEASE_HELD = "DELETE FROM settlement_lines WHERE gateway_id = ?1 AND kind = ?2 AND entity_id = ?3
          AND settlement_id = ''";
    hot LINES = "SELECT * FROM settlement_lines AS line WHERE gateway_id = ?1 AND NOT EXISTS (
          SELECT 1 FROM settlements WHERE gateway_id = ?1 AND settlement_id = line.settlement_id AND settled_at < ?2)
        ORDER BY kind, entity_id, settlement_id, occurrence";
    hot FIND_EXCEPTION = "INSERT INTO exceptions (gateway_id, kind, about, amount_paise, order_id, found_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT DO UPDATE SET gone_at = NULL,
          resolved_at = CASE WHEN amount_paise = excluded.amount_paise THEN resolved_at END,
          amount_paise = excluded.amount_paise, order_id = ifnull(excluded.order_id, order_id)
        WHERE gone_at IS NOT NULL OR amount_paise <> excluded.amount_paise";
    hot GONE = "UPDATE exceptions SET gone_at = ?4 WHERE gateway_id = ?1 AND kind = ?2 AND about = ?3 AND gone_at IS NULL";
    hot STANDING = "SELECT * FROM exceptions WHERE gateway_id = ?1 AND gone_at IS NULL ORDER BY kind, about";
    whole OPEN = "SELECT * FROM exceptions WHERE gone_at IS NULL AND resolved_at IS NULL ORDER BY found_at, kind, about LIMIT ?1";
    hot RESOLVE = "UPDATE exceptions SET resolved_at = ?4, note = ?5 WHERE gateway_id = ?1 AND kind = ?2 AND about = ?3
          AND gone_at IS NULL AND resolved_at IS NULL";
}

impl Read<'_> {
    /// The payments of a gateway since a moment, oldest first.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn gateway_payments(
        &self,
        gateway: GatewayId,
        since: Timestamp,
    ) -> Result<Vec<GatewayPaymentRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(PAYMENTS)?;
        let rows = statement.query_map(params![gateway.get(), at(since)], payment)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One payment of a gateway.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn gateway_payment(
        &self,
        gateway: GatewayId,
        id: &str,
    ) -> Result<Option<GatewayPaymentRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(PAYMENT)?;
        Ok(statement.query_row(params![gateway.get(), id], payment).optional()?)
    }

    /// The refunds of a gateway since a moment, oldest first.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn gateway_refunds(
        &self,
        gateway: GatewayId,
        since: Timestamp,
    ) -> Result<Vec<GatewayRefundRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(REFUNDS)?;
        let rows = statement.query_map(params![gateway.get(), at(since)], |row| {
            Ok(GatewayRefundRow {
                id: row.get("refund_id")?,
                payment_id: row.get("payment_id")?,
                key: row.get("refund_key")?,
                state: row.get("state")?,
                amount: paise(row, "amount_paise")?,
                asked_at: required_timestamp(row.get("asked_at")?),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Payouts since a moment, the newest first.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn settlements(&self, since: Timestamp) -> Result<Vec<SettlementRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(SETTLEMENTS)?;
        let rows = statement.query_map([at(since)], |row| {
            Ok(SettlementRow {
                gateway: GatewayId::new(row.get("gateway_id")?),
                id: row.get("settlement_id")?,
                utr: row.get("utr")?,
                amount: maybe_paise(row, "amount_paise")?,
                settled_at: timestamp(row.get("settled_at")?),
                received: maybe_paise(row, "received_paise")?,
                received_on: row.get::<_, Option<String>>("received_on")?.and_then(|day| day.parse().ok()),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether a payout has this number of the bank's.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn has_utr(&self, utr: &str) -> Result<bool, StoreError> {
        Ok(self.connection.prepare_cached(HAS_UTR)?.query_row([utr], |row| row.get(0))?)
    }

    /// The lines of a gateway's payouts since a moment, and those that are in none.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn settlement_lines(
        &self,
        gateway: GatewayId,
        since: Timestamp,
    ) -> Result<Vec<SettlementLine>, StoreError> {
        let mut statement = self.connection.prepare_cached(LINES)?;
        let mut rows = statement.query([gateway.get(), at(since)])?;
        let mut lines = Vec::new();
        while let Some(row) = rows.next()? {
            lines.push(line(row)?);
        }
        Ok(lines)
    }

    /// What the match of a gateway's books found and still finds, settled by a person or not.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn standing_exceptions(&self, gateway: GatewayId) -> Result<Vec<ExceptionRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(STANDING)?;
        let rows = statement.query_map([gateway.get()], exception)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What nobody has settled, the oldest first.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn open_exceptions(&self, limit: u32) -> Result<Vec<ExceptionRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(OPEN)?;
        let rows = statement.query_map([limit], exception)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn payment(row: &Row<'_>) -> rusqlite::Result<GatewayPaymentRow> {
    Ok(GatewayPaymentRow {
        id: row.get("payment_id")?,
        transaction_id: row.get("transaction_id")?,
        reference: row.get("reference")?,
        order: row.get::<_, Option<i64>>("order_id")?.map(OrderId::new),
        is_captured: row.get("is_captured")?,
        amount: paise(row, "amount_paise")?,
        fee: maybe_paise(row, "fee_paise")?,
        tax: maybe_paise(row, "tax_paise")?,
        method: row.get("method")?,
        rrn: row.get("rrn")?,
        began_at: required_timestamp(row.get("began_at")?),
    })
}

fn line(row: &Row<'_>) -> Result<SettlementLine, StoreError> {
    let (entity, kind): (String, String) = (row.get("entity_id")?, row.get("kind")?);
    let kind = LineKind::from_name(&kind).ok_or_else(|| row_error("settlement_lines", &entity, "kind"))?;
    let settlement: String = row.get("settlement_id")?;
    Ok(SettlementLine {
        entity,
        kind,
        amount: paise(row, "amount_paise")?,
        credit: paise(row, "credit_paise")?,
        debit: paise(row, "debit_paise")?,
        fee: paise(row, "fee_paise")?,
        tax: paise(row, "tax_paise")?,
        payment: row.get("payment_id")?,
        settlement: Some(settlement).filter(|id| !id.is_empty()),
        on_hold: row.get("on_hold")?,
    })
}

fn exception(row: &Row<'_>) -> rusqlite::Result<ExceptionRow> {
    Ok(ExceptionRow {
        gateway: GatewayId::new(row.get("gateway_id")?),
        kind: row.get("kind")?,
        about: row.get("about")?,
        amount: paise(row, "amount_paise")?,
        order: row.get::<_, Option<i64>>("order_id")?.map(OrderId::new),
        found_at: required_timestamp(row.get("found_at")?),
        resolved_at: timestamp(row.get("resolved_at")?),
        note: row.get("note")?,
    })
}

impl Write<'_> {
    /// Keeps a payment as its gateway lists it now. Its order, once known, stays.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn put_gateway_payment(
        &self,
        gateway: GatewayId,
        row: &GatewayPaymentRow,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.connection.prepare_cached(PUT_PAYMENT)?.execute(params![
            gateway.get(),
            row.id,
            row.transaction_id,
            row.reference,
            row.order.map(OrderId::get),
            row.is_captured,
            row.amount.get(),
            row.fee.map(Paise::get),
            row.tax.map(Paise::get),
            row.method,
            row.rrn,
            at(row.began_at),
            at(now),
        ])?;
        Ok(())
    }

    /// A person says to which order a payment belongs.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn join_gateway_payment(
        &self,
        gateway: GatewayId,
        id: &str,
        order: OrderId,
    ) -> Result<(), StoreError> {
        self.connection.prepare_cached(JOIN_PAYMENT)?.execute(params![gateway.get(), id, order.get()])?;
        Ok(())
    }

    /// Keeps a refund as its gateway lists it now; one that ended stays so.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn put_gateway_refund(
        &self,
        gateway: GatewayId,
        row: &GatewayRefundRow,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.connection.prepare_cached(PUT_REFUND)?.execute(params![
            gateway.get(),
            row.id,
            row.payment_id,
            row.key,
            row.state,
            row.amount.get(),
            at(row.asked_at),
            at(now),
        ])?;
        Ok(())
    }

    /// Keeps a payout.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn put_settlement(&self, row: &SettlementRow) -> Result<(), StoreError> {
        self.connection.prepare_cached(PUT_SETTLEMENT)?.execute(params![
            row.gateway.get(),
            row.id,
            row.utr,
            row.amount.map(Paise::get),
            row.settled_at.map(at),
        ])?;
        Ok(())
    }

    /// The bank statement shows a payout. Returns whether that is news.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn receive_settlement(&self, utr: &str, amount: Paise, on: Date) -> Result<bool, StoreError> {
        let mut statement = self.connection.prepare_cached(RECEIVE)?;
        Ok(statement.execute(params![utr, amount.get(), on.to_string()])? > 0)
    }

    /// Keeps a line; `occurrence` counts the same line within one answer or file, from 0. One that was held back and is
    /// paid out now is held back no more. Returns whether that is news.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn put_settlement_line(
        &self,
        gateway: GatewayId,
        line: &SettlementLine,
        occurrence: u32,
    ) -> Result<bool, StoreError> {
        let settlement = line.settlement.as_deref().unwrap_or_default();
        if !settlement.is_empty() {
            let mut release = self.connection.prepare_cached(RELEASE_HELD)?;
            release.execute(params![gateway.get(), line.kind.as_str(), line.entity])?;
        }
        let changed = self.connection.prepare_cached(PUT_LINE)?.execute(params![
            gateway.get(),
            line.kind.as_str(),
            line.entity,
            settlement,
            occurrence,
            line.amount.get(),
            line.credit.get(),
            line.debit.get(),
            line.fee.get(),
            line.tax.get(),
            line.payment,
            line.on_hold,
        ])?;
        Ok(changed > 0)
    }

    /// The match finds something. What a person settled stays settled while its amount is the same.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn find_exception(&self, row: &ExceptionRow) -> Result<bool, StoreError> {
        let changed = self.connection.prepare_cached(FIND_EXCEPTION)?.execute(params![
            row.gateway.get(),
            row.kind,
            row.about,
            row.amount.get(),
            row.order.map(OrderId::get),
            at(row.found_at),
        ])?;
        Ok(changed > 0)
    }

    /// The match does not find it any more.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn exception_gone(
        &self,
        gateway: GatewayId,
        kind: &str,
        about: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.connection.prepare_cached(GONE)?.execute(params![gateway.get(), kind, about, at(now)])?;
        Ok(())
    }

    /// A person settled it. Returns whether it was open.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn resolve_exception(
        &self,
        gateway: GatewayId,
        kind: &str,
        about: &str,
        note: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut statement = self.connection.prepare_cached(RESOLVE)?;
        Ok(statement.execute(params![gateway.get(), kind, about, at(now), note])? > 0)
    }
}
