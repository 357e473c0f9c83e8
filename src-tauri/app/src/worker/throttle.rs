//! The providers' limits, honoured before they are hit.
//!
//! 80 messages a second per number, and per customer one in 6 seconds, with a burst that is borrowed from the
//! future. Counted in this process only: the lease sees to it that there is one sender.

use domain::{AccountId, PhoneNumber};
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;

/// Meta allows 45 at once to one customer; less leaves room for what a person sends from the phone.
const CUSTOMER: Limit =
    Limit { every: SignedDuration::from_secs(6), burst: SignedDuration::from_secs(6 * 20) };

/// 60 a second, of which ten may come at once: in no second more than 71, because requests that leave evenly do not
/// arrive evenly.
const NUMBER: Limit =
    Limit { every: SignedDuration::from_micros(16_667), burst: SignedDuration::from_millis(150) };

struct Limit {
    every: SignedDuration,
    burst: SignedDuration,
}

/// When each customer and each number of ours may be written to again.
#[derive(Default)]
pub struct Throttle {
    customers: HashMap<PhoneNumber, Place>,
    numbers: HashMap<AccountId, Place>,
}

/// How full a limit is.
#[derive(Clone, Copy)]
struct Place {
    /// When all that was sent will have been worth its time.
    full_until: Timestamp,
    /// Moments up to here were named to messages that wait.
    promised_until: Timestamp,
}

impl Throttle {
    /// Takes a place for one message, or names a moment at which there is one. Each that waits is named a moment of
    /// its own, so that a thousand do not all come back for the next one.
    ///
    /// # Errors
    /// The moment.
    pub fn take(
        &mut self,
        account: AccountId,
        customer: &PhoneNumber,
        now: Timestamp,
    ) -> Result<(), Timestamp> {
        let empty = Place { full_until: now, promised_until: now };
        let of_customer = self.customers.entry(customer.clone()).or_insert(empty);
        let of_number = self.numbers.entry(account).or_insert(empty);
        let from = CUSTOMER.free_from(of_customer).max(NUMBER.free_from(of_number));
        if from <= now {
            CUSTOMER.fill(of_customer, now);
            NUMBER.fill(of_number, now);
            return Ok(());
        }
        let from =
            if CUSTOMER.free_from(of_customer) > now { CUSTOMER.promise(of_customer, from) } else { from };
        let from = if NUMBER.free_from(of_number) > now { NUMBER.promise(of_number, from) } else { from };
        // The book keeps whole milliseconds; rounded down, the row would be due before there is a place for it.
        Err(from + SignedDuration::from_millis(1))
    }
}

impl Limit {
    /// From when one more fits: when all will have been worth its time, less the burst.
    fn free_from(&self, place: &Place) -> Timestamp {
        place.full_until - self.burst
    }

    fn fill(&self, place: &mut Place, now: Timestamp) {
        place.full_until = place.full_until.max(now) + self.every;
    }

    /// The first moment from then on that was named to nobody.
    fn promise(&self, place: &mut Place, from: Timestamp) -> Timestamp {
        let moment = place.promised_until.max(from);
        place.promised_until = moment + self.every;
        moment
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customer_gets_a_burst_and_then_one_in_six_seconds() {
        let (mut throttle, account) = (Throttle::default(), AccountId::new(1));
        let customer = PhoneNumber::parse("9812345678").unwrap();
        let start = Timestamp::UNIX_EPOCH;
        // Slower than the number's own limit.
        let at = |n: i64| start + SignedDuration::from_millis(20 * n);
        for n in 0..21 {
            assert_eq!(throttle.take(account, &customer, at(n)), Ok(()));
        }
        let next = throttle.take(account, &customer, at(21)).unwrap_err();
        assert_eq!(next, start + SignedDuration::from_millis(6_001));
        assert_eq!(throttle.take(account, &customer, next), Ok(()));
    }

    #[test]
    fn a_moment_that_is_named_is_one_at_which_the_message_may_go() {
        let (mut throttle, account) = (Throttle::default(), AccountId::new(1));
        let mut now = Timestamp::UNIX_EPOCH;
        for n in 0..400 {
            let customer = PhoneNumber::parse(&format!("98{n:08}")).unwrap();
            if let Err(from) = throttle.take(account, &customer, now) {
                // As the book gives it back.
                now = Timestamp::from_millisecond(from.as_millisecond()).unwrap();
                assert_eq!(throttle.take(account, &customer, now), Ok(()));
            }
        }
        assert!(now > Timestamp::UNIX_EPOCH + SignedDuration::from_secs(3));
    }

    #[test]
    fn each_that_waits_is_named_a_moment_of_its_own() {
        let (mut throttle, account) = (Throttle::default(), AccountId::new(1));
        let mut named = Vec::new();
        for n in 0..500 {
            let customer = PhoneNumber::parse(&format!("98{n:08}")).unwrap();
            named.extend(
                throttle.take(account, &customer, Timestamp::UNIX_EPOCH).err().map(|from| (from, customer)),
            );
        }
        for (from, customer) in named {
            let from = Timestamp::from_millisecond(from.as_millisecond()).unwrap();
            assert_eq!(throttle.take(account, &customer, from), Ok(()));
        }
    }

    #[test]
    fn in_no_second_does_a_number_send_more_than_eighty() {
        let (mut throttle, account) = (Throttle::default(), AccountId::new(1));
        let mut now = Timestamp::UNIX_EPOCH;
        let mut sent = Vec::new();
        for n in 0..400 {
            let customer = PhoneNumber::parse(&format!("98{n:08}")).unwrap();
            while let Err(from) = throttle.take(account, &customer, now) {
                now = from;
            }
            sent.push(now);
        }
        let second = SignedDuration::from_secs(1);
        let most =
            sent.iter().map(|from| sent.iter().filter(|at| (*from..*from + second).contains(*at)).count());
        assert!((50..=80).contains(&most.max().unwrap()));
    }
}
