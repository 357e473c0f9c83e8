//! An order in words.

use crate::commands::quote::shown;
use app::views::{AttentionView, HistoryView, MessageView, OrderView};
use domain::Paise;
use words::{Message, Value, Words};

/// The order, its messages, what needs a person, and what happened.
pub fn order(words: &Words, view: &OrderView) -> Vec<String> {
    let (status, paid) = (status(words, view.status), payment(words, view.payment.status));
    let mut lines =
        vec![format!("{}  {}  {}  {status} · {paid}", view.number, view.customer, shown(&view.total))];
    lines.extend(view.messages.iter().map(|sent| message(words, sent)));
    lines.extend(view.attention.iter().map(|open| format!("  ! {}", attention(words, view, open))));
    lines.extend(view.history.iter().map(|row| format!("  {}  {}", row.at, history(words, row))));
    lines
}

/// The state of an order in a word or two.
pub fn status(words: &Words, status: &str) -> String {
    named(words, "order-state", status)
}

/// The payment in a word or two.
pub fn payment(words: &Words, payment: &str) -> String {
    named(words, "payment-word", payment)
}

fn message(words: &Words, sent: &MessageView) -> String {
    let (kind, state) = (named(words, "message-kind", sent.kind), named(words, "message-state", sent.state));
    let facts = [sent.status, sent.reference_id.as_deref(), sent.error.as_deref(), sent.asks.as_deref()];
    let facts: Vec<&str> = facts.into_iter().flatten().collect();
    format!("  {kind}: {state} {}", facts.join(" ")).trim_end().to_owned()
}

/// What needs a person, and what settles it.
pub fn attention(words: &Words, view: &OrderView, open: &AttentionView) -> String {
    let amount = Paise::parse_rupees(&open.amount).unwrap_or(Paise::ZERO);
    let way = view.references.iter().find(|way| way.reference_id == open.about);
    let expected = way.map_or(view.total.as_str(), |way| way.amount.as_str());
    let code = view.messages.iter().filter_map(|sent| sent.error.as_deref()).next_back();
    let values = [
        ("captured", Value::Money(amount)),
        ("over", Value::Money(amount)),
        ("amount", Value::Money(amount)),
        ("expected", Value::Money(Paise::parse_rupees(expected).unwrap_or(Paise::ZERO))),
        ("minutes", Value::Number(amount.get())),
        ("reference", Value::Text(&open.about)),
        ("code", Value::Text(code.unwrap_or_default())),
    ];
    let said = |part| words.say_key(&format!("attention-{}-{part}", open.code.replace('_', "-")), &values);
    match (said("what"), said("do")) {
        (Some(what), Some(todo)) => format!("{what} {todo}"),
        _ => words.say(&Message::ErrorUnknownCode { code: open.code }),
    }
}

fn history(words: &Words, row: &HistoryView) -> String {
    let figures: Vec<(&str, &str)> =
        row.figures.split_whitespace().filter_map(|pair| pair.split_once('=')).collect();
    words.say_history(&row.what, &figures)
}

/// A word of ours as the catalogue says it; the word itself where it has none.
fn named(words: &Words, subject: &str, name: &str) -> String {
    words.say_key(&format!("{subject}-{}", name.replace('_', "-")), &[]).unwrap_or_else(|| name.to_owned())
}
