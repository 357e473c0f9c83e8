//! Ways to pay: one open at a time per order, each asked after until it is settled.

use crate::book::{Read, Write};
use crate::convert::{at, required_timestamp, row_error, timestamp};
use crate::error::StoreError;
use domain::{AccountId, OrderId, Paise, ReferenceId};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

/// How far a way to pay is from being closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReferenceState {
    /// The customer can pay by it.
    Open,
    /// A cancel was asked for and is not confirmed.
    Closing,
    /// Nobody can pay by it any more, or its message never arrived.
    Closed,
}

impl ReferenceState {
    /// The name in the book.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            ReferenceState::Open => "open",
            ReferenceState::Closing => "closing",
            ReferenceState::Closed => "closed",
        }
    }

    fn from_name(name: &str) -> Option<ReferenceState> {
        use ReferenceState::{Closed, Closing, Open};
        [Open, Closing, Closed].into_iter().find(|state| state.as_str() == name)
    }
}

/// One way to pay for one order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceRow {
    /// Its id.
    pub reference: ReferenceId,
    /// The order it pays for.
    pub order: OrderId,
    /// The account it was sent through.
    pub account: AccountId,
    /// The payment configuration used, which a lookup needs.
    pub configuration_name: String,
    /// How far it is from being closed.
    pub state: ReferenceState,
    /// What it asks for.
    pub amount: Paise,
    /// After this the customer cannot begin to pay.
    pub expires_at: Timestamp,
    /// When the next lookup is due, if one is.
    pub lookup_at: Option<Timestamp>,
    /// How many lookups of the present schedule were made.
    pub lookup_step: u32,
    /// When it was last looked up with an answer.
    pub looked_up_at: Option<Timestamp>,
    /// Since when somebody says that it was paid, and no lookup has confirmed it.
    pub confirming_at: Option<Timestamp>,
}

statements! {
    hot INSERT = "INSERT INTO order_references (reference, order_id, account_id, configuration_name, state, amount_paise,
          expires_at, reserved_at) VALUES (?1, ?2, ?3, ?4, 'open', ?5, ?6, ?7)";
    hot OF_PAPER = "SELECT reference FROM paper_references WHERE order_id = ?1";
    hot RESERVE_FOR_PAPER = "INSERT INTO paper_references (reference, order_id, reserved_at) VALUES (?1, ?2, ?3)";
    hot BY_REFERENCE = "SELECT * FROM order_references WHERE reference = ?1";
    hot OF_ORDER = "SELECT * FROM order_references WHERE order_id = ?1 ORDER BY reserved_at, reference";
    hot DUE = "SELECT * FROM order_references WHERE lookup_at <= ?1 ORDER BY lookup_at LIMIT ?2";
    hot NEXT_DUE = "SELECT min(lookup_at) FROM order_references WHERE lookup_at IS NOT NULL";
    hot SCHEDULE = "UPDATE order_references SET lookup_at = ?2, lookup_step = ?3 WHERE reference = ?1";
    hot LOOKED_UP = "UPDATE order_references SET looked_up_at = ?2 WHERE reference = ?1";
    hot CONFIRMING = "UPDATE order_references SET confirming_at = ?2 WHERE reference = ?1";
    hot SET_STATE = "UPDATE order_references SET state = ?2 WHERE reference = ?1";
    hot CLOSE = "UPDATE order_references SET state = 'closed', closed_at = ?2, closed_why = ?3 WHERE reference = ?1";
    hot SET_AMOUNT = "UPDATE order_references SET amount_paise = ?2 WHERE reference = ?1";
    hot SET_EXPIRY = "UPDATE order_references SET expires_at = ?2 WHERE reference = ?1";
    hot ON_FOCUS = "SELECT reference FROM order_references WHERE lookup_at IS NOT NULL AND lookup_at > ?1
        AND ifnull(looked_up_at, 0) < ?2 AND reserved_at < ?2 ORDER BY lookup_at LIMIT ?3";
    hot DUE_NOW = "UPDATE order_references SET lookup_at = ?2 WHERE reference = ?1";
    hot EXPIRING = "SELECT * FROM order_references INDEXED BY order_references_expiring
        WHERE state = 'open' AND expires_at > ?1 AND expires_at <= ?2 ORDER BY expires_at LIMIT ?3";
    hot NEXT_EXPIRY = "SELECT min(expires_at) FROM order_references INDEXED BY order_references_expiring
        WHERE state = 'open' AND expires_at > ?1";
    whole COUNT_UNASKED = "SELECT count(*) FROM order_references WHERE state <> 'closed' AND ifnull(looked_up_at, 0) < ?1";
    whole ALL_OPEN = "SELECT * FROM order_references WHERE state <> 'closed' ORDER BY reference";
}

