//! The list of chats: who wrote, what is unread, found by name or telephone number.

use crate::chat_window::open_until;
use crate::chats::quote;
use crate::customers::{FEWEST_DIGITS, digits};
use crate::error::AppError;
use crate::shop::App;
use crate::views::{ChatListRow, ChatsCursor, ChatsOrderName, ChatsPageView, ChatsQuery};
use domain::{CustomerId, PhoneNumber};
use jiff::Timestamp;
use store::{ChatRow, ChatsOrder, Read};

/// Rows that cross to the window at once.
const MOST_ROWS: u32 = 200;

impl App {
    /// A page of the list of chats.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn chats(&self, query: &ChatsQuery) -> Result<ChatsPageView, AppError> {
        let (limit, now) = (query.limit.clamp(1, MOST_ROWS), self.now());
        self.store().read(|book| {
            let mut rows = rows(book, query, limit + 1)?;
            let has_more = rows.len() > usize::try_from(limit).unwrap_or(usize::MAX);
            if has_more {
                rows.pop();
            }
            let next = rows.last().filter(|_| has_more).map(cursor);
            let chats = rows.iter().map(|row| list_row(book, row, now)).collect::<Result<_, _>>()?;
            Ok(ChatsPageView { chats, next, unread: book.count_unread_chats()? })
        })
    }
}

fn rows(book: &Read<'_>, query: &ChatsQuery, limit: u32) -> Result<Vec<ChatRow>, AppError> {
    let search = query.search.trim();
    let after = query.after.map(|after| ChatRow {
        customer: CustomerId::new(after.customer_id),
        newest_at: after.newest_at,
        n_unread: after.unread,
    });
    if search.is_empty() {
        let order = match query.order {
            ChatsOrderName::UnreadFirst => ChatsOrder::UnreadFirst,
            ChatsOrderName::Newest => ChatsOrder::Newest,
        };
        return Ok(book.chats(order, after.as_ref(), limit)?);
    }
    let after = after.map(|row| row.customer);
    if let Ok(phone) = PhoneNumber::parse(search) {
        let customer = book.customer_by_phone(&phone)?.filter(|_| after.is_none());
        let chat = customer.map(|customer| book.chat(customer.id)).transpose()?.flatten();
        return Ok(chat.into_iter().collect());
    }
    match digits(search.strip_prefix("+91").unwrap_or(search)) {
        Some(digits) if digits.len() >= FEWEST_DIGITS => Ok(book.chats_by_digits(&digits, after, limit)?),
        Some(_) => Ok(Vec::new()),
        None => Ok(book.chats_by_name(search, after, limit)?),
    }
}

fn cursor(row: &ChatRow) -> ChatsCursor {
    ChatsCursor { customer_id: row.customer.get(), newest_at: row.newest_at, unread: row.n_unread }
}

fn list_row(book: &Read<'_>, row: &ChatRow, now: Timestamp) -> Result<ChatListRow, AppError> {
    let customer = book.customer(row.customer)?;
    let newest = book.chat_messages(row.customer, None, 1)?.pop();
    let phone = customer.as_ref().and_then(|customer| customer.phone.as_ref());
    Ok(ChatListRow {
        customer_id: row.customer.get(),
        phone: phone.map(PhoneNumber::as_str).unwrap_or_default().to_owned(),
        unread: row.n_unread,
        newest_at: row.newest_at,
        newest: newest.map(|message| quote(book, &message)).transpose()?,
        window_open: open_until(customer.as_ref().and_then(|customer| customer.last_wrote_at), now).is_some(),
        name: customer.map(|customer| customer.name).unwrap_or_default(),
    })
}
