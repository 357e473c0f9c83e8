//! What a customer wrote: it opens the 24-hour window and stands in their chat, in the transaction of its event.

use super::{Heard, UNMATCHED};
use crate::error::AppError;
use crate::provider_words::{is_hidden, word};
use domain::{CustomerId, PhoneNumber};
use jiff::Timestamp;
use store::{AddressAnswer, CartLine, ChatPayload, EventOutcome, NewChatMessage, Write};
use whatsapp::{AddressReply, Cart, IncomingMessage, SystemNotice};

/// The longest text that WhatsApp carries has 4096 characters.
const MOST_OF_TEXT: usize = 4_096;

/// As many lines as a bill holds.
const MOST_LINES: usize = 5_000;

/// What every kind of message says of itself.
struct Envelope<'a> {
    from: &'a Option<String>,
    name: Option<&'a String>,
    event_key: &'a str,
    message_id: &'a Option<String>,
    at: Option<Timestamp>,
}

/// What is said besides.
struct Said<'a> {
    kind: &'a str,
    text: String,
    problem: Option<String>,
    replies_to: Option<&'a str>,
    payload: ChatPayload<'a>,
}

/// A customer wrote.
pub(super) fn hear_message(
    book: &Write<'_>,
    news: &IncomingMessage,
    now: Timestamp,
) -> Result<Heard, AppError> {
    let IncomingMessage { from, name, message_id, at, event_key, .. } = news;
    let envelope = Envelope { from, name: name.as_ref(), event_key, message_id, at: *at };
    let problem = news.error.as_ref().map(|error| word(error.code.as_deref().unwrap_or("unknown")));
    let said = Said {
        kind: news.kind.as_deref().unwrap_or("unknown"),
        text: text(news.text.as_deref().unwrap_or_default()),
        problem,
        replies_to: news.replies_to.as_deref(),
        payload: ChatPayload::None,
    };
    hear_said(book, &envelope, &said, now)
}

/// A customer sent a cart.
pub(super) fn hear_cart(book: &Write<'_>, news: &Cart, now: Timestamp) -> Result<Heard, AppError> {
    let Cart { from, name, message_id, at, event_key, .. } = news;
    let envelope = Envelope { from, name: name.as_ref(), event_key, message_id, at: *at };
    let lines: Vec<CartLine> = news
        .items
        .iter()
        .take(MOST_LINES)
        .map(|item| CartLine {
            sku: item.sku.as_deref().map(word).filter(|sku| !sku.is_empty()),
            quantity: item.quantity,
            price: item.price.filter(|price| !price.is_negative()),
        })
        .collect();
    let said = Said {
        kind: "cart",
        text: text(news.text.as_deref().unwrap_or_default()),
        problem: None,
        replies_to: None,
        payload: ChatPayload::Cart(news.catalog_id.as_deref(), &lines),
    };
    hear_said(book, &envelope, &said, now)
}

/// A customer filled in an address.
pub(super) fn hear_address(book: &Write<'_>, news: &AddressReply, now: Timestamp) -> Result<Heard, AppError> {
    let AddressReply { from, message_id, at, event_key, .. } = news;
    let answer = answer(&news.values);
    let name = Some(&answer.name).filter(|name| !name.is_empty());
    let envelope = Envelope { from, name, event_key, message_id, at: *at };
    let said = Said {
        kind: "address",
        text: String::new(),
        problem: None,
        replies_to: None,
        payload: ChatPayload::Address(&answer),
    };
    hear_said(book, &envelope, &said, now)
}

/// WhatsApp itself says something in the chat of a customer whom the shop knows. Nobody wrote, so no window opens.
pub(super) fn hear_notice(book: &Write<'_>, news: &SystemNotice, now: Timestamp) -> Result<Heard, AppError> {
    let phone = news.from.as_deref().and_then(phone);
    let customer = phone.map(|phone| book.customer_by_phone(&phone)).transpose()?.flatten();
    let Some(customer) = customer else { return Ok(UNMATCHED) };
    book.keep_chat_message(&NewChatMessage {
        customer: customer.id,
        event_key: &news.event_key,
        message_id: news.message_id.as_deref(),
        said_at: news.at.unwrap_or(now).min(now),
        kind: "system",
        text: &text(news.text.as_deref().unwrap_or_default()),
        problem: None,
        replies_to: None,
        payload: ChatPayload::None,
    })?;
    Ok((EventOutcome::Applied, None))
}

