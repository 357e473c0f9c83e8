//! Sends the rows at the heads of their lanes.
//!
//! Around every request stand two commits. The first stores the redacted request and marks the row *in flight*
//! before a byte leaves; the second stores what became of it. A crash between them leaves *in flight*, which the
//! next holder of the lease turns into *unknown*.

use super::decide::{Decision, Facts, decide, decide_text};
use super::outgoing::{compose, compose_text};
use super::settling::echo_due;
use super::{MOST_AT_ONCE, Pass, Worker, schedule};
use crate::chat_window::is_window_open;
use crate::choosing::{choice_of, purpose_of, window_of};
use crate::derive::raise;
use crate::effects::rule;
use crate::error::{AppError, Code};
use crate::hear::{arrived, failed};
use crate::orders::record_cash;
use crate::queue;
use crate::which_message::{Choice, Lacking, Why};
use domain::{Account, AccountId, CustomerId, OutboxId, Paise, PhoneNumber};
use futures::future::join_all;
use jiff::{SignedDuration, Timestamp};
use std::collections::HashSet;
use std::sync::Arc;
use store::{AttentionCode, Effect, Figures, Lane, OutboxRow, OutboxState, What, Write, failpoint};
use whatsapp::{Accepted, CallError, CannotSay, Channel, Outgoing, Rendered, is_about_the_account};

/// Rows older than this ask first, unless the shop set another time.
const OLDEST: SignedDuration = SignedDuration::from_hours(24);

/// The setting that says otherwise, in hours.
pub const OLDEST_SETTING: &str = "ask_after_hours";

/// A row that was taken: its request is stored and may leave.
struct Taken {
    row: OutboxRow,
    account: AccountId,
    channel: Arc<Channel>,
    rendered: Rendered,
}

/// What became of a row before any request.
enum Before {
    Send(Box<(Outgoing, OutboxRow)>),
    Moved,
    LookUp,
}

impl Worker {
    pub(super) async fn send_ready(&self, pass: &mut Pass) -> Result<(), AppError> {
        let now = self.app.now();
        let rows = self.app.store().read(|book| book.ready_rows(now, MOST_AT_ONCE))?;
        let (mut taken, mut customers) = (Vec::new(), HashSet::new());
        for row in rows {
            if row.effect == Effect::Document && row.media_id.is_none() {
                self.give_document(&row).await?;
                pass.moved += 1;
                continue;
            }
            match self.take(&row, &mut customers)? {
                Some(row) => taken.push(row),
                None => pass.moved += 1,
            }
        }
        pass.requests += u32::try_from(taken.len()).unwrap_or(u32::MAX);
        for outcome in join_all(taken.into_iter().map(|row| self.send_one(row))).await {
            outcome?;
        }
        Ok(())
    }

    /// Decides about a row and, if it is to be sent, stores its request. What goes out together goes to different
    /// customers, so that each gets theirs in the order they were written.
    fn take(&self, row: &OutboxRow, customers: &mut HashSet<PhoneNumber>) -> Result<Option<Taken>, AppError> {
        let (id, now) = (row.id, self.app.now());
        let channel = if row.effect == Effect::Cash { None } else { Some(self.channel(row.account, now)) };
        if let Some(Err(away)) = channel {
            return self.postpone(id, away.until, Some(away.code)).map(|()| None);
        }
        let before = self.app.store().write("decide", move |book| before_sending(book, id, now))?;
        let (outgoing, row) = match before {
            Before::Moved => return Ok(None),
            Before::LookUp => return self.look_up_first(row).map(|()| None),
            Before::Send(both) => *both,
        };
        let (Some(Ok(channel)), Some(account)) = (channel, row.account) else { return Ok(None) };
        let customer = outgoing.to();
        if customers.contains(customer) {
            return Ok(None);
        }
        customers.insert(customer.clone());
        if let Err(until) = self.shared().throttle.take(account, customer, now) {
            return self.postpone(id, until, None).map(|()| None);
        }
        let rendered = match channel.render(&outgoing) {
            Ok(rendered) => rendered,
            Err(CannotSay { .. }) => return self.refuse_unsaid(row).map(|()| None),
        };
        let request = rendered.redacted_bytes();
        self.app
            .store()
            .write("take", move |book| {
                book.take_row(id, &request, now)?;
                let figures = Figures::none().number("row", id.get()).code("effect", row.effect.as_str());
                book.record(now, row.lane.order(), What::MessageSent, &figures)?;
                Ok::<_, AppError>(row)
            })
            .map(|row| Some(Taken { row, account, channel, rendered }))
    }

