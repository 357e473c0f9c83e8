//! Which book this is, and whether it is the newest.
//!
//! A book that was restored, copied or put back must send nothing before it has asked what happened in the
//! meantime. It tells by two numbers that also lie outside it: its generation, and a step that grows with
//! everything the outside may have seen (an order number given, a request begun).

use crate::book::{Read, Store, Write};
use crate::convert::{self, at, row_error, till_letter};
use crate::error::StoreError;
use crate::outside::{Outside, Reached};
use domain::{BookTag, OrderNumber, TillLetter};
use jiff::Timestamp;
use rusqlite::{Connection, params};

/// What a new book, or a new generation of one, begins with. All of it random but the till.
#[derive(Clone, Debug)]
pub struct NewBook {
    /// Names the book for ever: 32 hexadecimal digits.
    pub book_id: String,
    /// Names its generation: 16 hexadecimal digits.
    pub generation: String,
    /// The first four characters of every reference.
    pub tag: BookTag,
    /// The letter of this till.
    pub till: TillLetter,
    /// Whether it is a practice book.
    pub practice: bool,
    /// Which kind of vault holds its secrets, chosen once.
    pub vault: String,
}

/// Which book this is and how far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generation {
    /// Names the book for ever.
    pub book_id: String,
    /// Names its generation.
    pub generation: String,
    /// Grows with everything that the outside may have seen.
    pub step: i64,
    /// The first four characters of every reference.
    pub tag: BookTag,
    /// The letter of this till.
    pub till: TillLetter,
    /// Counts generations from 1; part of every invoice series.
    pub series: i64,
    /// The last order number given.
    pub last_sequence: u32,
    /// Whether it is a practice book.
    pub practice: bool,
    /// Which kind of vault holds its secrets.
    pub vault: String,
    /// Since when it sends nothing until a person has seen what happened meanwhile.
    pub quarantined_at: Option<Timestamp>,
}

/// A generation that ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastGeneration {
    /// Its name.
    pub generation: String,
    /// The tag of its references.
    pub tag: BookTag,
    /// The last order number that this book knows of it.
    pub last_sequence: u32,
    /// The last order number that it gave, when that is known from outside.
    pub reached: Option<u32>,
}

/// Order numbers left free when nobody knows how far they went.
const ROOM_FOR_NUMBERS: u32 = 10_000;
/// Invoice series left free when nobody knows how many there were.
const ROOM_FOR_SERIES: i64 = 10;

statements! {
    hot GENERATION = "SELECT book_id, generation, step, tag, till, series, last_sequence, practice, vault, quarantined_at
        FROM generation WHERE id = 1";
    hot INSERT = "INSERT INTO generation VALUES (1, ?1, ?2, 0, ?3, ?4, 1, 0, ?5, ?6, NULL)";
    hot ADVANCE = "UPDATE generation SET step = step + 1 WHERE id = 1";
    hot TAKE_SEQUENCE = "UPDATE generation SET last_sequence = last_sequence + 1, step = step + 1 WHERE id = 1
        RETURNING till, last_sequence";
    hot END_GENERATION = "INSERT INTO past_generations VALUES (?1, ?2, ?3, ?4, ?5, NULL) ON CONFLICT DO NOTHING";
    hot BEGIN_GENERATION = "UPDATE generation SET generation = ?1, tag = ?2, step = 0, series = ?3,
        last_sequence = ?4, quarantined_at = ?5 WHERE id = 1";
    hot STOP_OUTBOX = "UPDATE outbox SET state = 'unknown', ready_at = ?1 WHERE id IN (
        SELECT id FROM outbox WHERE state = 'ready' UNION ALL SELECT id FROM outbox WHERE state = 'in_flight')";
    hot RELEASE = "UPDATE generation SET quarantined_at = NULL WHERE id = 1";
    whole UNSWEPT = "SELECT generation, tag, last_sequence, reached FROM past_generations WHERE swept_at IS NULL";
    hot SWEPT = "UPDATE past_generations SET swept_at = ?2 WHERE generation = ?1";
    hot VAULT = "UPDATE generation SET vault = ?1 WHERE id = 1";
}

pub(crate) fn insert(connection: &Connection, new: &NewBook) -> Result<(), StoreError> {
    let NewBook { book_id, generation, tag, till, practice, vault } = new;
    connection.execute(
        INSERT,
        params![book_id, generation, tag.to_string(), till.get().to_string(), practice, vault],
    )?;
    Ok(())
}

