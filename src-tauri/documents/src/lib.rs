//! Paper: invoices as PDF on A4 and A5, receipts for thermal printers, the UPI QR, and the printers themselves. And
//! spreadsheets that people hand over, as rows of text.
//!
//! [`Paper`] is what a document says; [`Press`] turns it into a PDF or into a [`Receipt`]; a [`Printer`] takes the
//! receipt's bytes. The same paper with the same words gives the same bytes on every computer, because fonts are
//! part of the program and dates are given. Nothing here computes money: figures come in finished, and paper whose
//! figures do not add up is refused. Numbers of documents, the order book and the network to WhatsApp are not
//! known here.

// Papers for tests are written once, for tests inside and outside of this crate.
#[cfg(test)]
extern crate self as documents;

pub mod logo;
pub mod paper;
pub mod pdf;
pub mod printer;
pub mod receipt;
pub mod returns;
pub mod spreadsheet;
pub mod upi;

mod press;
mod qr;
mod say;
mod text;

pub use logo::{Logo, LogoRefusal, MOST_BYTES as MOST_OF_LOGO};
pub use paper::{CopyOf, Figures, Kind, Line, Note, Paper, PaperRefusal};
pub use pdf::Sheet;
pub use press::Press;
pub use printer::{Printer, PrinterTrouble};
pub use qr::Qr;
pub use receipt::{Receipt, Roll};
pub use say::PaperWords;
pub use upi::UpiLink;