    async fn send_one(&self, taken: Taken) -> Result<(), AppError> {
        let effect = taken.row.effect.as_str();
        failpoint::reached(&format!("send-{effect}"), "before");
        let answer = taken.channel.send(&taken.rendered).await;
        failpoint::reached(&format!("send-{effect}"), "after");
        let (account, now) = (taken.account, self.app.now());
        match &answer {
            Err(CallError::Unreachable(_)) => {}
            _ => self.note_online(account),
        }
        let retry_at = match &answer {
            Err(CallError::Unreachable(_)) => self.note_offline(account, now),
            Err(CallError::Throttled { retry_after }) => {
                let asked = retry_after.and_then(|wait| SignedDuration::try_from(wait).ok());
                now + asked.unwrap_or_else(|| schedule::slow_down(taken.row.tries + 1))
            }
            _ => now,
        };
        let outcome = Outcome::of(answer);
        self.app
            .store()
            .write(outcome.label(), move |book| after_sending(book, taken.row.id, &outcome, retry_at, now))
    }

    pub(super) fn postpone(
        &self,
        id: OutboxId,
        until: Timestamp,
        code: Option<&'static str>,
    ) -> Result<(), AppError> {
        self.app.store().write("postpone", move |book| {
            Ok::<_, AppError>(book.postpone_row(id, OutboxState::Ready, until, code)?)
        })
    }

    /// The account's channel has no words for the row. No byte leaves.
    fn refuse_unsaid(&self, row: OutboxRow) -> Result<(), AppError> {
        let now = self.app.now();
        self.app.store().write("cannot-say", move |book| {
            let code = Code::ChannelCannotSay.as_str();
            book.end_row(row.id, OutboxState::Refused, Some((code, "")), now)?;
            failed(book, &row, code, now)?;
            Ok::<_, AppError>(book.wake_lane(row.lane, now)?)
        })
    }

    /// The row waits until the payment was asked after, which is due at once.
    fn look_up_first(&self, row: &OutboxRow) -> Result<(), AppError> {
        let (id, reference, now) = (row.id, row.reference, self.app.now());
        self.app.store().write("look-up-first", move |book| {
            if let Some(reference) =
                reference.map(|reference| book.reference(reference)).transpose()?.flatten()
            {
                book.schedule_lookup(reference.reference, Some(now), reference.lookup_step)?;
            }
            // The answer wakes the lane; without one it looks again.
            Ok::<_, AppError>(book.postpone_row(
                id,
                OutboxState::Ready,
                now + SignedDuration::from_secs(60),
                None,
            )?)
        })
    }
}

