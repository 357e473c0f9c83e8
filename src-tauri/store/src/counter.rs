//! What was typed on the counter, as it was typed, also while no bill can be made of it.

use crate::book::{Read, Write};
use crate::convert::{at, required_timestamp, row_error, timestamp};
use crate::error::StoreError;
use domain::{OrderId, OrderNumber, Paise, ReferenceId};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

/// The form of one order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CounterBill {
    /// The order.
    pub order: OrderId,
    /// What was typed; the book does not read it.
    pub form: String,
    /// The number of the newest save.
    pub sequence: u32,
    /// Whether it revises an order that went out.
    pub revises: bool,
    /// Whether the order holds what the form says.
    pub is_written: bool,
    /// When it was saved last.
    pub saved_at: Timestamp,
    /// When it was put aside, while it is.
    pub held_at: Option<Timestamp>,
    /// When a revision was given up.
    pub dropped_at: Option<Timestamp>,
    /// What became of it.
    pub finished: Option<FinishedForm>,
}

/// What became of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FinishedForm {
    /// `whatsapp`, `cash` or `due`.
    pub how: String,
    /// The way to pay that was opened.
    pub reference: Option<ReferenceId>,
    /// What the customer is to pay.
    pub total: Paise,
}

statements! {
    hot BILL = "SELECT * FROM counter_bills WHERE order_id = ?1";
    hot HELD = "SELECT * FROM counter_bills WHERE held_at IS NOT NULL
        AND (revises OR (SELECT state FROM orders WHERE id = order_id) = 'held') ORDER BY held_at DESC LIMIT ?1";
    hot COUNT_HELD_REVISIONS = "SELECT count(*) FROM counter_bills INDEXED BY counter_bills_held
        WHERE held_at IS NOT NULL AND revises";
    hot HELD_ELSEWHERE = "SELECT id, updated_at FROM orders WHERE state = 'held'
        AND NOT EXISTS (SELECT 1 FROM counter_bills WHERE order_id = id AND held_at IS NOT NULL) ORDER BY id DESC LIMIT ?1";
    // A form is saved only while it can still become something: a late save does not touch what was finished.
    hot SAVE = "UPDATE counter_bills SET form = ?2, sequence = ?3, is_written = 0, saved_at = ?4
        WHERE order_id = (SELECT id FROM orders WHERE number = ?1
          AND (state IN ('draft', 'held') OR (SELECT revises FROM counter_bills WHERE order_id = orders.id)))
        AND sequence <= ?3 AND finished_at IS NULL AND dropped_at IS NULL";
    hot BEGIN = "INSERT INTO counter_bills (order_id, form, sequence, revises, is_written, saved_at)
        VALUES (?1, ?2, 0, ?3, ?4, ?5)
        ON CONFLICT DO UPDATE SET form = excluded.form, sequence = sequence + 1, revises = excluded.revises,
          is_written = excluded.is_written, saved_at = excluded.saved_at, held_at = NULL, dropped_at = NULL,
          finished_at = NULL, finished_how = NULL, finished_reference = NULL, finished_paise = NULL";
    hot WRITTEN = "UPDATE counter_bills SET is_written = 1 WHERE order_id = ?1";
    hot HOLD = "UPDATE counter_bills SET held_at = ?2 WHERE order_id = ?1";
    hot DROP_FORM = "UPDATE counter_bills SET dropped_at = ?2, held_at = NULL WHERE order_id = ?1";
    hot FINISH = "UPDATE counter_bills SET form = ?2, is_written = 1, saved_at = ?3, held_at = NULL, finished_at = ?3,
          finished_how = ?4, finished_reference = ?5, finished_paise = ?6 WHERE order_id = ?1";
}

