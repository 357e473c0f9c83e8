//! The templates the practice account has from the beginning, because Kaleyra has no path to make one by.

use serde_json::{Value, json};

use super::creation::{Draft, read};

/// An order to pay, without places to fill in besides the order.
pub(crate) const ORDER_DETAILS: &str = "practice_order";
/// News about an order, without places to fill in besides the order.
pub(crate) const ORDER_STATUS: &str = "practice_order_status";
/// A text with three places: the customer's name, the order's number, and what is due.
pub(crate) const REMINDER: &str = "practice_reminder";

/// In English and in Hindi.
pub(super) fn drafts() -> Vec<Draft> {
    let texts = [
        (
            "en",
            ["Here is your order. Please review it and pay.", "There is news about your order."],
            ("Hello {{1}}, order {{2}} of ₹{{3}} can still be paid.", ["Ravi", "A-123", "450.00"]),
        ),
        (
            "hi",
            ["यह आपका ऑर्डर है। कृपया देखकर भुगतान करें।", "आपके ऑर्डर की नई जानकारी है।"],
            ("नमस्ते {{1}}, ऑर्डर {{2}} के ₹{{3}} अभी चुकाए जा सकते हैं।", ["रवि", "A-123", "450.00"]),
        ),
    ];
    let drafts = texts.iter().flat_map(|(language, [order, status], (reminder, example))| {
        [
            order_details(language, order),
            order_status(language, status),
            reminded(language, reminder, example),
        ]
    });
    // Ours keep the rules, so none is left out.
    drafts.filter_map(|draft| read(&draft).ok()).collect()
}

fn order_details(language: &str, body: &str) -> Value {
    json!({
        "name": ORDER_DETAILS, "language": language, "category": "UTILITY",
        "components": [
            {"type": "BODY", "text": body},
            {"type": "BUTTONS", "buttons": [{"type": "ORDER_DETAILS", "text": "Review and Pay"}]},
        ],
    })
}

fn order_status(language: &str, body: &str) -> Value {
    json!({
        "name": ORDER_STATUS, "language": language, "category": "UTILITY", "sub_category": "ORDER_STATUS",
        "components": [{"type": "BODY", "text": body}],
    })
}

fn reminded(language: &str, body: &str, example: &[&str; 3]) -> Value {
    json!({
        "name": REMINDER, "language": language, "category": "UTILITY",
        "components": [{"type": "BODY", "text": body, "example": {"body_text": [example]}}],
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_seeded_template_keeps_the_rules() {
        let drafts = super::drafts();
        assert_eq!(drafts.len(), 6);
        assert!(drafts.iter().all(|draft| super::super::review::objection(&draft.form).is_none()));
    }
}
