//! One order as the command line shows it: every fact, none of them retold.

use crate::error::AppError;
use crate::shop::App;
use domain::{MessageState, OrderNumber, Paise};
use jiff::Timestamp;
use serde::Serialize;
use store::{Effect, OrderRow, OutboxRow, OutboxState, Read, ReferenceState};

/// One order, with everything that happened to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OrderView {
    /// Its number.
    pub number: String,
    /// Where it stands.
    pub status: &'static str,
    /// The status that the customer was last shown, in WhatsApp's words, if anything was.
    pub bubble: Option<String>,
    /// How WhatsApp took it: `accepted`, `refused`, `unknown`.
    pub bubble_state: Option<String>,
    /// What the customer is to pay.
    pub total: String,
    /// The payment.
    pub payment: PaymentView,
    /// Its lane of the outbox, oldest first.
    pub messages: Vec<MessageView>,
    /// What needs a person.
    pub attention: Vec<AttentionView>,
    /// What happened, oldest first.
    pub history: Vec<HistoryView>,
    /// The customer's name.
    pub customer: String,
    /// The bill's revision.
    pub revision: u32,
    /// Its ways to pay, oldest first.
    pub references: Vec<ReferenceView>,
    /// The numbers of its documents, oldest first.
    pub documents: Vec<String>,
}

/// The payment of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PaymentView {
    /// In one word.
    pub status: &'static str,
    /// What was captured.
    pub captured: String,
    /// What went back.
    pub refunded: String,
    /// What is still due.
    pub due: String,
    /// Attempts, by their reference and the gateway's id.
    pub attempts: Vec<AttemptView>,
}

/// One attempt to pay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AttemptView {
    /// Its way to pay.
    pub reference_id: String,
    /// The gateway's order id.
    pub transaction_id: String,
    /// `pending`, `failed` or `success`.
    pub status: String,
    /// Whether a lookup of ours said so.
    pub confirmed: bool,
}

/// One message of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MessageView {
    /// What it does.
    pub kind: &'static str,
    /// The way to pay it is about.
    pub reference_id: Option<String>,
    /// `queued`, `asks`, `in_flight`, `accepted`, `sent`, `delivered`, `read`, `failed`, `unknown`, `refused`,
    /// `withdrawn`; for cash `done`.
    pub state: &'static str,
    /// WhatsApp's id.
    pub message_id: Option<String>,
    /// The provider's code, or why it waits.
    pub error: Option<String>,
    /// Why it waits for a person.
    pub asks: Option<String>,
    /// The status it tells.
    pub status: Option<&'static str>,
    /// How often a request was begun.
    pub tries: u32,
}

/// One thing that needs a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AttentionView {
    /// Why.
    pub code: &'static str,
    /// What of the order or book it is about.
    pub about: String,
    /// The amount in question.
    pub amount: String,
    /// Since when.
    pub at: Timestamp,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HistoryView {
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: String,
    /// Its figures, as `name=value` pairs.
    pub figures: String,
}

/// One way to pay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReferenceView {
    /// Its id.
    pub reference_id: String,
    /// `open`, `closing` or `closed`.
    pub state: &'static str,
    /// What it asks for.
    pub amount: String,
    /// Until when the customer can pay.
    pub expires_at: Timestamp,
}

impl App {
    /// One order.
    ///
    /// # Errors
    /// [`Code::OrderNotFound`](crate::Code::OrderNotFound).
    pub fn show_order(&self, number: OrderNumber) -> Result<OrderView, AppError> {
        self.store().read(|book| order_view(book, &crate::orders::find(book, number)?))
    }

    /// What needs a person about the book itself.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn attention_of_book(&self) -> Result<Vec<AttentionView>, AppError> {
        self.store().read(|book| Ok(book.attention_of_book()?.iter().map(attention_view).collect()))
    }
}

fn order_view(book: &Read<'_>, order: &OrderRow) -> Result<OrderView, AppError> {
    let payment = book.payment(order.id)?;
    let due = order.total().minus(payment.kept()).filter(|due| !due.is_negative()).unwrap_or(Paise::ZERO);
    let attempts = payment.attempts.iter().map(|(key, attempt)| AttemptView {
        reference_id: key.reference.to_string(),
        transaction_id: key.transaction_id.clone(),
        status: format!("{:?}", attempt.state()).to_lowercase(),
        confirmed: attempt.confirmed().is_some(),
    });
    let lane = book.lane(order.id)?;
    Ok(OrderView {
        number: order.number.to_string(),
        status: order.state.as_str(),
        bubble: order.bubble.clone(),
        bubble_state: order.bubble_state.clone(),
        total: order.total().to_rupees(),
        payment: PaymentView {
            status: payment.state(order.total()).as_str(),
            captured: payment.captured().to_rupees(),
            refunded: payment.refunded().to_rupees(),
            due: due.to_rupees(),
            attempts: attempts.collect(),
        },
        messages: lane.iter().map(|row| message_view(book, row)).collect::<Result<_, _>>()?,
        attention: book.attention_of(order.id)?.iter().map(attention_view).collect(),
        history: book
            .history(order.id)?
            .into_iter()
            .map(|row| HistoryView { at: row.at, what: row.what, figures: row.figures })
            .collect(),
        customer: order.draft.buyer.name.clone(),
        revision: order.revision,
        references: book.references_of(order.id)?.iter().map(reference_view).collect(),
        documents: book
            .documents_of(order.id)?
            .iter()
            .map(|row| row.document.number().text.clone())
            .collect(),
    })
}

fn message_view(book: &Read<'_>, row: &OutboxRow) -> Result<MessageView, AppError> {
    let message = book.message(row.id)?;
    let kind = if row.effect == Effect::Cancel { Effect::OrderStatus } else { row.effect };
    Ok(MessageView {
        kind: kind.as_str(),
        reference_id: row.reference.map(|reference| reference.to_string()),
        state: message_state(row, message.as_ref().map(|message| message.state)),
        error: message
            .as_ref()
            .and_then(|message| message.error_code.clone())
            .or_else(|| row.error_code.clone()),
        message_id: message.and_then(|message| message.message_id),
        asks: row.asks_why.clone(),
        status: row.told_status.map(domain::order::ToldStatus::as_str),
        tries: row.tries,
    })
}

/// How far a message came, in one word.
pub(crate) fn message_state(row: &OutboxRow, message: Option<MessageState>) -> &'static str {
    match row.state {
        OutboxState::Ready => "queued",
        OutboxState::Asks => "asks",
        OutboxState::InFlight => "in_flight",
        OutboxState::Done => message.map_or("done", MessageState::as_str),
        OutboxState::Refused => "refused",
        OutboxState::Unknown => "unknown",
        OutboxState::Withdrawn => "withdrawn",
    }
}

fn attention_view(open: &store::Attention) -> AttentionView {
    AttentionView {
        code: open.code.as_str(),
        about: open.about.clone(),
        amount: open.amount.to_rupees(),
        at: open.raised_at,
    }
}

fn reference_view(row: &store::ReferenceRow) -> ReferenceView {
    let state: ReferenceState = row.state;
    ReferenceView {
        reference_id: row.reference.to_string(),
        state: state.as_str(),
        amount: row.amount.to_rupees(),
        expires_at: row.expires_at,
    }
}
