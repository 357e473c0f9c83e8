//! Time and randomness, handed in wherever they are needed. Only the two structs here touch the real ones.

use jiff::Timestamp;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> Timestamp;
}

/// Gives random bytes.
pub trait Entropy: Send + Sync {
    /// Fills the slice.
    ///
    /// # Errors
    /// When the operating system has none to give.
    fn fill(&self, bytes: &mut [u8]) -> std::io::Result<()>;
}

/// The computer's own clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the computer's clock")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// The operating system's randomness.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks for randomness")]
    fn fill(&self, bytes: &mut [u8]) -> std::io::Result<()> {
        getrandom::fill(bytes).map_err(|error| std::io::Error::other(error.to_string()))
    }
}

/// The calendar day in India, which has one time zone and no summer time.
#[must_use]
pub fn day_in_india(now: Timestamp) -> jiff::civil::Date {
    clock_in_india(now).date()
}

/// Day and time of day in India.
#[must_use]
pub fn clock_in_india(now: Timestamp) -> jiff::civil::DateTime {
    jiff::tz::Offset::constant(5).to_datetime(now + jiff::SignedDuration::from_mins(30))
}

/// When the present day in India began.
#[must_use]
pub fn day_began_in_india(now: Timestamp) -> Timestamp {
    let local = clock_in_india(now);
    let since = local.duration_since(local.date().at(0, 0, 0, 0));
    now - since
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_in_india_begins_half_past_six_in_the_evening_of_the_day_before() {
        let day = |text: &str| day_in_india(text.parse().unwrap()).to_string();
        assert_eq!(day("2026-11-22T18:29:59Z"), "2026-11-22");
        assert_eq!(day("2026-11-22T18:30:00Z"), "2026-11-23");
        let began = |text: &str| day_began_in_india(text.parse().unwrap()).to_string();
        assert_eq!(began("2026-11-22T18:29:59.5Z"), "2026-11-21T18:30:00Z");
        assert_eq!(began("2026-11-22T18:30:00Z"), "2026-11-22T18:30:00Z");
    }
}
