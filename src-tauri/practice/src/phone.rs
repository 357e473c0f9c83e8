//! The customer's phone, from what the practice world says that they received.

use crate::goods;
use crate::views::{BubbleKind, BubbleView, PhoneCustomerView, PhoneOrderState, PhoneOrderView, PhoneView};
use app::views::PreviewItem;
use domain::Paise;
use jiff::Timestamp;
use sandbox::{
    AttemptStatus, Bubble, CustomerEntry, Delivery, Ledger, OrderStatus, ReferenceEntry, Shown, ShownBill,
    ShownHeader, ShownItem,
};
use std::cmp::Reverse;

/// The phone of the customer with this number, else of the one whose chat is the newest.
pub(crate) fn phone(ledger: &Ledger, asked: Option<&str>, shop: String) -> PhoneView {
    let customers = customers(ledger);
    let asked = asked.map(with_plus).filter(|phone| ledger.customers.contains_key(phone));
    let phone = asked.or_else(|| customers.first().map(|first| first.phone.clone())).unwrap_or_default();
    let entry = ledger.customers.get(&phone);
    PhoneView {
        name: entry.map(|entry| entry.name.clone()).unwrap_or_default(),
        bubbles: entry.map(|entry| bubbles(ledger, entry)).unwrap_or_default(),
        phone,
        shop,
        customers,
    }
}

/// The newest order on a customer's phone: the one that can be paid, if any can.
pub(crate) fn newest_order(ledger: &Ledger, phone: &str) -> Option<String> {
    let entry = ledger.customers.get(&with_plus(phone))?;
    let orders = || entry.bubbles.iter().rev().filter(|bubble| bubble.bill.is_some());
    let references = || orders().filter_map(|bubble| bubble.reference.as_ref());
    let payable = references().find(|reference| can_be_paid(ledger, reference));
    payable.or_else(|| references().next()).cloned()
}

fn can_be_paid(ledger: &Ledger, reference: &str) -> bool {
    ledger.references.get(reference).is_some_and(|entry| entry.can_be_paid)
}

fn with_plus(phone: &str) -> String {
    format!("+{}", phone.trim_start_matches('+'))
}

/// The newest chat first; those without one by name.
fn customers(ledger: &Ledger) -> Vec<PhoneCustomerView> {
    let newest_at = |entry: &CustomerEntry| entry.bubbles.iter().map(|bubble| bubble.at_ms).max();
    let newest = ledger.customers.values().filter_map(newest_at).max();
    let mut found: Vec<_> = ledger.customers.iter().collect();
    found.sort_by_key(|(_, entry)| (Reverse(newest_at(entry)), entry.name.clone()));
    let view = |(place, (phone, entry)): (usize, (&String, &CustomerEntry))| PhoneCustomerView {
        phone: phone.clone(),
        name: entry.name.clone(),
        unread: entry.bubbles.iter().any(|bubble| bubble.delivery != Delivery::Read),
        newest: place == 0 && newest.is_some(),
    };
    found.into_iter().enumerate().map(view).collect()
}

fn bubbles(ledger: &Ledger, entry: &CustomerEntry) -> Vec<BubbleView> {
    entry.bubbles.iter().map(|bubble| bubble_view(ledger, bubble)).collect()
}

