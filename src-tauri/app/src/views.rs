//! What window and command line show: the only types they share, in the command line's contract's own words.
//!
//! Money is a decimal string in rupees, times are RFC 3339, names are those of `cli.md`.

use crate::error::AppError;
use crate::shop::App;
use domain::{Bill, MessageState, OrderNumber, Paise};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use store::{Effect, OrderFilter, OrderRow, OutboxRow, OutboxState, Read, ReferenceState};
use words::{Language, amount_in_words};

/// A computed bill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuoteView {
    /// Line by line.
    pub lines: Vec<QuoteLineView>,
    /// `intra` or `inter`.
    pub supply: &'static str,
    /// Taxable value.
    pub taxable: String,
    /// All discounts, as entered.
    pub discount: String,
    /// Shipping, as entered.
    pub shipping: String,
    /// Central GST.
    pub cgst: String,
    /// State or union territory GST.
    pub sgst: String,
    /// Integrated GST.
    pub igst: String,
    /// Cess.
    pub cess: String,
    /// `total − taxable − heads`.
    pub round_off: String,
    /// What the customer pays.
    pub total: String,
    /// The total in words.
    pub in_words: String,
    /// Whether WhatsApp can ask for it.
    pub sendable: bool,
}

/// A computed line, its share of bill discount and shipping included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuoteLineView {
    /// Its name.
    pub name: String,
    /// Its quantity.
    pub quantity: String,
    /// Taxable value.
    pub taxable: String,
    /// Central GST.
    pub cgst: String,
    /// State GST.
    pub sgst: String,
    /// Integrated GST.
    pub igst: String,
    /// Cess.
    pub cess: String,
    /// What the line comes to.
    pub total: String,
}

impl QuoteView {
    /// Shows a bill, with its total in words of a language.
    #[must_use]
    pub fn of(bill: &Bill, language: Language) -> QuoteView {
        let lines = bill.lines().iter().map(|line| QuoteLineView {
            name: line.entered().name.clone(),
            quantity: line.entered().quantity.to_string(),
            taxable: line.taxable().to_rupees(),
            cgst: line.cgst().to_rupees(),
            sgst: line.sgst().to_rupees(),
            igst: line.igst().to_rupees(),
            cess: line.cess().to_rupees(),
            total: line.total().to_rupees(),
        });
        QuoteView {
            lines: lines.collect(),
            supply: bill.supply().as_str(),
            taxable: bill.taxable().to_rupees(),
            discount: bill.discount().to_rupees(),
            shipping: bill.draft().shipping.to_rupees(),
            cgst: bill.cgst().to_rupees(),
            sgst: bill.sgst().to_rupees(),
            igst: bill.igst().to_rupees(),
            cess: bill.cess().to_rupees(),
            round_off: bill.round_off().to_rupees(),
            total: bill.total().to_rupees(),
            in_words: amount_in_words(bill.total(), language),
            sendable: bill.is_sendable(),
        }
    }
}

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

/// One row of a list of orders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OrderRowView {
    /// Its number.
    pub number: String,
    /// The customer's name.
    pub customer: String,
    /// Where it stands.
    pub status: &'static str,
    /// The payment in one word.
    pub payment: String,
    /// What the customer is to pay.
    pub total: String,
    /// How many things about it need a person.
    pub attention: u32,
    /// When its draft was begun.
    pub created_at: Timestamp,
}

/// A page of a list of orders, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OrderListView {
    /// The rows.
    pub orders: Vec<OrderRowView>,
    /// Where the next page begins, if there may be one.
    pub next: Option<String>,
}

/// What the worker did and what remains.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SyncView {
    /// Messages that had their effect.
    pub sent: u32,
    /// Events that were applied.
    pub applied: u32,
    /// Payments that were asked after.
    pub looked_up: u32,
    /// Messages that wait and go by themselves.
    pub waiting: u32,
    /// Messages that wait for a person: one question for all of them.
    pub asks: u32,
    /// Orders, and things of the book, that need a person.
    pub attention: u32,
    /// Whether the book is not the newest and sends nothing until it is released.
    pub quarantined: bool,
}

/// One check of the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckView {
    /// Its name.
    pub check: &'static str,
    /// Whether the book passed.
    pub ok: bool,
    /// What was counted, or the first thing that is wrong.
    pub detail: String,
}

impl App {
    /// One order.
    ///
    /// # Errors
    /// [`Code::OrderNotFound`](crate::Code::OrderNotFound).
    pub fn show_order(&self, number: OrderNumber) -> Result<OrderView, AppError> {
        self.store().read(|book| order_view(book, &crate::orders::find(book, number)?))
    }

    /// A page of orders, newest first.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn list_orders(
        &self,
        filter: &OrderFilter,
        search: &str,
        after: Option<i64>,
        limit: u32,
    ) -> Result<OrderListView, AppError> {
        let page = self.store().read(|book| {
            book.orders(filter, search, after.map(domain::OrderId::new), limit.clamp(1, 1000))
        })?;
        let rows = page.orders.into_iter().map(|order| OrderRowView {
            number: order.number,
            customer: order.customer,
            status: order.state.as_str(),
            payment: order.payment_state,
            total: order.total.to_rupees(),
            attention: order.n_attention,
            created_at: order.created_at,
        });
        Ok(OrderListView { orders: rows.collect(), next: page.next.map(|id| id.to_string()) })
    }

    /// What needs a person about the book itself.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn attention_of_book(&self) -> Result<Vec<AttentionView>, AppError> {
        self.store().read(|book| Ok(book.attention_of_book()?.iter().map(attention_view).collect()))
    }

    /// What remains to be done; `since` and `newest_event` were noted when the work began.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn sync_view(
        &self,
        since: Timestamp,
        newest_event: i64,
        looked_up: u32,
    ) -> Result<SyncView, AppError> {
        self.store().read(|book| {
            let of_orders = book.count_orders("attention", "open")?;
            let of_book = book.attention_of_book()?.len();
            Ok(SyncView {
                // A message that ended within the millisecond in which the work began was not ours.
                sent: book.count_sent_since(since + SignedDuration::from_millis(1))?,
                applied: u32::try_from(book.newest_event()? - newest_event).unwrap_or(0),
                looked_up,
                waiting: book.count_waiting()?,
                asks: book.count_asking()?,
                attention: u32::try_from(of_orders).unwrap_or(0) + u32::try_from(of_book).unwrap_or(0),
                quarantined: book.generation()?.quarantined_at.is_some(),
            })
        })
    }

    /// Checks the whole book.
    ///
    /// # Errors
    /// What keeps the book from being read; an unsound book is an answer.
    pub fn verify(&self) -> Result<Vec<CheckView>, AppError> {
        let checks = self.store().read(|book| book.verify())?;
        Ok(checks
            .into_iter()
            .map(|store::Check { check, ok, detail }| CheckView { check, ok, detail })
            .collect())
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

fn message_state(row: &OutboxRow, message: Option<MessageState>) -> &'static str {
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