fn parse(row: &Row<'_>) -> Result<ReferenceRow, StoreError> {
    let text: String = row.get("reference")?;
    let bad = |what| row_error("order_references", &text, what);
    Ok(ReferenceRow {
        reference: text.parse().map_err(|_| bad("reference"))?,
        order: OrderId::new(row.get("order_id")?),
        account: AccountId::new(row.get("account_id")?),
        configuration_name: row.get("configuration_name")?,
        state: ReferenceState::from_name(&row.get::<_, String>("state")?).ok_or_else(|| bad("state"))?,
        amount: Paise::new(row.get("amount_paise")?),
        expires_at: required_timestamp(row.get("expires_at")?),
        lookup_at: timestamp(row.get("lookup_at")?),
        lookup_step: row.get("lookup_step")?,
        looked_up_at: timestamp(row.get("looked_up_at")?),
        confirming_at: timestamp(row.get("confirming_at")?),
    })
}

impl Read<'_> {
    /// The reference with this id.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn reference(&self, reference: ReferenceId) -> Result<Option<ReferenceRow>, StoreError> {
        Ok(self.find_references(BY_REFERENCE, params![reference.to_string()])?.into_iter().next())
    }

    /// All ways to pay for an order, oldest first.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn references_of(&self, order: OrderId) -> Result<Vec<ReferenceRow>, StoreError> {
        self.find_references(OF_ORDER, params![order.get()])
    }

    /// The reference by which papers of an order ask for money, if any did.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn paper_reference(&self, order: OrderId) -> Result<Option<ReferenceId>, StoreError> {
        let mut statement = self.connection.prepare_cached(OF_PAPER)?;
        let text: Option<String> = statement.query_row([order.get()], |row| row.get(0)).optional()?;
        let parse =
            |text: String| text.parse().map_err(|_| row_error("paper_references", &text, "reference"));
        text.map(parse).transpose()
    }

    /// References whose lookup is due, the longest due first.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn due_lookups(&self, now: Timestamp, limit: u32) -> Result<Vec<ReferenceRow>, StoreError> {
        self.find_references(DUE, params![at(now), limit])
    }

    /// When the next lookup is due.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn next_lookup_at(&self) -> Result<Option<Timestamp>, StoreError> {
        let mut statement = self.connection.prepare_cached(NEXT_DUE)?;
        Ok(timestamp(statement.query_row([], |row| row.get(0))?))
    }

    /// References that are not closed, for the sweep.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn open_references(&self) -> Result<Vec<ReferenceRow>, StoreError> {
        self.find_references(ALL_OPEN, params![])
    }

    /// Open ways to pay that end after one moment and not after another, the soonest first.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn expiring_references(
        &self,
        after: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<ReferenceRow>, StoreError> {
        self.find_references(EXPIRING, params![at(after), at(until), limit])
    }

    /// When the first of the open ways to pay ends that end after a moment.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn next_expiry(&self, after: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        let mut statement = self.connection.prepare_cached(NEXT_EXPIRY)?;
        Ok(timestamp(statement.query_row([at(after)], |row| row.get(0))?))
    }

    /// How many ways to pay that are not closed were not asked after since then.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn count_unasked(&self, since: Timestamp) -> Result<u32, StoreError> {
        Ok(self.connection.prepare_cached(COUNT_UNASKED)?.query_row([at(since)], |row| row.get(0))?)
    }

    fn find_references(
        &self,
        sql: &str,
        parameters: &[&dyn rusqlite::ToSql],
    ) -> Result<Vec<ReferenceRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(parameters)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(parse(row)?);
        }
        Ok(found)
    }
}

