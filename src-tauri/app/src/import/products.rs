//! Rows of a list of items. A row is about the item with its code, else the one with exactly its name.

use super::cells::{self, RateCell};
use super::rates::Rates;
use super::row::{Caution, Change, Judged, Key};
use crate::counter::some_text;
use crate::error::{AppError, Code};
use crate::pasted::units;
use crate::typed;
use crate::views::ImportField as Field;
use domain::Paise;
use domain::hsn::Hsn;
use store::{Product, ProductRow, Read};

/// Judges a row. What it does not say of an item that is known stays as it is.
pub fn judge(book: &Read<'_>, row: &mut Judged, rates: Rates) -> Result<(), AppError> {
    let known = known(book, row)?;
    let under = known.as_ref().map(|row| row.product.clone());
    let mut product = under.clone().unwrap_or_else(|| Product::new("", Paise::ZERO));
    names(row, &mut product);
    price(row, &mut product, under.is_none());
    hsn_and_unit(row, &mut product);
    tax(row, &mut product, rates);
    row.key = Some(match (&known, row.some(Field::Sku)) {
        (Some(known), _) => Key::Known(known.id.get()),
        (None, Some(code)) => Key::Code(code.to_lowercase()),
        (None, None) => Key::Name(product.name.to_lowercase()),
    });
    if known.is_none()
        && row.some(Field::Sku).is_some()
        && !product.name.is_empty()
        && book.product_by_name(&product.name)?.is_some()
    {
        row.caution(Field::Name, Caution::SameName);
    }
    // An item that was taken off the list comes back with the list that names it.
    let is_same = known.as_ref().is_some_and(|row| row.product == product && row.removed_at.is_none());
    let is_new = known.is_none();
    let change = Change::Product { known, product };
    row.end(
        change,
        is_new,
        |field| under.as_ref().map(|under| shown(under, field)).unwrap_or_default(),
        is_same,
    );
    Ok(())
}

fn known(book: &Read<'_>, row: &Judged) -> Result<Option<ProductRow>, AppError> {
    match (row.cell(Field::Sku), row.cell(Field::Name)) {
        ("", "") => Ok(None),
        // An item that was taken off comes back sooner than that another one of its name is made.
        ("", name) => match book.product_by_name(name)? {
            Some(known) => Ok(Some(known)),
            None => Ok(book.product_by_name_off_list(name)?),
        },
        (code, _) => Ok(book.product_holding_code(code)?),
    }
}

fn names(row: &mut Judged, product: &mut Product) {
    if cells::lost_digits(row.cell(Field::Sku)) {
        row.refuse(Field::Sku, Code::CodeRounded);
    }
    let is_alias = is_known_alias(row, product);
    for (field, into) in
        [(Field::Sku, &mut product.sku), (Field::Name, &mut product.name), (Field::Alias, &mut product.alias)]
    {
        // The code by which an item was found stays as the shop writes it.
        let is_found = (field == Field::Sku && !into.is_empty()) || (field == Field::Name && is_alias);
        if let Some(text) = row.some(field).filter(|_| !is_found) {
            *into = text;
        }
    }
    if product.name.is_empty() {
        row.refuse(Field::Name, Code::NameMissing);
    }
}

/// Whether the row calls an item by its name in Latin letters, which then is not its name in its own script.
fn is_known_alias(row: &Judged, known: &Product) -> bool {
    let name = row.cell(Field::Name);
    let says_another = row.some(Field::Alias).is_some_and(|alias| !alias.eq_ignore_ascii_case(name));
    !known.alias.is_empty()
        && name.eq_ignore_ascii_case(&known.alias)
        && !name.eq_ignore_ascii_case(&known.name)
        && !says_another
}

fn price(row: &mut Judged, product: &mut Product, is_new: bool) {
    let text = row.cell(Field::Price).to_owned();
    if text.is_empty() && !is_new {
        return;
    }
    let read = typed::amount(&text);
    if let Some(price) = row.take(Field::Price, read) {
        product.price = price;
        if price.is_negative() {
            row.refuse(Field::Price, Code::PriceNegative);
        }
    }
}

fn hsn_and_unit(row: &mut Judged, product: &mut Product) {
    if let Some(text) = some_text(row.cell(Field::Hsn)).filter(|text| !cells::is_nothing(text)) {
        // Spreadsheets take a leading zero for nothing: 0713 becomes 713.
        let with_zero = || Hsn::parse(&format!("0{text}")).ok();
        match Hsn::parse(&text) {
            Ok(hsn) => product.hsn = Some(hsn.as_str().to_owned()),
            Err(_) => match with_zero() {
                Some(hsn) => {
                    row.caution(Field::Hsn, Caution::HsnZero);
                    product.hsn = Some(hsn.as_str().to_owned());
                }
                None => row.refuse(Field::Hsn, Code::HsnInvalid),
            },
        }
    }
    if let Some(text) = some_text(row.cell(Field::Unit)).filter(|text| !cells::is_nothing(text)) {
        // `KGS-KILOGRAMS`, as the portal writes it.
        let code = units::code(&text).or_else(|| units::code(text.split('-').next()?));
        if code.is_none() {
            row.caution(Field::Unit, Caution::Unit);
        }
        product.unit = Some(code.map_or_else(|| text.to_uppercase(), str::to_owned));
    }
}

fn tax(row: &mut Judged, product: &mut Product, rates: Rates) {
    if let Some(text) = row.some(Field::GstRate).filter(|text| !cells::is_unsaid(text)) {
        let read = rates.read(&text, product.hsn.as_deref());
        if let Some(RateCell { rate, untaxed }) = row.take(Field::GstRate, read) {
            product.gst_rate = rate;
            product.untaxed = untaxed.unwrap_or(product.untaxed);
        }
    }
    if let Some(text) = row.some(Field::CessRate) {
        let read = if cells::is_nothing(&text) { typed::rate("0") } else { typed::rate(&text) };
        product.cess_rate = row.take(Field::CessRate, read).unwrap_or_default();
    }
    if let Some(text) = row.some(Field::Untaxed).filter(|text| says_why(text)) {
        match cells::untaxed(&text) {
            Some(untaxed) => product.untaxed = untaxed,
            None => row.refuse(Field::Untaxed, Code::FieldInvalid),
        }
    }
    if let Some(text) = row.some(Field::PriceRule) {
        match cells::price_rule(&text) {
            Some(rule) => product.price_rule = Some(rule),
            None if cells::is_nothing(&text) => product.price_rule = None,
            None => row.refuse(Field::PriceRule, Code::FieldInvalid),
        }
    }
}

/// Whether a cell of the column of reasons has to be one.
fn says_why(text: &str) -> bool {
    !cells::is_taxable(text) && !cells::is_unsaid(text)
}

/// What the book says of an item, as a list would.
fn shown(product: &Product, field: Field) -> String {
    match field {
        Field::Name => product.name.clone(),
        Field::Alias => product.alias.clone(),
        Field::Sku => product.sku.clone(),
        Field::Hsn => product.hsn.clone().unwrap_or_default(),
        Field::Unit => product.unit.clone().unwrap_or_default(),
        Field::Price => product.price.to_rupees(),
        Field::GstRate => product.gst_rate.to_string(),
        Field::CessRate => product.cess_rate.to_string(),
        Field::Untaxed => product.untaxed.as_str().to_owned(),
        Field::PriceRule => product.price_rule.map_or("", |rule| rule.as_str()).to_owned(),
        Field::Phone
        | Field::Gstin
        | Field::State
        | Field::Line1
        | Field::Line2
        | Field::City
        | Field::Pin => String::new(),
    }
}
