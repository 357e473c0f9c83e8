//! Webhooks on their way: when each is due, and what the dial does to them.
//!
//! Without the dial they come in the order in which things happened. How they travel (a call, a POST) is not
//! decided here.

use std::collections::BTreeMap;

use crate::faults::{Dial, Fault};
use crate::random::Random;

/// The queue.
pub(crate) struct Outgoing {
    due: BTreeMap<(i64, u64), Vec<u8>>,
    next: u64,
    last_due_ms: i64,
    delays: Random,
    made: u64,
    withheld: Vec<Vec<u8>>,
    /// Posted in vain, or nobody was to post them to.
    undelivered: Vec<Vec<u8>>,
    /// Whether somebody posts what is due, so that only the undelivered are left to take.
    pub(crate) posted: bool,
}

impl Outgoing {
    pub(crate) fn new(seed: u64) -> Outgoing {
        Outgoing {
            due: BTreeMap::new(),
            next: 0,
            last_due_ms: i64::MIN,
            delays: Random::stream(seed, "webhook delays"),
            made: 0,
            withheld: Vec::new(),
            undelivered: Vec::new(),
            posted: false,
        }
    }

    /// Sends one off at `at_ms`, through what the dial has in store for it.
    pub(crate) fn send(&mut self, body: Vec<u8>, at_ms: i64, dial: &mut Dial) {
        self.made += 1;
        let due_ms = at_ms.saturating_add(self.delays.millis(10, 60)).max(self.last_due_ms);
        self.last_due_ms = due_ms;
        if dial.throws(Fault::WithholdWebhooks, None) {
            self.withheld.push(body);
            return;
        }
        let held_up = dial.throws(Fault::ShuffleWebhooks, None);
        let arrives_ms = if held_up { due_ms.saturating_add(self.delays.millis(1, 10_000)) } else { due_ms };
        if dial.throws(Fault::DuplicateWebhooks, None) {
            let again_ms = arrives_ms.saturating_add(self.delays.millis(1, 3_000));
            self.put(again_ms, body.clone());
        }
        self.put(arrives_ms, body);
    }

    /// What is due at `now_ms`, to be delivered.
    pub(crate) fn take_due(&mut self, now_ms: i64) -> Vec<Vec<u8>> {
        let later = self.due.split_off(&(now_ms.saturating_add(1), 0));
        std::mem::replace(&mut self.due, later).into_values().collect()
    }

    /// What nobody delivered: posted in vain, and, where nobody posts, everything due.
    pub(crate) fn take_undelivered(&mut self, now_ms: i64) -> Vec<Vec<u8>> {
        let mut taken = std::mem::take(&mut self.undelivered);
        if !self.posted {
            taken.extend(self.take_due(now_ms));
        }
        taken
    }

    /// Takes one back that could not be delivered.
    pub(crate) fn give_back(&mut self, body: Vec<u8>) {
        self.undelivered.push(body);
    }

    pub(crate) fn withheld(&self) -> Vec<Vec<u8>> {
        self.withheld.clone()
    }

    pub(crate) fn made(&self) -> u64 {
        self.made
    }

    pub(crate) fn next_due_ms(&self) -> Option<i64> {
        self.due.keys().next().map(|(due_ms, _)| *due_ms)
    }

    fn put(&mut self, due_ms: i64, body: Vec<u8>) {
        self.due.insert((due_ms, self.next), body);
        self.next += 1;
    }
}
