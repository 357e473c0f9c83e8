//! Text with a separator between its cells.
//!
//! Of comma, semicolon, tab and pipe the separator is the one that cuts the most rows, and of equals the one that cuts
//! more of them into the same number of cells: headings seldom hold a comma, but prices and addresses do. A first line
//! `sep=;`, as Excel writes it, says so itself. A cell that begins with a quote goes to the quote that ends it and holds
//! line ends and separators; a quote that nothing ends is a character like any other.

use super::{MOST_COLUMNS, MOST_OF_CELL, MOST_ROWS, SheetRow, SpreadsheetRefusal};

const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// As many rows as are looked at for the separator.
const LOOKED_AT: usize = 60;

/// How much of each row and cell is read.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Rows, blank ones counted.
    pub rows: usize,
    /// Cells of a row; the others are passed over.
    pub cells: usize,
    /// Characters of a cell.
    pub characters: usize,
}

/// The rows of a text that hold something.
pub fn read(text: &str) -> Result<Vec<SheetRow>, SpreadsheetRefusal> {
    let text = text.trim_start_matches('\u{feff}');
    let (said, text, first) = match said_separator(text) {
        Some((separator, rest)) => (Some(separator), rest, 2),
        None => (None, text, 1),
    };
    let separator = said.or_else(|| separator(text));
    let bounds = Bounds { rows: MOST_ROWS + 1, cells: MOST_COLUMNS, characters: MOST_OF_CELL };
    let rows = split(text, separator, bounds);
    if rows.len() > MOST_ROWS {
        return Err(SpreadsheetRefusal::TooManyRows);
    }
    let numbered = (first..).zip(rows).map(|(number, cells)| SheetRow { number, cells });
    Ok(numbered.filter(|row| row.cells.iter().any(|cell| !cell.is_empty())).collect())
}

/// The rows of a text, each with its cells, blank ones among them; without a separator each line is one cell.
#[must_use]
pub fn split(text: &str, separator: Option<char>, bounds: Bounds) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text;
    while !rest.is_empty() && rows.len() < bounds.rows {
        let (cell, after) = cell(rest, separator, bounds.characters);
        if row.len() < bounds.cells {
            row.push(clean(&cell, bounds.characters));
        }
        let mut following = after.chars();
        match following.next() {
            Some(c) if Some(c) == separator => {
                rest = following.as_str();
                if rest.is_empty() && row.len() < bounds.cells {
                    row.push(String::new());
                }
            }
            _ => {
                rest = after.strip_prefix("\r\n").unwrap_or(following.as_str());
                rows.push(std::mem::take(&mut row));
            }
        }
    }
    if rows.len() < bounds.rows && !row.is_empty() {
        rows.push(row);
    }
    rows
}

