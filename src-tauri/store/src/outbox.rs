//! Everything that leaves: rows of one order form a lane, strictly in sequence.

use crate::book::{Read, Write};
use crate::convert::{at, required_timestamp, row_error, timestamp};
use crate::error::StoreError;
use domain::order::ToldStatus;
use domain::{AccountId, OrderId, OutboxId, Paise, ReferenceId};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

/// What a row does to the outside world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// Asks the customer to pay.
    OrderDetails,
    /// Tells the customer where the order stands.
    OrderStatus,
    /// Takes a way to pay back, by the status *canceled*.
    Cancel,
    /// Says something.
    Text,
    /// Records cash once the open way to pay is closed. Nothing leaves.
    Cash,
}

impl Effect {
    /// Every effect.
    pub const ALL: [Effect; 5] =
        [Effect::OrderDetails, Effect::OrderStatus, Effect::Cancel, Effect::Text, Effect::Cash];

    /// The name in the book and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Effect::OrderDetails => "order_details",
            Effect::OrderStatus => "order_status",
            Effect::Cancel => "cancel",
            Effect::Text => "text",
            Effect::Cash => "cash",
        }
    }

    fn from_name(name: &str) -> Option<Effect> {
        Self::ALL.into_iter().find(|effect| effect.as_str() == name)
    }
}

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OutboxState {
    /// Goes as soon as it can.
    Ready,
    /// Waits for a person's word.
    Asks,
    /// A request was begun.
    InFlight,
    /// It had its effect.
    Done,
    /// It was refused and had none.
    Refused,
    /// Nobody knows whether it had its effect.
    Unknown,
    /// It will not be sent.
    Withdrawn,
}

impl OutboxState {
    /// The name in the book and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            OutboxState::Ready => "ready",
            OutboxState::Asks => "asks",
            OutboxState::InFlight => "in_flight",
            OutboxState::Done => "done",
            OutboxState::Refused => "refused",
            OutboxState::Unknown => "unknown",
            OutboxState::Withdrawn => "withdrawn",
        }
    }

    fn from_name(name: &str) -> Option<OutboxState> {
        use OutboxState::{Asks, Done, InFlight, Ready, Refused, Unknown, Withdrawn};
        [Ready, Asks, InFlight, Done, Refused, Unknown, Withdrawn]
            .into_iter()
            .find(|state| state.as_str() == name)
    }
}

/// Why a row waits for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AsksWhy {
    /// It is older than the shop wants to send without asking.
    TooOld,
    /// The order was paid meanwhile.
    OrderPaid,
    /// The order was cancelled meanwhile.
    OrderCanceled,
    /// The bill was revised meanwhile.
    OrderRevised,
    /// It would say another amount, or cost something else, than what was shown.
    AmountChanged,
    /// The book was restored, and nobody knows whether it went.
    BookRestored,
    /// It was sent as often as it may be, and nobody knows whether it arrived.
    OutcomeUnknown,
}

impl AsksWhy {
    /// The name in the book and of the sentence.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            AsksWhy::TooOld => "too_old",
            AsksWhy::OrderPaid => "order_paid",
            AsksWhy::OrderCanceled => "order_canceled",
            AsksWhy::OrderRevised => "order_revised",
            AsksWhy::AmountChanged => "amount_changed",
            AsksWhy::BookRestored => "book_restored",
            AsksWhy::OutcomeUnknown => "outcome_unknown",
        }
    }
}

/// What a new row intends; frozen once it is written.
#[derive(Clone, Debug)]
pub struct NewOutboxRow {
    /// Its lane.
    pub order: OrderId,
    /// Through which account it goes; none for what does not leave.
    pub account: Option<AccountId>,
    /// What it does.
    pub effect: Effect,
    /// The way to pay it is about.
    pub reference: Option<ReferenceId>,
    /// The status it tells.
    pub told_status: Option<ToldStatus>,
    /// The words a person added.
    pub text: Option<String>,
    /// The bill's revision at that time.
    pub revision: u32,
    /// The amount it asks for, or takes.
    pub amount: Paise,
    /// The kind of message that was shown to the person.
    pub shown_kind: &'static str,
    /// The cost that was shown to the person.
    pub cost: Paise,
    /// Comes back in every report about the message.
    pub our_ref: String,
}

