//! Returns and books, made from the register: GSTR-1 as JSON and as the offline tool's sheets, Tally XML, a day book,
//! and tax by rate; any table as XLSX and CSV.
//!
//! The register is a plain list of [`Entry`](domain::document::Entry). Nothing here computes tax: figures are those of
//! the documents, added up, credit notes taken off. Each export totals to the register, and tests hold that. Sending
//! anything to the portal or to Tally is not done here.

pub mod books;
pub mod gstr1;
pub mod register;
pub mod table;
pub mod tally;

mod decimal;

#[cfg(test)]
mod tests;

pub use books::{Moved, MovedBy, day_book, tax_by_rate};
pub use gstr1::{Gap, Gstr1, ReturnRefusal, gaps};
pub use register::register;
pub use table::{Cell, Column, Table, TableTrouble, xlsx};
pub use tally::{Ledgers, Voucher, VoucherKind};
