//! The reminder before a way to pay ends, for shops that switched it on.

use super::{judge_all, queue_judged};
use crate::clock::clock_in_india;
use crate::error::AppError;
use crate::shop::App;
use domain::OrderNumber;
use jiff::{SignedDuration, Timestamp};
use store::{Effect, OutboxState, Read, ReferenceRow};

/// The setting; set and not empty means on.
const SETTING: &str = "remind_before_expiry";

/// How long before a way to pay ends. Less than a day may lie in one night, in which nobody is reminded.
const LEAD: SignedDuration = SignedDuration::from_hours(24);

/// Ways to pay that are looked at in one go; the rest follows an hour later.
const MOST_AT_ONCE: u32 = 200;

/// Nobody is reminded at night.
const HOURS: std::ops::Range<i8> = 9..20;

const HOUR: SignedDuration = SignedDuration::from_hours(1);

impl App {
    /// Whether customers are reminded by themselves before their way to pay ends. Off unless somebody switched it on.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn reminds_before_expiry(&self) -> Result<bool, AppError> {
        self.store().read(is_on)
    }

    /// Switches the reminder before the end of a way to pay on or off.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn set_reminds_before_expiry(&self, on: bool) -> Result<(), AppError> {
        let value = if on { "1" } else { "" };
        self.store().write("remind-setting", move |book| Ok(book.set_setting(SETTING, value)?))
    }
}

fn is_on(book: &Read<'_>) -> Result<bool, AppError> {
    Ok(book.setting(SETTING)?.is_some_and(|value| !value.is_empty()))
}

/// Queues what is due, where the shop wants it. Returns how many were queued, and when to look again, if ever.
pub(crate) fn remind_before_expiry(app: &App) -> Result<(u32, Option<Timestamp>), AppError> {
    let now = app.now();
    let (is_on, due, next) = app.store().read(|book| {
        if !is_on(book)? {
            return Ok::<_, AppError>((false, Vec::new(), None));
        }
        let due = if is_day(now) { due(book, now)? } else { Vec::new() };
        Ok((true, due, book.next_expiry(now + LEAD)?.map(|end| end - LEAD)))
    })?;
    if !is_on {
        return Ok((0, None));
    }
    let look_again =
        next.map_or(now + HOUR, |next| next.min(now + HOUR)).max(now + SignedDuration::from_secs(1));
    let n_queued = if due.is_empty() { 0 } else { queue(app, due, now)? };
    Ok((n_queued, Some(look_again)))
}

fn is_day(now: Timestamp) -> bool {
    HOURS.contains(&clock_in_india(now).hour())
}

/// Orders whose way to pay ends soon and that were not reminded of it.
fn due(book: &Read<'_>, now: Timestamp) -> Result<Vec<OrderNumber>, AppError> {
    let mut numbers = Vec::new();
    for way in book.expiring_references(now, now + LEAD, MOST_AT_ONCE)? {
        if is_half_over(book, &way, now)? && !was_reminded_of(book, &way)? {
            numbers.extend(book.order(way.order)?.map(|order| order.number));
        }
    }
    let judged = judge_all(book, &numbers, now)?;
    Ok(judged.into_iter().filter(|(_, answer)| answer.is_ok()).map(|(order, _)| order.number).collect())
}

/// Whoever has little time to pay is not reminded as soon as the bill is there.
fn is_half_over(book: &Read<'_>, way: &ReferenceRow, now: Timestamp) -> Result<bool, AppError> {
    let lane = book.lane(way.order)?;
    let bill =
        lane.iter().find(|row| row.effect == Effect::OrderDetails && row.reference == Some(way.reference));
    let sent_at = bill.and_then(|row| row.taken_at);
    Ok(sent_at.is_some_and(|sent| now.duration_since(sent) >= way.expires_at.duration_since(now)))
}

fn was_reminded_of(book: &Read<'_>, way: &ReferenceRow) -> Result<bool, AppError> {
    Ok(book.lane(way.order)?.iter().any(|row| {
        row.effect == Effect::Reminder
            && row.reference == Some(way.reference)
            && row.state != OutboxState::Withdrawn
    }))
}

fn queue(app: &App, numbers: Vec<OrderNumber>, now: Timestamp) -> Result<u32, AppError> {
    let refs = numbers.iter().map(|_| app.random()).collect::<Result<Vec<[u8; 8]>, _>>()?;
    app.store().write("remind-before-expiry", move |book| {
        let judged = judge_all(book, &numbers, now)?;
        queue_judged(book, &judged, &refs, now)?;
        let n_queued = judged.iter().filter(|(_, answer)| answer.is_ok()).count();
        Ok(u32::try_from(n_queued).unwrap_or(u32::MAX))
    })
}