/// A row of the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxRow {
    /// Its id, which also orders its lane.
    pub id: OutboxId,
    /// Its lane.
    pub order: OrderId,
    /// Through which account it goes.
    pub account: Option<AccountId>,
    /// What it does.
    pub effect: Effect,
    /// The way to pay it is about.
    pub reference: Option<ReferenceId>,
    /// The status it tells.
    pub told_status: Option<ToldStatus>,
    /// The words a person added.
    pub text: Option<String>,
    /// The bill's revision when it was queued.
    pub revision: u32,
    /// The amount it asks for, or takes.
    pub amount: Paise,
    /// The kind of message that was shown.
    pub shown_kind: String,
    /// Comes back in every report about the message.
    pub our_ref: String,
    /// Where it stands.
    pub state: OutboxState,
    /// Why it waits for a person.
    pub asks_why: Option<String>,
    /// How often a request was begun.
    pub tries: u32,
    /// When it may be taken, or settled, next.
    pub ready_at: Timestamp,
    /// When it was queued.
    pub queued_at: Timestamp,
    /// When a person last let it go.
    pub released_at: Option<Timestamp>,
    /// When the last request was begun.
    pub taken_at: Option<Timestamp>,
    /// The provider's code, if it refused.
    pub error_code: Option<String>,
}

statements! {
    hot INSERT = "INSERT INTO outbox (order_id, account_id, effect, reference, told_status, text, revision, amount_paise,
          shown_kind, cost_paise, our_ref, state, ready_at, queued_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'ready', ?12, ?12)";
    hot BY_ID = "SELECT * FROM outbox WHERE id = ?1";
    hot BY_OUR_REF = "SELECT * FROM outbox WHERE our_ref = ?1";
    hot OF_ORDER = "SELECT * FROM outbox WHERE order_id = ?1 ORDER BY id";
    hot READY = "SELECT * FROM outbox WHERE state = 'ready' AND ready_at <= ?1 AND NOT EXISTS (
          SELECT 1 FROM outbox AS earlier WHERE earlier.order_id = outbox.order_id AND earlier.id < outbox.id
            AND earlier.state IN ('ready', 'asks', 'in_flight', 'unknown'))
        ORDER BY ready_at, id LIMIT ?2";
    hot UNKNOWN = "SELECT * FROM outbox WHERE state = 'unknown' AND ready_at <= ?1 ORDER BY ready_at, id LIMIT ?2";
    hot ASKS = "SELECT * FROM outbox WHERE state = 'asks' ORDER BY id LIMIT ?1";
    hot IS_HEAD = "SELECT NOT EXISTS (SELECT 1 FROM outbox WHERE order_id = ?1 AND id < ?2
          AND state IN ('ready', 'asks', 'in_flight', 'unknown'))";
    hot NEXT_READY = "SELECT ready_at FROM outbox WHERE state = 'ready' AND NOT EXISTS (
          SELECT 1 FROM outbox AS earlier WHERE earlier.order_id = outbox.order_id AND earlier.id < outbox.id
            AND earlier.state IN ('ready', 'asks', 'in_flight', 'unknown'))
        ORDER BY ready_at, id LIMIT 1";
    hot NEXT_UNKNOWN = "SELECT min(ready_at) FROM outbox WHERE state = 'unknown'";
    hot COUNT_OPEN = "SELECT (SELECT count(*) FROM outbox WHERE state = 'ready') + (SELECT count(*) FROM outbox WHERE state = 'unknown')
          + (SELECT count(*) FROM outbox WHERE state = 'in_flight')";
    hot COUNT_ASKS = "SELECT count(*) FROM outbox WHERE state = 'asks'";
    hot COUNT_DONE_SINCE = "SELECT count(*) FROM outbox WHERE ended_at >= ?1 AND state = 'done' AND effect <> 'cash'";
    hot TAKE = "UPDATE outbox SET state = 'in_flight', tries = tries + 1, taken_at = ?2, request = ?3 WHERE id = ?1";
    hot END = "UPDATE outbox SET state = ?2, ended_at = ?3, error_code = ?4, error_details = ?5, asks_why = NULL
        WHERE id = ?1";
    hot WAIT = "UPDATE outbox SET state = ?2, ready_at = ?3, error_code = ?4 WHERE id = ?1";
    hot GIVE_BACK = "UPDATE outbox SET state = 'ready', tries = tries - 1, ready_at = ?2, error_code = ?3 WHERE id = ?1";
    hot WAKE_READY = "UPDATE outbox SET ready_at = ?1 WHERE id IN (
          SELECT id FROM outbox WHERE state = 'ready' AND ready_at > ?1)";
    hot WAKE_UNKNOWN = "UPDATE outbox SET ready_at = ?1 WHERE id IN (
          SELECT id FROM outbox WHERE state = 'unknown' AND ready_at > ?1)";
    hot ASK = "UPDATE outbox SET state = 'asks', asks_why = ?2 WHERE id = ?1";
    hot LET_GO = "UPDATE outbox SET state = 'ready', asks_why = NULL, ready_at = ?2, released_at = ?2, revision = ?3,
        amount_paise = ?4 WHERE id = ?1";
    hot TAKE_OVER = "UPDATE outbox SET state = 'unknown', ready_at = ?1 WHERE state = 'in_flight'";
    hot WAKE_LANE = "UPDATE outbox SET ready_at = ?2 WHERE id IN (
          SELECT id FROM outbox WHERE order_id = ?1 AND state = 'ready' AND ready_at > ?2)";
    hot SETTLE_SOON = "UPDATE outbox SET ready_at = ?2 WHERE id IN (
          SELECT id FROM outbox WHERE order_id = ?1 AND state = 'unknown' AND ready_at > ?2)";
}

