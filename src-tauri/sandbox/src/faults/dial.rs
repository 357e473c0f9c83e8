//! The dial while it is turned: throws, and counts down what was asked for a number of times.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Amount, Fault, Faults, Route};
use crate::random::Random;

/// Faults together with the chance they are thrown by, one stream for each.
#[derive(Serialize, Deserialize)]
pub(crate) struct Dial {
    pub(crate) faults: Faults,
    streams: BTreeMap<Fault, Random>,
    latency: Random,
    thrown: BTreeMap<String, u64>,
}

impl Dial {
    pub(crate) fn new(seed: u64, faults: Faults) -> Dial {
        let streams =
            Fault::ALL.into_iter().map(|fault| (fault, Random::stream(seed, fault.name()))).collect();
        Dial { faults, streams, latency: Random::stream(seed, "latency"), thrown: BTreeMap::new() }
    }

    /// Whether `fault` happens to this request (`None`: it is not about a request). Counts it if so.
    pub(crate) fn throws(&mut self, fault: Fault, route: Option<Route>) -> bool {
        let Some(dose) = self.faults.doses.get_mut(&fault) else { return false };
        if dose.only.is_some() && dose.only != route {
            return false;
        }
        let hit = match &mut dose.amount {
            Amount::Next(0) => false,
            Amount::Next(left) => {
                *left -= 1;
                true
            }
            Amount::Share(share) => {
                let stream = self.streams.get_mut(&fault);
                stream.is_some_and(|stream| stream.below(10_000) < u64::from(*share))
            }
        };
        if hit {
            *self.thrown.entry(fault.name().to_owned()).or_default() += 1;
        }
        hit
    }

    /// The first of `faults` that happens to this request.
    pub(crate) fn first(&mut self, faults: [Fault; 5], route: Route) -> Option<Fault> {
        faults.into_iter().find(|fault| self.throws(*fault, Some(route)))
    }

    /// How many real milliseconds this answer is held back.
    pub(crate) fn latency_ms(&mut self) -> u64 {
        let (least, most) = self.faults.latency_ms;
        let held = self.latency.millis(i64::from(least), i64::from(most));
        u64::try_from(held).unwrap_or(0)
    }

    /// How often each fault was thrown so far, by name.
    pub(crate) fn thrown(&self) -> BTreeMap<String, u64> {
        self.thrown.clone()
    }

    pub(crate) fn count(&self, fault: Fault) -> u64 {
        self.thrown.get(fault.name()).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Dial, Fault, Route};

    fn dial(spec: &str) -> Dial {
        Dial::new(11, spec.parse().unwrap())
    }

    fn hits(dial: &mut Dial, fault: Fault, of: usize) -> usize {
        (0..of).filter(|_| dial.throws(fault, Some(Route::Messages))).count()
    }

    #[test]
    fn a_share_is_about_kept_and_repeats_with_the_seed() {
        let first = hits(&mut dial("lose-after=6%"), Fault::LoseAfter, 10_000);
        assert!((500..700).contains(&first), "{first}");
        assert_eq!(hits(&mut dial("lose-after=6%"), Fault::LoseAfter, 10_000), first);
    }

    #[test]
    fn a_count_is_kept_exactly_and_then_over() {
        let mut dial = dial("500=3");
        assert!((0..3).all(|_| dial.throws(Fault::Fail, Some(Route::Lookup))));
        assert_eq!(hits(&mut dial, Fault::Fail, 50), 0);
        assert_eq!(dial.count(Fault::Fail), 3);
    }

    #[test]
    fn nothing_and_everything_are_exact() {
        assert_eq!(hits(&mut dial("cut=0%"), Fault::Cut, 1_000), 0);
        assert_eq!(hits(&mut dial("cut=100%"), Fault::Cut, 1_000), 1_000);
    }

    #[test]
    fn a_dose_for_lookups_leaves_messages_alone_and_its_count_too() {
        let mut dial = dial("html=1@lookup");
        assert!(!dial.throws(Fault::Html, Some(Route::Messages)));
        assert!(dial.throws(Fault::Html, Some(Route::Lookup)));
    }

    #[test]
    fn one_dial_does_not_move_the_throws_of_another() {
        let mut alone = dial("cut=30%");
        let mut beside = dial("cut=30%,huge=50%");
        for _ in 0..200 {
            beside.throws(Fault::Huge, Some(Route::Messages));
            assert_eq!(alone.throws(Fault::Cut, None), beside.throws(Fault::Cut, None));
        }
    }

    #[test]
    fn latency_stays_between_its_ends() {
        let mut dial = dial("latency=5..9");
        assert!((0..200).map(|_| dial.latency_ms()).all(|ms| (5..=9).contains(&ms)));
    }
}
