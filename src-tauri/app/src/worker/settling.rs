//! Settles rows of unknown outcome by the table of effects: never by guessing, and never by a blind repeat.

use super::{MOST_AT_ONCE, Pass, Worker};
use crate::derive::raise;
use crate::effects::{Settlement, rule};
use crate::error::AppError;
use crate::hear::arrived;
use domain::OutboxId;
use futures::future::join_all;
use jiff::{SignedDuration, Timestamp};
use store::{AsksWhy, AttentionCode, Figures, OutboxRow, OutboxState, What, Write};

/// What asking told about a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    /// The provider has it.
    Arrived,
    /// The provider does not know its reference.
    NotKnown,
    /// There was no answer, or nobody to ask.
    Nothing(Timestamp),
}

impl Worker {
    pub(super) async fn settle_unknown(&self, is_quarantined: bool, pass: &mut Pass) -> Result<(), AppError> {
        let now = self.app.now();
        let rows = self.app.store().read(|book| book.unknown_rows(now, MOST_AT_ONCE))?;
        pass.moved += u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let told = join_all(rows.iter().map(|row| self.ask_about(row))).await;
        for (row, told) in rows.into_iter().zip(told) {
            let (told, now) = (told?, self.app.now());
            pass.looked_up += u32::from(!matches!(told, Told::Nothing(_)));
            self.app.store().write("settle", move |book| settle(book, row.id, told, is_quarantined, now))?;
        }
        Ok(())
    }

    async fn ask_about(&self, row: &OutboxRow) -> Result<Told, AppError> {
        let now = self.app.now();
        let by_lookup = rule(row.effect).settled_by.contains(&Settlement::Lookup);
        let Some(reference) = row.reference.filter(|_| by_lookup) else { return Ok(Told::NotKnown) };
        let Some(way) = self.app.store().read(|book| book.reference(reference))? else {
            return Ok(Told::NotKnown);
        };
        self.look_up(&way).await.map(|answer| match answer {
            super::lookups::Answer::Known => Told::Arrived,
            super::lookups::Answer::NotKnown => Told::NotKnown,
            super::lookups::Answer::None { until } => {
                Told::Nothing(until.max(now + SignedDuration::from_secs(1)))
            }
        })
    }
}

fn settle(
    book: &Write<'_>,
    id: OutboxId,
    told: Told,
    is_quarantined: bool,
    now: Timestamp,
) -> Result<(), AppError> {
    // An echo may have settled it while we asked.
    let Some(row) = book.outbox_row(id)?.filter(|row| row.state == OutboxState::Unknown) else {
        return Ok(());
    };
    let figures = Figures::none().number("row", id.get()).code("effect", row.effect.as_str());
    match told {
        Told::Arrived => return arrived(book, &row, None, now),
        Told::Nothing(until) => {
            return Ok(book.postpone_row(id, OutboxState::Unknown, until, row.error_code.as_deref())?);
        }
        Told::NotKnown => {}
    }
    if let Some(until) = echo_due(book, &row)?.filter(|until| *until > now) {
        return Ok(book.postpone_row(id, OutboxState::Unknown, until, row.error_code.as_deref())?);
    }
    let why = if is_quarantined { Some(AsksWhy::BookRestored) } else { exhausted(&row) };
    match why {
        Some(why) => {
            book.ask_about(id, why)?;
            if why == AsksWhy::OutcomeUnknown {
                raise(
                    book,
                    row.lane.order(),
                    AttentionCode::OutcomeUnknown,
                    &id.to_string(),
                    row.amount,
                    now,
                )?;
            }
            Ok(book.record(now, row.lane.order(), What::MessageAsks, &figures.code("why", why.as_str()))?)
        }
        None => {
            // The same reference, or the same status of it, so that a first one that did arrive refuses the second.
            book.postpone_row(id, OutboxState::Ready, now, row.error_code.as_deref())?;
            Ok(book.record(
                now,
                row.lane.order(),
                What::MessageSettled,
                &figures.code("outcome", "repeat"),
            )?)
        }
    }
}

/// Until when a report about the message may still come, where the account hears reports.
pub(super) fn echo_due(book: &Write<'_>, row: &OutboxRow) -> Result<Option<Timestamp>, AppError> {
    let account = row.account.map(|account| book.account(account)).transpose()?.flatten();
    let hears = account.is_some_and(|account| account.settings.hears == domain::Hears::Everything);
    let by_lookup = rule(row.effect).settled_by.contains(&Settlement::Lookup);
    // A lookup right after the request may come before the provider's own books are written.
    Ok(row.taken_at.filter(|_| hears || by_lookup).map(|taken| taken + rule(row.effect).wait_for_echo))
}

fn exhausted(row: &OutboxRow) -> Option<AsksWhy> {
    (row.tries >= rule(row.effect).most_sends).then_some(AsksWhy::OutcomeUnknown)
}