fn parse(row: &Row<'_>) -> Result<OutboxRow, StoreError> {
    let id: i64 = row.get("id")?;
    let bad = |what| row_error("outbox", id, what);
    let reference: Option<String> = row.get("reference")?;
    let status: Option<String> = row.get("told_status")?;
    Ok(OutboxRow {
        id: OutboxId::new(id),
        order: OrderId::new(row.get("order_id")?),
        account: row.get::<_, Option<i64>>("account_id")?.map(AccountId::new),
        effect: Effect::from_name(&row.get::<_, String>("effect")?).ok_or_else(|| bad("effect"))?,
        reference: reference.map(|text| text.parse()).transpose().map_err(|_| bad("reference"))?,
        told_status: status
            .map(|status| ToldStatus::from_name(&status).ok_or_else(|| bad("told_status")))
            .transpose()?,
        text: row.get("text")?,
        revision: row.get("revision")?,
        amount: Paise::new(row.get("amount_paise")?),
        shown_kind: row.get("shown_kind")?,
        our_ref: row.get("our_ref")?,
        state: OutboxState::from_name(&row.get::<_, String>("state")?).ok_or_else(|| bad("state"))?,
        asks_why: row.get("asks_why")?,
        tries: row.get("tries")?,
        ready_at: required_timestamp(row.get("ready_at")?),
        queued_at: required_timestamp(row.get("queued_at")?),
        released_at: timestamp(row.get("released_at")?),
        taken_at: timestamp(row.get("taken_at")?),
        error_code: row.get("error_code")?,
    })
}

