//! A cart beside the shop's list of today.

use crate::error::AppError;
use crate::views::{CartFit, CartLineView, CartView};
use domain::{Paise, Quantity};
use store::{CartLine, ChatMessageId, ProductRow, Read};

/// The cart of a message, if it carried one.
pub fn view(book: &Read<'_>, id: ChatMessageId) -> Result<Option<CartView>, AppError> {
    let Some(cart) = book.cart(id)? else { return Ok(None) };
    let (mut lines, mut theirs, mut today) = (Vec::new(), Vec::new(), Vec::new());
    for line in &cart.lines {
        let (fits, product) = fit(book, line)?;
        let sold = product.as_ref().filter(|_| matches!(fits, CartFit::Same | CartFit::OtherPrice));
        theirs.push(worth(line.quantity, line.price));
        today.push(worth(line.quantity, sold.map(|row| row.product.price)));
        lines.push(CartLineView {
            sku: line.sku.clone().unwrap_or_default(),
            product_id: product.as_ref().map(|row| row.id.get()),
            name: product.as_ref().map(|row| row.product.name.clone()).unwrap_or_default(),
            quantity: line.quantity.map(|quantity| quantity.to_string()).unwrap_or_default(),
            price: line.price.map(Paise::to_rupees),
            price_today: sold.map(|row| row.product.price.to_rupees()),
            fits,
            in_catalogue: product.as_ref().is_some_and(|row| row.product.catalog_item),
        });
    }
    Ok(Some(CartView { lines, total: total(theirs), total_today: total(today) }))
}

/// What the list of today says to an item of a cart, and the product with its code, on the list or off it.
pub(crate) fn fit(book: &Read<'_>, line: &CartLine) -> Result<(CartFit, Option<ProductRow>), AppError> {
    let Some(sku) = line.sku.as_deref() else { return Ok((CartFit::Unknown, None)) };
    if let Some(row) = book.product_by_code(sku)? {
        let is_same = line.price == Some(row.product.price);
        return Ok((if is_same { CartFit::Same } else { CartFit::OtherPrice }, Some(row)));
    }
    let held = book.product_holding_code(sku)?;
    Ok((if held.is_some() { CartFit::OffList } else { CartFit::Unknown }, held))
}

fn worth(quantity: Option<Quantity>, price: Option<Paise>) -> Option<Paise> {
    price?.times(quantity?.get())
}

fn total(worths: Vec<Option<Paise>>) -> Option<String> {
    Paise::sum(worths.into_iter().collect::<Option<Vec<_>>>()?).map(Paise::to_rupees)
}
