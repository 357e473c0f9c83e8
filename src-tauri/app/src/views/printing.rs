//! Thermal printers, and receipts on their way to one.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::{PrintState, PrinterWay};

/// How bytes get to a printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PrinterWayName {
    /// Over the network: an address with a port.
    Network,
    /// A device of the system, as `/dev/usb/lp0` or `COM3`.
    Device,
    /// A printer of Windows, by its name there.
    Spooler,
    /// A file, written anew for each receipt.
    File,
}

/// A printer as it is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct PrinterForm {
    /// The printer that is changed; a new one without.
    #[specta(type = Option<i32>)]
    pub id: Option<i64>,
    /// What the shop calls it.
    pub name: String,
    /// How bytes get there.
    pub way: PrinterWayName,
    /// Where it is.
    pub place: String,
    /// Characters in a row: 32 on paper of 58 mm, 42 or 48 on 80 mm.
    pub columns: u32,
    /// Whether it cuts the paper.
    pub cuts: bool,
    /// Whether it opens a cash drawer when cash was taken.
    pub kicks: bool,
}

/// A printer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct PrinterView {
    /// Its id.
    #[specta(type = i32)]
    pub id: i64,
    /// What the shop calls it.
    pub name: String,
    /// How bytes get there.
    pub way: PrinterWayName,
    /// Where it is.
    pub place: String,
    /// Characters in a row.
    pub columns: u32,
    /// Whether it cuts the paper.
    pub cuts: bool,
    /// Whether it opens a cash drawer when cash was taken.
    pub kicks: bool,
    /// Whether it prints when nobody names another.
    pub is_default: bool,
}

/// How far a receipt has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PrintStateName {
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

/// A receipt that somebody asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct PrintJobView {
    /// Its id.
    #[specta(type = i32)]
    pub id: i64,
    /// The number of the document.
    pub document: String,
    /// The order it belongs to.
    pub order: Option<String>,
    /// The printer's name; the shop's default where none was named, empty where there is none.
    pub printer: String,
    /// How far it has come.
    pub state: PrintStateName,
    /// Whether it says that it is a copy.
    pub is_copy: bool,
    /// Why it waits, or why nobody knows; empty for no reason.
    pub trouble: String,
    /// When somebody asked for it.
    #[specta(type = String)]
    pub asked_at: Timestamp,
}

/// What a person says about a receipt that waits, or of which nobody knows whether it came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PrintAnswer {
    /// It waits; send it to the printer now.
    TryAgain,
    /// They looked: it came out.
    CameOut,
    /// They looked: it did not, or not all of it. It is printed again.
    PrintAgain,
    /// They do not want it any more.
    Discard,
}

impl From<PrinterWay> for PrinterWayName {
    fn from(way: PrinterWay) -> PrinterWayName {
        match way {
            PrinterWay::Network => PrinterWayName::Network,
            PrinterWay::Device => PrinterWayName::Device,
            PrinterWay::Spooler => PrinterWayName::Spooler,
            PrinterWay::File => PrinterWayName::File,
        }
    }
}

impl From<PrinterWayName> for PrinterWay {
    fn from(way: PrinterWayName) -> PrinterWay {
        match way {
            PrinterWayName::Network => PrinterWay::Network,
            PrinterWayName::Device => PrinterWay::Device,
            PrinterWayName::Spooler => PrinterWay::Spooler,
            PrinterWayName::File => PrinterWay::File,
        }
    }
}

impl From<PrintState> for PrintStateName {
    fn from(state: PrintState) -> PrintStateName {
        match state {
            PrintState::Waiting => PrintStateName::Waiting,
            PrintState::Printing => PrintStateName::Printing,
            PrintState::Unknown => PrintStateName::Unknown,
            PrintState::Printed => PrintStateName::Printed,
            PrintState::Discarded => PrintStateName::Discarded,
        }
    }
}
