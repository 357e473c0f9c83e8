//! `whatsapp preview`: the request that would be sent, secrets redacted.

use super::{channel_named, sample};
use crate::args::Preview;
use crate::input;
use crate::output::Answer;
use crate::refusal::Refusal;
use crate::session::Session;
use ::whatsapp::{Occasion, OrderDetailsMessage, OrderStatusMessage, OurRef, Outgoing, Rendered, render};
use app::bill_file::read_bill;
use app::{AppError, Code, read_account};
use domain::account::AccountSettings;
use domain::order::ToldStatus;
use domain::order_details::{Terms, order_details, recipient};
use domain::{PhoneNumber, ReferenceId};
use jiff::SignedDuration;
use serde_json::Value;
use std::path::Path;
use words::Message;

/// How long the customer of a preview can pay.
const VALIDITY: SignedDuration = SignedDuration::from_hours(72);

/// The longest reference that WhatsApp takes, in characters.
const MOST_REFERENCE: usize = 35;

/// Prints it.
pub fn preview(session: &Session, options: &Preview) -> Result<Answer, Refusal> {
    let channel = channel_named(&options.channel)?;
    refuse_others("--settings", options.settings.as_deref(), "payment-gateway")?;
    refuse_others("--as", options.form.as_deref(), "interactive")?;
    refuse_others("--template", options.template.as_deref(), "")?;
    let account = match &options.account {
        Some(file) => read_account(&input::read_text(file)?)?.settings().clone(),
        None => sample::account(),
    };
    if account.channel != channel {
        return Err(Refusal::new(Code::FieldInvalid.as_str()).at("channel"));
    }
    let outgoing = match (options.kind.as_str(), &options.bill) {
        ("order-details", Some(bill)) => details(session, &account, bill)?,
        ("order-status", _) => status(session, options)?,
        _ => return Err(Refusal::new(Code::FieldInvalid.as_str()).at("--kind")),
    };
    let rendered =
        render(&account, &outgoing).map_err(|_| Refusal::new(Code::UrlInvalid.as_str()).at("base_url"))?;
    Ok(Answer::of(document(&rendered)))
}

/// Other channels have other forms; this one has one so far.
fn refuse_others(flag: &str, given: Option<&str>, only: &str) -> Result<(), Refusal> {
    match given {
        Some(given) if given != only => Err(Refusal::new(Code::FieldInvalid.as_str()).at(flag)),
        _ => Ok(()),
    }
}

fn details(session: &Session, account: &AccountSettings, file: &Path) -> Result<Outgoing, Refusal> {
    let file = read_bill(&input::read_text(file)?, session.today())?;
    let reference = file.reference.as_deref().unwrap_or(sample::REFERENCE);
    check_reference(reference, "reference")?;
    let bill = file.draft.finish().map_err(AppError::from)?;
    let terms = Terms {
        reference,
        catalog_id: account.catalog_id.as_deref(),
        importer: account.importer.as_ref(),
        expires_at: session.now() + VALIDITY,
    };
    let details = order_details(&bill, &terms).map_err(AppError::from)?;
    let to = match &bill.draft().buyer.phone {
        Some(_) => recipient(&bill).map_err(AppError::from)?.clone(),
        None => customer(),
    };
    Ok(Outgoing::OrderDetails(Box::new(OrderDetailsMessage {
        to,
        shop: bill.draft().seller.name.clone(),
        customer: bill.draft().buyer.name.clone(),
        order_number: number_of(reference),
        occasion: Occasion::First,
        language: session.language(),
        our_ref: our_ref(),
        details,
    })))
}

fn status(session: &Session, options: &Preview) -> Result<Outgoing, Refusal> {
    let missing = |flag| move || Refusal::new(Code::FieldMissing.as_str()).at(flag);
    let reference = options.reference.as_deref().ok_or_else(missing("--reference"))?;
    check_reference(reference, "--reference")?;
    let name = options.status.as_deref().ok_or_else(missing("--status"))?;
    let status = ToldStatus::from_name(name)
        .ok_or_else(|| Refusal::new(Code::StatusUnknown.as_str()).at("--status").with_text("status", name))?;
    let number = number_of(reference);
    let (number, shop) = (number.as_str(), sample::account().name);
    let shop = shop.as_str();
    let (text, usual) = match status {
        ToldStatus::Processing => {
            (Message::CustomerStatusProcessingBody { number, shop }, Message::CustomerStatusProcessing)
        }
        ToldStatus::PartiallyShipped => (
            Message::CustomerStatusPartiallyShippedBody { number, shop },
            Message::CustomerStatusPartiallyShipped,
        ),
        ToldStatus::Shipped => {
            (Message::CustomerStatusShippedBody { number, shop }, Message::CustomerStatusShipped)
        }
        ToldStatus::Completed => {
            (Message::CustomerStatusCompletedBody { number, shop }, Message::CustomerStatusCompleted)
        }
        ToldStatus::Canceled => {
            (Message::CustomerStatusCanceledBody { number, shop }, Message::CustomerStatusCanceled)
        }
    };
    let words = session.words();
    let description = options.description.clone().unwrap_or_else(|| words.say(&usual));
    Ok(Outgoing::OrderStatus(OrderStatusMessage {
        to: customer(),
        reference: reference.to_owned(),
        status,
        text: words.say(&text),
        description: Some(description),
        our_ref: our_ref(),
    }))
}

fn check_reference(reference: &str, field: &str) -> Result<(), Refusal> {
    let fits = (1..=MOST_REFERENCE).contains(&reference.len());
    let plain =
        reference.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
    if fits && plain { Ok(()) } else { Err(Refusal::new("reference_invalid").at(field)) }
}

/// The order's number as a reference of ours holds it.
fn number_of(reference: &str) -> String {
    let known = reference.parse::<ReferenceId>();
    known.map_or_else(|_| sample::ORDER_NUMBER.to_owned(), |reference| reference.number().to_string())
}

fn customer() -> PhoneNumber {
    sample::phone(sample::CUSTOMER)
}

fn our_ref() -> OurRef {
    OurRef::parse(sample::OUR_REF).expect("the sample's mark is short and plain")
}

fn document(rendered: &Rendered) -> Value {
    let headers = rendered.headers.iter().map(|(name, value)| (name.clone(), value.clone().into()));
    serde_json::json!({
        "method": rendered.method,
        "url": rendered.url.as_str(),
        "headers": headers.collect::<serde_json::Map<String, Value>>(),
        "body": rendered.body,
    })
}
