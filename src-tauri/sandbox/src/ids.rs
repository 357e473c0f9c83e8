//! The names the practice services give to things: message ids, gateway order and payment ids, trace ids.
//!
//! They repeat with the seed and the clock. The clock is in them so that a second run with the same seed, against
//! the same order book, does not hand out the first run's ids again.

use serde::{Deserialize, Serialize};

use crate::random::Random;

const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Gives out ids.
#[derive(Serialize, Deserialize)]
pub(crate) struct Ids(Random);

impl Ids {
    pub(crate) fn new(seed: u64) -> Ids {
        Ids(Random::stream(seed, "ids"))
    }

    /// Meta's message id, in the shape of a real one, `=` at the end included.
    pub(crate) fn message(&mut self, at_ms: i64) -> String {
        format!("wamid.HBgMOTE{}{}A==", self.clock(at_ms, 8), self.letters(28))
    }

    /// Kaleyra's own id of a message: 32 hexadecimal digits, not Meta's.
    pub(crate) fn kaleyra(&mut self) -> String {
        format!("{:016x}{:016x}", self.0.next(), self.0.next())
    }

    /// A trace id in the shape of a UUID.
    pub(crate) fn trace(&mut self) -> String {
        let (high, low) = (self.0.next(), self.0.next());
        format!(
            "{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}",
            high >> 32,
            (high >> 16) & 0xffff,
            high & 0xfff,
            low >> 52,
            low & 0xffff_ffff_ffff
        )
    }

    /// A gateway's id: `prefix` and 14 letters and digits, as Razorpay writes them.
    pub(crate) fn gateway(&mut self, prefix: &str, at_ms: i64) -> String {
        format!("{prefix}{}{}", self.clock(at_ms, 8), self.letters(6))
    }

    /// A message's id in Kaleyra's older API: a UUID and a number.
    pub(crate) fn kaleyra_v1(&mut self) -> String {
        format!("{}:0", self.trace())
    }

    /// A number of so many digits, as Meta names uploads and templates.
    pub(crate) fn number(&mut self, n_digits: usize) -> String {
        let first = 1 + self.0.below(9);
        let rest = (1..n_digits).map(|_| self.0.below(10).to_string());
        std::iter::once(first.to_string()).chain(rest).collect()
    }

    /// A payment id in PayU's manner: 20 digits.
    pub(crate) fn digits(&mut self, at_ms: i64) -> String {
        format!("4{:013}{:06}", at_ms.rem_euclid(10_000_000_000_000), self.0.below(1_000_000))
    }

    fn clock(&self, at_ms: i64, width: usize) -> String {
        let mut left = at_ms.unsigned_abs();
        let mut written = vec![b'0'; width];
        for place in written.iter_mut().rev() {
            *place = letter(left);
            left /= 62;
        }
        String::from_utf8_lossy(&written).into_owned()
    }

    fn letters(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(letter(self.0.next()))).collect()
    }
}

fn letter(number: u64) -> u8 {
    usize::try_from(number % 62).ok().and_then(|at| ALPHABET.get(at)).copied().unwrap_or(b'0')
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Ids;

    #[test]
    fn a_second_run_with_the_same_seed_but_later_gives_other_ids() {
        assert_ne!(Ids::new(1).message(1_700_000_000_000), Ids::new(1).message(1_700_000_000_001));
        assert_ne!(Ids::new(1).gateway("pay_", 5), Ids::new(1).gateway("pay_", 6));
    }

    #[test]
    fn ids_of_one_run_differ_even_at_the_same_instant() {
        let mut ids = Ids::new(3);
        let given: BTreeSet<String> =
            (0..2000).flat_map(|_| [ids.message(0), ids.gateway("order_", 0), ids.trace()]).collect();
        assert_eq!(given.len(), 6000);
    }

    #[test]
    fn a_gateway_id_has_fourteen_letters_after_its_prefix() {
        assert_eq!(Ids::new(1).gateway("order_", 1_772_129_215_000).len(), "order_".len() + 14);
        assert_eq!(Ids::new(1).digits(1_772_129_215_000).len(), 20);
    }
}
