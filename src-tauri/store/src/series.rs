//! Series of numbers: how they are written, which number was given last, and the next one.

use crate::book::{Read, Write};
use crate::convert::{row_error, till_letter};
use crate::error::StoreError;
use domain::document::{
    DocumentNumber, FinancialYear, Given, NumberFormat, Series, SeriesId, SeriesKind, SeriesRefusal,
};
use jiff::civil::{Date, date};
use rusqlite::{OptionalExtension, Params, params};

/// A series, and how far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesRow {
    /// The series.
    pub series: Series,
    /// The last number given.
    pub last: Option<Given>,
    /// How many of its numbers were cancelled.
    pub n_cancelled: u32,
}

statements! {
    hot FORMAT = "SELECT format FROM series WHERE kind = ?1 AND till = ?2 AND year = ?3 AND life = ?4";
    hot BEGIN = "INSERT INTO series VALUES (?1, ?2, ?3, ?4, ?5)";
    hot LAST = "SELECT sequence, document_date FROM documents
        WHERE series_kind = ?1 AND till = ?2 AND year = ?3 AND life = ?4 ORDER BY sequence DESC LIMIT 1";
    hot COUNT = "SELECT count(*) FROM documents
        WHERE series_kind = ?1 AND till = ?2 AND year = ?3 AND life = ?4";
    hot FIRST_MISSING = "SELECT min(before.sequence) + 1 FROM documents AS before
        WHERE before.series_kind = ?1 AND before.till = ?2 AND before.year = ?3 AND before.life = ?4
          AND NOT EXISTS (SELECT 1 FROM documents AS next WHERE next.series_kind = ?1 AND next.till = ?2
            AND next.year = ?3 AND next.life = ?4 AND next.sequence = before.sequence + 1)";
    hot GIVEN = "SELECT sequence, document_date FROM documents
        WHERE series_kind = ?1 AND till = ?2 AND year = ?3 AND life = ?4 ORDER BY sequence";
    whole ALL = "SELECT kind, till, year, life, format,
          (SELECT count(*) FROM documents WHERE series_kind = series.kind AND documents.till = series.till
            AND documents.year = series.year AND documents.life = series.life AND cancelled_at IS NOT NULL)
        FROM series ORDER BY year DESC, life DESC, till, kind";
}

impl Read<'_> {
    /// The series that numbers documents of a kind on a day, as the shop wants it written. Its format is fixed once a
    /// number was given.
    ///
    /// # Errors
    /// A row that does not parse; [`SeriesRefusal::Full`] when another life of the book has no room in the format.
    pub fn series_on(&self, kind: SeriesKind, day: Date) -> Result<Series, StoreError> {
        let generation = self.generation()?;
        let life = u32::try_from(generation.series).unwrap_or(u32::MAX);
        let id = SeriesId { kind, till: generation.till, year: FinancialYear::of(day), life };
        let mut begun = self.connection.prepare_cached(FORMAT)?;
        let begun: Option<String> = begun.query_row(key(id), |row| row.get(0)).optional()?;
        let format = match begun {
            Some(text) => NumberFormat::parse(&text).map_err(|_| row_error("series", &text, "format"))?,
            None => self.wanted_format(kind)?.renewed(life).map_err(|_| SeriesRefusal::Full)?,
        };
        Ok(Series { id, format })
    }

    /// How the shop wants the numbers of series that begin from now on.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn wanted_format(&self, kind: SeriesKind) -> Result<NumberFormat, StoreError> {
        let wanted = self.setting(&setting_name(kind))?;
        let wanted = wanted.and_then(|text| NumberFormat::parse(&text).ok());
        Ok(match wanted {
            Some(format) => format,
            None => NumberFormat::usual(kind, self.generation()?.practice),
        })
    }

    /// The last number given in a series.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn last_given(&self, id: SeriesId) -> Result<Option<Given>, StoreError> {
        let mut statement = self.connection.prepare_cached(LAST)?;
        let last = statement.query_row(key(id), |row| Ok((row.get(0)?, row.get::<_, String>(1)?)));
        last.optional()?.map(given).transpose()
    }

    /// Every number of a series, in its sequence.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn all_given(&self, id: SeriesId) -> Result<Vec<Given>, StoreError> {
        let mut statement = self.connection.prepare_cached(GIVEN)?;
        let rows = statement.query_map(key(id), |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
        rows.map(|row| given(row?)).collect()
    }

    /// Every series that was begun, the newest year first.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn all_series(&self) -> Result<Vec<SeriesRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(ALL)?;
        let mut rows = statement.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let format: String = row.get(4)?;
            let bad = |what| row_error("series", &format, what);
            let id = SeriesId {
                kind: SeriesKind::from_name(&row.get::<_, String>(0)?).ok_or_else(|| bad("kind"))?,
                till: till_letter(&row.get::<_, String>(1)?).ok_or_else(|| bad("till"))?,
                year: year(row.get(2)?),
                life: row.get(3)?,
            };
            let format = NumberFormat::parse(&format).map_err(|_| bad("format"))?;
            let last = self.last_given(id)?;
            all.push(SeriesRow { series: Series { id, format }, last, n_cancelled: row.get(5)? });
        }
        Ok(all)
    }
}

impl Write<'_> {
    /// The next number of a kind, for a document of `today` that is inserted in the same transaction.
    ///
    /// # Errors
    /// [`StoreError::Series`] when the series gives none.
    pub(crate) fn next_number(&self, kind: SeriesKind, today: Date) -> Result<DocumentNumber, StoreError> {
        let series = self.series_on(kind, today)?;
        let last = self.last_given(series.id)?;
        self.refuse_gap(series.id, last)?;
        let number = series.next(last, today)?;
        if last.is_none() {
            let Series { id, format } = series;
            let mut begin = self.connection.prepare_cached(BEGIN)?;
            begin.execute(params![
                id.kind.as_str(),
                id.till.get().to_string(),
                id.year.begins_in(),
                id.life,
                format.to_string()
            ])?;
        }
        Ok(number)
    }

    /// Numbers are counted, because a row that was lost would make the next one a second of its kind.
    fn refuse_gap(&self, id: SeriesId, last: Option<Given>) -> Result<(), StoreError> {
        let mut count = self.connection.prepare_cached(COUNT)?;
        let count: u32 = count.query_row(key(id), |row| row.get(0))?;
        if count == last.map_or(0, |last| last.sequence) {
            return Ok(());
        }
        let mut missing = self.connection.prepare_cached(FIRST_MISSING)?;
        let expected: Option<u32> = missing.query_row(key(id), |row| row.get(0))?;
        Err(SeriesRefusal::Misnumbered { expected: expected.unwrap_or(1) }.into())
    }

    /// Keeps how the shop wants numbers of a kind written, for series that begin from now on.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn want_format(&self, kind: SeriesKind, format: &NumberFormat) -> Result<(), StoreError> {
        self.set_setting(&setting_name(kind), &format.to_string())
    }
}

/// The year that begins in a calendar year, as the book keeps it.
pub fn year(begins_in: i16) -> FinancialYear {
    FinancialYear::of(date(begins_in.clamp(-9998, 9998), 4, 1))
}

fn key(id: SeriesId) -> impl Params {
    (id.kind.as_str(), id.till.get().to_string(), id.year.begins_in(), id.life)
}

fn given((sequence, day): (u32, String)) -> Result<Given, StoreError> {
    let date = day.parse().map_err(|_| row_error("documents", sequence, "document_date"))?;
    Ok(Given { sequence, date })
}

fn setting_name(kind: SeriesKind) -> String {
    format!("series_format.{}", kind.as_str())
}