impl Read<'_> {
    /// Which book this is and how far it has come.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn generation(&self) -> Result<Generation, StoreError> {
        let bad = |what| row_error("generation", 1, what);
        let mut statement = self.connection.prepare_cached(GENERATION)?;
        let mut rows = statement.query([])?;
        let row = rows.next()?.ok_or_else(|| bad("row"))?;
        Ok(Generation {
            book_id: row.get(0)?,
            generation: row.get(1)?,
            step: row.get(2)?,
            tag: row.get::<_, String>(3)?.parse().map_err(|_| bad("tag"))?,
            till: till_letter(&row.get::<_, String>(4)?).ok_or_else(|| bad("till"))?,
            series: row.get(5)?,
            last_sequence: row.get(6)?,
            practice: row.get(7)?,
            vault: row.get(8)?,
            quarantined_at: convert::timestamp(row.get(9)?),
        })
    }

    /// The book's id and how far it has come, as it is noted outside.
    pub(crate) fn reached(&self) -> Result<(String, Reached), StoreError> {
        let Generation { book_id, generation, tag, series, step, last_sequence, .. } = self.generation()?;
        // Whoever notes a generation for the first time has just begun it.
        Ok((book_id, Reached { generation, tag, series, step, began_after: last_sequence, last_sequence }))
    }

    /// Generations whose references were not asked after yet.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn unswept_generations(&self) -> Result<Vec<PastGeneration>, StoreError> {
        let mut statement = self.connection.prepare_cached(UNSWEPT)?;
        let mut rows = statement.query([])?;
        let mut past = Vec::new();
        while let Some(row) = rows.next()? {
            let generation: String = row.get(0)?;
            let tag = row.get::<_, String>(1)?.parse();
            let tag = tag.map_err(|_| row_error("past_generations", &generation, "tag"))?;
            past.push(PastGeneration { generation, tag, last_sequence: row.get(2)?, reached: row.get(3)? });
        }
        Ok(past)
    }
}

impl Write<'_> {
    /// Notes that the outside may see something from now on; the note goes outside right after the commit.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn advance(&self) -> Result<(), StoreError> {
        self.connection.prepare_cached(ADVANCE)?.execute([])?;
        self.advanced.set(true);
        Ok(())
    }

    /// Gives the next order number, which is never given again.
    ///
    /// # Errors
    /// [`StoreError::NumbersUsedUp`] after the ten-millionth.
    pub fn take_order_number(&self) -> Result<OrderNumber, StoreError> {
        self.advanced.set(true);
        let mut statement = self.connection.prepare_cached(TAKE_SEQUENCE)?;
        let (letter, sequence) =
            statement.query_row([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?)))?;
        let letter = till_letter(&letter).ok_or_else(|| row_error("generation", 1, "till"))?;
        OrderNumber::new(letter, sequence).map_err(|_| StoreError::NumbersUsedUp)
    }

    /// Ends this generation: nothing that was queued may leave by itself, and no number comes twice.
    ///
    /// `outside` is what lay beside the book; without it nobody knows how far the numbers went, and the next one
    /// leaves room for ten thousand.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn begin_generation(
        &self,
        generation: &str,
        tag: BookTag,
        outside: Option<&Outside>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let known = self.generation()?;
        let outside = outside.filter(|outside| outside.book_id == known.book_id);
        let (series, last_sequence) = match outside {
            Some(outside) => {
                (known.series.max(outside.series()) + 1, known.last_sequence.max(outside.last_sequence()))
            }
            None => (
                known.series + ROOM_FOR_SERIES,
                known.last_sequence.saturating_add(ROOM_FOR_NUMBERS).min(OrderNumber::MAX_SEQUENCE),
            ),
        };
        self.end_generation(&known, outside, now)?;
        self.connection.prepare_cached(BEGIN_GENERATION)?.execute(params![
            generation,
            tag.to_string(),
            series,
            last_sequence,
            at(now)
        ])?;
        self.connection.prepare_cached(STOP_OUTBOX)?.execute([at(now)])?;
        self.advanced.set(true);
        Ok(())
    }

    /// Keeps what is to be asked after: this generation beyond what the book knows, and those that began after the
    /// time to which the book was put back.
    fn end_generation(
        &self,
        known: &Generation,
        outside: Option<&Outside>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut end = self.connection.prepare_cached(END_GENERATION)?;
        let others = outside.map_or(&[][..], |outside| &outside.reached);
        let same = others.iter().find(|other| other.generation == known.generation);
        let reached = same.map(|same| same.last_sequence.max(known.last_sequence));
        let Generation { generation, tag, last_sequence, .. } = known;
        end.execute(params![generation, tag.to_string(), last_sequence, reached, at(now)])?;
        for Reached { generation, tag, began_after, last_sequence, .. } in others {
            end.execute(params![generation, tag.to_string(), began_after, last_sequence, at(now)])?;
        }
        Ok(())
    }

    /// A person has seen what happened meanwhile: the book may send again.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn end_quarantine(&self) -> Result<(), StoreError> {
        self.connection.prepare_cached(RELEASE)?.execute([])?;
        Ok(())
    }

    /// Every reference of a past generation was asked after.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn note_swept(&self, generation: &str, now: Timestamp) -> Result<(), StoreError> {
        self.connection.prepare_cached(SWEPT)?.execute(params![generation, at(now)])?;
        Ok(())
    }

    /// Records which kind of vault holds the book's secrets.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn note_vault(&self, kind: &str) -> Result<(), StoreError> {
        self.connection.prepare_cached(VAULT)?.execute([kind])?;
        Ok(())
    }
}

impl Store {
    /// Whether this is the newest state of the book, as far as the file beside it and the generation in the
    /// vault (if it could be asked) tell.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn is_newest(&self, in_vault: Option<&str>) -> Result<bool, StoreError> {
        // The outside first: what another process writes between the two must not make the book look behind.
        let outside = Outside::read(self.folder());
        let (book_id, book) = self.read(|read| read.reached())?;
        let beside = outside.filter(|outside| outside.book_id == book_id);
        let is_newest_beside = beside
            .as_ref()
            .and_then(Outside::present)
            .is_some_and(|last| last.generation == book.generation && last.step <= book.step);
        Ok(is_newest_beside && in_vault.is_none_or(|generation| generation == book.generation))
    }
}
