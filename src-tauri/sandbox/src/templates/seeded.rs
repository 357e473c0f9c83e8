//! The templates the practice account has from the beginning, because Kaleyra has no path to make one by.

use serde_json::{Value, json};

use super::creation::{Draft, read};

/// An order to pay, without places to fill in besides the order.
pub(crate) const ORDER_DETAILS: &str = "practice_order";
/// News about an order, without places to fill in besides the order.
pub(crate) const ORDER_STATUS: &str = "practice_order_status";
/// A text with one place, the customer's name.
pub(crate) const REMINDER: &str = "practice_reminder";

/// A text with three places: the customer's name, the order's number, and what is due.
pub(crate) const DUE: &str = "practice_due";

/// What is due, in English and in Hindi.
const DUE_TEXTS: [(&str, &str, &str); 2] = [
    ("en", "Namaste {{1}}, order {{2}} of ₹{{3}} can still be paid in this chat.", "Ravi"),
    ("hi", "नमस्ते {{1}}, ऑर्डर {{2}} के ₹{{3}} अभी इस चैट में चुकाए जा सकते हैं।", "रवि"),
];

/// In English and in Hindi.
pub(super) fn drafts() -> Vec<Draft> {
    let texts = [
        (
            "en",
            ["Here is your order. Please review it and pay.", "There is news about your order."],
            ["Hello {{1}}, your order is ready.", "Ravi"],
        ),
        (
            "hi",
            ["यह आपका ऑर्डर है। कृपया देखकर भुगतान करें।", "आपके ऑर्डर की नई जानकारी है।"],
            ["नमस्ते {{1}}, आपका ऑर्डर तैयार है।", "रवि"],
        ),
    ];
    let drafts = texts.iter().flat_map(|(language, [order, status], [reminder, name])| {
        [order_details(language, order), order_status(language, status), reminded(language, reminder, name)]
    });
    let due =
        DUE_TEXTS.map(|(language, text, name)| with_blanks(DUE, language, text, &[name, "A-123", "450.00"]));
    // Ours keep the rules, so none is left out.
    drafts.chain(due).filter_map(|draft| read(&draft).ok()).collect()
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

fn reminded(language: &str, body: &str, name: &str) -> Value {
    with_blanks(REMINDER, language, body, &[name])
}

fn with_blanks(name: &str, language: &str, body: &str, examples: &[&str]) -> Value {
    json!({
        "name": name, "language": language, "category": "UTILITY",
        "components": [{"type": "BODY", "text": body, "example": {"body_text": [examples]}}],
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_seeded_template_keeps_the_rules() {
        let drafts = super::drafts();
        assert_eq!(drafts.len(), 8);
        assert!(drafts.iter().all(|draft| super::super::review::objection(&draft.form).is_none()));
    }
}
