//! Receipts that somebody asked for: which wait, and which nobody knows about.
//!
//! A job is *printing* in the book before its first byte leaves. What becomes of it is written when it is known; what
//! a crash leaves *printing* becomes *unknown*, and unknown is settled by a person who looks at the slip.

use crate::book::{Read, Write};
use crate::convert::{at, required_timestamp, row_error};
use crate::error::StoreError;
use crate::printers::PrinterId;
use domain::DocumentId;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

/// A receipt that somebody asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PrintJobId(i64);

impl PrintJobId {
    /// The job with this row.
    #[must_use]
    pub const fn new(id: i64) -> PrintJobId {
        PrintJobId(id)
    }

    /// The row.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}

/// How far a receipt has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PrintState {
    /// Nothing of it was sent; it can be.
    Waiting,
    /// Bytes may be leaving at this moment.
    Printing,
    /// Part of it, or all, may have come out. A person looks.
    Unknown,
    /// It came out.
    Printed,
    /// A person does not want it any more.
    Discarded,
}

impl PrintState {
    /// Every state.
    pub const ALL: [PrintState; 5] = [
        PrintState::Waiting,
        PrintState::Printing,
        PrintState::Unknown,
        PrintState::Printed,
        PrintState::Discarded,
    ];

    /// Its name in the book.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            PrintState::Waiting => "waiting",
            PrintState::Printing => "printing",
            PrintState::Unknown => "unknown",
            PrintState::Printed => "printed",
            PrintState::Discarded => "discarded",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<PrintState> {
        PrintState::ALL.into_iter().find(|state| state.as_str() == name)
    }
}

/// A receipt as the book keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintJobRow {
    /// Its row.
    pub id: PrintJobId,
    /// What is printed.
    pub document: DocumentId,
    /// Where; the default printer where this is none.
    pub printer: Option<PrinterId>,
    /// Whether it says that it is a copy.
    pub is_copy: bool,
    /// Whether the cash drawer opens with it.
    pub opens_drawer: bool,
    /// How far it has come.
    pub state: PrintState,
    /// The code of why it waits, or of why nobody knows.
    pub trouble: Option<String>,
    /// When somebody asked for it.
    pub asked_at: Timestamp,
}

/// One time that a receipt is sent; what is told of an earlier time changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintAttempt {
    job: PrintJobId,
    n: u32,
}

/// What became of sending a receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintEnd {
    /// The printer took all of it.
    Printed,
    /// Not a byte of it left, for the reason of this code.
    NotBegun(&'static str),
    /// Part of it may be out, for the reason of this code.
    MayBeOut(&'static str),
}

statements! {
    hot BY_ID = "SELECT * FROM print_jobs WHERE id = ?1";
    hot OPEN = "SELECT * FROM print_jobs WHERE state IN ('waiting', 'printing', 'unknown') ORDER BY id";
    hot OPEN_OF_DOCUMENT = "SELECT * FROM print_jobs
        WHERE document_id = ?1 AND state IN ('waiting', 'printing', 'unknown')";
    hot MAY_BE_OUT = "SELECT 1 FROM print_jobs WHERE document_id = ?1 AND may_be_out = 1 LIMIT 1";
    hot ASK = "INSERT INTO print_jobs (document_id, printer_id, is_copy, opens_drawer, state, n_begun, may_be_out,
          asked_at) VALUES (?1, ?2, ?3, ?4, 'waiting', 0, 0, ?5)";
    hot BEGIN = "UPDATE print_jobs SET state = 'printing', n_begun = n_begun + 1, begun_at = ?2, trouble = NULL
        WHERE id = ?1 AND state = 'waiting' RETURNING n_begun";
    hot END = "UPDATE print_jobs SET state = ?3, trouble = ?4, ended_at = ?5, may_be_out = max(may_be_out, ?6)
        WHERE id = ?1 AND n_begun = ?2 AND state IN ('printing', 'unknown')";
    hot ABANDON = "UPDATE print_jobs SET state = 'unknown', trouble = 'print_interrupted', ended_at = ?2, may_be_out = 1
        WHERE state = 'printing' AND begun_at <= ?1";
    hot CAME_OUT = "UPDATE print_jobs SET state = 'printed', trouble = NULL, ended_at = ?2
        WHERE id = ?1 AND state = 'unknown'";
    hot AGAIN = "UPDATE print_jobs SET state = 'waiting', trouble = NULL, opens_drawer = 0
        WHERE id = ?1 AND state = 'unknown'";
    hot DISCARD = "UPDATE print_jobs SET state = 'discarded', ended_at = ?2
        WHERE id = ?1 AND state IN ('waiting', 'unknown')";
    hot SEND_TO = "UPDATE print_jobs SET printer_id = ?2 WHERE id = ?1 AND state = 'waiting'";
}

