//! The table of lines: columns as wide as their figures need, the rest for names; sums carried from page to page.

mod columns;

use words::Message;

use super::canvas::{Align, Canvas, Ink, count};
use crate::paper::{Line, Sums};
use crate::text::Style;
use columns::{Cell, Column, below_name, columns, figure_cell, head_text, small_style, sum_text};

pub(super) use columns::percent;

/// Sizes tried for figures, from the usual one down, until names have room.
const SIZES: [f32; 6] = [1.0, 0.93, 0.86, 0.79, 0.72, 0.65];
/// A name has at least this part of the sheet.
const LEAST_FOR_NAMES: f32 = 0.22;
/// Names take no more than this part of it, and as much again for each column that is not there, while figures can
/// stand further apart.
const MOST_FOR_NAMES: f32 = 0.33;
const MORE_FOR_NAMES: f32 = 0.04;
/// The columns of a bill with everything but cess.
const USUAL_COLUMNS: f32 = 10.0;
/// What a column of figures may be given beyond what it needs, as a multiple of the size.
const MOST_SPARE: f32 = 1.4;
/// The most lines of one name.
const MOST_LINES: usize = 24;
struct Row {
    cells: Vec<Cell>,
    height: f32,
}

struct Table {
    columns: Vec<Column>,
    widths: Vec<f32>,
    figures: Style,
    head: Row,
}

/// Draws all lines and their sum. Afterwards the pen stands below the table.
pub(super) fn table(canvas: &mut Canvas<'_>) {
    let paper = canvas.paper;
    let (table, rows) = lay_out(canvas);
    let lines = paper.figures.lines();
    let mut sums = Sums::default();
    let first = rows.first().map_or(0.0, |row| row.height);
    canvas.ensure(table.head.height + first + 2.0 * table.sum_height());
    let mut top = begin(canvas, &table);
    for (place, (line, row)) in lines.iter().zip(&rows).enumerate() {
        let is_last = place + 1 == lines.len();
        let total_height = table.sum_height();
        // Whatever follows this row on its page has room: the sum, or what is carried.
        if row.height + total_height > canvas.left() {
            carry(canvas, &table, &sums, &Message::PaperCarriedForward);
            end(canvas, &table, top);
            canvas.turn();
            top = begin(canvas, &table);
            carry(canvas, &table, &sums, &Message::PaperBroughtForward);
        }
        draw(canvas, &table, row);
        if !is_last {
            canvas.level(0.5, Ink::Hair);
        }
        sums = sums.plus(line).unwrap_or(sums);
    }
    canvas.level(1.0, Ink::Black);
    carry(canvas, &table, &sums, &Message::PaperTotalItems { count: count(lines.len()) });
    end(canvas, &table, top);
}

impl Table {
    fn sum_height(&self) -> f32 {
        self.figures.size * self.figures.leading + 2.0 * padding(self.figures.size) + 1.0
    }

    fn start_of(&self, wanted: Column, left: f32) -> f32 {
        let before = self.columns.iter().zip(&self.widths).take_while(|(column, _)| **column != wanted);
        left + before.map(|(_, width)| width).sum::<f32>()
    }
}

/// Chooses columns and widths, and shapes every cell once.
fn lay_out(canvas: &mut Canvas<'_>) -> (Table, Vec<Row>) {
    let columns = columns(canvas);
    let names_least = canvas.format.content() * LEAST_FOR_NAMES;
    let mut chosen = None;
    for size in SIZES {
        let figures = Style::regular(canvas.format.body * size).leading(1.2);
        let (cells, head) = (figure_cells(canvas, &columns, figures), head_cells(canvas, &columns, figures));
        let widths = natural_widths(canvas, &columns, figures, &cells, &head);
        let names = canvas.format.content() - widths.iter().sum::<f32>();
        let enough = names >= names_least;
        chosen = Some((figures, cells, head, widths, names.max(names_least)));
        if enough {
            break;
        }
    }
    let (figures, cells, head, mut widths, names) = chosen.expect("there are sizes to choose from");
    let figure_columns = columns.iter().filter(|column| !column.is_text()).count().max(1) as f32;
    let missing = (USUAL_COLUMNS - columns.len() as f32).max(0.0);
    let most_for_names = canvas.format.content() * (MOST_FOR_NAMES + MORE_FOR_NAMES * missing);
    let surplus = (names - most_for_names).max(0.0);
    let spare = (surplus / figure_columns).min(figures.size * MOST_SPARE);
    for (column, width) in columns.iter().zip(&mut widths) {
        match column {
            Column::Name => *width = names - spare * figure_columns,
            column if !column.is_text() => *width += spare,
            _ => {}
        }
    }
    let head = row_of(head);
    let table = Table { columns, widths, figures, head };
    let rows = with_names(canvas, &table, cells);
    (table, rows)
}
fn head_cells(canvas: &mut Canvas<'_>, columns: &[Column], figures: Style) -> Vec<Cell> {
    let style = Style::bold(figures.size * 0.885).leading(1.2);
    let cell = |canvas: &mut Canvas<'_>, column: &Column| {
        let text = head_text(canvas, *column);
        Cell { main: Some(canvas.setter.shape_line(&text, style)), small: None }
    };
    columns.iter().map(|column| cell(canvas, column)).collect()
}
/// Every cell but the names.
fn figure_cells(canvas: &mut Canvas<'_>, columns: &[Column], style: Style) -> Vec<Vec<Cell>> {
    let paper = canvas.paper;
    let lines = paper.figures.lines().iter().enumerate();
    let row = |canvas: &mut Canvas<'_>, place: usize, line: &Line| {
        columns.iter().map(|column| figure_cell(canvas, *column, place, line, style)).collect()
    };
    lines.map(|(place, line)| row(canvas, place, line)).collect()
}
/// The width each column needs; 0 for the names, which get what is left.
fn natural_widths(
    canvas: &mut Canvas<'_>,
    columns: &[Column],
    style: Style,
    rows: &[Vec<Cell>],
    head: &[Cell],
) -> Vec<f32> {
    let gap = gap(style);
    let sums = canvas.paper.figures.sums();
    let width_of = |canvas: &mut Canvas<'_>, index: usize, column: Column| {
        let cells = rows.iter().map(|row| &row[index]).chain(std::iter::once(&head[index]));
        let widest = cells.fold(0.0, |most: f32, cell| most.max(cell.width()));
        let sum = sum_text(column, &sums)
            .map_or(0.0, |text| canvas.setter.shape_line(&text, Style { bold: true, ..style }).width);
        widest.max(sum) + gap
    };
    let columns = columns.iter().enumerate();
    columns
        .map(|(index, column)| if *column == Column::Name { 0.0 } else { width_of(canvas, index, *column) })
        .collect()
}

