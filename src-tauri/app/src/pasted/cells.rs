//! From text to rows of cells.

use documents::spreadsheet::{Bounds, split};

/// As much text as is looked at; a bill of 200 lines is far below it.
const MOST_BYTES: usize = 256 << 10;

/// As many cells of a row as are read.
const MOST_CELLS: usize = 24;

/// As many characters of a cell as are kept.
const MOST_OF_CELL: usize = 500;

/// Blank rows among so many are passed over.
const MOST_BLANK: usize = 5_000;

/// Rows that have a cell with something in it, each with its cells.
pub fn of(text: &str, most_rows: usize) -> Vec<Vec<String>> {
    let text = first_bytes(text.trim_start_matches('\u{feff}'));
    let rows = |separator| filled(text, separator, most_rows);
    if text.contains('\t') {
        return rows(Some('\t'));
    }
    let tables = [',', ';'].into_iter().map(|separator| rows(Some(separator)));
    let table = tables.into_iter().find(|rows| is_table(rows));
    table.unwrap_or_else(|| rows(None))
}

/// All rows have as many cells as the first, and more than one.
fn is_table(rows: &[Vec<String>]) -> bool {
    rows.first().is_some_and(|first| first.len() > 1 && rows.iter().all(|row| row.len() == first.len()))
}

fn first_bytes(text: &str) -> &str {
    let mut end = text.len().min(MOST_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn filled(text: &str, separator: Option<char>, most_rows: usize) -> Vec<Vec<String>> {
    let bounds = Bounds { rows: most_rows + MOST_BLANK, cells: MOST_CELLS, characters: MOST_OF_CELL };
    let rows = split(text, separator, bounds).into_iter();
    rows.filter(|row| row.iter().any(|cell| !cell.is_empty())).take(most_rows).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&[&str]]) {
        assert_eq!(of(text, 9), expected, "{text:?}");
    }

    #[test]
    fn a_range_from_a_spreadsheet_has_tabs_between_its_cells() {
        check("Sugar\t2\r\nRice\t1\r\n", &[&["Sugar", "2"], &["Rice", "1"]]);
        check("Sugar\t\t44", &[&["Sugar", "", "44"]]);
        check("\n\t\t\nSugar\t2\n\n", &[&["Sugar", "2"]]);
        check("\"two\nlines\"\t\"5\"\" pipe\"", &[&["two lines", "5\" pipe"]]);
    }

    #[test]
    fn text_with_the_same_number_of_cells_in_each_row_is_csv() {
        check("Sugar,2,44\nRice,1,120", &[&["Sugar", "2", "44"], &["Rice", "1", "120"]]);
        check("Sugar;2\nRice;1", &[&["Sugar", "2"], &["Rice", "1"]]);
        check("\"Rice, basmati\",\"1,250\"", &[&["Rice, basmati", "1,250"]]);
    }

    #[test]
    fn text_that_is_no_table_has_a_name_in_each_row() {
        check("Rice, basmati\nSugar", &[&["Rice, basmati"], &["Sugar"]]);
        check("\"Sugar\"", &[&["\"Sugar\""]]);
        check("   \n\n", &[]);
    }

    #[test]
    fn a_quote_that_nothing_ends_is_a_character() {
        check("\"Sugar\t2\nRice\t1", &[&["\"Sugar", "2"], &["Rice", "1"]]);
        check("5\" pipe\t2", &[&["5\" pipe", "2"]]);
    }

    #[test]
    fn hostile_text_is_bounded_and_shown_as_text() {
        assert_eq!(of(&"x\t".repeat(200_000), 9)[0].len(), MOST_CELLS);
        assert!(of(&"\"\t".repeat(200_000), 9).is_empty());
        assert_eq!(of(&"a\n".repeat(200_000), 9).len(), 9);
        assert_eq!(of(&"क".repeat(200_000), 9)[0][0].chars().count(), MOST_OF_CELL);
        check("a\u{202e}b\u{0}c\u{1b}[31m\t1", &[&["abc[31m", "1"]]);
        assert_eq!(of(&"\"".repeat(300_000), 9).len(), 1);
    }
}
