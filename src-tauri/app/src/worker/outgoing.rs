//! From a row of the outbox to the words of the channel, as the order stands when the row is taken.

use crate::error::{AppError, Code};
use crate::offers::{self, Offer};
use crate::papers::file_stem;
use crate::queue::validity;
use crate::shop_settings::customer_language;
use crate::which_message::Choice;
use domain::order::ToldStatus;
use domain::order_details::{Terms, order_details, recipient};
use domain::{Account, CustomerId, OrderState};
use jiff::{SignedDuration, Timestamp};
use store::{Effect, OrderRow, OutboxRow, ReferenceRow, Write};
use whatsapp::{
    CustomerBill, DocumentMessage, Form, Media, Occasion, OrderDetailsMessage, OrderStatusMessage, OurRef,
    Outgoing, Template, TextMessage,
};
use words::{Message, Words};

/// WhatsApp refuses an expiry that is nearer than 300 s; a customer needs longer than that.
const SHORTEST: SignedDuration = SignedDuration::from_mins(30);

/// Writes the message. A first message gets its full time to pay from now on, a repeat keeps the time it had.
pub fn compose(
    book: &Write<'_>,
    row: &OutboxRow,
    order: &OrderRow,
    reference: Option<&ReferenceRow>,
    (account, choice): (&Account, &Choice),
    now: Timestamp,
) -> Result<Outgoing, AppError> {
    let bill = order.bill()?;
    let to = recipient(&bill)?.clone();
    let our_ref = OurRef::parse(&row.our_ref).map_err(|_| AppError::new(Code::Internal))?;
    let language = customer_language(book)?;
    let form = form(choice, blanks(row, order))?;
    let id = row.reference.map(|reference| reference.to_string()).unwrap_or_default();
    match row.effect {
        Effect::OrderDetails => {
            let reference = reference.ok_or_else(|| AppError::new(Code::Internal))?;
            let is_first = row.tries == 0 || reference.expires_at < now + SHORTEST;
            let expires_at = if is_first { now + validity(book)? } else { reference.expires_at };
            book.set_expiry(reference.reference, expires_at)?;
            let terms = Terms {
                reference: &id,
                catalog_id: account.settings.catalog_id.as_deref(),
                importer: account.settings.importer.as_ref(),
                expires_at,
                above_upi: account.settings.takes_web,
            };
            let details = order_details(&bill, &terms)?;
            let occasion = match (reference.reference.attempt(), order.revision) {
                (domain::reference::AttemptLetter::FIRST, _) => Occasion::First,
                (_, 1) => Occasion::Resent,
                _ => Occasion::Revised,
            };
            let bill = CustomerBill {
                details,
                shop: order.draft.seller.name.clone(),
                customer: order.draft.buyer.name.clone(),
                order_number: order.number.to_string(),
                occasion,
                language,
            };
            let payment = account.settings.gateway_setting();
            let message = OrderDetailsMessage { to, bill, payment, form, image: None, our_ref };
            Ok(Outgoing::OrderDetails(Box::new(message)))
        }
        Effect::OrderStatus | Effect::Cancel => {
            let status = row.told_status.ok_or_else(|| AppError::new(Code::Internal))?;
            let (text, standard) = status_words(order, status, &Words::new(language));
            let description = row.text.clone().unwrap_or(standard);
            let message = OrderStatusMessage {
                to,
                reference: id,
                status,
                form,
                text,
                description: Some(description),
                our_ref,
            };
            Ok(Outgoing::OrderStatus(Box::new(message)))
        }
        Effect::Text | Effect::Reminder => {
            let body = row.text.clone().unwrap_or_default();
            Ok(Outgoing::Text(TextMessage { to, form, body, our_ref }))
        }
        Effect::Document => {
            let media = row.media_id.as_deref().map(Media::id).transpose();
            let media = media.map_err(|_| AppError::new(Code::Internal))?;
            let media = media.ok_or_else(|| AppError::new(Code::Internal))?;
            let document = row.text.clone().unwrap_or_default();
            let words = Words::new(language);
            let (number, shop) = (order.number.to_string(), order.draft.seller.name.as_str());
            let caption = Message::CustomerDocumentFollows { document: &document, number: &number, shop };
            let file_name = format!("{}.pdf", file_stem(&document));
            let caption = Some(words.say(&caption));
            Ok(Outgoing::Document(DocumentMessage { to, media, file_name, caption, our_ref }))
        }
        Effect::Cash => Err(AppError::new(Code::Internal)),
    }
}

/// Writes a text that is about no order; `None` when there is nobody to write to, or nothing to say.
pub fn compose_text(
    book: &Write<'_>,
    row: &OutboxRow,
    customer: CustomerId,
) -> Result<Option<Outgoing>, AppError> {
    let our_ref = OurRef::parse(&row.our_ref).map_err(|_| AppError::new(Code::Internal))?;
    let to = book.customer(customer)?.and_then(|customer| customer.phone);
    let (Some(to), Some(body)) = (to, row.text.clone()) else { return Ok(None) };
    if let Some(offer) = Offer::of(row) {
        return offers::compose(book, row, offer, to, our_ref);
    }
    Ok(Some(Outgoing::Text(TextMessage { to, form: Form::Interactive, body, our_ref })))
}

/// A message that may go neither way goes freely: WhatsApp then says what became of it.
fn form(choice: &Choice, blanks: Vec<String>) -> Result<Form, AppError> {
    match choice {
        Choice::Template { name, language, .. } => Template::new(name, language, blanks)
            .map(Form::Template)
            .map_err(|_| AppError::new(Code::TemplateMissing)),
        Choice::Interactive { .. } | Choice::Neither { .. } => Ok(Form::Interactive),
    }
}

/// What stands in the blanks of our templates. A bill and a status say everything in the order itself; a reminder names
/// the customer, the order and what is due.
fn blanks(row: &OutboxRow, order: &OrderRow) -> Vec<String> {
    match row.effect {
        Effect::Reminder => {
            vec![order.draft.buyer.name.clone(), order.number.to_string(), row.amount.to_rupees()]
        }
        _ => Vec::new(),
    }
}

fn status_words(order: &OrderRow, status: ToldStatus, words: &Words) -> (String, String) {
    let number = order.number.to_string();
    let (number, shop) = (number.as_str(), order.draft.seller.name.as_str());
    let is_paid = matches!(order.payment_state.as_str(), "paid" | "paid_over");
    let (body, description) = match status {
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
            let why = match order.state {
                OrderState::Canceled => Message::CustomerStatusCanceled,
                _ if is_paid => Message::CustomerStatusCanceledCash,
                _ => Message::CustomerStatusCanceledResent,
            };
            (Message::CustomerStatusCanceledBody { number, shop }, why)
        }
    };
    (words.say(&body), words.say(&description))
}