fn bubble_view(ledger: &Ledger, bubble: &Bubble) -> BubbleView {
    use sandbox::BubbleKind::{
        Address, AddressAsked, Cart, Catalogue, Document, Image, OrderDetails, OrderStatus, Pressed, Product,
        ProductList, Template, Text, Written,
    };
    let reference = bubble.reference.as_deref();
    let order = reference
        .zip(bubble.bill.as_ref())
        .map(|(reference, bill)| order_view(reference, bill, ledger.references.get(reference)));
    BubbleView {
        id: bubble.message_id.clone(),
        mine: matches!(bubble.kind, Written | Cart | Address | Pressed),
        kind: match bubble.kind {
            OrderDetails => BubbleKind::Order,
            OrderStatus => BubbleKind::Status,
            Text | Written | Template | Pressed => BubbleKind::Text,
            Image | Document => BubbleKind::Document,
            Product | ProductList | Catalogue => BubbleKind::Products,
            AddressAsked => BubbleKind::AddressAsked,
            Address => BubbleKind::Address,
            Cart => BubbleKind::Cart,
        },
        text: bubble.text.clone(),
        reference_id: bubble.reference.clone(),
        status: bubble.status.map(|status| status_name(status).to_owned()),
        order,
        shows: shows(bubble),
        delivery: delivery_name(bubble.delivery).to_owned(),
        at: Timestamp::from_millisecond(bubble.at_ms).unwrap_or(Timestamp::UNIX_EPOCH),
    }
}

/// Products by the names they have in the shop, and a file by its own.
fn shows(bubble: &Bubble) -> Vec<String> {
    let named = |sku: &String| goods::name_of(sku).unwrap_or_else(|| sku.clone());
    match (&bubble.shows, &bubble.header) {
        (Some(Shown::Product { sku, .. }), _) => vec![named(sku)],
        (Some(Shown::ProductList { sections, .. }), _) => {
            sections.iter().flat_map(|section| section.skus.iter().map(named)).collect()
        }
        (Some(Shown::Cart(items)), _) => {
            items.iter().map(|item| format!("{} × {}", named(&item.sku), item.quantity)).collect()
        }
        (_, Some(ShownHeader::Media(media))) => media.filename.iter().cloned().collect(),
        _ => Vec::new(),
    }
}

fn order_view(reference: &str, bill: &ShownBill, entry: Option<&ReferenceEntry>) -> PhoneOrderView {
    PhoneOrderView {
        reference_id: reference.to_owned(),
        title: reference.to_owned(),
        items: bill.items.iter().map(item_view).collect(),
        // Everything that WhatsApp takes stands on the phone.
        more_items: 0,
        subtotal: rupees(bill.subtotal_paise),
        discount: rupees(bill.discount_paise),
        tax: rupees(bill.tax_paise),
        shipping: rupees(bill.shipping_paise),
        total: rupees(bill.total_paise),
        state: entry.map_or(PhoneOrderState::ToPay, state),
        can_pay: entry.is_some_and(|entry| entry.can_be_paid),
    }
}

fn item_view(item: &ShownItem) -> PreviewItem {
    PreviewItem {
        name: item.name.clone(),
        quantity: item.quantity.to_string(),
        // The sum of all items fitted, so each does.
        amount: rupees(item.price_paise.saturating_mul(item.quantity)),
    }
}

/// Money first: what was paid stays paid, whatever else the order shows.
fn state(entry: &ReferenceEntry) -> PhoneOrderState {
    let has = |status| entry.attempts.iter().any(|attempt| attempt.status == status);
    match entry.status {
        _ if has(AttemptStatus::Success) => PhoneOrderState::Paid,
        OrderStatus::Canceled => PhoneOrderState::Canceled,
        _ if has(AttemptStatus::Pending) => PhoneOrderState::Pending,
        _ if entry.is_expired => PhoneOrderState::Expired,
        _ => PhoneOrderState::ToPay,
    }
}

fn rupees(paise: i64) -> String {
    Paise::new(paise).to_rupees()
}

const fn status_name(status: OrderStatus) -> &'static str {
    match status {
        OrderStatus::Pending => "pending",
        OrderStatus::Processing => "processing",
        OrderStatus::PartiallyShipped => "partially_shipped",
        OrderStatus::Shipped => "shipped",
        OrderStatus::Completed => "completed",
        OrderStatus::Canceled => "canceled",
    }
}

const fn delivery_name(delivery: Delivery) -> &'static str {
    match delivery {
        Delivery::Accepted => "accepted",
        Delivery::Sent => "sent",
        Delivery::Delivered => "delivered",
        Delivery::Read => "read",
    }
}
