//! Doing as the customer does.

use crate::goods;
use crate::phone::newest_order;
use crate::views::Act;
use app::{AppError, Code};
use sandbox::{ActRefused, BubbleKind, World};

/// Why the customer types the wrong PIN, in the gateway's word.
const WRONG_PIN: &str = "incorrect_pin";

/// Does it, to this order or else to the newest one on the phone.
pub(crate) fn act(
    world: &World,
    act: Act,
    reference: Option<&str>,
    phone: &str,
    text: &str,
) -> Result<(), AppError> {
    if act == Act::Write {
        return world.customer_writes(phone, text).map(drop).map_err(|refused| refusal(&refused));
    }
    if act == Act::SendCart {
        let sent = world.orders_from_catalogue(phone, &goods::cart(), text);
        return sent.map(drop).map_err(|refused| refusal(&refused));
    }
    if act == Act::SendAddress {
        return send_address(world, phone);
    }
    let reference = match reference {
        Some(reference) => reference.to_owned(),
        None => newest_order(&world.ledger(), phone).ok_or_else(|| cannot("no_order"))?,
    };
    let done = match act {
        Act::Read => world.reads(&reference),
        Act::Pay => world.pays(&reference),
        Act::WrongPin => world.attempt_fails(&reference, WRONG_PIN),
        Act::PayTwice => pay_twice(world, &reference),
        Act::Expire => world.lets_expire(&reference),
        Act::Write | Act::SendCart | Act::SendAddress => Ok(()),
    };
    done.map_err(|refused| refusal(&refused))
}

/// Answers the newest request for an address with one that is theirs.
fn send_address(world: &World, phone: &str) -> Result<(), AppError> {
    let ledger = world.ledger();
    let entry = ledger.customers.get(&format!("+{}", phone.trim_start_matches('+')));
    let entry = entry.ok_or_else(|| AppError::new(Code::PhoneInvalid).at("phone"))?;
    let asked = entry.bubbles.iter().rev().find(|bubble| bubble.kind == BubbleKind::AddressAsked);
    let asked = asked.ok_or_else(|| cannot("no_request"))?;
    let values = [
        ("name", entry.name.as_str()),
        ("phone_number", phone),
        ("address", "Flat 12, Shanti Apartments, Temple Road"),
        ("city", "Nagpur"),
        ("state", "Maharashtra"),
        ("in_pin_code", "440010"),
    ];
    let values = values.map(|(field, value)| (field.to_owned(), value.to_owned()));
    let sent = world.gives_address(&asked.message_id, &values.into_iter().collect());
    sent.map(drop).map_err(|refused| refusal(&refused))
}

/// Twice if nothing was paid yet, and once more if it was.
fn pay_twice(world: &World, reference: &str) -> Result<(), ActRefused> {
    let paid = world.ledger().references.get(reference).filter(|entry| entry.captured_paise > 0).cloned();
    match paid {
        Some(entry) => world.captures(reference, entry.amount_paise),
        None => world.pays_twice(reference),
    }
}

fn cannot(why: &'static str) -> AppError {
    AppError::new(Code::ActRefused).with_text("why", why)
}

fn refusal(refused: &ActRefused) -> AppError {
    cannot(match refused {
        ActRefused::NoSuchNumber => return AppError::new(Code::PhoneInvalid).at("phone"),
        ActRefused::NotOnWhatsApp => "not_on_whatsapp",
        ActRefused::UnknownReference => "no_order",
        ActRefused::NotReceived => "not_received",
        ActRefused::NoWayToPay => "no_way_to_pay",
        ActRefused::Expired => "expired",
        ActRefused::Canceled => "canceled",
        ActRefused::AlreadyPaid => "already_paid",
        ActRefused::AttemptPending => "attempt_pending",
        ActRefused::Empty => "empty",
        ActRefused::NoExpiry
        | ActRefused::NotPaid
        | ActRefused::RefundExceeds
        | ActRefused::NoAmount
        | ActRefused::UnknownMessage
        | ActRefused::NotOffered
        | ActRefused::AddressInvalid
        | ActRefused::LinkInvalid => "other",
    })
}
