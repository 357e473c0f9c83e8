//! Chance that repeats: a small generator (SplitMix64) seeded by name, so that turning one dial does not move the
//! throws of another.
//!
//! Not for secrets: keys come from `settings`.

use serde::{Deserialize, Serialize};

/// One named stream of throws.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Random(u64);

impl Random {
    /// The stream called `name` of the world seeded with `seed`.
    pub(crate) fn stream(seed: u64, name: &str) -> Random {
        // FNV-1a of the name, so that two names do not share throws.
        let named = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        let mut random = Random(seed ^ named);
        random.next();
        random
    }

    /// The next 64 bits.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number below `limit`; 0 when `limit` is 0. The bias of the remainder does not matter here.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.next().checked_rem(limit).unwrap_or(0)
    }

    /// Milliseconds from `least` up to and including `most`.
    pub(crate) fn millis(&mut self, least: i64, most: i64) -> i64 {
        let span = u64::try_from(most.saturating_sub(least).saturating_add(1)).unwrap_or(1);
        least.saturating_add(i64::try_from(self.below(span)).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    fn throws(seed: u64, name: &str) -> Vec<u64> {
        let mut random = Random::stream(seed, name);
        (0..20).map(|_| random.next()).collect()
    }

    #[test]
    fn the_same_seed_and_name_throw_the_same() {
        assert_eq!(throws(7, "a"), throws(7, "a"));
    }

    #[test]
    fn another_seed_or_another_name_throws_otherwise() {
        assert_ne!(throws(7, "a"), throws(8, "a"));
        assert_ne!(throws(7, "a"), throws(7, "b"));
    }

    #[test]
    fn a_span_of_milliseconds_is_kept_at_both_ends() {
        let mut random = Random::stream(1, "span");
        let thrown: Vec<i64> = (0..200).map(|_| random.millis(3, 5)).collect();
        assert!(thrown.iter().all(|ms| (3..=5).contains(ms)));
        assert!(thrown.contains(&3) && thrown.contains(&5));
    }
}
