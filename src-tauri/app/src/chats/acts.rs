//! What a person does in a chat: sees it, answers, takes an address over, erases it.

use super::{account_for, find_customer};
use crate::counter;
use crate::derive::settle;
use crate::error::{AppError, Code};
use crate::queue;
use crate::shop::App;
use crate::views::Address;
use domain::{CustomerId, OrderNumber, OutboxId};
use jiff::Timestamp;
use store::{AttentionCode, ChatMessageId, ChatMessageRow, Figures, Lane, OutboxState, Read, What, Write};

/// The longest text that WhatsApp carries, in characters.
const MOST_OF_TEXT: usize = 4_096;

/// Open matters that are looked through for those of one chat.
const MOST_OPEN: u32 = 500;

impl App {
    /// Somebody saw the messages of a chat up to one of them; what came since stays unread. Returns how many were
    /// unread.
    ///
    /// # Errors
    /// [`Code::ChatMessageNotFound`] for a message of no chat, or another one.
    pub fn mark_chat_read(&self, customer: i64, up_to: i64) -> Result<u32, AppError> {
        let (now, customer, up_to) = (self.now(), CustomerId::new(customer), ChatMessageId::new(up_to));
        self.store().write("chat-read", move |book| {
            let message = book.chat_message(up_to)?.filter(|message| message.customer == customer);
            message.ok_or_else(|| AppError::new(Code::ChatMessageNotFound))?;
            settle_seen(book, customer, now)?;
            let n_read = book.mark_chat_read(customer, up_to, now)?;
            Ok(u32::try_from(n_read).unwrap_or(u32::MAX))
        })
    }

    /// Queues a text to a customer who wrote within the last 24 hours.
    ///
    /// # Errors
    /// [`Code::BodyEmpty`], [`Code::BodyTooLong`], [`Code::CustomerNotFound`], [`Code::CustomerPhoneMissing`],
    /// [`Code::NoAccount`], and [`Code::WindowClosed`] outside of the 24 hours, or through an account that does not
    /// hear what customers write.
    pub fn reply(&self, customer: i64, text: &str) -> Result<(), AppError> {
        let text = text.trim().to_owned();
        if text.is_empty() {
            return Err(AppError::new(Code::BodyEmpty).at("text"));
        }
        if text.chars().count() > MOST_OF_TEXT {
            return Err(AppError::new(Code::BodyTooLong).at("text"));
        }
        let (now, our_ref, customer) = (self.now(), self.random()?, CustomerId::new(customer));
        self.store().write("reply", move |book| {
            let account = account_for(book, &find_customer(book, customer)?, now)?;
            queue::queue_text(book, customer, &account, text, our_ref, now).map(drop)
        })
    }

    /// Takes over an address that a customer sent, as a person read or mended it: onto the customer, and onto the
    /// draft that needs it, if one is named.
    ///
    /// # Errors
    /// [`Code::ChatMessageNotFound`] for a message without an address; [`Code::FieldMissing`], [`Code::PinInvalid`];
    /// [`Code::OrderNotFound`], [`Code::NotADraft`].
    pub fn accept_address(
        &self,
        message: i64,
        address: &Address,
        onto: Option<OrderNumber>,
    ) -> Result<(), AppError> {
        let (now, id, typed) = (self.now(), ChatMessageId::new(message), address.clone());
        let mut problems = Vec::new();
        let address = counter::address(Some(address), "address", &mut problems);
        if let Some(problem) = problems.into_iter().next() {
            return Err(problem);
        }
        let address = address.ok_or_else(|| AppError::new(Code::FieldMissing).at("address"))?;
        self.store().write("accept-address", move |book| {
            let message = theirs(book, id)?;
            if book.address_answer(id)?.is_none() {
                return Err(AppError::new(Code::ChatMessageNotFound));
            }
            let mut details = book.customer_details(message.customer)?;
            details.address = Some(address);
            book.set_customer_details(message.customer, &details)?;
            book.note_address_accepted(id, now)?;
            if let Some(number) = onto {
                counter::put_address(book, number, typed, now)?;
            }
            Ok(())
        })
    }

    /// Erases a chat: what was said on both sides, carts and addresses in it, and the bytes they came in. Texts that
    /// were not sent yet are not sent. Bills stay.
    ///
    /// # Errors
    /// [`Code::CustomerNotFound`].
    pub fn erase_chat(&self, customer: i64) -> Result<(), AppError> {
        let (now, customer) = (self.now(), CustomerId::new(customer));
        self.store().write("erase-chat", move |book| {
            find_customer(book, customer)?;
            for row in book.lane(customer)?.into_iter().filter(|row| may_be_withdrawn(row.state)) {
                book.end_row(row.id, OutboxState::Withdrawn, None, now)?;
                let figures = Figures::none().number("row", row.id.get()).code("effect", row.effect.as_str());
                book.record(now, None, What::MessageWithdrawn, &figures)?;
            }
            Ok(book.erase_chat(customer)?)
        })
    }
}

const fn may_be_withdrawn(state: OutboxState) -> bool {
    matches!(state, OutboxState::Ready | OutboxState::Asks)
}

/// A message that a customer sent.
pub(crate) fn theirs(book: &Read<'_>, id: ChatMessageId) -> Result<ChatMessageRow, AppError> {
    let message = book.chat_message(id)?.filter(|message| message.outbox.is_none());
    message.ok_or_else(|| AppError::new(Code::ChatMessageNotFound))
}

/// Whoever looks at the chat has seen which of its texts did not arrive.
fn settle_seen(book: &Write<'_>, customer: CustomerId, now: Timestamp) -> Result<(), AppError> {
    for open in book.newest_attention(MOST_OPEN)?.iter().filter(|open| open.code == AttentionCode::TextFailed)
    {
        let Ok(id) = open.about.parse::<i64>() else { continue };
        let Some(row) = book.outbox_row(OutboxId::new(id))? else { continue };
        let written_to = match row.lane {
            Lane::Customer(customer) => Some(customer),
            Lane::Order(order) => book.order(order)?.and_then(|order| order.customer),
        };
        if written_to == Some(customer) {
            settle(book, open.order, open.code, &open.about, now)?;
        }
    }
    Ok(())
}
