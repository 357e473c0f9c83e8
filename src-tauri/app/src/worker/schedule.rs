//! When to ask after a payment again: soon, then rarer, and not for ever.

use jiff::{SignedDuration, Timestamp};
use store::ReferenceRow;

const fn minutes(n: i64) -> SignedDuration {
    SignedDuration::from_mins(n)
}

const fn seconds(n: i64) -> SignedDuration {
    SignedDuration::from_secs(n)
}

/// After a message went out and nobody has said anything.
const QUIET: [SignedDuration; 8] =
    [seconds(30), minutes(1), minutes(2), minutes(5), minutes(15), minutes(60), minutes(180), minutes(360)];

/// After somebody said that it was paid, or an attempt is pending.
const CONFIRMING: [SignedDuration; 8] =
    [seconds(0), seconds(2), seconds(10), minutes(1), minutes(5), minutes(5), minutes(5), minutes(15)];

/// A capture that began before the expiry may come this much later.
pub const GRACE: SignedDuration = SignedDuration::from_hours(72);

/// From then on a person is told that a payment stays unconfirmed.
pub const UNCONFIRMED_AFTER: SignedDuration = minutes(15);

/// When a reference is asked after next; `None` when it never is again.
///
/// `step` counts the lookups since the schedule last began anew.
#[must_use]
pub fn next_lookup(
    reference: &ReferenceRow,
    is_paid: bool,
    is_stirring: bool,
    step: u32,
    now: Timestamp,
) -> Option<Timestamp> {
    let steps: &[SignedDuration] = if is_stirring { &CONFIRMING } else { &QUIET };
    let step = usize::try_from(step).unwrap_or(usize::MAX).min(steps.len() - 1);
    let is_over = now >= reference.expires_at + GRACE;
    if !is_stirring && (is_paid || is_over) { None } else { Some(now + steps[step]) }
}

/// How long to leave a provider alone that could not be reached, by the number of failures in a row.
#[must_use]
pub fn offline_pause(failures: u32) -> SignedDuration {
    const PAUSES: [i64; 5] = [5, 25, 60, 120, 300];
    let place = usize::try_from(failures).unwrap_or(usize::MAX).clamp(1, PAUSES.len());
    seconds(PAUSES[place - 1])
}

/// How long to wait after being asked to slow down, by the number of times: WhatsApp's own rule, 4 to the power of n.
#[must_use]
pub fn slow_down(times: u32) -> SignedDuration {
    seconds(4_i64.pow(times.clamp(1, 6)))
}