fn hear_said(
    book: &Write<'_>,
    envelope: &Envelope<'_>,
    said: &Said<'_>,
    now: Timestamp,
) -> Result<Heard, AppError> {
    let Some(phone) = envelope.from.as_deref().and_then(phone) else { return Ok(UNMATCHED) };
    // What the shop wrote from its own phone is nobody's chat.
    let is_ours = book.accounts()?.iter().any(|account| account.settings.phone_number == phone);
    if is_ours {
        return Ok(UNMATCHED);
    }
    let customer = customer(book, &phone, envelope.name.map(String::as_str), now)?;
    // A sender's clock that is ahead does not keep the window open for longer.
    let said_at = envelope.at.unwrap_or(now).min(now);
    book.note_customer_wrote(&phone, said_at)?;
    book.keep_chat_message(&NewChatMessage {
        customer,
        event_key: envelope.event_key,
        message_id: envelope.message_id.as_deref(),
        said_at,
        kind: said.kind,
        text: &said.text,
        problem: said.problem.as_deref(),
        replies_to: said.replies_to,
        payload: said.payload,
    })?;
    Ok((EventOutcome::Applied, None))
}

/// WhatsApp writes numbers with their country and without a plus.
fn phone(from: &str) -> Option<PhoneNumber> {
    PhoneNumber::parse(&format!("+{}", from.trim_start_matches('+'))).ok()
}

/// Whom the shop knows keeps the name on their bills; anybody else gets the one they gave to WhatsApp.
fn customer(
    book: &Write<'_>,
    phone: &PhoneNumber,
    name: Option<&str>,
    now: Timestamp,
) -> Result<CustomerId, AppError> {
    if let Some(known) = book.customer_by_phone(phone)? {
        return Ok(known.id);
    }
    let name = name.map(word).filter(|name| !name.is_empty());
    Ok(book.keep_customer(name.as_deref().unwrap_or(phone.national()), phone, now)?)
}

/// The fields of WhatsApp's form, as parts of an address.
fn answer(values: &[(String, String)]) -> AddressAnswer {
    const OF_LINE1: [&str; 5] = ["house_number", "floor_number", "tower_number", "building_name", "address"];
    let value = |name: &str| {
        let found = values.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| word(value)).unwrap_or_default()
    };
    let line1: Vec<String> = OF_LINE1.map(value).into_iter().filter(|part| !part.is_empty()).collect();
    AddressAnswer {
        name: value("name"),
        phone: value("phone_number"),
        line1: line1.join(", "),
        line2: value("landmark_area"),
        city: value("city"),
        state: value("state"),
        pin: value("in_pin_code"),
        accepted_at: None,
    }
}

/// A text as it can be shown: its lines stay, what hides or turns letters around does not.
fn text(written: &str) -> String {
    written.chars().filter(|c| *c == '\n' || !is_hidden(*c)).take(MOST_OF_TEXT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_its_lines_and_nothing_that_turns_letters_around() {
        assert_eq!(text("एक\nदो\u{202e}\u{0}👨‍👩‍👧"), "एक\nदो👨‍👩‍👧");
        assert_eq!(text(&"x".repeat(10_000)).len(), MOST_OF_TEXT);
    }

    #[test]
    fn an_address_is_read_from_the_form_and_what_is_missing_is_empty() {
        let values =
            [("house_number", "12"), ("address", "MG Road"), ("in_pin_code", "560001"), ("mood", "good")];
        let read = answer(&values.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert_eq!(
            (read.line1.as_str(), read.pin.as_str(), read.city.as_str()),
            ("12, MG Road", "560001", "")
        );
    }
}