impl Write<'_> {
    /// Reserves a reference, for ever, before the first request that names it.
    ///
    /// # Errors
    /// What keeps the book from being written; a reference that was reserved before is refused by its key.
    pub fn reserve_reference(
        &self,
        reference: ReferenceId,
        order: OrderId,
        account: (AccountId, &str),
        amount: Paise,
        expires_at: Timestamp,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (account, configuration) = account;
        self.connection.prepare_cached(INSERT)?.execute(params![
            reference.to_string(),
            order.get(),
            account.get(),
            configuration,
            amount.get(),
            at(expires_at),
            at(now)
        ])?;
        Ok(())
    }

    /// Reserves the reference by which papers of an order ask for money, for ever.
    ///
    /// # Errors
    /// What keeps the book from being written; an order has one at most, and a reference is reserved once.
    pub fn reserve_paper_reference(
        &self,
        reference: ReferenceId,
        order: OrderId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut reserve = self.connection.prepare_cached(RESERVE_FOR_PAPER)?;
        reserve.execute(params![reference.to_string(), order.get(), at(now)])?;
        Ok(())
    }

    /// Sets when the next lookup is due (`None`: never again) and its place in the schedule.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn schedule_lookup(
        &self,
        reference: ReferenceId,
        due: Option<Timestamp>,
        step: u32,
    ) -> Result<(), StoreError> {
        self.connection.prepare_cached(SCHEDULE)?.execute(params![
            reference.to_string(),
            due.map(at),
            step
        ])?;
        Ok(())
    }

    /// Notes a lookup that was answered.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn note_looked_up(&self, reference: ReferenceId, now: Timestamp) -> Result<(), StoreError> {
        self.connection.prepare_cached(LOOKED_UP)?.execute(params![reference.to_string(), at(now)])?;
        Ok(())
    }

    /// Notes since when somebody says that it was paid, or that this is over.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn note_confirming(
        &self,
        reference: ReferenceId,
        since: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        self.connection.prepare_cached(CONFIRMING)?.execute(params![reference.to_string(), since.map(at)])?;
        Ok(())
    }

    /// Begins to close a reference, or opens it again when the cancel was refused.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn set_reference_state(
        &self,
        reference: ReferenceId,
        state: ReferenceState,
    ) -> Result<(), StoreError> {
        self.connection.prepare_cached(SET_STATE)?.execute(params![reference.to_string(), state.as_str()])?;
        Ok(())
    }

    /// Closes a reference for good.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn close_reference(
        &self,
        reference: ReferenceId,
        why: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.connection.prepare_cached(CLOSE)?.execute(params![reference.to_string(), at(now), why])?;
        Ok(())
    }

    /// Sets what a message asks for that has not left yet.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn set_reference_amount(&self, reference: ReferenceId, amount: Paise) -> Result<(), StoreError> {
        self.connection.prepare_cached(SET_AMOUNT)?.execute(params![reference.to_string(), amount.get()])?;
        Ok(())
    }

    /// Moves the expiry, when a message goes out later than it was written.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn set_expiry(&self, reference: ReferenceId, expires_at: Timestamp) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(SET_EXPIRY)?
            .execute(params![reference.to_string(), at(expires_at)])?;
        Ok(())
    }

    /// A person looks: lookups that wait for later become due now, if the last answer is older than `unless_after`.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn look_up_now(
        &self,
        now: Timestamp,
        unless_after: Timestamp,
        limit: u32,
    ) -> Result<usize, StoreError> {
        let mut statement = self.connection.prepare_cached(ON_FOCUS)?;
        let due =
            statement.query_map(params![at(now), at(unless_after), limit], |row| row.get::<_, String>(0))?;
        let due: Vec<String> = due.collect::<Result<_, _>>()?;
        let mut schedule = self.connection.prepare_cached(DUE_NOW)?;
        for reference in &due {
            schedule.execute(params![reference, at(now)])?;
        }
        Ok(due.len())
    }
}