impl Read<'_> {
    /// The row with this id.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn outbox_row(&self, id: OutboxId) -> Result<Option<OutboxRow>, StoreError> {
        Ok(self.find_outbox(BY_ID, params![id.get()])?.into_iter().next())
    }

    /// The row whose message carries this reference of ours.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn outbox_row_by_our_ref(&self, our_ref: &str) -> Result<Option<OutboxRow>, StoreError> {
        Ok(self.find_outbox(BY_OUR_REF, params![our_ref])?.into_iter().next())
    }

    /// The lane of an order, oldest first, with what has ended.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn lane(&self, order: OrderId) -> Result<Vec<OutboxRow>, StoreError> {
        self.find_outbox(OF_ORDER, params![order.get()])
    }

    /// Rows that are first in their lane and may be taken now.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn ready_rows(&self, now: Timestamp, limit: u32) -> Result<Vec<OutboxRow>, StoreError> {
        self.find_outbox(READY, params![at(now), limit])
    }

    /// Rows of unknown outcome that may be settled now.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn unknown_rows(&self, now: Timestamp, limit: u32) -> Result<Vec<OutboxRow>, StoreError> {
        self.find_outbox(UNKNOWN, params![at(now), limit])
    }

    /// Rows that wait for a person.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn asking_rows(&self, limit: u32) -> Result<Vec<OutboxRow>, StoreError> {
        self.find_outbox(ASKS, params![limit])
    }

    /// Whether nothing of its lane comes before it.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn is_first_in_lane(&self, order: OrderId, id: OutboxId) -> Result<bool, StoreError> {
        Ok(self.connection.prepare_cached(IS_HEAD)?.query_row([order.get(), id.get()], |row| row.get(0))?)
    }

    /// When the outbox next has something to do.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn next_outbox_at(&self) -> Result<Option<Timestamp>, StoreError> {
        let mut earliest: Option<i64> = None;
        for statement in [NEXT_READY, NEXT_UNKNOWN] {
            let mut statement = self.connection.prepare_cached(statement)?;
            let next: Option<i64> = statement.query_row([], |row| row.get(0)).optional()?.flatten();
            earliest = [earliest, next].into_iter().flatten().min();
        }
        Ok(timestamp(earliest))
    }

    /// How many rows have not ended and wait for no person.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn count_waiting(&self) -> Result<u32, StoreError> {
        Ok(self.connection.prepare_cached(COUNT_OPEN)?.query_row([], |row| row.get(0))?)
    }

    /// How many rows wait for a person.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn count_asking(&self) -> Result<u32, StoreError> {
        Ok(self.connection.prepare_cached(COUNT_ASKS)?.query_row([], |row| row.get(0))?)
    }

    /// How many messages had their effect since then.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn count_sent_since(&self, since: Timestamp) -> Result<u32, StoreError> {
        Ok(self.connection.prepare_cached(COUNT_DONE_SINCE)?.query_row([at(since)], |row| row.get(0))?)
    }

    fn find_outbox(
        &self,
        sql: &str,
        parameters: &[&dyn rusqlite::ToSql],
    ) -> Result<Vec<OutboxRow>, StoreError> {
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
    /// Puts a row at the end of its lane.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn enqueue(&self, row: &NewOutboxRow, now: Timestamp) -> Result<OutboxId, StoreError> {
        self.connection.prepare_cached(INSERT)?.execute(params![
            row.order.get(),
            row.account.map(AccountId::get),
            row.effect.as_str(),
            row.reference.map(|reference| reference.to_string()),
            row.told_status.map(ToldStatus::as_str),
            row.text,
            row.revision,
            row.amount.get(),
            row.shown_kind,
            row.cost.get(),
            row.our_ref,
            at(now),
        ])?;
        Ok(OutboxId::new(self.connection.last_insert_rowid()))
    }

    /// A request is about to begin: stores its redacted bytes before one of them leaves.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn take_row(&self, id: OutboxId, request: &[u8], now: Timestamp) -> Result<(), StoreError> {
        self.connection.prepare_cached(TAKE)?.execute(params![id.get(), at(now), request])?;
        self.advance()
    }

    /// The row has come to its end.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn end_row(
        &self,
        id: OutboxId,
        state: OutboxState,
        error: Option<(&str, &str)>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (code, details) = error.unzip();
        self.connection.prepare_cached(END)?.execute(params![
            id.get(),
            state.as_str(),
            at(now),
            code,
            details
        ])?;
        Ok(())
    }

    /// The row is taken (`Ready`) or settled (`Unknown`) again, not before `ready_at`.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn postpone_row(
        &self,
        id: OutboxId,
        state: OutboxState,
        ready_at: Timestamp,
        error_code: Option<&str>,
    ) -> Result<(), StoreError> {
        self.connection.prepare_cached(WAIT)?.execute(params![
            id.get(),
            state.as_str(),
            at(ready_at),
            error_code
        ])?;
        Ok(())
    }

    /// The request did not leave, or the provider certainly has nothing of it: the row is as it was before.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn give_back_row(
        &self,
        id: OutboxId,
        ready_at: Timestamp,
        error_code: &str,
    ) -> Result<(), StoreError> {
        self.connection.prepare_cached(GIVE_BACK)?.execute(params![id.get(), at(ready_at), error_code])?;
        Ok(())
    }

    /// What waits for a quieter hour may be taken now.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn wake_all(&self, now: Timestamp) -> Result<(), StoreError> {
        self.connection.prepare_cached(WAKE_READY)?.execute([at(now)])?;
        self.connection.prepare_cached(WAKE_UNKNOWN)?.execute([at(now)])?;
        Ok(())
    }

    /// The row waits for a person.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn ask_about(&self, id: OutboxId, why: AsksWhy) -> Result<(), StoreError> {
        self.connection.prepare_cached(ASK)?.execute(params![id.get(), why.as_str()])?;
        Ok(())
    }

    /// A person let the row go, as the order stands now.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn let_go(
        &self,
        id: OutboxId,
        revision: u32,
        amount: Paise,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.connection.prepare_cached(LET_GO)?.execute(params![
            id.get(),
            at(now),
            revision,
            amount.get()
        ])?;
        Ok(())
    }

    /// The holder of the lease begins: what a dead holder had begun has an unknown outcome.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn take_over(&self, now: Timestamp) -> Result<usize, StoreError> {
        Ok(self.connection.prepare_cached(TAKE_OVER)?.execute([at(now)])?)
    }

    /// Something a lane waited for has happened: its rows may be taken now.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn wake_lane(&self, order: OrderId, now: Timestamp) -> Result<(), StoreError> {
        self.connection.prepare_cached(WAKE_LANE)?.execute([order.get(), at(now)])?;
        self.connection.prepare_cached(SETTLE_SOON)?.execute([order.get(), at(now)])?;
        Ok(())
    }
}
