//! Asks the provider after payments.

use super::{MOST_AT_ONCE, Pass, Worker};
use crate::error::AppError;
use crate::hear::{after_lookup, hear_lookup};
use futures::future::join_all;
use jiff::{SignedDuration, Timestamp};
use store::{ReferenceRow, failpoint};
use whatsapp::{CallError, LookedUp};

/// What the provider says of a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It knows it; what it said was merged.
    Known,
    /// It does not know it.
    NotKnown,
    /// It did not answer, or not in words that were understood.
    None {
        /// When to ask again.
        until: Timestamp,
    },
}

impl Worker {
    pub(super) async fn look_up_due(&self, pass: &mut Pass) -> Result<(), AppError> {
        let now = self.app.now();
        let due = self.app.store().read(|book| book.due_lookups(now, MOST_AT_ONCE))?;
        let answers = join_all(due.iter().map(|way| self.look_up(way))).await;
        for (way, answer) in due.into_iter().zip(answers) {
            match answer? {
                Answer::Known => pass.looked_up += 1,
                Answer::NotKnown => {
                    pass.looked_up += 1;
                    self.not_known(&way)?;
                }
                Answer::None { until } => self.look_up_later(&way, until)?,
            }
        }
        Ok(())
    }

    /// Asks after one reference and merges the answer.
    pub(super) async fn look_up(&self, way: &ReferenceRow) -> Result<Answer, AppError> {
        let now = self.app.now();
        let channel = match self.channel(Some(way.account), now) {
            Ok(channel) => channel,
            Err(away) => return Ok(Answer::None { until: away.until }),
        };
        failpoint::reached("lookup", "before");
        let answer = channel.look_up(&way.reference.to_string(), &way.configuration_name).await;
        failpoint::reached("lookup", "after");
        let now = self.app.now();
        match answer {
            Ok(answer) => {
                self.note_online(way.account);
                self.merge(way.clone(), answer)?;
                Ok(Answer::Known)
            }
            Err(CallError::Refused { code, .. }) if code.is_reference_not_found() => {
                self.note_online(way.account);
                Ok(Answer::NotKnown)
            }
            // A refused key, or anything else refused, says nothing about the reference.
            Err(CallError::Refused { .. }) => {
                self.note_online(way.account);
                Ok(Answer::None { until: now + SignedDuration::from_mins(5) })
            }
            Err(CallError::Unreachable(_)) => Ok(Answer::None { until: self.note_offline(way.account, now) }),
            Err(CallError::Throttled { retry_after }) => {
                let asked = retry_after.and_then(|wait| SignedDuration::try_from(wait).ok());
                Ok(Answer::None { until: now + asked.unwrap_or(SignedDuration::from_secs(4)) })
            }
            Err(CallError::OutcomeUnknown { .. } | CallError::Malformed { .. }) => {
                Ok(Answer::None { until: now + SignedDuration::from_secs(5) })
            }
        }
    }

    /// The answer is kept as it came, and merged, in one transaction.
    fn merge(&self, way: ReferenceRow, answer: LookedUp) -> Result<(), AppError> {
        let now = self.app.now();
        self.app.store().write("looked-up", move |book| {
            super::sending::note_clock(book, answer.server_time, now)?;
            let source = format!("lookup {}", way.reference);
            book.keep_answer(&source, &answer.raw, now)?;
            let way = book.reference(way.reference)?.unwrap_or(way);
            hear_lookup(book, &way, &answer.report, now)
        })
    }

    /// Nobody can have paid by a reference that the provider does not know.
    fn not_known(&self, way: &ReferenceRow) -> Result<(), AppError> {
        let (reference, now) = (way.reference, self.app.now());
        self.app.store().write("lookup-not-known", move |book| {
            let Some(way) = book.reference(reference)? else { return Ok(()) };
            book.note_looked_up(way.reference, now)?;
            after_lookup(book, &way, now)?;
            Ok(book.wake_lane(way.order, now)?)
        })
    }

    fn look_up_later(&self, way: &ReferenceRow, until: Timestamp) -> Result<(), AppError> {
        let (reference, step) = (way.reference, way.lookup_step);
        self.app.store().write("lookup-later", move |book| {
            Ok::<_, AppError>(book.schedule_lookup(reference, Some(until), step)?)
        })
    }
}
