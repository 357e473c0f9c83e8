//! The providers' limits, honoured before they are hit.
//!
//! 80 messages a second per number, and per customer one in 6 seconds, with a burst that is borrowed from the
//! future. Counted in this process only: the lease sees to it that there is one sender.

use domain::{AccountId, PhoneNumber};
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::hash::Hash;

/// Meta allows 45 at once to one customer; less leaves room for what a person sends from the phone.
const CUSTOMER: Limit =
    Limit { every: SignedDuration::from_secs(6), burst: SignedDuration::from_secs(6 * 20) };

/// 80 a second, all of which may come at once.
const NUMBER: Limit =
    Limit { every: SignedDuration::from_micros(12_500), burst: SignedDuration::from_millis(900) };

struct Limit {
    every: SignedDuration,
    burst: SignedDuration,
}

/// When each customer and each number of ours may be written to again.
#[derive(Default)]
pub struct Throttle {
    customers: HashMap<PhoneNumber, Timestamp>,
    numbers: HashMap<AccountId, Timestamp>,
}

impl Throttle {
    /// Takes a place for one message, or says from when there is one.
    ///
    /// # Errors
    /// The moment from which the limits allow it.
    pub fn take(
        &mut self,
        account: AccountId,
        customer: &PhoneNumber,
        now: Timestamp,
    ) -> Result<(), Timestamp> {
        let from =
            free_from(&CUSTOMER, &self.customers, customer).max(free_from(&NUMBER, &self.numbers, &account));
        if from > now {
            // The book keeps whole milliseconds; rounded down, the row would be due before there is a place for it.
            return Err(from + SignedDuration::from_millis(1));
        }
        fill(&CUSTOMER, &mut self.customers, customer.clone(), now);
        fill(&NUMBER, &mut self.numbers, account, now);
        Ok(())
    }
}

/// From when one more fits: the theoretical arrival time, less the burst.
fn free_from<K: Eq + Hash>(limit: &Limit, full_until: &HashMap<K, Timestamp>, key: &K) -> Timestamp {
    full_until.get(key).map_or(Timestamp::MIN, |until| *until - limit.burst)
}

fn fill<K: Eq + Hash>(limit: &Limit, full_until: &mut HashMap<K, Timestamp>, key: K, now: Timestamp) {
    let until = full_until.entry(key).or_insert(now);
    *until = (*until).max(now) + limit.every;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customer_gets_a_burst_and_then_one_in_six_seconds() {
        let (mut throttle, account) = (Throttle::default(), AccountId::new(1));
        let customer = PhoneNumber::parse("9812345678").unwrap();
        let start = Timestamp::UNIX_EPOCH;
        let n_at_once = (0..100).take_while(|_| throttle.take(account, &customer, start).is_ok()).count();
        assert_eq!(n_at_once, 21);
        let next = throttle.take(account, &customer, start).unwrap_err();
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
    fn a_number_sends_eighty_a_second() {
        let (mut throttle, account) = (Throttle::default(), AccountId::new(1));
        let start = Timestamp::UNIX_EPOCH;
        let sent = (0..1000).take_while(|n| {
            let customer = PhoneNumber::parse(&format!("98{n:08}")).unwrap();
            throttle.take(account, &customer, start).is_ok()
        });
        assert!((60..=80).contains(&sent.count()));
    }
}