fn parse(row: &Row<'_>) -> Result<PrintJobRow, StoreError> {
    let id: i64 = row.get("id")?;
    let state: String = row.get("state")?;
    Ok(PrintJobRow {
        id: PrintJobId(id),
        document: DocumentId::new(row.get("document_id")?),
        printer: row.get::<_, Option<i64>>("printer_id")?.map(PrinterId::new),
        is_copy: row.get("is_copy")?,
        opens_drawer: row.get("opens_drawer")?,
        state: PrintState::from_name(&state).ok_or_else(|| row_error("print_jobs", id, "state"))?,
        trouble: row.get("trouble")?,
        asked_at: required_timestamp(row.get("asked_at")?),
    })
}

impl Read<'_> {
    /// One receipt.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn print_job(&self, id: PrintJobId) -> Result<Option<PrintJobRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(BY_ID)?;
        statement.query_row([id.0], |row| Ok(parse(row))).optional()?.transpose()
    }

    /// The receipts that wait, print or may be out, the oldest first.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn open_print_jobs(&self) -> Result<Vec<PrintJobRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(OPEN)?;
        let rows = statement.query_map([], |row| Ok(parse(row)))?;
        rows.map(|row| row?).collect()
    }
}

impl Write<'_> {
    /// Asks for a receipt. A document that has an open one gets that, on the printer named now if it waits; so a key
    /// pressed twice prints once. A receipt says that it is a copy, and leaves the drawer shut, when an earlier one
    /// of the document may be out.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn ask_for_print(
        &self,
        document: DocumentId,
        printer: Option<PrinterId>,
        opens_drawer: bool,
        now: Timestamp,
    ) -> Result<PrintJobRow, StoreError> {
        let mut open = self.connection.prepare_cached(OPEN_OF_DOCUMENT)?;
        let open = open.query_row([document.get()], |row| Ok(parse(row))).optional()?.transpose()?;
        let id = match open {
            Some(job) => {
                self.connection
                    .prepare_cached(SEND_TO)?
                    .execute(params![job.id.0, printer.map(PrinterId::get)])?;
                job.id
            }
            None => {
                let printer = printer.map(PrinterId::get);
                let mut earlier = self.connection.prepare_cached(MAY_BE_OUT)?;
                let is_copy = earlier.exists([document.get()])?;
                let opens_drawer = opens_drawer && !is_copy;
                let mut ask = self.connection.prepare_cached(ASK)?;
                ask.execute(params![document.get(), printer, is_copy, opens_drawer, at(now)])?;
                PrintJobId(self.connection.last_insert_rowid())
            }
        };
        self.print_job(id)?.ok_or_else(|| row_error("print_jobs", id.0, "row"))
    }

    /// Takes a waiting receipt to print it, before its first byte leaves. `None` when it does not wait: somebody else
    /// took it, or it was discarded.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn begin_print(&self, job: PrintJobId, now: Timestamp) -> Result<Option<PrintAttempt>, StoreError> {
        let mut begin = self.connection.prepare_cached(BEGIN)?;
        let n: Option<u32> = begin.query_row(params![job.0, at(now)], |row| row.get(0)).optional()?;
        Ok(n.map(|n| PrintAttempt { job, n }))
    }

    /// Writes what became of sending a receipt, also when it was given up as unknown meanwhile. Whether that changed
    /// anything: a person may have settled it.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn end_print(
        &self,
        attempt: PrintAttempt,
        end: PrintEnd,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let (state, trouble, may_be_out) = match end {
            PrintEnd::Printed => (PrintState::Printed, None, true),
            PrintEnd::NotBegun(code) => (PrintState::Waiting, Some(code), false),
            PrintEnd::MayBeOut(code) => (PrintState::Unknown, Some(code), true),
        };
        let mut ended = self.connection.prepare_cached(END)?;
        let PrintAttempt { job, n } = attempt;
        Ok(ended.execute(params![job.0, n, state.as_str(), trouble, at(now), may_be_out])? > 0)
    }

    /// Gives up what has been printing since `before` or longer: whoever printed it has died, and part may be out.
    /// How many.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn abandon_prints(&self, before: Timestamp, now: Timestamp) -> Result<usize, StoreError> {
        Ok(self.connection.prepare_cached(ABANDON)?.execute(params![at(before), at(now)])?)
    }

    /// A person looked: the receipt came out, or it is to be printed again, with the drawer left shut. Whether it was
    /// unknown.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn settle_print(&self, job: PrintJobId, came_out: bool, now: Timestamp) -> Result<bool, StoreError> {
        let settled = if came_out {
            self.connection.prepare_cached(CAME_OUT)?.execute(params![job.0, at(now)])?
        } else {
            self.connection.prepare_cached(AGAIN)?.execute([job.0])?
        };
        Ok(settled > 0)
    }

    /// A person does not want a receipt that waits or is unknown. Whether it was one of these.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn discard_print(&self, job: PrintJobId, now: Timestamp) -> Result<bool, StoreError> {
        Ok(self.connection.prepare_cached(DISCARD)?.execute(params![job.0, at(now)])? > 0)
    }
}