fn with_names(canvas: &mut Canvas<'_>, table: &Table, rows: Vec<Vec<Cell>>) -> Vec<Row> {
    let paper = canvas.paper;
    let at = table.columns.iter().position(|column| *column == Column::Name).unwrap_or_default();
    let width = table.widths[at] - gap(table.figures);
    let name_style = Style::bold(canvas.format.scaled(9.0)).leading(1.25);
    let small = small_style(table.figures);
    let mut whole = Vec::with_capacity(rows.len());
    for (mut cells, line) in rows.into_iter().zip(paper.figures.lines()) {
        let main = Some(canvas.shape(&line.name, name_style, width, MOST_LINES));
        let below = below_name(canvas.sheet, line);
        let small = (!below.is_empty()).then(|| canvas.shape(&below, small, width, MOST_LINES));
        cells[at] = Cell { main, small };
        whole.push(row_of(cells));
    }
    whole
}
fn row_of(cells: Vec<Cell>) -> Row {
    let baseline = cells.iter().filter_map(Cell::baseline).fold(0.0, f32::max);
    let end = |cell: &Cell| baseline - cell.baseline().unwrap_or(baseline) + cell.height();
    let inner = cells.iter().map(end).fold(0.0, f32::max);
    let size = 8.5;
    Row { cells, height: inner + 2.0 * padding(size) }
}

fn begin(canvas: &mut Canvas<'_>, table: &Table) -> f32 {
    let top = canvas.y;
    canvas.level(0.7, Ink::Black);
    draw(canvas, table, &table.head);
    canvas.level(1.0, Ink::Black);
    top
}

/// Closes the table on this page: the rule below, and the double red rule beside the money, from head to foot.
fn end(canvas: &mut Canvas<'_>, table: &Table, top: f32) {
    canvas.level(1.0, Ink::Black);
    let x = table.start_of(Column::Amount, canvas.format.margin) + gap(table.figures) * 0.3;
    for x in [x, x + 1.8] {
        canvas.rule((x, top), (x, canvas.y), 0.6, Ink::Red);
    }
}

fn draw(canvas: &mut Canvas<'_>, table: &Table, row: &Row) {
    let top = canvas.y + padding(8.5);
    let mut x = canvas.format.margin;
    let gap = gap(table.figures);
    // All first lines of a row stand on one baseline, though names are larger than figures.
    let baseline = row.cells.iter().filter_map(Cell::baseline).fold(0.0, f32::max);
    for ((column, width), cell) in table.columns.iter().zip(&table.widths).zip(&row.cells) {
        let align = if column.is_text() { Align::Left } else { Align::Right };
        let inner = if column.is_text() { (x, width - gap) } else { (x + gap, width - gap) };
        let mut y = top + baseline - cell.baseline().unwrap_or(baseline);
        if let Some(main) = &cell.main {
            y += canvas.place((inner.0, y), inner.1, main, (align, Ink::Black));
        }
        if let Some(small) = &cell.small {
            canvas.place((inner.0, y), inner.1, small, (align, Ink::Grey));
        }
        x += width;
    }
    canvas.y += row.height;
}

/// A row of sums: at the end, or where the table goes over to another page.
fn carry(canvas: &mut Canvas<'_>, table: &Table, sums: &Sums, label: &Message<'_>) {
    let style = Style { bold: true, ..table.figures };
    let y = canvas.y + padding(table.figures.size);
    let label = canvas.say(label);
    let gap = gap(table.figures);
    let first = table.columns.iter().find(|column| sum_text(**column, sums).is_some());
    let label_end = table.start_of(*first.unwrap_or(&Column::Amount), canvas.format.margin);
    let shaped = canvas.shape(&label, style, label_end - canvas.format.margin - gap, 1);
    canvas.place((canvas.format.margin, y), shaped.width, &shaped, (Align::Left, Ink::Black));
    let mut x = canvas.format.margin;
    for (column, width) in table.columns.iter().zip(&table.widths) {
        if let Some(text) = sum_text(*column, sums) {
            canvas.line_to(x + width, y, &text, style, Ink::Black);
        }
        x += width;
    }
    canvas.y += table.sum_height();
}
/// What stays free between two columns.
fn gap(figures: Style) -> f32 {
    figures.size
}

fn padding(size: f32) -> f32 {
    size * 0.22
}
