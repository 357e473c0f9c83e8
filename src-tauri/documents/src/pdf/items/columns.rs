//! The columns of the table of lines: which there are, and what stands in them.

use domain::{Paise, Percent};
use rust_decimal::Decimal;
use words::Message;

use crate::paper::{Line, Sums};
use crate::pdf::Sheet;
use crate::pdf::canvas::{Canvas, MM};
use crate::say::{amount, taken_off};
use crate::text::{Shaped, Style};

/// What a column shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Place,
    Name,
    Hsn,
    Quantity,
    Rate,
    Discount,
    Taxable,
    Cgst,
    Sgst,
    Igst,
    Cess,
    AllTax,
    Amount,
}

/// A cell: its text, and small print below.
#[derive(Default)]
pub(super) struct Cell {
    pub(super) main: Option<Shaped>,
    pub(super) small: Option<Shaped>,
}
pub(super) fn columns(canvas: &Canvas<'_>) -> Vec<Column> {
    let figures = &canvas.paper.figures;
    let a4 = canvas.sheet == Sheet::A4;
    let taxed = canvas.paper.kind.shows_tax();
    let heads = figures.heads();
    let inter = !heads.igst.is_zero();
    let wanted = |column: &Column| match column {
        Column::Place | Column::Name | Column::Quantity | Column::Rate | Column::Amount => true,
        Column::Hsn => a4 && figures.lines().iter().any(|line| line.hsn.is_some()),
        Column::Discount => !figures.sums().discount().is_zero(),
        Column::Taxable => taxed,
        Column::Cgst | Column::Sgst => a4 && taxed && !inter,
        Column::Igst => a4 && taxed && inter,
        Column::Cess => a4 && taxed && !heads.cess.is_zero(),
        Column::AllTax => !a4 && taxed,
    };
    let all = [
        Column::Place,
        Column::Name,
        Column::Hsn,
        Column::Quantity,
        Column::Rate,
        Column::Discount,
        Column::Taxable,
        Column::Cgst,
        Column::Sgst,
        Column::Igst,
        Column::Cess,
        Column::AllTax,
        Column::Amount,
    ];
    all.into_iter().filter(wanted).collect()
}
pub(super) fn head_text(canvas: &Canvas<'_>, column: Column) -> String {
    match column {
        Column::Place => "#".to_owned(),
        Column::Name => canvas.say(&Message::PaperItem),
        Column::Hsn => "HSN".to_owned(),
        Column::Quantity => canvas.say(&Message::PaperQuantity),
        Column::Rate => canvas.say(&Message::PaperRate),
        Column::Discount => canvas.say(&Message::PaperDiscount),
        Column::Taxable => canvas.say(&Message::PaperTaxable),
        Column::Cgst => "CGST".to_owned(),
        Column::Sgst => canvas.paper.state_head().to_owned(),
        Column::Igst => "IGST".to_owned(),
        Column::Cess => "Cess".to_owned(),
        Column::AllTax => "GST".to_owned(),
        Column::Amount => format!("{} ₹", canvas.say(&Message::PaperAmount)),
    }
}
pub(super) fn figure_cell(
    canvas: &mut Canvas<'_>,
    column: Column,
    place: usize,
    line: &Line,
    style: Style,
) -> Cell {
    let half = || percent(line.rate, Decimal::TWO);
    let whole = || percent(line.rate, Decimal::ONE);
    let (main, small) = match column {
        Column::Name => return Cell::default(),
        Column::Place => ((place + 1).to_string(), None),
        Column::Hsn => (line.hsn.clone().unwrap_or_default(), None),
        Column::Quantity => return quantity_cell(canvas, line, style),
        Column::Rate => (amount(line.price), None),
        Column::Discount => (taken_off(line.discount()), None),
        Column::Taxable => (amount(line.taxable), None),
        Column::Cgst => (amount(line.heads.cgst), Some(half())),
        Column::Sgst => (amount(line.heads.sgst), Some(half())),
        Column::Igst => (amount(line.heads.igst), Some(whole())),
        Column::Cess => (amount(line.heads.cess), None),
        Column::AllTax => (amount(line.heads.sum().unwrap_or_default()), Some(whole())),
        Column::Amount => (amount(line.total), None),
    };
    let main_style = if column == Column::Amount { Style { bold: true, ..style } } else { style };
    let small = small.map(|text| canvas.setter.shape_line(&text, small_style(style)));
    Cell { main: Some(canvas.setter.shape_line(&main, main_style)), small }
}

/// Quantity and unit in one line; a long unit stands small below.
fn quantity_cell(canvas: &mut Canvas<'_>, line: &Line, style: Style) -> Cell {
    let most = canvas.format.scaled(18.0 * MM);
    let together = canvas.setter.shape_line(format!("{} {}", line.quantity, line.unit).trim_end(), style);
    if together.width <= most {
        return Cell { main: Some(together), small: None };
    }
    let number = canvas.setter.shape_line(&line.quantity.to_string(), style);
    let unit = canvas.shape(&line.unit, small_style(style), most, 3);
    Cell { main: Some(number), small: Some(unit) }
}
/// The second name; on A5, where it has no column, the HSN too.
pub(super) fn below_name(sheet: Sheet, line: &Line) -> String {
    let hsn = line.hsn.as_ref().filter(|_| sheet == Sheet::A5).map(|hsn| format!("HSN {hsn}"));
    let parts: Vec<String> = line.other_name.clone().into_iter().chain(hsn).collect();
    parts.join("  ")
}
pub(super) fn sum_text(column: Column, sums: &Sums) -> Option<String> {
    let sum: Paise = match column {
        Column::Place | Column::Name | Column::Hsn | Column::Quantity | Column::Rate => return None,
        Column::Discount => return Some(taken_off(sums.discount())),
        Column::Taxable => sums.taxable,
        Column::Cgst => sums.heads.cgst,
        Column::Sgst => sums.heads.sgst,
        Column::Igst => sums.heads.igst,
        Column::Cess => sums.heads.cess,
        Column::AllTax => sums.heads.sum()?,
        Column::Amount => sums.total,
    };
    Some(amount(sum))
}

/// `rate` divided by `parts`, as in `2.5%`.
pub(in crate::pdf) fn percent(rate: Percent, parts: Decimal) -> String {
    let part = rate.get().checked_div(parts).unwrap_or_default();
    format!("{}%", part.normalize())
}

pub(super) fn small_style(figures: Style) -> Style {
    Style::regular(figures.size * 0.82).leading(1.2)
}

impl Column {
    pub(super) const fn is_text(self) -> bool {
        matches!(self, Column::Place | Column::Name | Column::Hsn)
    }
}

impl Cell {
    pub(super) fn width(&self) -> f32 {
        let width = |shaped: &Option<Shaped>| shaped.as_ref().map_or(0.0, |shaped| shaped.width);
        width(&self.main).max(width(&self.small))
    }

    pub(super) fn height(&self) -> f32 {
        let height = |shaped: &Option<Shaped>| shaped.as_ref().map_or(0.0, |shaped| shaped.height);
        height(&self.main) + height(&self.small)
    }

    pub(super) fn baseline(&self) -> Option<f32> {
        Some(self.main.as_ref()?.lines.first()?.baseline)
    }
}
