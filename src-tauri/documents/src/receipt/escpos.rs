//! The printer's commands: Epson's ESC/POS, the few that every clone knows.
//!
//! They are written out here, because a receipt needs nine of them and each has to be known to the byte; what they
//! print is tested through a decoder that shares no code with this file.

use super::raster::{Raster, draw};
use super::rows::{Cell, CellAlign, Line, QrRow, Row, Rule, Weight};
use super::{Model, QrBy, Receipt};
use crate::text::Typesetter;

/// `ESC @`: forget what was set before.
const INITIALISE: &[u8] = b"\x1b@";
/// `ESC p 0 25 250`: a pulse of 50 ms to the first drawer.
const OPEN_DRAWER: &[u8] = &[0x1b, b'p', 0, 25, 250];
/// `GS V 66 0`: feed to the knife and cut.
const CUT: &[u8] = &[0x1d, b'V', 66, 0];
/// `ESC d 4`: four lines, so that the last one is past the tear bar.
const FEED_TO_TEAR: &[u8] = &[0x1b, b'd', 4];
/// The most rows of dots sent in one `GS v 0`: clones keep its height in one byte.
const MOST_ROWS: usize = 255;

pub(super) fn encode(setter: &mut Typesetter, receipt: &Receipt) -> Vec<u8> {
    let model = receipt.model;
    let mut bytes = INITIALISE.to_vec();
    if model.drawer {
        bytes.extend_from_slice(OPEN_DRAWER);
    }
    // ESC M: font A or B.
    bytes.extend_from_slice(&[0x1b, b'M', u8::from(model.roll.small_font)]);
    for row in &receipt.rows {
        encode_row(setter, model, row, &mut bytes);
    }
    bytes.extend_from_slice(if model.cutter { CUT } else { FEED_TO_TEAR });
    bytes
}

fn encode_row(setter: &mut Typesetter, model: Model, row: &Row, bytes: &mut Vec<u8>) {
    let all_drawn = model.drawn == super::Drawn::Always;
    match row {
        Row::Line(line) if !line.drawn => text(model, line, bytes),
        Row::Rule(rule) if !all_drawn => text_rule(model, *rule, bytes),
        Row::Gap if !all_drawn => bytes.push(b'\n'),
        Row::Qr(qr) if model.qr == QrBy::Printer => printers_qr(setter, model, qr, bytes),
        row => raster(&draw(setter, model.roll, row), bytes),
    }
}

/// A line of characters, padded to the columns of its cells.
fn text(model: Model, line: &Line, bytes: &mut Vec<u8>) {
    let wide = usize::from(line.weight == Weight::Big) + 1;
    let mut padded = String::new();
    for cell in &line.cells {
        let start = usize::from(cell.start) / wide;
        padded.push_str(&" ".repeat(start.saturating_sub(padded.len())));
        padded.push_str(&aligned(cell, usize::from(cell.columns) / wide));
    }
    let columns = usize::from(model.roll.columns) / wide;
    let padded = padded.trim_end();
    debug_assert!(padded.len() <= columns && padded.is_ascii(), "{padded:?} does not fit {columns} columns");
    weigh(line.weight, bytes);
    bytes.extend_from_slice(padded.as_bytes());
    bytes.push(b'\n');
    weigh(Weight::Plain, bytes);
}

fn aligned(cell: &Cell, columns: usize) -> String {
    let text = &cell.text;
    match cell.align {
        CellAlign::Left => format!("{text:<columns$}"),
        CellAlign::Centre => format!("{text:^columns$}"),
        CellAlign::Right => format!("{text:>columns$}"),
    }
}

/// `ESC E` for bold and `GS !` for size.
fn weigh(weight: Weight, bytes: &mut Vec<u8>) {
    let (bold, size) = match weight {
        Weight::Plain => (0, 0x00),
        Weight::Bold => (1, 0x00),
        Weight::Big => (1, 0x11),
    };
    bytes.extend_from_slice(&[0x1b, b'E', bold, 0x1d, b'!', size]);
}

fn text_rule(model: Model, rule: Rule, bytes: &mut Vec<u8>) {
    let mark = match rule {
        Rule::Dashed | Rule::Solid => b'-',
        Rule::Double => b'=',
    };
    bytes.extend(std::iter::repeat_n(mark, usize::from(model.roll.columns)));
    bytes.push(b'\n');
}

/// `GS ( k`: model 2, module size, medium correction, store, print; in the middle, texts below.
fn printers_qr(setter: &mut Typesetter, model: Model, qr: &QrRow, bytes: &mut Vec<u8>) {
    let Ok(length) = u16::try_from(qr.link.len() + 3) else { return };
    let module = if model.roll.dots < 480 { 5 } else { 6 };
    bytes.extend_from_slice(&[0x1b, b'a', 1]);
    bytes.extend_from_slice(&[0x1d, b'(', b'k', 4, 0, 49, 65, 50, 0]);
    bytes.extend_from_slice(&[0x1d, b'(', b'k', 3, 0, 49, 67, module]);
    bytes.extend_from_slice(&[0x1d, b'(', b'k', 3, 0, 49, 69, 49]);
    bytes.extend_from_slice(&[0x1d, b'(', b'k']);
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(&[49, 80, 48]);
    bytes.extend_from_slice(qr.link.as_bytes());
    bytes.extend_from_slice(&[0x1d, b'(', b'k', 3, 0, 49, 81, 48]);
    bytes.extend_from_slice(&[0x1b, b'a', 0]);
    for line in &qr.beside {
        encode_row(setter, model, &Row::Line(line.clone()), bytes);
    }
}

/// `GS v 0`, in slices.
fn raster(raster: &Raster, bytes: &mut Vec<u8>) {
    let across = raster.width / 8;
    for slice in raster.bytes.chunks(across * MOST_ROWS) {
        let rows = slice.len() / across;
        let two = |count: usize| u16::try_from(count).unwrap_or(u16::MAX).to_le_bytes();
        bytes.extend_from_slice(&[0x1d, b'v', b'0', 0]);
        bytes.extend_from_slice(&two(across));
        bytes.extend_from_slice(&two(rows));
        bytes.extend_from_slice(slice);
    }
}
