//! The box of totals: from the prices of the lines to what is to be paid.

use domain::Paise;
use domain::bill::Prices;
use words::Message;

use super::canvas::{Align, Canvas, Ink, MM, Mark};
use crate::paper::Paper;
use crate::say::{amount, money, signed, taken_off};
use crate::text::Style;

/// The rows of the box, top down.
pub(super) struct Totals {
    rows: Vec<Entry>,
}

enum Entry {
    Figure { label: String, text: String },
    Separator,
    Grand { label: String, text: String },
    Due { label: String, text: String },
}

impl Totals {
    pub(super) fn of(canvas: &Canvas<'_>) -> Totals {
        let mut rows = before_tax(canvas);
        rows.push(Entry::Separator);
        rows.extend(taxes(canvas));
        rows.extend(grand(canvas));
        Totals { rows }
    }

    /// How much it takes.
    pub(super) fn height(&self, canvas: &Canvas<'_>) -> f32 {
        self.rows.iter().map(|row| height_of(canvas, row)).sum()
    }

    /// Draws it with its top at `top`, from `x` to the right margin.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, x: f32, top: f32) {
        let mut y = top;
        for row in &self.rows {
            draw(canvas, row, x, y);
            y += height_of(canvas, row);
        }
    }
}

fn before_tax(canvas: &Canvas<'_>) -> Vec<Entry> {
    let sums = canvas.paper.figures.sums();
    let figure = |label: &Message<'_>, text: String| Entry::Figure { label: canvas.say(label), text };
    let mut rows = vec![figure(&Message::PaperItemsAtRate, amount(sums.gross))];
    for (label, paise) in
        [(Message::PaperLineDiscounts, sums.line_discount), (Message::PaperBillDiscount, sums.bill_discount)]
    {
        if !paise.is_zero() {
            rows.push(figure(&label, taken_off(paise)));
        }
    }
    if !sums.shipping.is_zero() {
        rows.push(figure(&Message::PaperShipping, amount(sums.shipping)));
    }
    rows
}

fn taxes(canvas: &Canvas<'_>) -> Vec<Entry> {
    let paper = canvas.paper;
    let figures = &paper.figures;
    let mut rows = Vec::new();
    let value = if paper.kind.shows_tax() { Message::PaperTaxableValue } else { Message::PaperValueOfSupply };
    rows.push(Entry::Figure { label: canvas.say(&value), text: amount(figures.taxable()) });
    for (name, paise) in shown_heads(paper) {
        rows.push(Entry::Figure { label: name.to_owned(), text: amount(paise) });
    }
    if !figures.round_off().is_zero() {
        let label = canvas.say(&Message::PaperRoundOff);
        rows.push(Entry::Figure { label, text: signed(figures.round_off()) });
    }
    rows
}

/// The heads a paper shows, by the names of the law: the two halves or IGST, and cess where there is any.
pub(crate) fn shown_heads(paper: &Paper) -> Vec<(&'static str, Paise)> {
    let heads = paper.figures.heads();
    if !paper.kind.shows_tax() {
        return Vec::new();
    }
    let mut shown = if heads.igst.is_zero() {
        vec![("CGST", heads.cgst), (paper.state_head(), heads.sgst)]
    } else {
        vec![("IGST", heads.igst)]
    };
    if !heads.cess.is_zero() {
        shown.push(("Cess", heads.cess));
    }
    shown
}

fn grand(canvas: &Canvas<'_>) -> Vec<Entry> {
    let paper = canvas.paper;
    let total = money(paper.figures.total());
    if paper.received.is_empty() || !paper.kind.asks_for_money() {
        return vec![Entry::Grand { label: canvas.say(&paper.kind.total()), text: total }];
    }
    let mut rows = vec![Entry::Grand { label: canvas.say(&Message::PaperTotal), text: total }];
    for received in &paper.received {
        let label = canvas.say(&Message::PaperTotalReceived);
        rows.push(Entry::Figure { label, text: taken_off(received.amount) });
    }
    rows.push(Entry::Due { label: canvas.say(&Message::PaperDue), text: money(paper.due()) });
    rows
}

