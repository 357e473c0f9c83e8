//! What holds for the order of every bill.

use super::{importer, terms};
use crate::bill::any_bill::{any_bill, any_text};
use crate::bill::{Bill, BillLine};
use crate::money::Paise;
use crate::order_details::name::{cut, tidy, units};
use crate::order_details::{ItemName, NotSendable, OrderDetails, Terms, order_details};
use proptest::prelude::*;
use unicode_normalization::is_nfc;
use unicode_segmentation::UnicodeSegmentation as _;

/// A bill with its order. A missing address is another property's business, and so is an amount out of range.
fn any_order() -> impl Strategy<Value = (Bill, OrderDetails)> {
    (any_bill(), prop::option::of(Just("77"))).prop_filter_map("cannot be sent", |(bill, catalog_id)| {
        let order =
            order_details(&bill, &Terms { catalog_id, importer: Some(&importer()), ..terms() }).ok()?;
        Some((bill, order))
    })
}

fn shown_texts(order: &OrderDetails) -> Vec<&str> {
    let named = order.items.iter().filter_map(|item| match &item.name {
        ItemName::Line(name) => Some(name.as_str()),
        ItemName::Position(_) | ItemName::WholeBill { .. } => None,
    });
    named.chain(order.free_lines.iter().map(String::as_str)).collect()
}

fn sold(bill: &Bill) -> impl Iterator<Item = &BillLine> {
    bill.lines().iter().filter(|line| !line.gross().is_zero())
}

proptest! {
    #[test]
    fn an_order_adds_up_to_the_bill((bill, order) in any_order()) {
        let (shipping, discount) = (order.shipping.unwrap_or_default(), order.discount.unwrap_or_default());
        let asked = Paise::sum([order.subtotal, order.tax, shipping]).unwrap().minus(discount);
        prop_assert_eq!(asked, Some(order.total));
        prop_assert_eq!(order.total, bill.total());
        for figure in [order.subtotal, order.tax, shipping, discount] {
            prop_assert!(!figure.is_negative());
        }
        prop_assert!(order.shipping != Some(Paise::ZERO) && order.discount != Some(Paise::ZERO));
    }

    #[test]
    fn items_add_up_to_the_subtotal((_, order) in any_order()) {
        let items = order.items.iter().map(|item| Paise::new(item.amount.get() * i64::from(item.quantity)));
        prop_assert_eq!(Paise::sum(items), Some(order.subtotal));
        prop_assert!(order.items.iter().all(|item| item.amount > Paise::ZERO && item.quantity > 0));
        prop_assert!((1..=30).contains(&order.items.len()));
    }

    #[test]
    fn what_tax_and_discount_hold_adds_up((bill, order) in any_order()) {
        let parts = order.tax_parts;
        let heads = Paise::sum([parts.cgst, parts.sgst, parts.igst, parts.cess]).unwrap();
        prop_assert_eq!(Some(heads), bill.heads().sum());
        let on_top = if parts.included { Paise::ZERO } else { heads };
        prop_assert_eq!(on_top.plus(parts.round_off), Some(order.tax));
        let off = order.discount_parts;
        prop_assert_eq!(off.discounts.plus(off.round_off), Some(order.discount.unwrap_or_default()));
        prop_assert!(parts.round_off.is_zero() || off.round_off.is_zero());
    }

    #[test]
    fn quantities_are_kept((bill, order) in any_order()) {
        if order.items[0].name == (ItemName::WholeBill { count: bill.lines().len() }) {
            prop_assert!(order.items.len() == 1 && sold(&bill).count() > 30);
            return Ok(());
        }
        prop_assert_eq!(order.items.len(), sold(&bill).count());
        for (line, item) in sold(&bill).zip(&order.items) {
            let entered = line.entered();
            match (entered.quantity.whole(), &item.name) {
                (Some(pieces), _) => prop_assert_eq!((item.quantity, item.amount), (pieces, entered.price)),
                (None, ItemName::Line(name)) => {
                    let quantity = format!(" · {}", entered.quantity);
                    prop_assert!(name.contains(&quantity), "{name} lacks {quantity}");
                    prop_assert_eq!((item.quantity, item.amount), (1, line.gross()));
                }
                (None, other) => prop_assert!(false, "{other:?} cannot hold a quantity"),
            }
        }
    }

    #[test]
    fn names_are_short_clean_and_never_empty((_, order) in any_order()) {
        for text in shown_texts(&order) {
            prop_assert!((1..=60).contains(&units(text)), "{text:?} has {} units", units(text));
            prop_assert!(is_nfc(text) && text.trim() == text, "{text:?}");
            let turned = |c| matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            prop_assert!(!text.chars().any(|c| c.is_control() || turned(c)), "{text:?}");
        }
    }

    #[test]
    fn an_item_has_a_code_or_an_origin((_, order) in any_order()) {
        for item in &order.items {
            prop_assert_eq!(item.retailer_id.is_some(), order.catalog_id.is_some());
            prop_assert_eq!(item.origin.is_none(), order.catalog_id.is_some());
        }
    }

    #[test]
    fn a_sendable_bill_lacks_at_most_an_address(bill in any_bill()) {
        match order_details(&bill, &terms()) {
            Ok(_) | Err(NotSendable::AddressNeeded { .. }) => prop_assert!(bill.is_sendable()),
            Err(NotSendable::Amount { total }) => prop_assert!(!bill.is_sendable() && total == bill.total()),
            Err(other) => prop_assert!(false, "{other}"),
        }
    }

    #[test]
    fn a_cut_text_is_a_beginning_of_whole_clusters(text in any_text(), most in 0..70_usize) {
        let tidied = tidy(&text);
        let shortened = cut(&tidied, most);
        prop_assert!(units(&shortened) <= most);
        if shortened != tidied && !shortened.is_empty() {
            let kept = shortened.strip_suffix('…').unwrap();
            let clusters: String = tidied.graphemes(true).take(kept.graphemes(true).count()).collect();
            prop_assert_eq!(kept, clusters.trim_end());
        }
    }
}
