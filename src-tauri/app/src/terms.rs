//! What a bill depends on besides what was typed: settings of the shop and of its items.

use crate::error::AppError;
use domain::bill::{BillTerms, Untaxed};
use domain::{Bill, BillDraft, BillRefusal, Percent};
use store::{Read, ShopRow};

/// The terms of a bill that is written now. Why a line bears no tax is said by the item with its code.
///
/// # Errors
/// What keeps the book from being read.
pub fn terms_of(book: &Read<'_>, shop: &ShopRow, draft: &BillDraft) -> Result<BillTerms, AppError> {
    let mut untaxed = Vec::with_capacity(draft.lines.len());
    for line in &draft.lines {
        let code = line.sku.as_deref().filter(|_| line.gst_rate == Percent::ZERO);
        let item = code.map(|code| book.product_holding_code(code)).transpose()?.flatten();
        untaxed.push(item.map_or_else(Untaxed::default, |row| row.product.untaxed));
    }
    Ok(BillTerms { shipping: shop.shipping.clone(), untaxed })
}

/// A bill as the shop writes it now.
///
/// # Errors
/// What is wrong with it, inside; what keeps the book from being read, outside.
pub fn finish(book: &Read<'_>, draft: BillDraft) -> Result<Result<Bill, BillRefusal>, AppError> {
    let terms = terms_of(book, &book.shop()?, &draft)?;
    Ok(draft.finish_under(terms))
}
