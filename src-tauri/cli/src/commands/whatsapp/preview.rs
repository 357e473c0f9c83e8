//! `whatsapp preview`: the request that would be sent, secrets redacted.

mod choices;
mod products;

use super::{channel_named, sample};
use crate::args::Preview;
use crate::input;
use crate::output::Answer;
use crate::refusal::Refusal;
use crate::session::Session;
use ::whatsapp::{CustomerBill, Occasion, OrderDetailsMessage, OrderStatusMessage, OurRef, Outgoing, render};
use app::bill_file::{BillFile, read_bill};
use app::{AppError, Code, read_account};
use choices::{Kind, Setting};
use domain::account::AccountSettings;
use domain::order::ToldStatus;
use domain::order_details::{Terms, order_details, recipient};
use domain::{Bill, PhoneNumber, ReferenceId};
use jiff::SignedDuration;
use words::Message;

/// How long the customer of a preview can pay.
const VALIDITY: SignedDuration = SignedDuration::from_hours(72);

/// The longest reference that WhatsApp takes, in characters.
const MOST_REFERENCE: usize = 35;

/// Prints it.
pub fn preview(session: &Session, options: &Preview) -> Result<Answer, Refusal> {
    let channel = channel_named(&options.channel)?;
    let kind = Kind::chosen(options)?;
    choices::refuse_unfitting(options, kind)?;
    let account = match &options.account {
        Some(file) => read_account(&input::read_text(file)?)?.settings().clone(),
        None => sample::account(channel),
    };
    if account.channel != channel {
        return Err(Refusal::new(Code::FieldInvalid.as_str()).at("channel"));
    }
    let outgoing = match kind {
        Kind::OrderDetails => details(session, &account, options)?,
        Kind::OrderStatus => status(session, options)?,
        Kind::Product => products::one(session, &account, &bill(session, options)?.0)?,
        Kind::ProductList => products::some(session, &account, &bill(session, options)?.0)?,
        Kind::Catalog => {
            let bill = options.bill.is_some().then(|| bill(session, options)).transpose()?;
            products::all(session, &account, bill.as_ref().map(|(bill, _)| bill))?
        }
    };
    let rendered = render(&account, &outgoing).map_err(AppError::from)?;
    Ok(Answer::of(rendered.document()))
}

/// The bill of the file, and what it says of its reference.
fn bill(session: &Session, options: &Preview) -> Result<(Bill, Option<String>), Refusal> {
    let file = options.bill.as_ref();
    let file = file.ok_or_else(|| Refusal::new(Code::FieldMissing.as_str()).at("--bill"))?;
    let BillFile { draft, reference } = read_bill(&input::read_text(file)?, session.today())?;
    Ok((draft.finish().map_err(AppError::from)?, reference))
}

fn details(session: &Session, account: &AccountSettings, options: &Preview) -> Result<Outgoing, Refusal> {
    let (bill, reference) = bill(session, options)?;
    let reference = reference.as_deref().unwrap_or(sample::REFERENCE);
    check_reference(reference, "reference")?;
    let setting = Setting::chosen(options)?;
    let terms = Terms {
        reference,
        catalog_id: account.catalog_id.as_deref(),
        importer: account.importer.as_ref(),
        expires_at: session.now() + VALIDITY,
        above_upi: account.takes_web && setting == Setting::PaymentGateway,
    };
    let details = order_details(&bill, &terms).map_err(AppError::from)?;
    let customer_bill = CustomerBill {
        details,
        shop: bill.draft().seller.name.clone(),
        customer: bill.draft().buyer.name.clone(),
        order_number: number_of(reference),
        occasion: Occasion::First,
        language: session.language(),
    };
    Ok(Outgoing::OrderDetails(Box::new(OrderDetailsMessage {
        to: to(&bill)?,
        payment: setting.of(account)?,
        form: choices::form(session, options)?,
        image: None,
        our_ref: our_ref(),
        bill: customer_bill,
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
    let (text, usual) = words_of(status, &number);
    let words = session.words();
    let description = options.description.clone().unwrap_or_else(|| words.say(&usual));
    Ok(Outgoing::OrderStatus(Box::new(OrderStatusMessage {
        to: customer(),
        reference: reference.to_owned(),
        status,
        form: choices::form(session, options)?,
        text: words.say(&text),
        description: Some(description),
        our_ref: our_ref(),
    })))
}

/// What the message says, and what the order shows.
fn words_of(status: ToldStatus, number: &str) -> (Message<'_>, Message<'static>) {
    let shop = sample::SHOP;
    match status {
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
    }
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

/// The bill's customer, or the sample's.
fn to(bill: &Bill) -> Result<PhoneNumber, Refusal> {
    match &bill.draft().buyer.phone {
        Some(_) => Ok(recipient(bill).map_err(AppError::from)?.clone()),
        None => Ok(customer()),
    }
}

fn customer() -> PhoneNumber {
    sample::phone(sample::CUSTOMER)
}

fn our_ref() -> OurRef {
    OurRef::parse(sample::OUR_REF).expect("the sample's mark is short and plain")
}
