//! The shop's thermal printers: where each is, and what it can do.

use crate::book::{Read, Write};
use crate::convert::row_error;
use crate::error::StoreError;
use rusqlite::{OptionalExtension, Row, params};

/// A printer of the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PrinterId(i64);

impl PrinterId {
    /// The printer with this row.
    #[must_use]
    pub const fn new(id: i64) -> PrinterId {
        PrinterId(id)
    }

    /// The row.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}

/// How bytes get to a printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PrinterWay {
    /// Over the network.
    Network,
    /// A device of the system.
    Device,
    /// By its name in the system.
    Spooler,
    /// Into a file.
    File,
}

impl PrinterWay {
    /// Every way.
    pub const ALL: [PrinterWay; 4] =
        [PrinterWay::Network, PrinterWay::Device, PrinterWay::Spooler, PrinterWay::File];

    /// Its name in the book and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            PrinterWay::Network => "network",
            PrinterWay::Device => "device",
            PrinterWay::Spooler => "spooler",
            PrinterWay::File => "file",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<PrinterWay> {
        PrinterWay::ALL.into_iter().find(|way| way.as_str() == name)
    }
}

/// What a person says about a printer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrinterFacts {
    /// What the shop calls it; no two alike, in capitals or small letters.
    pub name: String,
    /// How bytes get there.
    pub way: PrinterWay,
    /// Where it is: an address with a port, a device, a name in the system, or a file.
    pub place: String,
    /// Characters in a row: 32, 42 or 48.
    pub columns: u32,
    /// Whether it cuts the paper.
    pub cuts: bool,
    /// Whether it opens a cash drawer when cash was taken.
    pub kicks: bool,
}

/// A printer as the book keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrinterRow {
    /// Its row.
    pub id: PrinterId,
    /// What a person said about it.
    pub facts: PrinterFacts,
    /// Whether it prints when nobody names another. One does, where there is any.
    pub is_default: bool,
}

statements! {
    hot BY_ID = "SELECT * FROM printers WHERE id = ?1";
    hot BY_NAME = "SELECT * FROM printers WHERE name = ?1";
    hot DEFAULT = "SELECT * FROM printers WHERE is_default = 1";
    whole ALL = "SELECT * FROM printers ORDER BY name";
    whole OLDEST = "SELECT min(id) FROM printers";
    hot ADD = "INSERT INTO printers (name, way, place, n_columns, cuts, kicks, is_default)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, NOT EXISTS (SELECT 1 FROM printers WHERE is_default = 1))";
    hot CHANGE = "UPDATE printers SET name = ?2, way = ?3, place = ?4, n_columns = ?5, cuts = ?6, kicks = ?7
        WHERE id = ?1";
    hot REMOVE = "DELETE FROM printers WHERE id = ?1";
    hot NO_DEFAULT = "UPDATE printers SET is_default = 0 WHERE is_default = 1";
    hot SET_DEFAULT = "UPDATE printers SET is_default = 1 WHERE id = ?1";
}

fn parse(row: &Row<'_>) -> Result<PrinterRow, StoreError> {
    let id: i64 = row.get("id")?;
    let way: String = row.get("way")?;
    Ok(PrinterRow {
        id: PrinterId(id),
        facts: PrinterFacts {
            name: row.get("name")?,
            way: PrinterWay::from_name(&way).ok_or_else(|| row_error("printers", id, "way"))?,
            place: row.get("place")?,
            columns: row.get("n_columns")?,
            cuts: row.get("cuts")?,
            kicks: row.get("kicks")?,
        },
        is_default: row.get("is_default")?,
    })
}

impl Read<'_> {
    /// Every printer, by name.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn printers(&self) -> Result<Vec<PrinterRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(ALL)?;
        let rows = statement.query_map([], |row| Ok(parse(row)))?;
        rows.map(|row| row?).collect()
    }

    /// One printer.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn printer(&self, id: PrinterId) -> Result<Option<PrinterRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(BY_ID)?;
        statement.query_row([id.0], |row| Ok(parse(row))).optional()?.transpose()
    }

    /// The printer of this name, in capitals or small letters.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn printer_named(&self, name: &str) -> Result<Option<PrinterRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(BY_NAME)?;
        statement.query_row([name], |row| Ok(parse(row))).optional()?.transpose()
    }

    /// The printer that prints when nobody names another.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn default_printer(&self) -> Result<Option<PrinterRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(DEFAULT)?;
        statement.query_row([], |row| Ok(parse(row))).optional()?.transpose()
    }
}

impl Write<'_> {
    /// Adds a printer; the first one prints when nobody names another.
    ///
    /// # Errors
    /// What keeps the book from being written; a name that is taken is for the caller to refuse before.
    pub fn add_printer(&self, facts: &PrinterFacts) -> Result<PrinterId, StoreError> {
        let mut add = self.connection.prepare_cached(ADD)?;
        let PrinterFacts { name, way, place, columns, cuts, kicks } = facts;
        add.execute(params![name, way.as_str(), place, columns, cuts, kicks])?;
        Ok(PrinterId(self.connection.last_insert_rowid()))
    }

    /// Changes what is said about a printer. Whether there is such a printer.
    ///
    /// # Errors
    /// What keeps the book from being written; a name that is taken is for the caller to refuse before.
    pub fn change_printer(&self, id: PrinterId, facts: &PrinterFacts) -> Result<bool, StoreError> {
        let mut change = self.connection.prepare_cached(CHANGE)?;
        let PrinterFacts { name, way, place, columns, cuts, kicks } = facts;
        Ok(change.execute(params![id.0, name, way.as_str(), place, columns, cuts, kicks])? > 0)
    }

    /// Removes a printer. Receipts that wait for it wait for the default one, which is the oldest left when this was
    /// it. Whether there was such a printer.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn remove_printer(&self, id: PrinterId) -> Result<bool, StoreError> {
        let removed = self.connection.prepare_cached(REMOVE)?.execute([id.0])? > 0;
        if removed && self.default_printer()?.is_none() {
            let oldest: Option<i64> =
                self.connection.prepare_cached(OLDEST)?.query_row([], |row| row.get(0))?;
            if let Some(oldest) = oldest {
                self.connection.prepare_cached(SET_DEFAULT)?.execute([oldest])?;
            }
        }
        Ok(removed)
    }

    /// Makes a printer the one that prints when nobody names another. Whether there is such a printer; where there is
    /// none, nothing changes.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn set_default_printer(&self, id: PrinterId) -> Result<bool, StoreError> {
        if self.printer(id)?.is_none() {
            return Ok(false);
        }
        self.connection.prepare_cached(NO_DEFAULT)?.execute([])?;
        Ok(self.connection.prepare_cached(SET_DEFAULT)?.execute([id.0])? > 0)
    }
}
