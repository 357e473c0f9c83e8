//! A receipt as plain text, for whoever looks at it before it is printed.

use documents::receipt::{CellAlign, Line, Row, Rule};

/// A row on paper of so many characters.
pub fn row(row: &Row, columns: u32) -> String {
    let across = usize::try_from(columns).unwrap_or_default();
    match row {
        Row::Line(line) => text(line),
        Row::Rule(Rule::Dashed) => "-".repeat(across),
        Row::Rule(Rule::Solid) => "_".repeat(across),
        Row::Rule(Rule::Double) => "=".repeat(across),
        Row::Qr(qr) => {
            let beside: Vec<String> = qr.beside.iter().map(text).collect();
            [&[format!("[{}]", qr.link)], &beside[..]].concat().join("\n")
        }
        Row::Gap => String::new(),
    }
}

/// Cells at their columns; scripts whose letters are wider or narrower than a column stand as near as they can.
fn text(line: &Line) -> String {
    let mut text = String::new();
    for cell in &line.cells {
        let free = usize::from(cell.columns).saturating_sub(cell.text.chars().count());
        let before = match cell.align {
            CellAlign::Left => 0,
            CellAlign::Centre => free / 2,
            CellAlign::Right => free,
        };
        let start = usize::from(cell.start) + before;
        let gap = start.saturating_sub(text.chars().count()).max(usize::from(!text.is_empty()));
        text.push_str(&" ".repeat(gap));
        text.push_str(&cell.text);
    }
    text.trim_end().to_owned()
}
