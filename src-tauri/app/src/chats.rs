//! One chat: both sides of it, and what a person does with what a customer wrote.

mod acts;
mod cart;

pub(crate) use acts::theirs;
pub(crate) use cart::fit;

use crate::chat_window::open_until;
use crate::consent::{asks_to_stop, consents};
use crate::customers::customer_view;
use crate::error::{AppError, Code};
use crate::needs::say_asks_reason;
use crate::offers::{Offer, shown_text};
use crate::shop::App;
use crate::views::{
    Address, AddressAnswerView, ChatBillView, ChatMessageView, ChatQuoteView, ChatView, message_state,
};
use crate::which_message::window;
use domain::order::ToldStatus;
use domain::{Account, CustomerId, MessageState, OrderState};
use jiff::Timestamp;
use store::{
    AddressAnswer, ChatMessageId, ChatMessageRow, ConsentRow, CustomerRow, Effect, OutboxRow, OutboxState,
    Read,
};
use words::Words;

/// Messages that cross to the window at once.
const MOST_MESSAGES: u32 = 200;

impl App {
    /// A page of one chat, the newest messages first, before one of them. `limit` is 1 to 200.
    ///
    /// # Errors
    /// [`Code::CustomerNotFound`], and what keeps the book from being read.
    pub fn chat(
        &self,
        customer: i64,
        before: Option<i64>,
        limit: u32,
        words: &Words,
    ) -> Result<ChatView, AppError> {
        let now = self.now();
        let limit = limit.clamp(1, MOST_MESSAGES);
        self.store().read(|book| {
            let customer = find_customer(book, CustomerId::new(customer))?;
            view(book, &customer, before.map(ChatMessageId::new), limit, now, words)
        })
    }
}

/// The customer with an id.
pub(crate) fn find_customer(book: &Read<'_>, id: CustomerId) -> Result<CustomerRow, AppError> {
    book.customer(id)?.ok_or_else(|| AppError::new(Code::CustomerNotFound))
}

/// Through which account a customer can be written to now: the shop's first.
pub(crate) fn account_for(
    book: &Read<'_>,
    customer: &CustomerRow,
    now: Timestamp,
) -> Result<Account, AppError> {
    if customer.phone.is_none() {
        return Err(AppError::new(Code::CustomerPhoneMissing));
    }
    let mut accounts = book.accounts()?;
    if accounts.is_empty() {
        return Err(AppError::new(Code::NoAccount));
    }
    let wrote = book.last_wrote(customer.id)?;
    let is_open = |account: &Account| window(account.settings.hears, wrote, now).is_open();
    match accounts.iter().position(is_open) {
        Some(place) => Ok(accounts.swap_remove(place)),
        None => Err(AppError::new(Code::WindowClosed)),
    }
}

fn view(
    book: &Read<'_>,
    customer: &CustomerRow,
    before: Option<ChatMessageId>,
    limit: u32,
    now: Timestamp,
    words: &Words,
) -> Result<ChatView, AppError> {
    let mut rows = book.chat_messages(customer.id, before, limit + 1)?;
    let has_more = rows.len() > usize::try_from(limit).unwrap_or(usize::MAX);
    if has_more {
        rows.pop();
    }
    let consent = book.consent(customer.id)?;
    let consents = consents(book, customer.id)?;
    let newest_answer = book.newest_address_answer(customer.id)?;
    let open_answer = newest_answer.map(|id| answer_view(book, id)).transpose()?.flatten();
    let account = account_for(book, customer, now);
    let messages = rows.iter().map(|row| message_view(book, row, consent.as_ref(), words));
    Ok(ChatView {
        window_open_until: open_until(book.last_wrote(customer.id)?.newest(), now)
            .filter(|_| account.is_ok()),
        why_not: account.err().map(|why| why.view(words)),
        unread: book.chat(customer.id)?.map_or(0, |chat| chat.n_unread),
        consent: consents.first().copied(),
        consents,
        address: open_answer.filter(|answer| answer.accepted_at.is_none()),
        messages: messages.collect::<Result<_, _>>()?,
        next: rows.last().filter(|_| has_more).map(|row| row.id.get()),
        customer: customer_view(book, customer, now)?,
    })
}

