//! WhatsApp's limits on sending: so many messages a second from one number, and so many to one customer.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use crate::phone::Phone;
use crate::refusal::Refusal;

/// Messages a second from one number.
const PER_SECOND: usize = 80;
/// One message to one customer every six seconds…
const PAIR_PACE_MS: i64 = 6_000;
/// …after this many in one go.
const PAIR_BURST: i64 = 45;

/// Counts what was taken. What is refused for another reason costs nothing.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Limits {
    last_second: VecDeque<i64>,
    /// Until when each customer's allowance is spoken for.
    spoken_for_ms: BTreeMap<Phone, i64>,
}

impl Limits {
    /// Takes one message out of the allowances, or refuses it and takes none.
    pub(crate) fn take(&mut self, to: &Phone, now_ms: i64) -> Result<(), Refusal> {
        while self.last_second.front().is_some_and(|at| at.saturating_add(1_000) <= now_ms) {
            self.last_second.pop_front();
        }
        if self.last_second.len() >= PER_SECOND {
            return Err(Refusal::new(130_429, format!("more than {PER_SECOND} messages in one second")));
        }
        let until = self.spoken_for_ms.get(to).copied().unwrap_or(now_ms).max(now_ms);
        let next = until.saturating_add(PAIR_PACE_MS);
        if next.saturating_sub(now_ms) > PAIR_BURST.saturating_mul(PAIR_PACE_MS) {
            return Err(Refusal::new(131_056, "too many messages to this customer in a short time"));
        }
        self.spoken_for_ms.insert(to.clone(), next);
        self.last_second.push_back(now_ms);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Limits;
    use crate::phone::Phone;

    fn phone(number: usize) -> Phone {
        Phone::parse(&format!("+9198{number:08}")).unwrap()
    }

    #[test]
    fn the_eighty_first_message_of_a_second_is_refused_and_the_next_second_is_free() {
        let mut limits = Limits::default();
        for number in 0..80 {
            assert!(limits.take(&phone(number), 0).is_ok());
        }
        assert_eq!(limits.take(&phone(99), 999).unwrap_err().code, 130_429);
        assert!(limits.take(&phone(99), 1_000).is_ok());
    }

    #[test]
    fn a_customer_takes_forty_five_in_one_go_and_then_one_every_six_seconds() {
        let mut limits = Limits::default();
        for _ in 0..45 {
            assert!(limits.take(&phone(1), 0).is_ok());
        }
        assert_eq!(limits.take(&phone(1), 5_999).unwrap_err().code, 131_056);
        assert!(limits.take(&phone(1), 6_000).is_ok());
        assert_eq!(limits.take(&phone(1), 6_001).unwrap_err().code, 131_056);
        assert!(limits.take(&phone(2), 6_001).is_ok());
    }
}
