//! What the columns of a pasted range mean.
//!
//! A first row that names columns (*Item*, *Qty*, *Rate*, नाम, मात्रा, भाव …) and holds no number decides. Without one the
//! content does, in this order:
//! 1. The code is the first column of which at least half are codes of the shop's products. Small numbers are no codes.
//! 2. The name is the first other column of text. A later one that holds units only is the unit.
//! 3. A first column that counts 1, 2, 3 … is a running number. A column that is the product of the two before it is the
//!    amount. Neither is used.
//! 4. Of two numbers left, the one with units after it is the quantity; the one with ₹, or with paise in every row, or
//!    which has more of the products' own prices, is the price. Where nothing of that tells, the quantity stands first.
//! 5. A single number is the quantity, unless it looks like a price by rule 4.

use super::{Row, units};
use crate::headings::{Meaning, meaning};
use crate::typed::{amount, plain_number, without_rupees};
use domain::{Paise, Quantity};

/// Which column holds what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    pub name: Option<usize>,
    pub code: Option<usize>,
    pub quantity: Option<usize>,
    pub unit: Option<usize>,
    pub price: Option<usize>,
    pub discount: Option<usize>,
    pub gst_rate: Option<usize>,
}

/// Digits fewer than this are a quantity or a price sooner than a code.
const SHORTEST_CODE: usize = 4;

impl Columns {
    /// Decides; a row of heads is taken out of the rows.
    pub fn of(rows: &mut Vec<Row>) -> Columns {
        let heads = rows.first().filter(|row| row.product.is_none()).and_then(|row| heads(&row.cells));
        match heads {
            Some(heads) => {
                rows.remove(0);
                by_heads(&heads, rows)
            }
            None => by_content(rows, &[]),
        }
    }
}

/// Whether a cell can be a product's code or name: not blank, and no number as short as a quantity.
pub fn may_name_a_product(cell: &str) -> bool {
    !cell.is_empty() && (number(cell).is_none() || cell.len() >= SHORTEST_CODE)
}

fn heads(cells: &[String]) -> Option<Vec<Option<Meaning>>> {
    let heads: Vec<Option<Meaning>> =
        cells.iter().map(|cell| meaning(cell).map(|(meaning, _)| meaning)).collect();
    let n_known = heads.iter().flatten().count();
    let n_filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    let is_head = n_known > 0 && n_known * 2 >= n_filled && cells.iter().all(|cell| number(cell).is_none());
    is_head.then_some(heads)
}

fn by_heads(heads: &[Option<Meaning>], rows: &[Row]) -> Columns {
    let place = |wanted| heads.iter().position(|head| *head == Some(wanted));
    let named = Columns {
        name: place(Meaning::Name),
        code: place(Meaning::Code),
        quantity: place(Meaning::Quantity),
        unit: place(Meaning::Unit),
        price: place(Meaning::Price),
        discount: place(Meaning::Discount),
        gst_rate: place(Meaning::GstRate),
    };
    let taken: Vec<usize> = (0..heads.len()).filter(|place| heads[*place].is_some()).collect();
    let guessed = by_content(rows, &taken);
    // Heads decide; only what names the item is looked for where they say nothing.
    let name = named.name.or(if named.code.is_none() { guessed.name } else { None });
    Columns { name, ..named }
}

fn by_content(rows: &[Row], taken: &[usize]) -> Columns {
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let free: Vec<usize> =
        (0..width).filter(|column| !taken.contains(column) && is_used(rows, *column)).collect();
    let (mut numbers, texts): (Vec<usize>, Vec<usize>) =
        free.iter().copied().partition(|column| is_numeric(rows, *column));
    let code = free.iter().copied().find(|column| is_code(rows, *column));
    numbers.retain(|column| Some(*column) != code);
    let mut texts = texts.into_iter().filter(|column| Some(*column) != code);
    let name = texts.next().or(if code.is_none() { free.first().copied() } else { None });
    let unit = texts.find(|column| cells(rows, *column).all(|cell| units::code(cell).is_some()));
    numbers.retain(|column| Some(*column) != name);
    drop_unused(rows, &mut numbers);
    let (quantity, price) = quantity_and_price(rows, &numbers);
    Columns { name, code, quantity, unit, price, discount: None, gst_rate: None }
}