fn message_view(
    book: &Read<'_>,
    row: &ChatMessageRow,
    consent: Option<&ConsentRow>,
    words: &Words,
) -> Result<ChatMessageView, AppError> {
    let quoted = row.replies_to.as_deref().map(|id| book.chat_message_by_message_id(id));
    let quoted = quoted.transpose()?.flatten().filter(|quoted| quoted.customer == row.customer);
    let is_answered = consent.is_some_and(|word| word.recorded_at >= row.said_at);
    let theirs = ChatMessageView {
        id: row.id.get(),
        from_customer: row.outbox.is_none(),
        kind: row.kind.clone(),
        text: row.text.clone(),
        at: row.said_at,
        read: row.read_at.is_some(),
        replies_to: quoted.map(|quoted| quote(book, &quoted)).transpose()?,
        state: None,
        trouble: row.problem.as_deref().map(|code| words.say_provider_code(code)),
        order: None,
        amount: None,
        told_status: None,
        cart: cart::view(book, row.id)?,
        address: answer_view(book, row.id)?,
        bill: bill_of(book, row, false)?,
        suggests_stop: row.outbox.is_none() && !is_answered && asks_to_stop(&row.text),
    };
    let ours = row.outbox.map(|id| book.outbox_row(id)).transpose()?.flatten();
    ours.map_or(Ok(theirs.clone()), |ours| our_message(book, &ours, theirs, words))
}

fn our_message(
    book: &Read<'_>,
    row: &OutboxRow,
    bare: ChatMessageView,
    words: &Words,
) -> Result<ChatMessageView, AppError> {
    let message = book.message(row.id)?;
    let late = message.as_ref().filter(|message| message.state == MessageState::Failed);
    let code = late.and_then(|message| message.error_code.as_deref()).or(row.error_code.as_deref());
    let has_failed = late.is_some() || row.state == OutboxState::Refused;
    let trouble = match row.state {
        OutboxState::Asks => Some(say_asks_reason(row.asks_why.as_deref(), words)),
        _ if has_failed => Some(words.say_provider_code(code.unwrap_or_default())),
        _ => None,
    };
    Ok(ChatMessageView {
        kind: Offer::of(row).map_or(row.effect.as_str(), Offer::as_str).to_owned(),
        text: shown_text(book, row)?,
        state: Some(message_state(row, message.map(|message| message.state))),
        trouble,
        order: order_number(book, row)?,
        amount: matches!(row.effect, Effect::OrderDetails | Effect::Reminder).then(|| row.amount.to_rupees()),
        told_status: row.told_status.map(ToldStatus::as_str),
        ..bare
    })
}

/// A message in one line.
pub(crate) fn quote(book: &Read<'_>, row: &ChatMessageRow) -> Result<ChatQuoteView, AppError> {
    let ours = row.outbox.map(|id| book.outbox_row(id)).transpose()?.flatten();
    Ok(ChatQuoteView {
        id: row.id.get(),
        from_customer: row.outbox.is_none(),
        kind: ours.as_ref().map_or_else(
            || row.kind.clone(),
            |ours| Offer::of(ours).map_or(ours.effect.as_str(), Offer::as_str).to_owned(),
        ),
        order: ours.as_ref().map(|ours| order_number(book, ours)).transpose()?.flatten(),
        text: ours.map_or_else(|| Ok(row.text.clone()), |ours| shown_text(book, &ours))?,
    })
}

fn order_number(book: &Read<'_>, row: &OutboxRow) -> Result<Option<String>, AppError> {
    let order = row.lane.order().map(|order| book.order(order)).transpose()?.flatten();
    Ok(order.map(|order| order.number.to_string()))
}

/// The bill that was made of a message, unless it was given up since.
pub(crate) fn bill_of(
    book: &Read<'_>,
    row: &ChatMessageRow,
    is_new: bool,
) -> Result<Option<ChatBillView>, AppError> {
    let order = row.order.map(|order| book.order(order)).transpose()?.flatten();
    let standing = order.filter(|order| order.state != OrderState::Canceled);
    Ok(standing.map(|order| ChatBillView {
        number: order.number.to_string(),
        status: order.state.as_str(),
        is_new,
    }))
}

fn answer_view(book: &Read<'_>, id: ChatMessageId) -> Result<Option<AddressAnswerView>, AppError> {
    let answer = book.address_answer(id)?;
    Ok(answer.map(|AddressAnswer { name, phone, line1, line2, city, state, pin, accepted_at }| {
        AddressAnswerView {
            id: id.get(),
            name,
            phone,
            address: Address { line1, line2, city, state, pin },
            accepted_at,
        }
    }))
}
