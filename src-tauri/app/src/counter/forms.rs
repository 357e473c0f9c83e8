//! Forms as the book keeps them, and forms of bills that were made elsewhere.

use crate::error::{AppError, Code};
use crate::typed::discount_text;
use crate::views::{BillForm, CustomerForm, DeliveryForm, LineForm, PaymentForm};
use domain::bill::{Buyer, Delivery};
use domain::{BillDraft, LineDraft, PhoneNumber};
use serde_json::Value;
use store::{ProductRow, Read};

/// The longest form that is kept, in bytes; five thousand full lines are below it.
const MOST_BYTES: usize = 4 << 20;

/// The text that the book keeps of a form.
///
/// # Errors
/// [`Code::TooLarge`].
pub fn to_text(form: &BillForm) -> Result<String, AppError> {
    let text = serde_json::to_string(form).map_err(|_| AppError::new(Code::Internal))?;
    if text.len() > MOST_BYTES { Err(AppError::new(Code::TooLarge)) } else { Ok(text) }
}

/// The form that the book keeps. What a form of an older version did not have yet is empty.
///
/// # Errors
/// [`Code::BookDamaged`] for what is no form.
pub fn from_text(text: &str) -> Result<BillForm, AppError> {
    let damaged = |_| AppError::new(Code::BookDamaged);
    let kept: Value = serde_json::from_str(text).map_err(damaged)?;
    let mut form = serde_json::to_value(BillForm::default()).map_err(damaged)?;
    lay_over(&mut form, kept);
    let line = serde_json::to_value(LineForm::default()).map_err(damaged)?;
    for kept in form.get_mut("lines").and_then(Value::as_array_mut).into_iter().flatten() {
        let kept_line = std::mem::replace(kept, line.clone());
        lay_over(kept, kept_line);
    }
    serde_json::from_value(form).map_err(damaged)
}

fn lay_over(under: &mut Value, over: Value) {
    match (under, over) {
        (Value::Object(under), Value::Object(over)) => {
            for (name, value) in over {
                lay_over(under.entry(name).or_insert(Value::Null), value);
            }
        }
        (under, over) => *under = over,
    }
}

/// The form of a bill that was written elsewhere, or that went out.
///
/// # Errors
/// What keeps the book from being read.
pub fn of_draft(book: &Read<'_>, draft: &BillDraft) -> Result<BillForm, AppError> {
    let lines = draft.lines.iter().map(|line| of_line(book, line)).collect::<Result<_, _>>()?;
    Ok(BillForm {
        customer: of_buyer(draft),
        lines,
        discount: discount_text(draft.discount),
        shipping: if draft.shipping.is_zero() { String::new() } else { draft.shipping.to_rupees() },
        delivery: match draft.delivery {
            Delivery::Counter => DeliveryForm::Pickup,
            Delivery::Ship => DeliveryForm::Delivered,
        },
        payment: if draft.buyer.phone.is_some() { PaymentForm::Whatsapp } else { PaymentForm::Cash },
        note: String::new(),
        entry: String::new(),
    })
}

/// A customer in the shop's own state needs no word about it, and a walk-in's name was ours.
fn of_buyer(draft: &BillDraft) -> CustomerForm {
    let Buyer { name, phone, state, .. } = &draft.buyer;
    let is_ours = phone.is_none() && super::is_walk_in(name);
    CustomerForm {
        phone: phone.as_ref().map(PhoneNumber::national).unwrap_or_default().to_owned(),
        name: if is_ours { String::new() } else { name.clone() },
        state: if *state == draft.seller.state { String::new() } else { state.code().to_owned() },
        ..CustomerForm::from(&draft.buyer)
    }
}

/// A line as it was entered.
///
/// # Errors
/// What keeps the book from being read.
pub fn of_line(book: &Read<'_>, line: &LineDraft) -> Result<LineForm, AppError> {
    let product = line.sku.as_deref().map(|sku| book.product_by_code(sku)).transpose()?.flatten();
    Ok(LineForm {
        product_id: product.as_ref().map(|row| row.id.get()),
        name: line.name.clone(),
        alias: product.as_ref().map(|row| row.product.alias.clone()).unwrap_or_default(),
        sku: line.sku.clone().unwrap_or_default(),
        hsn: line.hsn.clone().unwrap_or_default(),
        unit: line.unit.clone().unwrap_or_default(),
        quantity: line.quantity.to_string(),
        price: line.price.to_rupees(),
        discount: discount_text(line.discount),
        // A rate that followed from the price follows from it again.
        gst_rate: product
            .filter(|row| row.product.price_rule.is_some())
            .map_or(line.gst_rate, |row| row.product.gst_rate)
            .to_string(),
        cess_rate: line.cess_rate.to_string(),
        changed_from: None,
    })
}

/// One of a product, at its price.
pub fn of_product(row: &ProductRow, quantity: String) -> LineForm {
    let product = &row.product;
    LineForm {
        product_id: Some(row.id.get()),
        name: product.name.clone(),
        alias: product.alias.clone(),
        sku: product.sku.clone(),
        hsn: product.hsn.clone().unwrap_or_default(),
        unit: product.unit.clone().unwrap_or_default(),
        quantity,
        price: product.price.to_rupees(),
        discount: String::new(),
        gst_rate: product.gst_rate.to_string(),
        cess_rate: product.cess_rate.to_string(),
        changed_from: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_reads_back_as_it_was_typed() {
        let form = BillForm {
            lines: vec![LineForm {
                name: "चीनी".into(), quantity: "2,".into(), ..LineForm::default()
            }],
            entry: "bad\u{0}".into(),
            payment: PaymentForm::Due,
            ..BillForm::default()
        };
        assert_eq!(from_text(&to_text(&form).unwrap()).unwrap(), form);
    }

    #[test]
    fn a_form_of_another_version_keeps_what_both_know() {
        let form = from_text(r#"{"note":"n","later":1,"lines":[{"name":"Sugar","later":[]}]}"#).unwrap();
        assert_eq!((form.note.as_str(), form.lines[0].name.as_str()), ("n", "Sugar"));
        assert_eq!(form.lines[0].quantity, "");
    }

    #[test]
    fn what_is_no_form_is_damage_and_no_panic() {
        for text in ["", "[]", "{\"lines\":5}", "{\"lines\":[5]}", "{\"note\":{}}", "null"] {
            assert_eq!(from_text(text).unwrap_err().code, Code::BookDamaged, "{text}");
        }
    }
}
