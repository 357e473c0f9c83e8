//! Names and addresses of people and businesses, as WhatsApp asks for them.

use super::name::{cut, tidy};
use super::{Beneficiary, NotSendable, Terms};
use crate::account::{Address, Importer};
use crate::bill::{BillDraft, Delivery, Goods};

/// Where shipped goods go; `None` for all other bills.
///
/// # Errors
/// [`NotSendable::AddressNeeded`] naming the first field that is missing.
pub(super) fn beneficiary(draft: &BillDraft) -> Result<Option<Beneficiary>, NotSendable> {
    match (draft.goods, draft.delivery) {
        (Goods::Digital, Delivery::Counter | Delivery::Ship) | (Goods::Physical, Delivery::Counter) => {
            return Ok(None);
        }
        (Goods::Physical, Delivery::Ship) => {}
    }
    let needed = |field| NotSendable::AddressNeeded { field };
    let entered = draft.buyer.address.as_ref().ok_or(needed("customer.address"))?;
    let (name, address) = (name(&draft.buyer.name), tidy_address(entered));
    if name.is_empty() {
        return Err(needed("customer.name"));
    }
    if let Some(missing) = missing_field(&address) {
        return Err(needed(missing.of_customer()));
    }
    Ok(Some(Beneficiary { name, address }))
}

/// Who answers for items outside a catalogue: the terms' importer, else the shop itself.
///
/// # Errors
/// [`NotSendable::ImporterNeeded`] when neither has a name and a full address.
pub(super) fn importer(draft: &BillDraft, terms: &Terms<'_>) -> Result<Importer, NotSendable> {
    let asked = terms.importer.and_then(|importer| complete(&importer.name, &importer.address));
    let seller = &draft.seller;
    asked.or_else(|| complete(&seller.name, seller.address.as_ref()?)).ok_or(NotSendable::ImporterNeeded)
}

fn complete(entered: &str, address: &Address) -> Option<Importer> {
    let (name, address) = (name(entered), tidy_address(address));
    let complete = !name.is_empty() && missing_field(&address).is_none();
    complete.then_some(Importer { name, address })
}

/// What an address cannot do without.
enum AddressField {
    Line1,
    City,
    State,
    Pin,
}

impl AddressField {
    const fn of_customer(&self) -> &'static str {
        match self {
            AddressField::Line1 => "customer.address.line1",
            AddressField::City => "customer.address.city",
            AddressField::State => "customer.address.state",
            AddressField::Pin => "customer.address.pin",
        }
    }
}

fn missing_field(tidied: &Address) -> Option<AddressField> {
    if tidied.line1.is_empty() {
        return Some(AddressField::Line1);
    }
    if tidied.city.is_empty() {
        return Some(AddressField::City);
    }
    if tidied.state.is_empty() {
        return Some(AddressField::State);
    }
    (!is_pin(&tidied.pin)).then_some(AddressField::Pin)
}

/// Six digits; no region of India begins with 0.
fn is_pin(pin: &str) -> bool {
    pin.len() == 6 && pin.bytes().all(|b| b.is_ascii_digit()) && !pin.starts_with('0')
}

/// The longest name that WhatsApp takes.
const MOST_OF_NAME: usize = 200;

/// The longest line of an address that WhatsApp takes; used for city and state too, of which nothing is documented.
const MOST_OF_LINE: usize = 100;

fn name(entered: &str) -> String {
    cut(&tidy(entered), MOST_OF_NAME)
}

fn tidy_address(entered: &Address) -> Address {
    let line = |text: &str| cut(&tidy(text), MOST_OF_LINE);
    Address {
        line1: line(&entered.line1),
        line2: entered.line2.as_deref().map(line).filter(|line2| !line2.is_empty()),
        city: line(&entered.city),
        state: line(&entered.state),
        // People write `560 001`.
        pin: entered.pin.chars().filter(|c| !c.is_whitespace()).collect(),
    }
}
