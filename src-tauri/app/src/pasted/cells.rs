//! From text to rows of cells.

/// As much text as is looked at; a bill of 200 lines is far below it.
const MOST_BYTES: usize = 256 << 10;

/// As many cells of a row as are read.
const MOST_CELLS: usize = 24;

/// As many characters of a cell as are kept.
const MOST_OF_CELL: usize = 500;

/// Rows that have a cell with something in it, each with its cells.
pub fn of(text: &str, most_rows: usize) -> Vec<Vec<String>> {
    let text = first_bytes(text.trim_start_matches('\u{feff}'));
    if text.contains('\t') {
        return split(text, Some('\t'), most_rows);
    }
    let tables = [',', ';'].into_iter().map(|separator| split(text, Some(separator), most_rows));
    let table = tables.into_iter().find(|rows| is_table(rows));
    table.unwrap_or_else(|| split(text, None, most_rows))
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

fn split(text: &str, separator: Option<char>, most_rows: usize) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text;
    while !rest.is_empty() && rows.len() < most_rows {
        let (cell, after) = cell(rest, separator);
        if row.len() < MOST_CELLS {
            row.push(clean(&cell));
        }
        let mut following = after.chars();
        match following.next() {
            Some(c) if Some(c) == separator => rest = following.as_str(),
            _ => {
                rest = after.strip_prefix("\r\n").unwrap_or(following.as_str());
                end_row(&mut rows, &mut row);
            }
        }
    }
    if rows.len() < most_rows {
        end_row(&mut rows, &mut row);
    }
    rows
}

fn end_row(rows: &mut Vec<Vec<String>>, row: &mut Vec<String>) {
    let row = std::mem::take(row);
    if row.iter().any(|cell| !cell.is_empty()) {
        rows.push(row);
    }
}

/// The next cell, and what follows it. One that begins with a quote goes to the quote that ends it, and holds line ends
/// and separators; a quote that nothing ends is a character like any other.
fn cell(text: &str, separator: Option<char>) -> (String, &str) {
    let ends_cell = |c: char| c == '\n' || c == '\r' || Some(c) == separator;
    if separator.is_some()
        && let Some(quoted) = text.strip_prefix('"')
        && let Some((inside, after)) = quoted_cell(quoted)
        && after.chars().next().is_none_or(ends_cell)
    {
        return (inside, after);
    }
    let end = text.find(ends_cell).unwrap_or(text.len());
    (text[..end].to_owned(), &text[end..])
}

/// What stands before the closing quote, with doubled quotes as one, and what follows it.
fn quoted_cell(text: &str) -> Option<(String, &str)> {
    let mut inside = String::new();
    let mut rest = text;
    // A cell that is longer than any is not looked at to its end, so that many open quotes cost no more than one.
    while inside.len() <= 8 * MOST_OF_CELL {
        let end = rest.find('"')?;
        inside.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        match rest.strip_prefix('"') {
            Some(after) => {
                inside.push('"');
                rest = after;
            }
            None => return Some((inside, rest)),
        }
    }
    None
}

/// On one line, without characters that show nothing or that turn the text around them.
fn clean(cell: &str) -> String {
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let shown = cell.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let shown: String = shown.filter(|c| !c.is_control() && !turns(*c)).take(MOST_OF_CELL).collect();
    shown.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
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
