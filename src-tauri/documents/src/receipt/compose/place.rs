//! Putting texts into rows: where each stands, and where it is broken.

use words::Message;

use super::Composer;
use crate::receipt::rows::{Cell, CellAlign, Line, Row, Rule, Weight};

/// The indent of what belongs to a line's name.
const INDENT: usize = 2;

impl Composer<'_> {
    pub(super) fn fits_columns(&mut self, table: &[Vec<String>]) -> bool {
        let spans = self.spans(table);
        let drawn = self.fit.is_drawn(table.iter().flatten().map(String::as_str));
        table.iter().all(|row| {
            row.iter().zip(&spans).all(|(text, (_, width))| {
                let text = self.fit.printable(text);
                self.fit.columns_of(&text, Weight::Bold, drawn) < *width
            })
        })
    }

    /// The first column and the width of each cell: rates are narrow, figures share the rest.
    fn spans(&self, table: &[Vec<String>]) -> Vec<(usize, usize)> {
        let columns = usize::from(self.model.roll.columns);
        let figures = table.first().map_or(1, |row| row.len() - 1).max(1);
        let first = 6.min(columns / 4);
        let each = (columns - first) / figures;
        let rest = columns - first - each * figures;
        let starts = (0..figures).map(|place| (first + rest + place * each, each));
        std::iter::once((0, first + rest)).chain(starts).collect()
    }

    pub(super) fn table(&mut self, table: &[Vec<String>]) {
        let spans = self.spans(table);
        for (place, row) in table.iter().enumerate() {
            let is_sum = place + 1 == table.len();
            if is_sum {
                self.rule(Rule::Solid);
            }
            let texts: Vec<String> = row.iter().map(|text| self.fit.printable(text)).collect();
            let drawn = self.fit.is_drawn(texts.iter().map(String::as_str));
            let cells = texts.iter().zip(&spans).enumerate().map(|(place, (text, (start, width)))| {
                let align = if place == 0 { CellAlign::Left } else { CellAlign::Right };
                cell(text, *start, *width, align)
            });
            let weight = if is_sum { Weight::Bold } else { Weight::Plain };
            self.row(cells.filter(|cell| !cell.text.is_empty()).collect(), weight, drawn);
        }
    }

    pub(super) fn stacked(&mut self, table: &[Vec<String>]) {
        let Some((head, rows)) = table.split_first() else { return };
        for (place, row) in rows.iter().enumerate() {
            let is_sum = place + 1 == rows.len();
            let weight = if is_sum { Weight::Bold } else { Weight::Plain };
            for (name, figure) in head.iter().zip(row).skip(1) {
                let label = if is_sum { name.clone() } else { format!("{} {}: {name}", head[0], row[0]) };
                self.pair(&label, figure, weight);
            }
        }
    }

    pub(super) fn fact(&mut self, label: &Message<'_>, figure: &str) {
        self.pair(&self.words.say(label), figure, Weight::Plain);
    }

    pub(super) fn rule(&mut self, rule: Rule) {
        if self.rows.last() != Some(&Row::Rule(rule)) {
            self.rows.push(Row::Rule(rule));
        }
    }

    pub(super) fn centred(&mut self, text: &str, weight: Weight) {
        self.block(text, weight, 0, CellAlign::Centre);
    }

    pub(super) fn left(&mut self, text: &str, weight: Weight) {
        self.block(text, weight, 0, CellAlign::Left);
    }

    pub(super) fn indented(&mut self, text: &str) {
        self.block(text, Weight::Plain, INDENT, CellAlign::Left);
    }

    fn block(&mut self, text: &str, weight: Weight, start: usize, align: CellAlign) {
        let text = self.fit.printable(text);
        let drawn = self.fit.is_drawn(std::iter::once(text.as_str()));
        let columns = usize::from(self.model.roll.columns) - start;
        for line in self.fit.broken(&text, weight, drawn, columns) {
            self.row(vec![cell(&line, start, columns, align)], weight, drawn);
        }
    }

    pub(super) fn pair(&mut self, left: &str, right: &str, weight: Weight) {
        self.pair_from(0, left, right, weight);
    }

    pub(super) fn indented_pair(&mut self, left: &str, right: &str) {
        self.pair_from(INDENT, left, right, Weight::Plain);
    }

    /// A label and a figure in one row; a long label runs on above, the figure keeps its size.
    fn pair_from(&mut self, start: usize, left: &str, right: &str, weight: Weight) {
        let (left, right) = (self.fit.printable(left.trim()), self.fit.printable(right));
        if left.is_empty() && right.is_empty() {
            return;
        }
        let drawn = self.fit.is_drawn([left.as_str(), right.as_str()].into_iter());
        let columns = usize::from(self.model.roll.columns);
        let right_columns = self.fit.columns_of(&right, weight, drawn);
        if right_columns > columns {
            self.block(&left, weight, start, CellAlign::Left);
            self.block(&right, shrunk(weight), 0, CellAlign::Right);
            return;
        }
        let right_cell = cell(&right, columns - right_columns, right_columns, CellAlign::Right);
        let room = columns.saturating_sub(start + right_columns + 1);
        let label_weight = if weight == Weight::Big { Weight::Bold } else { weight };
        // Text rows have one size, drawn rows can hold two.
        let label_weight = if drawn { label_weight } else { weight };
        let longest_word = left.split(' ').map(|word| self.fit.columns_of(word, label_weight, drawn)).max();
        if room < longest_word.unwrap_or(0).min(columns / 2) {
            self.block(&left, label_weight, start, CellAlign::Left);
            self.row(vec![right_cell], weight, drawn);
            return;
        }
        let lines = self.fit.broken(&left, label_weight, drawn, room);
        let Some((last, above)) = lines.split_last() else {
            self.row(vec![right_cell], weight, drawn);
            return;
        };
        for line in above {
            self.row(vec![cell(line, start, room, CellAlign::Left)], label_weight, drawn);
        }
        self.row(vec![cell(last, start, room, CellAlign::Left), right_cell], weight, drawn);
    }

    pub(super) fn row(&mut self, cells: Vec<Cell>, weight: Weight, drawn: bool) {
        self.rows.push(Row::Line(Line { cells, weight, drawn }));
    }
}

/// A figure too wide for the paper at this weight is printed at the next smaller.
const fn shrunk(weight: Weight) -> Weight {
    match weight {
        Weight::Big => Weight::Bold,
        Weight::Bold | Weight::Plain => Weight::Plain,
    }
}
pub(super) fn cell(text: &str, start: usize, columns: usize, align: CellAlign) -> Cell {
    let narrow = |count: usize| u8::try_from(count).unwrap_or(u8::MAX);
    Cell { text: text.to_owned(), start: narrow(start), columns: narrow(columns), align }
}
