//! Getting bytes to a thermal printer, and finding out why it does not print.
//!
//! A printer is asked for its state first (`DLE EOT`), where it answers; so an empty roll is known before half a
//! receipt is out. Every step has a limit of time. Nothing is repeated here: whether a receipt is sent again is for
//! whoever knows that it is not a second sale.

mod network;
mod platform;
mod status;

use std::path::PathBuf;
use std::time::Duration;

use thiserror::Error;

/// Where a printer is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Printer {
    /// On the network: `192.168.1.50:9100`, or a name with a port. 9100 is what printers listen on.
    Network(String),
    /// A device of the system: `/dev/usb/lp0`; on Windows a port, as `COM3`.
    Device(PathBuf),
    /// A printer of Windows, by its name there; bytes pass its driver untouched.
    Spooler(String),
    /// A file, written anew: for programs that pass it on.
    File(PathBuf),
}

/// How long to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// For a connection.
    pub connect: Duration,
    /// For an answer about its state; silence then means that it gives none, as cheap printers do.
    pub answer: Duration,
    /// For it to take some more bytes. A printer with a full buffer takes some every few millimetres of paper.
    pub write: Duration,
}

impl Default for Patience {
    /// 3 s to connect, 0.4 s to answer, 8 s to take bytes.
    fn default() -> Patience {
        Patience {
            connect: Duration::from_secs(3),
            answer: Duration::from_millis(400),
            write: Duration::from_secs(8),
        }
    }
}

/// That all bytes were taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printed {
    /// And the printer said afterwards that it is ready.
    Confirmed,
    /// The printer says nothing about itself, or a spooler has the bytes now.
    Taken,
}

/// Why nothing, or not all, was printed. Each is something a person can do something about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PrinterTrouble {
    /// Nobody answers there: off, or the cable is out. Not a byte was sent; the receipt can wait.
    #[error("the printer does not answer")]
    Off,
    /// No such device, address or printer. Not a byte was sent.
    #[error("there is no such printer")]
    NotFound,
    /// The system does not let us use it. Not a byte was sent.
    #[error("the printer may not be used")]
    Access,
    /// The roll is at its end; what was not printed yet, waits.
    #[error("the printer is out of paper")]
    PaperOut {
        /// Whether bytes of the receipt had gone before.
        begun: bool,
    },
    /// The cover is open.
    #[error("the printer's cover is open")]
    CoverOpen {
        /// Whether bytes of the receipt had gone before.
        begun: bool,
    },
    /// It reports a fault of its own.
    #[error("the printer reports a fault")]
    Fault {
        /// Whether bytes of the receipt had gone before.
        begun: bool,
    },
    /// It stopped taking bytes for longer than [`Patience::write`]. Part of the receipt may be out.
    #[error("the printer takes nothing any more")]
    Slow,
    /// It went away after bytes had gone. Part of the receipt may be out.
    #[error("the printer went away while printing")]
    Gone,
    /// This system has no such way to print.
    #[error("this system cannot print that way")]
    Unsupported,
}

impl PrinterTrouble {
    /// The code of its sentence in the catalogues.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            PrinterTrouble::Off => "printer_off",
            PrinterTrouble::NotFound => "printer_not_found",
            PrinterTrouble::Access => "printer_access",
            PrinterTrouble::PaperOut { .. } => "printer_paper_out",
            PrinterTrouble::CoverOpen { .. } => "printer_cover_open",
            PrinterTrouble::Fault { .. } => "printer_error",
            PrinterTrouble::Slow => "printer_slow",
            PrinterTrouble::Gone => "printer_gone",
            PrinterTrouble::Unsupported => "printer_unsupported",
        }
    }

    /// Whether part of the receipt may be out, so that somebody should look before it is printed again.
    #[must_use]
    pub const fn may_have_printed(self) -> bool {
        match self {
            PrinterTrouble::Off
            | PrinterTrouble::NotFound
            | PrinterTrouble::Access
            | PrinterTrouble::Unsupported => false,
            PrinterTrouble::PaperOut { begun }
            | PrinterTrouble::CoverOpen { begun }
            | PrinterTrouble::Fault { begun } => begun,
            PrinterTrouble::Slow | PrinterTrouble::Gone => true,
        }
    }
}

impl Printer {
    /// Sends `bytes` and waits until the printer has taken them. Blocks for as long as `patience` allows: at most
    /// its connect, two answers, and one write for every 4 kB.
    ///
    /// # Errors
    /// [`PrinterTrouble`] by what a person has to do; [`PrinterTrouble::may_have_printed`] tells whether to look first.
    pub fn print(&self, bytes: &[u8], patience: Patience) -> Result<Printed, PrinterTrouble> {
        match self {
            Printer::Network(address) => network::print(address, bytes, patience),
            Printer::Device(path) => {
                let mut device = platform::Device::open(path)?;
                converse(&mut device, bytes, patience)
            }
            Printer::Spooler(name) => platform::spool(name, bytes),
            Printer::File(path) => write_file(path, bytes),
        }
    }
}

/// A connection to a printer: what network and device have in common.
trait Wire {
    /// Writes some of `bytes`, waiting at most so long; how many.
    fn write_some(&mut self, bytes: &[u8], patience: Duration) -> std::io::Result<usize>;

    /// Reads one byte, waiting at most so long; `None` when nothing came.
    fn read_byte(&mut self, patience: Duration) -> Option<u8>;
}

/// The most bytes given to a printer at once; a small buffer takes them in one go.
const SLICE: usize = 4096;

/// Asks, prints, and asks again.
fn converse(wire: &mut impl Wire, bytes: &[u8], patience: Patience) -> Result<Printed, PrinterTrouble> {
    let speaks = status::ask(wire, patience, false)?;
    let mut sent = 0;
    while sent < bytes.len() {
        let slice = &bytes[sent..bytes.len().min(sent + SLICE)];
        match wire.write_some(slice, patience.write) {
            Ok(0) => return Err(PrinterTrouble::Gone),
            Ok(taken) => sent += taken,
            Err(error) => return Err(trouble_of_write(&error, wire, speaks, patience)),
        }
    }
    // What ends with the paper ends after the last byte was taken; so the state is asked again.
    if speaks && status::ask(wire, patience, true)? {
        return Ok(Printed::Confirmed);
    }
    Ok(Printed::Taken)
}

/// A printer that stops taking bytes is often just out of paper, and says so.
fn trouble_of_write(
    error: &std::io::Error,
    wire: &mut impl Wire,
    speaks: bool,
    patience: Patience,
) -> PrinterTrouble {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::TimedOut | ErrorKind::WouldBlock => {
            let told = if speaks { status::ask(wire, patience, true) } else { Ok(false) };
            told.err().unwrap_or(PrinterTrouble::Slow)
        }
        _ => PrinterTrouble::Gone,
    }
}

fn write_file(path: &std::path::Path, bytes: &[u8]) -> Result<Printed, PrinterTrouble> {
    std::fs::write(path, bytes).map(|()| Printed::Taken).map_err(|error| trouble_of_open(&error))
}

/// What it means that a device or file does not open.
fn trouble_of_open(error: &std::io::Error) -> PrinterTrouble {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::InvalidInput | ErrorKind::IsADirectory => PrinterTrouble::NotFound,
        ErrorKind::PermissionDenied => PrinterTrouble::Access,
        // No such device or address: the node is there, the printer is not. Busy: somebody else prints.
        _ => PrinterTrouble::Off,
    }
}
