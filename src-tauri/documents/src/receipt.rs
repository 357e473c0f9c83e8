//! Receipts for thermal printers: the paper laid out in rows and columns, and the bytes a printer takes.
//!
//! A receipt is a model first ([`Receipt::rows`]): what is printed, row by row, each text fitted to its columns. A row
//! goes to the printer as text, or is drawn with our own fonts and sent as dots where the printer's font lacks a
//! letter (₹, and every script but Latin). How the bytes get to the printer is [`crate::printer`]'s business.

mod compose;
mod escpos;
mod fit;
mod raster;
mod rows;

pub use rows::{Cell, CellAlign, Line, QrRow, Row, Rule, Weight};

use crate::paper::{Paper, PaperRefusal};
use crate::press::Press;
use crate::say::PaperWords;
use compose::Composer;

/// The width of the paper, in dots and in characters. Printers differ, so it is a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Roll {
    /// Dots across what can be printed; a multiple of 8.
    pub dots: u16,
    /// Characters of the chosen font across.
    pub columns: u8,
    /// The printer's font B, 9 × 17 dots, instead of A, 12 × 24.
    pub small_font: bool,
}

impl Roll {
    /// 58 mm paper, 48 mm of it printed, 32 characters.
    pub const MM58: Roll = Roll { dots: 384, columns: 32, small_font: false };
    /// 58 mm paper with the small font, 42 characters.
    pub const MM58_SMALL: Roll = Roll { dots: 384, columns: 42, small_font: true };
    /// 80 mm paper, 72 mm of it printed, 48 characters.
    pub const MM80: Roll = Roll { dots: 576, columns: 48, small_font: false };
    /// 80 mm paper on printers set to 42 characters; they print 512 dots or a little more.
    pub const MM80_42: Roll = Roll { dots: 512, columns: 42, small_font: false };
    /// 80 mm paper with the small font, 64 characters.
    pub const MM80_SMALL: Roll = Roll { dots: 576, columns: 64, small_font: true };

    /// All of them, as a person is offered them.
    pub const ALL: [Roll; 5] = [Roll::MM58, Roll::MM58_SMALL, Roll::MM80_42, Roll::MM80, Roll::MM80_SMALL];

    /// Dots that one column stands for when a row is drawn.
    pub(crate) fn pitch(self) -> f32 {
        f32::from(self.dots) / f32::from(self.columns)
    }

    /// The size of drawn text, in dots: readable on each width.
    pub(crate) fn type_size(self) -> f32 {
        if self.dots < 480 { 21.0 } else { 24.0 }
    }
}

/// Which rows are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Drawn {
    /// Those with a letter that the printer's own font may lack. Fast, and light on slow cables.
    WhenNeeded,
    /// All of them: every row then looks alike.
    Always,
}

/// How the QR is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QrBy {
    /// By the printer itself (`GS ( k`). Cheap printers often cannot.
    Printer,
    /// As dots, with the amount beside it.
    Dots,
}

/// What is known of a printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Model {
    /// Its paper.
    pub roll: Roll,
    /// Which rows it gets as dots.
    pub drawn: Drawn,
    /// How it prints the QR.
    pub qr: QrBy,
    /// Whether it cuts; otherwise the paper is fed far enough to be torn.
    pub cutter: bool,
    /// Whether a cash drawer hangs on it, to be opened before the receipt is printed.
    pub drawer: bool,
}

/// What is printed, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub(crate) model: Model,
    pub(crate) rows: Vec<Row>,
}

impl Receipt {
    /// The rows, top down.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The printer it was laid out for.
    #[must_use]
    pub const fn model(&self) -> Model {
        self.model
    }
}

impl Press {
    /// Lays `paper` out for a thermal printer, in the language of `words`.
    ///
    /// # Errors
    /// [`PaperRefusal`] when the paper must not be printed; see [`Paper::check`].
    pub fn receipt(
        &mut self,
        paper: &Paper,
        model: Model,
        words: &dyn PaperWords,
    ) -> Result<Receipt, PaperRefusal> {
        paper.check()?;
        let mut composer = Composer::new(&mut self.setter, model, words);
        composer.paper(paper);
        Ok(Receipt { model, rows: composer.finish() })
    }

    /// A slip that shows whether the settings fit the printer: both edges, figures, ₹ and three scripts.
    pub fn test_print(&mut self, model: Model, words: &dyn PaperWords) -> Receipt {
        let mut composer = Composer::new(&mut self.setter, model, words);
        composer.test_print();
        Receipt { model, rows: composer.finish() }
    }

    /// The bytes for the printer: ESC/POS from initialisation to cut. Printing them twice is printing twice.
    pub fn escpos(&mut self, receipt: &Receipt) -> Vec<u8> {
        escpos::encode(&mut self.setter, receipt)
    }

    /// How wide a cell of this weight is when it is drawn, in dots. For checking that a row fits.
    #[must_use]
    pub fn drawn_width(&mut self, model: Model, cell: &Cell, weight: Weight) -> f32 {
        self.setter.shape_line(&cell.text, fit::style(model.roll, weight)).width
    }

    /// The receipt as a PNG of black and white dots, every row drawn, with a little paper around it.
    pub fn receipt_picture(&mut self, receipt: &Receipt) -> Vec<u8> {
        raster::picture(&mut self.setter, receipt)
    }
}
