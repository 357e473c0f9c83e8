//! What needs a person, said: of orders and of the book, and messages that ask.

use crate::error::AppError;
use crate::shop::App;
use crate::views::{AskView, NeedsYouView};
use domain::{CustomerId, OutboxId, Paise, ReferenceId};
use store::{Attention, AttentionCode, Lane, OrderRow, OutboxRow, Read};
use words::{Value, Words};

/// More than these nobody looks through at once.
const MOST: u32 = 20;

/// Messages that ask, in one list.
const MOST_ASKS: u32 = 500;

impl App {
    /// What needs a person, the newest first, at most twenty.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn needs_you(&self, words: &Words) -> Result<Vec<NeedsYouView>, AppError> {
        self.store().read(|book| {
            let open = book.newest_attention(MOST)?;
            open.iter().map(|open| needs_you(book, open, words)).collect()
        })
    }

    /// Messages that wait for a person's word, the oldest first.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn asks(&self, words: &Words) -> Result<Vec<AskView>, AppError> {
        self.store().read(|book| asks(book, words))
    }
}

/// Messages that wait for a person's word, the oldest first.
pub fn asks(book: &Read<'_>, words: &Words) -> Result<Vec<AskView>, AppError> {
    let rows = book.asking_rows(MOST_ASKS)?;
    let mut asks = Vec::new();
    for row in rows {
        let Some(whose) = customer_of_lane(book, row.lane)? else { continue };
        asks.push(ask_of(whose, &row, words));
    }
    Ok(asks)
}

/// The order's number, empty for none, and the customer's name; `None` for an order that is not there.
pub fn customer_of_lane(book: &Read<'_>, lane: Lane) -> Result<Option<(String, String)>, AppError> {
    Ok(match lane {
        Lane::Order(order) => {
            book.order(order)?.map(|order| (order.number.to_string(), order.draft.buyer.name))
        }
        Lane::Customer(customer) => Some((String::new(), name_of(book, customer)?)),
    })
}

/// A message that waits for a person's word.
pub fn ask(order: &OrderRow, row: &OutboxRow, words: &Words) -> AskView {
    ask_of((order.number.to_string(), order.draft.buyer.name.clone()), row, words)
}

fn ask_of((order, customer): (String, String), row: &OutboxRow, words: &Words) -> AskView {
    AskView {
        order,
        customer,
        kind: row.effect.as_str(),
        told_status: row.told_status.map(domain::order::ToldStatus::as_str),
        amount: row.amount.to_rupees(),
        why: row.asks_why.clone().unwrap_or_default(),
        why_text: say_asks_reason(row.asks_why.as_deref(), words),
        queued_at: row.queued_at,
    }
}

/// One thing that needs a person, with what happened and the way out.
pub fn needs_you(book: &Read<'_>, open: &Attention, words: &Words) -> Result<NeedsYouView, AppError> {
    let order = open.order.map(|order| book.order(order)).transpose()?.flatten();
    let code = provider_code(book, open)?;
    // A clock's minutes lie where an amount would.
    let is_clock = open.code == AttentionCode::ClockWrong;
    let values = [
        ("captured", Value::Money(open.amount)),
        ("over", Value::Money(open.amount)),
        ("amount", Value::Money(open.amount)),
        ("expected", Value::Money(expected(book, open)?)),
        ("reference", Value::Text(&open.about)),
        ("code", Value::Text(&code)),
        ("minutes", Value::Number(open.amount.get().saturating_abs())),
    ];
    let say = |part: &str| {
        let key = format!("attention-{}-{part}", open.code.as_str().replace('_', "-"));
        words.say_key(&key, &values).unwrap_or(key)
    };
    Ok(NeedsYouView {
        customer: match &order {
            Some(order) => order.draft.buyer.name.clone(),
            None => addressee(book, open)?,
        },
        order: order.map(|order| order.number.to_string()),
        code: open.code.as_str(),
        title: say("title"),
        what: say("what"),
        do_text: say("do"),
        amount: if is_clock { Paise::ZERO } else { open.amount }.to_rupees(),
        at: open.raised_at,
    })
}

/// Why a message waits for a person, in the person's words.
pub fn say_asks_reason(reason: Option<&str>, words: &Words) -> String {
    let key = format!("asks-reason-{}", reason.unwrap_or_default().replace('_', "-"));
    words.say_key(&key, &[]).unwrap_or_default()
}

/// What the way to pay asked for, where the finding is about one.
fn expected(book: &Read<'_>, open: &Attention) -> Result<Paise, AppError> {
    let Ok(reference) = open.about.parse::<ReferenceId>() else { return Ok(Paise::ZERO) };
    Ok(book.reference(reference)?.map_or(Paise::ZERO, |way| way.amount))
}

/// Whom the text that the finding is about was written to; empty where it is about none.
fn addressee(book: &Read<'_>, open: &Attention) -> Result<String, AppError> {
    let Ok(row) = open.about.parse::<i64>() else { return Ok(String::new()) };
    let row = book.outbox_row(OutboxId::new(row))?;
    row.and_then(|row| row.lane.customer()).map_or(Ok(String::new()), |customer| name_of(book, customer))
}

fn name_of(book: &Read<'_>, customer: CustomerId) -> Result<String, AppError> {
    Ok(book.customer(customer)?.map(|customer| customer.name).unwrap_or_default())
}

/// The provider's code, where the finding is about a message.
fn provider_code(book: &Read<'_>, open: &Attention) -> Result<String, AppError> {
    let Ok(row) = open.about.parse::<i64>() else { return Ok(String::new()) };
    let id = OutboxId::new(row);
    let late = book.message(id)?.and_then(|message| message.error_code);
    match late {
        Some(code) => Ok(code),
        None => Ok(book.outbox_row(id)?.and_then(|row| row.error_code).unwrap_or_default()),
    }
}