/// Takes the running number and the amount out of the columns of numbers.
fn drop_unused(rows: &[Row], numbers: &mut Vec<usize>) {
    if numbers.first() == Some(&0) && (rows.len() > 2 || numbers.len() > 2) && counts(rows, 0) {
        numbers.remove(0);
    }
    let amount = numbers.windows(3).find(|columns| is_product(rows, columns)).map(|columns| columns[2]);
    numbers.retain(|column| Some(*column) != amount);
}

fn quantity_and_price(rows: &[Row], numbers: &[usize]) -> (Option<usize>, Option<usize>) {
    match *numbers {
        [] => (None, None),
        [only] if price_likeness(rows, only) > 0 => (None, Some(only)),
        [only] => (Some(only), None),
        [first, second, ..] => {
            if price_likeness(rows, first) > price_likeness(rows, second) {
                (Some(second), Some(first))
            } else {
                (Some(first), Some(second))
            }
        }
    }
}

/// How much a column of numbers looks like prices: below 0 like quantities.
fn price_likeness(rows: &[Row], column: usize) -> i32 {
    if cells(rows, column).any(|cell| units::split(cell).is_some()) {
        return -1_000;
    }
    let has_sign = cells(rows, column).any(|cell| without_rupees(cell) != cell);
    let has_paise =
        cells(rows, column).all(|cell| cell.split_once('.').is_some_and(|(_, paise)| paise.len() == 2));
    if has_sign || has_paise {
        return 1_000;
    }
    let is_own_price = |row: &&Row| {
        let product = row.product.as_ref().map(|row| row.product.price);
        product.is_some() && amount(row.cell(Some(column))).ok() == product
    };
    i32::try_from(rows.iter().filter(is_own_price).count()).unwrap_or(i32::MAX)
}

fn is_code(rows: &[Row], column: usize) -> bool {
    let n_codes = rows.iter().filter(|row| {
        let cell = row.cell(Some(column));
        may_name_a_product(cell)
            && row.product.as_ref().is_some_and(|row| row.product.sku.eq_ignore_ascii_case(cell))
    });
    let n_codes = n_codes.count();
    n_codes > 0 && n_codes * 2 >= cells(rows, column).count()
}

fn is_numeric(rows: &[Row], column: usize) -> bool {
    cells(rows, column).all(|cell| number(cell).is_some())
}

fn is_used(rows: &[Row], column: usize) -> bool {
    cells(rows, column).next().is_some()
}

/// 1, 2, 3 … without a gap.
fn counts(rows: &[Row], column: usize) -> bool {
    rows.iter()
        .zip(1..)
        .all(|(row, place): (_, u32)| row.cell(Some(column)).trim_end_matches('.') == place.to_string())
}

/// Whether the third column is the product of the others, wherever there are three numbers; at least once.
fn is_product(rows: &[Row], columns: &[usize]) -> bool {
    let mut n_checked = 0;
    for row in rows {
        let [first, second, third] = [0, 1, 2].map(|place| number(row.cell(Some(columns[place]))));
        let (Some(first), Some(second), Some(third)) = (first, second, third) else { continue };
        let (Ok(one), Ok(other)) = (Paise::parse_rupees(&second), Quantity::parse(&first)) else {
            return false;
        };
        if one.times(other.get()) != Paise::parse_rupees(&third).ok() {
            return false;
        }
        n_checked += 1;
    }
    n_checked > 0
}

/// The cells of a column that hold something.
fn cells(rows: &[Row], column: usize) -> impl Iterator<Item = &str> {
    rows.iter().map(move |row| row.cell(Some(column))).filter(|cell| !cell.is_empty())
}

/// The number in a cell, with rupees before it or a unit after it.
fn number(cell: &str) -> Option<String> {
    let without_unit = units::split(cell).map_or(cell, |(number, _)| number);
    plain_number(without_rupees(without_unit))
}
