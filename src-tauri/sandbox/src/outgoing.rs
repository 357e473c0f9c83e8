//! Webhooks on their way: when each is due, and what the dial does to them.
//!
//! Without the dial they come in the order in which things happened. How they travel (a call, a POST) is not
//! decided here. One that was handed over stays until somebody says that it arrived, so that nothing is lost with
//! the process that was carrying it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::channel::Channel;
use crate::faults::{Dial, Fault};
use crate::random::Random;

/// A webhook that is due. It is handed over again until it is acknowledged
/// ([`crate::World::acknowledge`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    key: Key,
    parcel: Parcel,
}

/// What is told, as it is written on the channel it goes by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Parcel {
    pub(crate) channel: Channel,
    /// Written as a form is posted, and not as JSON.
    pub(crate) is_form: bool,
    pub(crate) body: String,
}

impl Parcel {
    pub(crate) fn json(channel: Channel, body: &Value) -> Parcel {
        Parcel { channel, is_form: false, body: body.to_string() }
    }
}

impl Webhook {
    /// The body as it would be posted.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.parcel.body.as_bytes()
    }

    /// The channel it comes by, which decides over its shape and over who vouches for it.
    #[must_use]
    pub fn channel(&self) -> Channel {
        self.parcel.channel
    }

    /// The `Content-Type` it is posted with.
    #[must_use]
    pub fn content_type(&self) -> &'static str {
        if self.parcel.is_form { "application/x-www-form-urlencoded" } else { "application/json" }
    }

    /// The same, to have.
    #[must_use]
    pub fn into_body(self) -> Vec<u8> {
        self.parcel.body.into_bytes()
    }
}

/// When it is due, and its place among those due at the same time.
type Key = (i64, u64);

/// The queue.
#[derive(Serialize, Deserialize)]
pub(crate) struct Outgoing {
    #[serde(with = "crate::kept::pairs")]
    due: BTreeMap<Key, Parcel>,
    next: u64,
    last_due_ms: i64,
    delays: Random,
    made: u64,
    withheld: Vec<Parcel>,
    /// Posted in vain.
    #[serde(with = "crate::kept::pairs")]
    undelivered: BTreeMap<Key, Parcel>,
    /// Whether somebody posts what is due, so that only the undelivered are left to take. Said at each start.
    #[serde(skip)]
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
            undelivered: BTreeMap::new(),
            posted: false,
        }
    }

    /// Sends one off at `at_ms`, through what the dial has in store for it.
    pub(crate) fn send(&mut self, parcel: Parcel, at_ms: i64, dial: &mut Dial) {
        self.made += 1;
        let due_ms = at_ms.saturating_add(self.delays.millis(10, 60)).max(self.last_due_ms);
        self.last_due_ms = due_ms;
        if dial.throws(Fault::WithholdWebhooks, None) {
            self.withheld.push(parcel);
            return;
        }
        let held_up = dial.throws(Fault::ShuffleWebhooks, None);
        let arrives_ms = if held_up { due_ms.saturating_add(self.delays.millis(1, 10_000)) } else { due_ms };
        if dial.throws(Fault::DuplicateWebhooks, None) {
            let again_ms = arrives_ms.saturating_add(self.delays.millis(1, 3_000));
            self.put(again_ms, parcel.clone());
        }
        self.put(arrives_ms, parcel);
    }

    /// What is due at `now_ms`, to be delivered.
    pub(crate) fn due(&self, now_ms: i64) -> Vec<Webhook> {
        webhooks(self.due.range(..(now_ms.saturating_add(1), 0)))
    }

    /// What nobody delivered: posted in vain, and, where nobody posts, everything due.
    pub(crate) fn undelivered(&self, now_ms: i64) -> Vec<Webhook> {
        let mut undelivered = webhooks(self.undelivered.iter());
        if !self.posted {
            undelivered.extend(self.due(now_ms));
        }
        undelivered
    }

    /// It arrived.
    pub(crate) fn acknowledge(&mut self, webhook: &Webhook) {
        self.due.remove(&webhook.key);
        self.undelivered.remove(&webhook.key);
    }

    /// It could not be delivered and is not tried again.
    pub(crate) fn give_up(&mut self, webhook: &Webhook) {
        if let Some(parcel) = self.due.remove(&webhook.key) {
            self.undelivered.insert(webhook.key, parcel);
        }
    }

    pub(crate) fn withheld(&self) -> Vec<Vec<u8>> {
        self.withheld.iter().map(|parcel| parcel.body.clone().into_bytes()).collect()
    }

    pub(crate) fn made(&self) -> u64 {
        self.made
    }

    pub(crate) fn next_due_ms(&self) -> Option<i64> {
        self.due.keys().next().map(|(due_ms, _)| *due_ms)
    }

    fn put(&mut self, due_ms: i64, parcel: Parcel) {
        self.due.insert((due_ms, self.next), parcel);
        self.next += 1;
    }
}

fn webhooks<'a>(queued: impl Iterator<Item = (&'a Key, &'a Parcel)>) -> Vec<Webhook> {
    queued.map(|(key, parcel)| Webhook { key: *key, parcel: parcel.clone() }).collect()
}