/// A cell on one line, at most so many characters of it, without those that show nothing or that turn the text around
/// them.
#[must_use]
pub fn clean(cell: &str, most: usize) -> String {
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let shown = cell.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let shown: String = shown.filter(|c| !c.is_control() && !turns(*c)).take(most).collect();
    shown.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn said_separator(text: &str) -> Option<(char, &str)> {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let line = line.trim_end_matches('\r').trim_matches('"').to_ascii_lowercase();
    let mut said = line.strip_prefix("sep=")?.chars();
    let separator = said.next().filter(|_| said.as_str().is_empty())?;
    SEPARATORS.contains(&separator).then_some((separator, rest))
}

fn separator(text: &str) -> Option<char> {
    let bounds = Bounds { rows: LOOKED_AT, cells: MOST_COLUMNS, characters: 100 };
    let best = SEPARATORS.map(|separator| (fit(&split(text, Some(separator), bounds)), separator));
    // The last of equals: any other before the comma, which stands in figures and names as well.
    best.into_iter().max_by_key(|(fit, _)| *fit).filter(|((cut, ..), _)| *cut > 0).map(|(_, c)| c)
}

/// How many rows are cut, how many of them have as many cells as most, and how many cells that is.
fn fit(rows: &[Vec<String>]) -> (usize, usize, usize) {
    let widths: Vec<usize> = rows.iter().map(Vec::len).filter(|width| *width > 1).collect();
    let count = |width: usize| (widths.iter().filter(|other| **other == width).count(), width);
    let (alike, width) = widths.iter().copied().map(count).max().unwrap_or_default();
    (widths.len(), alike, width)
}

fn cell(text: &str, separator: Option<char>, most: usize) -> (String, &str) {
    let ends_cell = |c: char| c == '\n' || c == '\r' || Some(c) == separator;
    if separator.is_some()
        && let Some(quoted) = text.strip_prefix('"')
        && let Some((inside, after)) = quoted_cell(quoted, most)
        && after.chars().next().is_none_or(ends_cell)
    {
        return (inside, after);
    }
    let end = text.find(ends_cell).unwrap_or(text.len());
    (text[..end].to_owned(), &text[end..])
}

/// What stands before the closing quote, with doubled quotes as one, and what follows it.
fn quoted_cell(text: &str, most: usize) -> Option<(String, &str)> {
    let mut inside = String::new();
    let mut rest = text;
    // A cell that is longer than any is not looked at to its end, so that many open quotes cost no more than one.
    while inside.len() <= 8 * most {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(u32, &[&str])]) {
        let rows = read(text).unwrap();
        let rows: Vec<(u32, Vec<&str>)> =
            rows.iter().map(|row| (row.number, row.cells.iter().map(String::as_str).collect())).collect();
        let expected: Vec<(u32, Vec<&str>)> =
            expected.iter().map(|(n, cells)| (*n, cells.to_vec())).collect();
        assert_eq!(rows, expected, "{text:?}");
    }

    #[test]
    fn the_separator_is_the_one_that_makes_a_table() {
        check("Item,Price\nSugar,44", &[(1, &["Item", "Price"]), (2, &["Sugar", "44"])]);
        check("Item;Price\nSugar, loose;44,50", &[(1, &["Item", "Price"]), (2, &["Sugar, loose", "44,50"])]);
        check(
            "Item\tPrice\r\nSugar, loose\t44\r\n",
            &[(1, &["Item", "Price"]), (2, &["Sugar, loose", "44"])],
        );
        check("Item|Price\nSugar|44", &[(1, &["Item", "Price"]), (2, &["Sugar", "44"])]);
        check("Items\nSugar\nRice", &[(1, &["Items"]), (2, &["Sugar"]), (3, &["Rice"])]);
        check("sep=|\na,b|c", &[(2, &["a,b", "c"])]);
    }

    #[test]
    fn commas_in_prices_and_addresses_separate_nothing_in_ragged_rows() {
        check(
            "Item;Unit;Price;GST\nSugar;KGS;1,250\nRice;KGS;1,400;5\nTea;;2,300",
            &[
                (1, &["Item", "Unit", "Price", "GST"]),
                (2, &["Sugar", "KGS", "1,250"]),
                (3, &["Rice", "KGS", "1,400", "5"]),
                (4, &["Tea", "", "2,300"]),
            ],
        );
        check(
            "Name\tPhone\tAddress\tCity\nAsha\t98\tMG Road, 4\nUma\t97\tLake, 2\tPune\nRavi\t99\tHill, 5",
            &[
                (1, &["Name", "Phone", "Address", "City"]),
                (2, &["Asha", "98", "MG Road, 4"]),
                (3, &["Uma", "97", "Lake, 2", "Pune"]),
                (4, &["Ravi", "99", "Hill, 5"]),
            ],
        );
        check("Sugar;1,250\nRice;2,300", &[(1, &["Sugar", "1,250"]), (2, &["Rice", "2,300"])]);
    }

    #[test]
    fn quoted_cells_hold_separators_line_ends_and_quotes() {
        check(
            "Item,Price\n\"Rice, \"\"A\"\"\nlong\",\"1,250\"\nTea,5",
            &[(1, &["Item", "Price"]), (2, &["Rice, \"A\" long", "1,250"]), (3, &["Tea", "5"])],
        );
        check("5\" pipe,2\n\"open,3", &[(1, &["5\" pipe", "2"]), (2, &["\"open", "3"])]);
    }

    #[test]
    fn ragged_and_blank_rows_keep_their_numbers() {
        check(
            "My shop\n\nItem,Price,\nSugar,44\n,,\nRice,\n",
            &[(1, &["My shop"]), (3, &["Item", "Price", ""]), (4, &["Sugar", "44"]), (6, &["Rice", ""])],
        );
    }

    #[test]
    fn a_formula_is_text() {
        check("Item,Price\n=1+2,@x", &[(1, &["Item", "Price"]), (2, &["=1+2", "@x"])]);
    }

    #[test]
    fn a_table_that_is_too_long_is_refused_and_hostile_text_is_bounded() {
        assert_eq!(read(&"a,b\n".repeat(MOST_ROWS + 1)), Err(SpreadsheetRefusal::TooManyRows));
        assert_eq!(read(&"a,b\n".repeat(MOST_ROWS)).unwrap().len(), MOST_ROWS);
        assert_eq!(read(&"x,".repeat(200_000)).unwrap()[0].cells.len(), MOST_COLUMNS);
        assert_eq!(read(&"क".repeat(200_000)).unwrap()[0].cells[0].chars().count(), MOST_OF_CELL);
        assert_eq!(read(&"\"".repeat(300_000)).unwrap().len(), 1);
        assert_eq!(clean("a\u{202e}b\u{0}c\u{1b}[31m", 99), "abc[31m");
    }
}