fn before_sending(book: &Write<'_>, id: OutboxId, now: Timestamp) -> Result<Before, AppError> {
    let Some(row) = book.outbox_row(id)?.filter(|row| row.state == OutboxState::Ready) else {
        return Ok(Before::Moved);
    };
    let order = match row.lane {
        Lane::Order(order) => order,
        Lane::Customer(customer) => return before_text(book, row, customer, now),
    };
    let Some(order) = book.order(order)? else { return Ok(Before::Moved) };
    let references = book.references_of(order.id)?;
    let payment = book.payment(order.id)?;
    let has_bubble = match row.reference {
        Some(reference) => has_bubble(book, &row, reference)?,
        None => false,
    };
    let oldest = oldest(book)?;
    let account = row.account.map(|account| book.account(account)).transpose()?.flatten();
    let choice = match (&account, purpose_of(row.effect)) {
        (Some(account), Some(purpose)) => choice_of(book, &order, account, purpose, now)?,
        (Some(account), None) if row.effect == Effect::Document => {
            of_document(book, account, order.customer, now)?
        }
        _ => Choice::Interactive { why: Why::WindowOpen },
    };
    let facts = Facts {
        row: &row,
        order: &order,
        payment: &payment,
        references: &references,
        has_bubble,
        choice: &choice,
        oldest,
        now,
    };
    let figures = Figures::none().number("row", id.get()).code("effect", row.effect.as_str());
    match decide(&facts) {
        Decision::Send => {
            let reference = references.iter().find(|reference| Some(reference.reference) == row.reference);
            let Some(account) = account else { return Ok(Before::Moved) };
            let kind = (choice.kind(), choice.cost().unwrap_or(Paise::ZERO));
            if kind.0 != row.shown_kind {
                book.set_shown_kind(row.id, kind.0, kind.1)?;
            }
            let outgoing = compose(book, &row, &order, reference, (&account, &choice), now)?;
            return Ok(Before::Send(Box::new((outgoing, row))));
        }
        Decision::Ask(why) => {
            book.ask_about(id, why)?;
            book.record(now, Some(order.id), What::MessageAsks, &figures.code("why", why.as_str()))?;
        }
        Decision::Withdraw => {
            book.end_row(id, OutboxState::Withdrawn, None, now)?;
            book.record(now, Some(order.id), What::MessageWithdrawn, &figures)?;
            withdraw_consequences(book, &row, now)?;
        }
        Decision::WaitUntil(until) => book.postpone_row(id, OutboxState::Ready, until, None)?,
        Decision::LookUpFirst => return Ok(Before::LookUp),
        Decision::RecordCash => {
            book.end_row(id, OutboxState::Done, None, now)?;
            record_cash(book, &order, row.amount, now)?;
        }
    }
    Ok(Before::Moved)
}

/// A document has no template: it goes while the customer's window is known to be open.
fn of_document(
    book: &Write<'_>,
    account: &Account,
    customer: Option<CustomerId>,
    now: Timestamp,
) -> Result<Choice, AppError> {
    let why = customer.map(|customer| window_of(book, account, customer, now)).transpose()?;
    Ok(match why {
        Some(why) if why.is_open() => Choice::Interactive { why },
        why => Choice::Neither { why: why.unwrap_or(Why::NeverWrote), lacking: Lacking::NoTemplate },
    })
}

/// What to do with a text that is about no order.
fn before_text(
    book: &Write<'_>,
    row: OutboxRow,
    customer: CustomerId,
    now: Timestamp,
) -> Result<Before, AppError> {
    let window_open = is_window_open(book, customer, row.account, now)?;
    let figures = Figures::none().number("row", row.id.get()).code("effect", row.effect.as_str());
    match decide_text(&row, window_open, oldest(book)?, now) {
        Some(why) => {
            book.ask_about(row.id, why)?;
            book.record(now, None, What::MessageAsks, &figures.code("why", why.as_str()))?;
        }
        None => match compose_text(book, &row, customer)? {
            Some(outgoing) => return Ok(Before::Send(Box::new((outgoing, row)))),
            None => {
                book.end_row(row.id, OutboxState::Withdrawn, None, now)?;
                book.record(now, None, What::MessageWithdrawn, &figures)?;
            }
        },
    }
    Ok(Before::Moved)
}

/// A cancel that lost its sense because the order was paid leaves its way to pay open and watched.
fn withdraw_consequences(book: &Write<'_>, row: &OutboxRow, now: Timestamp) -> Result<(), AppError> {
    let Some(reference) = row.reference.filter(|_| row.effect == Effect::Cancel) else { return Ok(()) };
    let Some(way) = book.reference(reference)? else { return Ok(()) };
    let Some(order) = row.lane.order() else { return Ok(()) };
    let payment = book.payment(order)?;
    let is_captured = payment
        .attempts
        .iter()
        .any(|(key, attempt)| key.reference == reference && attempt.confirmed().is_some());
    let why = if is_captured { "paid" } else { "never_shown" };
    if way.state == store::ReferenceState::Closed {
        Ok(())
    } else {
        queue::close(book, order, reference, why, now)
    }
}

/// Whether the order details message of a way to pay reached WhatsApp, as far as is known.
fn has_bubble(book: &Write<'_>, row: &OutboxRow, reference: domain::ReferenceId) -> Result<bool, AppError> {
    let lane = book.lane(row.lane)?;
    Ok(lane.iter().any(|sent| {
        sent.effect == Effect::OrderDetails
            && sent.reference == Some(reference)
            && (sent.state == OutboxState::Done || sent.tries > 0 && sent.state == OutboxState::Withdrawn)
    }))
}

