//! Rows of one file that are about the same. The last of them counts, because people write corrections below.

use super::row::{Caution, Change, Judged};
use crate::views::{ImportField, ImportKindName, ImportOutcome};
use std::collections::HashMap;
use store::Product;

/// Leaves out every row that a later one is about as well.
pub fn leave_out_earlier(rows: &mut [Judged], kind: ImportKindName) {
    let mut last: HashMap<_, usize> = HashMap::new();
    let mut earlier = Vec::new();
    for (place, row) in rows.iter().enumerate().filter(|(_, row)| row.change.is_some()) {
        if let Some(before) = row.key.clone().and_then(|key| last.insert(key, place)) {
            earlier.push(before);
        }
    }
    for place in earlier {
        leave_out(&mut rows[place], kind);
    }
    if kind == ImportKindName::Products {
        join_with_and_without_code(rows);
    }
}

/// A new item that stands once with its code and once by its name alone is one item, which keeps the code.
fn join_with_and_without_code(rows: &mut [Judged]) {
    let mut coded: HashMap<String, usize> = HashMap::new();
    for (place, row) in rows.iter().enumerate() {
        if let Some(product) = new_product(row).filter(|product| !product.sku.is_empty()) {
            coded.insert(product.name.to_lowercase(), place);
        }
    }
    for place in 0..rows.len() {
        let without_code = new_product(&rows[place]).filter(|product| product.sku.is_empty());
        let Some(other) = without_code.and_then(|product| coded.get(&product.name.to_lowercase()).copied())
        else {
            continue;
        };
        let code = new_product(&rows[other]).map(|product| product.sku.clone()).unwrap_or_default();
        leave_out(&mut rows[place.min(other)], ImportKindName::Products);
        if let Some(Change::Product { product, .. }) = &mut rows[place.max(other)].change {
            product.sku = code;
        }
    }
}

fn new_product(row: &Judged) -> Option<&Product> {
    match &row.change {
        Some(Change::Product { known: None, product }) => Some(product),
        _ => None,
    }
}

fn leave_out(row: &mut Judged, kind: ImportKindName) {
    let has_code = row.some(ImportField::Sku).is_some();
    let field = match kind {
        ImportKindName::Products if has_code => ImportField::Sku,
        ImportKindName::Products => ImportField::Name,
        ImportKindName::Customers => ImportField::Phone,
    };
    row.caution(field, Caution::Twice);
    row.outcome = ImportOutcome::LeftOut;
    row.change = None;
    row.before.clear();
}
