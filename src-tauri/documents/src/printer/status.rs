//! The printer's own word about its state: `DLE EOT n`, answered with one byte even when it cannot print.

use super::{Patience, PrinterTrouble, Wire};

/// Asks why it is offline, and about the paper. Whether it answers at all.
///
/// # Errors
/// What hinders printing. A printer that does not answer, or answers with other bytes, hinders nothing.
pub(super) fn ask(wire: &mut impl Wire, patience: Patience, begun: bool) -> Result<bool, PrinterTrouble> {
    let Some(paper) = one(wire, 4, patience) else { return Ok(false) };
    if paper & 0x60 != 0 {
        return Err(PrinterTrouble::PaperOut { begun });
    }
    let Some(offline) = one(wire, 2, patience) else { return Ok(true) };
    match offline {
        cause if cause & 0x20 != 0 => Err(PrinterTrouble::PaperOut { begun }),
        cause if cause & 0x04 != 0 => Err(PrinterTrouble::CoverOpen { begun }),
        cause if cause & 0x40 != 0 => Err(PrinterTrouble::Fault { begun }),
        _ => Ok(true),
    }
}

/// One question and its answer; bits 1 and 4 of an answer are set, 0 and 7 are not.
fn one(wire: &mut impl Wire, about: u8, patience: Patience) -> Option<u8> {
    wire.write_some(&[0x10, 0x04, about], patience.answer).ok().filter(|taken| *taken == 3)?;
    wire.read_byte(patience.answer).filter(|answer| answer & 0x93 == 0x12)
}