fn oldest(book: &Write<'_>) -> Result<SignedDuration, AppError> {
    let hours = book.setting(OLDEST_SETTING)?.and_then(|hours| hours.parse::<i64>().ok());
    Ok(hours.filter(|hours| (1..=8_760).contains(hours)).map_or(OLDEST, SignedDuration::from_hours))
}

/// What a request came to, in the words of the decision that follows.
enum Outcome {
    Accepted(Accepted),
    NotSent,
    SlowDown,
    Refused { code: String, is_account: bool },
    Unknown,
}

impl Outcome {
    fn of(answer: Result<Accepted, CallError>) -> Outcome {
        match answer {
            Ok(accepted) => Outcome::Accepted(accepted),
            Err(CallError::Unreachable(_)) => Outcome::NotSent,
            Err(CallError::Throttled { .. }) => Outcome::SlowDown,
            Err(CallError::Refused { code, .. }) => {
                Outcome::Refused { is_account: is_about_the_account(&code), code: code.to_string() }
            }
            // An answer that was not understood may have been an acceptance.
            Err(CallError::OutcomeUnknown { .. } | CallError::Malformed { .. }) => Outcome::Unknown,
        }
    }

    const fn label(&self) -> &'static str {
        match self {
            Outcome::Accepted(_) => "accepted",
            Outcome::NotSent => "not-sent",
            Outcome::SlowDown => "slow-down",
            Outcome::Refused { .. } => "refused",
            Outcome::Unknown => "outcome-unknown",
        }
    }
}

fn after_sending(
    book: &Write<'_>,
    id: OutboxId,
    outcome: &Outcome,
    retry_at: Timestamp,
    now: Timestamp,
) -> Result<(), AppError> {
    let Some(row) = book.outbox_row(id)? else { return Ok(()) };
    let figures = Figures::none().number("row", id.get()).code("effect", row.effect.as_str());
    if let Outcome::Accepted(accepted) = outcome {
        note_clock(book, accepted.server_time, now)?;
        return arrived(book, &row, accepted.message_id.as_deref(), now);
    }
    if row.state != OutboxState::InFlight {
        // A report about the message came while the request was under way, and said more than our answer does.
        return Ok(());
    }
    match outcome {
        Outcome::Accepted(_) => Ok(()),
        Outcome::NotSent => {
            book.give_back_row(id, retry_at, "unreachable")?;
            Ok(book.record(now, row.lane.order(), What::MessageNotSent, &figures)?)
        }
        Outcome::SlowDown => Ok(book.give_back_row(id, retry_at, "throttled")?),
        Outcome::Refused { code, .. }
            if rule(row.effect).repeat_codes.contains(&code.as_str()) && row.tries > 1 =>
        {
            arrived(book, &row, None, now)
        }
        Outcome::Refused { code, is_account: true } => {
            raise(book, row.lane.order(), AttentionCode::AccountRefused, &id.to_string(), Paise::ZERO, now)?;
            Ok(book.give_back_row(id, now + SignedDuration::from_mins(5), code)?)
        }
        Outcome::Refused { code, .. } => {
            book.end_row(id, OutboxState::Refused, Some((code, "")), now)?;
            failed(book, &row, code, now)?;
            Ok(book.wake_lane(row.lane, now)?)
        }
        Outcome::Unknown => {
            let settle_at = echo_due(book, &row)?.unwrap_or(now).max(now);
            book.postpone_row(id, OutboxState::Unknown, settle_at, Some("outcome_unknown"))?;
            Ok(book.record(now, row.lane.order(), What::MessageOutcomeUnknown, &figures)?)
        }
    }
}

/// This PC's clock against the provider's: a person is told when they differ by more than five minutes.
pub(super) fn note_clock(
    book: &Write<'_>,
    theirs: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), AppError> {
    let Some(theirs) = theirs else { return Ok(()) };
    let minutes = theirs.duration_since(now).as_mins();
    if minutes.abs() > 5 {
        raise(book, None, AttentionCode::ClockWrong, "", Paise::new(minutes), now)
    } else if book.attention_of_book()?.iter().any(|open| open.code == AttentionCode::ClockWrong) {
        book.settle(None, AttentionCode::ClockWrong, "", now).map(drop).map_err(Into::into)
    } else {
        Ok(())
    }
}
