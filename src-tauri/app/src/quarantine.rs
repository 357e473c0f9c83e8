//! A book that came from a backup: what was found meanwhile, and what waits.

use crate::error::AppError;
use crate::needs::asks;
use crate::shop::App;
use crate::views::{FoundView, QuarantineView};
use domain::{OrderState, Paise};
use jiff::Timestamp;
use store::{AttentionCode, HistoryRow, Read, What};
use words::{Message, Words};

/// Findings of one kind in the list.
const MOST: u32 = 500;

impl App {
    /// What a person has to see before the book may send again; `None` while it may.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn quarantine(&self, words: &Words) -> Result<Option<QuarantineView>, AppError> {
        self.store().read(|book| {
            let Some(since) = book.generation()?.quarantined_at else { return Ok(None) };
            Ok(Some(QuarantineView {
                since,
                still_sweeping: still_sweeping(book, since)?,
                found: found(book, words)?,
                waiting: asks(book, words)?,
            }))
        })
    }
}

/// References of orders that this book never saw, as far as their number is known, and its own.
fn still_sweeping(book: &Read<'_>, since: Timestamp) -> Result<u32, AppError> {
    let unseen = book.unswept_generations()?.into_iter().map(|past| match past.reached {
        Some(reached) => reached.saturating_sub(past.last_sequence),
        None => 1,
    });
    Ok(unseen.sum::<u32>() + book.count_unasked(since)?)
}

fn found(book: &Read<'_>, words: &Words) -> Result<Vec<FoundView>, AppError> {
    let began = book.last_quarantine()?;
    let mut found = Vec::new();
    for stray in book.attention_of_book()?.iter().filter(|open| open.code == AttentionCode::PaidNoOrder) {
        found.push(FoundView {
            order: None,
            customer: String::new(),
            what: words.say(&Message::EvidenceFoundNoOrder { reference: &stray.about }),
            amount: stray.amount.to_rupees(),
            at: Some(stray.raised_at),
        });
    }
    for row in book.history_since(began, What::PaymentConfirmed, MOST)? {
        found.extend(of_order(book, &row, Sign::In, words)?);
    }
    for row in book.history_since(began, What::RefundSeen, MOST)? {
        if row.figure("state") == Some("success") {
            found.extend(of_order(book, &row, Sign::Out, words)?);
        }
    }
    Ok(found)
}

/// Which way the money went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    In,
    Out,
}

fn of_order(
    book: &Read<'_>,
    row: &HistoryRow,
    sign: Sign,
    words: &Words,
) -> Result<Option<FoundView>, AppError> {
    let Some(order) = row.order.map(|order| book.order(order)).transpose()?.flatten() else {
        return Ok(None);
    };
    let amount = row.amount("amount_paise").unwrap_or(Paise::ZERO);
    let (what, amount) = match sign {
        Sign::In if order.state == OrderState::Canceled => (Message::EvidenceFoundCanceledPaid, amount),
        Sign::In => (Message::EvidenceFoundPaid, amount),
        Sign::Out => (Message::EvidenceFoundRefunded, Paise::new(amount.get().saturating_neg())),
    };
    Ok(Some(FoundView {
        order: Some(order.number.to_string()),
        customer: order.draft.buyer.name,
        what: words.say(&what),
        amount: amount.to_rupees(),
        at: Some(row.at),
    }))
}
