//! Lines of *settlements/recon/combined*.

use crate::facts::LineFacts;
use crate::loose::{field, first, is_yes, paise, seconds};
use domain::Paise;
use domain::settlement::{LineKind, SettlementLine};
use serde_json::Value;

/// A line, if it has an id and figures. `fee` includes the GST in `tax`.
pub fn read(item: &Value) -> Option<LineFacts> {
    let entity = field(item, "entity_id")?;
    let (credit, debit) = (paise(item, "credit")?, paise(item, "debit")?);
    let kind = kind(&field(item, "type")?, field(item, "dispute_id").is_some());
    let or_none = |name| paise(item, name).unwrap_or(Paise::ZERO);
    Some(LineFacts {
        line: SettlementLine {
            entity,
            kind,
            amount: paise(item, "amount")?,
            credit,
            debit,
            fee: or_none("fee"),
            tax: or_none("tax"),
            payment: field(item, "payment_id"),
            settlement: field(item, "settlement_id"),
            on_hold: is_yes(item, "on_hold"),
        },
        utr: field(item, "settlement_utr"),
        settled_at: seconds(item, "settled_at"),
        created_at: seconds(item, "created_at"),
        reference: first(item, &["order_receipt"]),
        order_id: field(item, "order_id"),
        method: field(item, "method"),
    })
}

/// What a line is about. An adjustment that names a dispute is the customer's bank taking money back.
pub fn kind(word: &str, has_dispute: bool) -> LineKind {
    match word.trim().to_ascii_lowercase().as_str() {
        "payment" => LineKind::Payment,
        "refund" => LineKind::Refund,
        "dispute" | "chargeback" => LineKind::Dispute,
        "adjustment" if has_dispute => LineKind::Dispute,
        "adjustment" => LineKind::Adjustment,
        "transfer" => LineKind::Transfer,
        _ => LineKind::Other,
    }
}
