//! The rows of a receipt.

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// Texts beside each other.
    Line(Line),
    /// A line across.
    Rule(Rule),
    /// A QR and what stands with it.
    Qr(QrRow),
    /// Half a line of nothing.
    Gap,
}

/// Texts beside each other, each in its own columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// From left to right; they never touch.
    pub cells: Vec<Cell>,
    /// How heavy it is printed. In a drawn row of several cells, [`Weight::Big`] is for the last; the others are bold.
    pub weight: Weight,
    /// Whether it goes to the printer as dots. Otherwise every cell is ASCII.
    pub drawn: bool,
}

/// A text that fits its columns. A column of a row in [`Weight::Big`] that goes as text is two characters wide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The text, in one line.
    pub text: String,
    /// The first column, from 0.
    pub start: u8,
    /// How many columns.
    pub columns: u8,
    /// Where it stands within them.
    pub align: CellAlign,
}

/// Where a text stands within its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CellAlign {
    /// At their beginning.
    Left,
    /// In their middle.
    Centre,
    /// At their end.
    Right,
}

/// How heavy a row is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// As running text.
    Plain,
    /// Bold.
    Bold,
    /// Bold, and larger.
    Big,
}

impl Line {
    /// How heavy the cell at `place` is printed.
    #[must_use]
    pub fn weight_of(&self, place: usize) -> Weight {
        let is_label = self.drawn && place + 1 < self.cells.len();
        if is_label && self.weight == Weight::Big { Weight::Bold } else { self.weight }
    }
}

/// A line across the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// Between parts.
    Dashed,
    /// Above a sum.
    Solid,
    /// Below the total.
    Double,
}

/// A QR and what stands beside it, or below it when the printer draws it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrRow {
    /// What the QR says.
    pub link: String,
    /// Texts with it, top down, one cell each.
    pub beside: Vec<Line>,
}
