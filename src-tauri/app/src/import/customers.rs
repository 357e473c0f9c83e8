//! Rows of a list of customers. A row is about the customer with its number: whom a bill cannot reach is not kept.

use super::cells;
use super::row::{Caution, Change, Judged, Key};
use crate::error::{AppError, Code};
use crate::views::ImportField as Field;
use domain::PhoneNumber;
use domain::account::Address;
use domain::identity::{Gstin, Pin};
use domain::place::State;
use store::{CustomerDetails, CustomerRow, Read};

/// Judges a row. What it does not say of a customer who is known stays as it is.
pub fn judge(book: &Read<'_>, row: &mut Judged) -> Result<(), AppError> {
    let Some(phone) = phone(row) else { return Ok(()) };
    let known = match book.customer_by_phone(&phone)? {
        Some(customer) => {
            let details = book.customer_details(customer.id)?;
            Some((customer, details))
        }
        None => None,
    };
    row.key = Some(match &known {
        Some((customer, _)) => Key::Known(customer.id.get()),
        None => Key::Code(phone.as_str().to_owned()),
    });
    let known_name = known.as_ref().map(|(customer, _)| customer.name.clone());
    // Nameless customers are called by their numbers, as on a bill.
    let name = row.some(Field::Name).or(known_name).unwrap_or_else(|| phone.national().to_owned());
    let mut details = known.as_ref().map(|(_, details)| details.clone()).unwrap_or_default();
    gstin_and_state(row, &mut details);
    address(row, &mut details);
    doubts(row, &details);
    let is_same =
        known.as_ref().is_some_and(|(customer, before)| customer.name == name && *before == details);
    let (is_new, before) = (known.is_none(), known.clone());
    let change = Change::Customer { known, phone, name, details };
    row.end(
        change,
        is_new,
        |field| before.as_ref().map(|known| shown(known, field)).unwrap_or_default(),
        is_same,
    );
    Ok(())
}

/// The first of several numbers, as programs export them in one cell.
fn phone(row: &mut Judged) -> Option<PhoneNumber> {
    let text = row.cell(Field::Phone).to_owned();
    if let Ok(phone) = PhoneNumber::parse(&text) {
        return Some(phone);
    }
    let first = text.split([',', '/', ';']).find_map(|part| PhoneNumber::parse(part).ok());
    match first {
        Some(_) => row.caution(Field::Phone, Caution::SeveralPhones),
        None => row.refuse(Field::Phone, Code::PhoneInvalid),
    }
    first
}

fn gstin_and_state(row: &mut Judged, details: &mut CustomerDetails) {
    let says_none = |text: &str| {
        cells::is_nothing(text) || matches!(text.to_lowercase().as_str(), "urp" | "unregistered" | "consumer")
    };
    if let Some(text) = row.some(Field::Gstin).filter(|text| !says_none(text))
        && let Some(gstin) = row.take(Field::Gstin, Gstin::parse(&text).map_err(|_| Code::GstinInvalid))
    {
        details.gstin = Some(gstin.as_str().to_owned());
        details.state = details.state.or(gstin.state());
    }
    if let Some(text) = row.some(Field::State).filter(|text| !cells::is_nothing(text)) {
        let read = state(&text).ok_or(Code::StateUnknown);
        details.state = row.take(Field::State, read).or(details.state);
    }
}

/// `29`, `Karnataka`, `29-Karnataka`; a spreadsheet makes 7 of 07.
fn state(text: &str) -> Option<&'static State> {
    let by = |text: &str| {
        let text = text.trim();
        State::by_code(text).or_else(|| State::by_code(&format!("0{text}"))).or_else(|| State::by_name(text))
    };
    by(text).or_else(|| text.split_once('-').and_then(|(code, name)| by(code).or_else(|| by(name))))
}

fn address(row: &mut Judged, details: &mut CustomerDetails) {
    let fields = [Field::Line1, Field::Line2, Field::City, Field::Pin];
    if fields.iter().all(|field| row.cell(*field).is_empty()) {
        return;
    }
    let mut address = details.address.take().unwrap_or_default();
    for (field, into) in [(Field::Line1, &mut address.line1), (Field::City, &mut address.city)] {
        if let Some(text) = row.some(field) {
            *into = text;
        }
    }
    address.line2 = row.some(Field::Line2).or(address.line2);
    if let Some(state) = details.state {
        state.name().clone_into(&mut address.state);
    }
    if let Some(text) = row.some(Field::Pin).filter(|text| !cells::is_nothing(text)) {
        let digits: String = text
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| domain::phone::digit(c).unwrap_or(c))
            .collect();
        let read = Pin::parse(&digits).map_err(|_| Code::PinInvalid);
        if row.take(Field::Pin, read).is_some() {
            address.pin = digits;
        }
    }
    details.address = Some(address);
}

fn doubts(row: &mut Judged, details: &CustomerDetails) {
    if !row.cell(Field::Gstin).is_empty()
        && let Some(Ok(gstin)) = details.gstin.as_deref().map(Gstin::parse)
    {
        for doubt in gstin.doubts(details.state) {
            row.caution(Field::Gstin, Caution::Doubt(doubt));
        }
    }
    let pin = details.address.as_ref().and_then(|address| Pin::parse(&address.pin).ok());
    if !row.cell(Field::Pin).is_empty()
        && let (Some(pin), Some(state)) = (pin, details.state)
        && let Some(doubt) = pin.doubt(state)
    {
        row.caution(Field::Pin, Caution::Doubt(doubt));
    }
}

/// What the book says of a customer, as a list would.
fn shown((customer, details): &(CustomerRow, CustomerDetails), field: Field) -> String {
    let address = |part: fn(&Address) -> &str| details.address.as_ref().map_or("", part).to_owned();
    match field {
        Field::Name => customer.name.clone(),
        Field::Phone => customer.phone.as_ref().map(PhoneNumber::national).unwrap_or_default().to_owned(),
        Field::Gstin => details.gstin.clone().unwrap_or_default(),
        Field::State => details.state.map_or("", State::name).to_owned(),
        Field::Line1 => address(|address| &address.line1),
        Field::Line2 => address(|address| address.line2.as_deref().unwrap_or_default()),
        Field::City => address(|address| &address.city),
        Field::Pin => address(|address| &address.pin),
        Field::Alias
        | Field::Sku
        | Field::Hsn
        | Field::Unit
        | Field::Price
        | Field::GstRate
        | Field::CessRate
        | Field::Untaxed
        | Field::PriceRule => String::new(),
    }
}
