//! Tax by HSN and rate: the table an accountant looks at first. It flows over pages like the lines above it.

use domain::Paise;
use domain::bill::Heads;
use rust_decimal::Decimal;
use words::Message;

use super::canvas::{Align, Canvas, Ink, MM};
use super::items::percent;
use crate::say::amount;
use crate::text::{Shaped, Style};

/// The table, shaped: head, rows and sum, each with a cell for every column.
pub(super) struct Summary {
    head: Vec<Shaped>,
    rows: Vec<Vec<Shaped>>,
    sum: Vec<Shaped>,
    widths: Vec<f32>,
    style: Style,
}

/// A column that holds figures of one head.
type HeadOf = fn(&Heads) -> Paise;

impl Summary {
    /// Shapes the summary; `None` on papers that show no tax.
    pub(super) fn of(canvas: &mut Canvas<'_>) -> Option<Summary> {
        let figures = &canvas.paper.figures;
        if !canvas.paper.kind.shows_tax() {
            return None;
        }
        let heads = heads(canvas);
        let style = Style::regular(canvas.format.scaled(7.8)).leading(1.25);
        let bold = Style { bold: true, ..style };
        let shape_all = |canvas: &mut Canvas<'_>, texts: Vec<String>, style: Style| -> Vec<Shaped> {
            texts.iter().map(|text| canvas.setter.shape_line(text, style)).collect()
        };
        let mut texts = vec!["HSN".to_owned(), canvas.say(&Message::PaperTaxableValue)];
        for (name, parts, _) in &heads {
            texts.extend(parts.map(|_| (*name).to_owned()));
            texts.push(if parts.is_some() { "₹".to_owned() } else { (*name).to_owned() });
        }
        texts.push(canvas.say(&Message::PaperTax));
        let head = shape_all(canvas, texts, Style { size: style.size * 0.95, ..bold });
        let mut rows = Vec::new();
        for row in figures.by_hsn() {
            let mut texts = vec![row.hsn.clone().unwrap_or_else(|| "–".to_owned()), amount(row.taxable)];
            for (_, parts, of) in &heads {
                texts.extend(parts.map(|parts| percent(row.rate, parts)));
                texts.push(amount(of(&row.heads)));
            }
            texts.push(amount(row.heads.sum().unwrap_or_default()));
            rows.push(shape_all(canvas, texts, style));
        }
        let mut texts = vec![String::new(), amount(figures.taxable())];
        for (_, parts, of) in &heads {
            texts.extend(parts.map(|_| String::new()));
            texts.push(amount(of(&figures.heads())));
        }
        texts.push(amount(figures.heads().sum().unwrap_or_default()));
        let sum = shape_all(canvas, texts, bold);
        let widths = widths(&head, &rows, &sum, style.size * 0.7);
        Some(Summary { head, rows, sum, widths, style })
    }

    /// The width it needs.
    pub(super) fn natural_width(&self) -> f32 {
        self.widths.iter().sum()
    }

    /// The height of caption, head, one row and sum: less is never left alone on a page.
    pub(super) fn least_height(&self) -> f32 {
        5.0 * self.row_height()
    }

    /// Draws it from the pen down, `width` wide, over as many pages as it takes.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, width: f32) {
        let spare = ((width - self.natural_width()) / (self.widths.len() - 1) as f32).max(0.0);
        self.begin(canvas, width, spare);
        for (place, row) in self.rows.iter().enumerate() {
            let needed = if place + 1 == self.rows.len() { 2.0 } else { 1.0 };
            if canvas.left() < needed * self.row_height() {
                canvas.turn();
                self.begin(canvas, width, spare);
            }
            self.row(canvas, row, spare);
            rule(canvas, width, 0.5, Ink::Hair);
        }
        rule(canvas, width, 0.8, Ink::Black);
        self.row(canvas, &self.sum, spare);
        rule(canvas, width, 0.8, Ink::Black);
    }

    fn begin(&self, canvas: &mut Canvas<'_>, width: f32, spare: f32) {
        let caption = canvas.say(&Message::PaperByRate);
        let (small, left, y) = (canvas.small(), canvas.format.margin, canvas.y);
        canvas.y += canvas.block((left, y), width, &caption, (small, Align::Left, Ink::Grey));
        canvas.y += canvas.format.scaled(0.5 * MM);
        rule(canvas, width, 0.8, Ink::Black);
        self.row(canvas, &self.head, spare);
        rule(canvas, width, 0.8, Ink::Black);
    }

    fn row(&self, canvas: &mut Canvas<'_>, cells: &[Shaped], spare: f32) {
        let mut x = canvas.format.margin;
        let y = canvas.y + self.style.size * 0.15;
        for (place, (cell, width)) in cells.iter().zip(&self.widths).enumerate() {
            let (align, width) =
                if place == 0 { (Align::Left, *width) } else { (Align::Right, width + spare) };
            canvas.place((x, y), width, cell, (align, Ink::Black));
            x += width;
        }
        canvas.y += self.row_height();
    }

    fn row_height(&self) -> f32 {
        self.style.size * (self.style.leading + 0.3)
    }
}

/// The heads that have a column: name, what part of the rate they take (cess has none), and their figure.
fn heads(canvas: &Canvas<'_>) -> Vec<(&'static str, Option<Decimal>, HeadOf)> {
    let all = canvas.paper.figures.heads();
    let mut heads: Vec<(&'static str, Option<Decimal>, HeadOf)> = if all.igst.is_zero() {
        vec![
            ("CGST", Some(Decimal::TWO), |heads| heads.cgst),
            (canvas.paper.state_head(), Some(Decimal::TWO), |heads| heads.sgst),
        ]
    } else {
        vec![("IGST", Some(Decimal::ONE), |heads| heads.igst)]
    };
    if !all.cess.is_zero() {
        heads.push(("Cess", None, |heads| heads.cess));
    }
    heads
}

fn widths(head: &[Shaped], rows: &[Vec<Shaped>], sum: &[Shaped], gap: f32) -> Vec<f32> {
    let widest = |column: usize| {
        let cells = rows.iter().map(|row| &row[column]).chain([&head[column], &sum[column]]);
        cells.fold(0.0, |most: f32, cell| most.max(cell.width)) + gap
    };
    (0..head.len()).map(widest).collect()
}

fn rule(canvas: &mut Canvas<'_>, width: f32, thick: f32, ink: Ink) {
    let (left, y) = (canvas.format.margin, canvas.y);
    canvas.rule((left, y), (left + width, y), thick, ink);
}