fn parse(row: &Row<'_>) -> Result<CounterBill, StoreError> {
    let order: i64 = row.get("order_id")?;
    let bad = |what| row_error("counter_bills", order, what);
    let reference: Option<String> = row.get("finished_reference")?;
    let reference = reference.map(|text| text.parse()).transpose().map_err(|_| bad("finished_reference"))?;
    let how: Option<String> = row.get("finished_how")?;
    let total = Paise::new(row.get::<_, Option<i64>>("finished_paise")?.unwrap_or(0));
    Ok(CounterBill {
        order: OrderId::new(order),
        form: row.get("form")?,
        sequence: row.get("sequence")?,
        revises: row.get("revises")?,
        is_written: row.get("is_written")?,
        saved_at: required_timestamp(row.get("saved_at")?),
        held_at: timestamp(row.get("held_at")?),
        dropped_at: timestamp(row.get("dropped_at")?),
        finished: how.map(|how| FinishedForm { how, reference, total }),
    })
}

impl Read<'_> {
    /// The form of an order, if one was ever typed.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn counter_bill(&self, order: OrderId) -> Result<Option<CounterBill>, StoreError> {
        let mut statement = self.connection.prepare_cached(BILL)?;
        statement.query_row([order.get()], |row| Ok(parse(row))).optional()?.transpose()
    }

    /// Forms that were put aside, the newest first.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn held_forms(&self, limit: u32) -> Result<Vec<CounterBill>, StoreError> {
        let mut statement = self.connection.prepare_cached(HELD)?;
        let mut rows = statement.query([limit])?;
        let mut held = Vec::new();
        while let Some(row) = rows.next()? {
            held.push(parse(row)?);
        }
        Ok(held)
    }

    /// Drafts that were put aside without a form, as the command line does, and when; the newest first.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn held_without_form(&self, limit: u32) -> Result<Vec<(OrderId, Timestamp)>, StoreError> {
        let mut statement = self.connection.prepare_cached(HELD_ELSEWHERE)?;
        let rows = statement
            .query_map([limit], |row| Ok((OrderId::new(row.get(0)?), required_timestamp(row.get(1)?))))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many bills are put aside: held drafts, and revisions of orders that went out.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn count_held(&self) -> Result<u32, StoreError> {
        let mut statement = self.connection.prepare_cached(COUNT_HELD_REVISIONS)?;
        let revisions: i64 = statement.query_row([], |row| row.get(0))?;
        Ok(u32::try_from(revisions + self.count_orders("state", "held")?).unwrap_or(0))
    }
}

impl Write<'_> {
    /// Saves what was typed. `false` when nothing was changed: there is no such form, it is finished, or what is
    /// stored is newer.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn save_form(
        &self,
        number: OrderNumber,
        form: &str,
        sequence: u32,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut statement = self.connection.prepare_cached(SAVE)?;
        Ok(statement.execute(params![number.to_string(), form, sequence, at(now)])? > 0)
    }

    /// Gives an order a form, in place of one that it had. `is_written` says whether the order holds the same.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn begin_form(
        &self,
        order: OrderId,
        form: &str,
        revises: bool,
        is_written: bool,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(BEGIN)?;
        statement.execute(params![order.get(), form, revises, is_written, at(now)])?;
        Ok(())
    }

    /// The order holds what the form says.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn note_form_written(&self, order: OrderId) -> Result<(), StoreError> {
        self.connection.prepare_cached(WRITTEN)?.execute([order.get()])?;
        Ok(())
    }

    /// Puts a form aside, or takes it back.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn hold_form(&self, order: OrderId, held_at: Option<Timestamp>) -> Result<(), StoreError> {
        self.connection.prepare_cached(HOLD)?.execute(params![order.get(), held_at.map(at)])?;
        Ok(())
    }

    /// Gives a form up. It stays readable.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn drop_form(&self, order: OrderId, now: Timestamp) -> Result<(), StoreError> {
        self.connection.prepare_cached(DROP_FORM)?.execute(params![order.get(), at(now)])?;
        Ok(())
    }

    /// Notes what became of a form, so that whoever asks twice hears the same.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn finish_form(
        &self,
        order: OrderId,
        form: &str,
        finished: &FinishedForm,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let reference = finished.reference.map(|reference| reference.to_string());
        let mut statement = self.connection.prepare_cached(FINISH)?;
        statement.execute(params![
            order.get(),
            form,
            at(now),
            finished.how,
            reference,
            finished.total.get()
        ])?;
        Ok(())
    }
}
