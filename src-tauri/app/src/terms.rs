//! What a bill depends on besides what was typed: settings of the shop.

use domain::bill::BillTerms;
use domain::{Bill, BillDraft, BillRefusal};
use store::{Read, ShopRow};

/// The terms of a bill that is written now.
pub fn terms_of(shop: &ShopRow) -> BillTerms {
    BillTerms { shipping: shop.shipping.clone(), untaxed: Vec::new() }
}

/// A bill as the shop writes it now.
///
/// # Errors
/// What is wrong with it, inside; what keeps the book from being read, outside.
pub fn finish(
    book: &Read<'_>,
    draft: BillDraft,
) -> Result<Result<Bill, BillRefusal>, crate::error::AppError> {
    Ok(draft.finish_under(terms_of(&book.shop()?)))
}