fn height_of(canvas: &Canvas<'_>, row: &Entry) -> f32 {
    let format = canvas.format;
    match row {
        Entry::Figure { .. } => format.body * 1.5,
        Entry::Separator => format.scaled(1.6 * MM),
        Entry::Grand { .. } => format.scaled(18.0) * 1.2 + format.scaled(4.0 * MM),
        Entry::Due { .. } => format.body * 1.8,
    }
}

fn draw(canvas: &mut Canvas<'_>, row: &Entry, x: f32, y: f32) {
    let right = canvas.format.right();
    match row {
        Entry::Figure { label, text } => {
            let body = canvas.body();
            let taken = canvas.line_to(right, y, text, body, Ink::Black);
            label_beside(canvas, (x, y), right - x - taken, label, (body, Ink::Grey));
        }
        Entry::Due { label, text } => {
            let bold = canvas.body_bold();
            let taken = canvas.line_to(right, y + 1.0, text, bold, Ink::Black);
            label_beside(canvas, (x, y + 1.0), right - x - taken, label, (bold, Ink::Black));
        }
        Entry::Separator => {
            let y = y + canvas.format.scaled(0.8 * MM);
            canvas.mark(Mark::Rule {
                from: (x, y),
                to: (right, y),
                thick: 0.6,
                ink: Ink::Hair,
                dashed: true,
            });
        }
        Entry::Grand { label, text } => draw_grand(canvas, (x, y), label, text),
    }
}

/// What is to be paid, closed with a double line as an accountant draws it.
fn draw_grand(canvas: &mut Canvas<'_>, at: (f32, f32), label: &str, text: &str) {
    let format = canvas.format;
    let (x, right) = (at.0, format.right());
    let top = at.1 + format.scaled(1.0 * MM);
    let most = (right - x) * 0.72;
    let mut size = format.scaled(18.0);
    let mut shaped = canvas.setter.shape_line(text, Style::bold(size).leading(1.2));
    if shaped.width > most {
        size *= most / shaped.width;
        shaped = canvas.setter.shape_line(text, Style::bold(size).leading(1.2));
    }
    let y = top + format.scaled(0.8 * MM);
    canvas.rule((x, top), (right, top), 0.85, Ink::Red);
    canvas.place((right - shaped.width, y), shaped.width, &shaped, (Align::Left, Ink::Black));
    let baseline = shaped.lines.first().map_or(0.0, |line| line.baseline);
    let label_style = Style::bold(format.scaled(9.5)).leading(1.2);
    let label = canvas.shape(label, label_style, right - x - shaped.width - format.scaled(6.0), 2);
    // One line stands on the figure's baseline, two stand in its middle.
    let first = label.lines.first().map_or(0.0, |line| line.baseline);
    let drop = if label.lines.len() > 1 { (shaped.height - label.height) / 2.0 } else { baseline - first };
    canvas.place((x, y + drop), label.width, &label, (Align::Left, Ink::Black));
    let bottom = top + format.scaled(18.0) * 1.2 + format.scaled(1.8 * MM);
    for bottom in [bottom, bottom + 1.8] {
        canvas.rule((x, bottom), (right, bottom), 0.7, Ink::Red);
    }
}

fn label_beside(canvas: &mut Canvas<'_>, at: (f32, f32), width: f32, label: &str, look: (Style, Ink)) {
    let shaped = canvas.shape(label, look.0, width - 4.0, 1);
    canvas.place(at, shaped.width, &shaped, (Align::Left, look.1));
}

/// Whether a paper has to say that its prices contain tax.
pub(crate) fn says_inclusive(paper: &Paper) -> bool {
    paper.prices == Prices::Inclusive && paper.kind.shows_tax()
}
