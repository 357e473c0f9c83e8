//! The outbox as a person sees it: what asks, what waits for what, what nobody knows, and what was refused.

use crate::bulk;
use crate::error::AppError;
use crate::needs::{asks, customer_of_lane};
use crate::shop::App;
use crate::views::{OutboxRowView, OutboxView, WaitsFor};
use domain::{OutboxId, Paise};
use jiff::Timestamp;
use store::{AttentionCode, Effect, Lane, OutboxRow, OutboxState, Read, ReferenceState};
use words::Words;

/// Rows of each kind that cross to the window.
const MOST_SHOWN: u32 = 200;

impl App {
    /// The outbox, at most 200 rows of each kind; the counts are of all.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn outbox(&self, words: &Words) -> Result<OutboxView, AppError> {
        let now = self.now();
        self.store().read(|book| {
            let rows = book.open_rows(MOST_SHOWN)?;
            let (unknown, waiting): (Vec<_>, Vec<_>) =
                rows.into_iter().partition(|row| row.state == OutboxState::Unknown);
            Ok(OutboxView {
                asks: asks(book, words)?,
                n_asks: book.count_asking()?,
                waiting: views(book, &waiting, words, now)?,
                n_waiting: book.count_waiting()?.saturating_sub(book.count_unknown()?),
                unknown: views(book, &unknown, words, now)?,
                n_unknown: book.count_unknown()?,
                refused: views(book, &refused(book)?, words, now)?,
                batch: bulk::newest(book)?,
                is_paused: crate::pausing::is_paused(book)?,
            })
        })
    }
}

/// Messages that were refused and that nobody has settled yet, the newest first.
fn refused(book: &Read<'_>) -> Result<Vec<OutboxRow>, AppError> {
    let mut rows = Vec::new();
    for open in book.newest_attention(MOST_SHOWN)? {
        let is_refusal = matches!(
            open.code,
            AttentionCode::MessageFailed | AttentionCode::BubbleRefused | AttentionCode::TextFailed
        );
        let id = open.about.parse::<i64>().ok().filter(|_| is_refusal);
        rows.extend(id.map(|id| book.outbox_row(OutboxId::new(id))).transpose()?.flatten());
    }
    Ok(rows)
}

fn views(
    book: &Read<'_>,
    rows: &[OutboxRow],
    words: &Words,
    now: Timestamp,
) -> Result<Vec<OutboxRowView>, AppError> {
    let mut views = Vec::new();
    for row in rows {
        let Some((order, customer)) = customer_of_lane(book, row.lane)? else { continue };
        let trouble = match row.state {
            OutboxState::Refused | OutboxState::Done => Some(words.say_provider_code(&code_of(book, row)?)),
            _ => None,
        };
        views.push(OutboxRowView {
            id: row.id.get(),
            order,
            customer,
            kind: row.effect.as_str(),
            told_status: row.told_status.map(domain::order::ToldStatus::as_str),
            amount: row.amount.to_rupees(),
            is_template: row.shown_kind == "template",
            cost: (row.shown_kind == "template" && row.cost > Paise::ZERO).then(|| row.cost.to_rupees()),
            waits_for: waits_for(book, row, now)?,
            next_at: (row.state == OutboxState::Ready || row.state == OutboxState::Unknown)
                .then_some(row.ready_at.max(now)),
            tries: row.tries,
            queued_at: row.queued_at,
            trouble,
        });
    }
    Ok(views)
}

/// The code with which it was refused, at once or later.
fn code_of(book: &Read<'_>, row: &OutboxRow) -> Result<String, AppError> {
    if let Some(code) = &row.error_code {
        return Ok(code.clone());
    }
    let message = book.message(row.id)?;
    Ok(message.and_then(|message| message.error_code).unwrap_or_default())
}

/// What a row waits for, most telling first.
fn waits_for(book: &Read<'_>, row: &OutboxRow, now: Timestamp) -> Result<WaitsFor, AppError> {
    if row.state == OutboxState::InFlight {
        return Ok(WaitsFor::Answer);
    }
    if row.state == OutboxState::Unknown {
        return Ok(WaitsFor::Check);
    }
    if !book.is_first_in_lane(row.lane, row.id)? {
        return Ok(WaitsFor::MessageBefore);
    }
    if book.rests_in_batch(row.id)? {
        return Ok(WaitsFor::Batch);
    }
    Ok(match row.error_code.as_deref() {
        Some("unreachable") => WaitsFor::Network,
        Some("throttled") => WaitsFor::SlowDown,
        Some(_) => WaitsFor::Account,
        None if row.ready_at <= now => WaitsFor::Turn,
        None if waits_for_closing(book, row)? => WaitsFor::WayToPay,
        None => WaitsFor::Turn,
    })
}

/// Whether an earlier way to pay of the order is still being closed.
fn waits_for_closing(book: &Read<'_>, row: &OutboxRow) -> Result<bool, AppError> {
    let Lane::Order(order) = row.lane else { return Ok(false) };
    if !matches!(row.effect, Effect::OrderDetails | Effect::Cash) {
        return Ok(false);
    }
    let ways = book.references_of(order)?;
    Ok(ways.iter().any(|way| Some(way.reference) != row.reference && way.state != ReferenceState::Closed))
}
