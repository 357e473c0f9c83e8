//! The handle to the practice world: what a test, a demo or the phone on screen may do in it, by plain calls.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Notify;

use crate::acts::ActRefused;
use crate::clock::Now;
use crate::faults::Faults;
use crate::ledger::Ledger;
use crate::news::CartItem;
use crate::orders::RefundStatus;
use crate::state::State;

/// The practice world. A clone is the same world; it lives on while its server is stopped.
///
/// Every call first lets happen what is due by the clock, and is atomic. Phone numbers are `+919812345678` or
/// without the plus. An order_details message that was taken can be paid at once, unless the dial says
/// `processing=MS`; `sent`, `delivered` and the failures that come by webhook need the clock to move on, by up to
/// two seconds.
#[derive(Clone)]
pub struct World(Arc<Shared>);

struct Shared {
    state: Mutex<State>,
    now: Now,
    changed: Notify,
}

impl World {
    pub(crate) fn new(seed: u64, faults: Faults, now: Now) -> World {
        World(Arc::new(Shared { state: Mutex::new(State::new(seed, faults)), now, changed: Notify::new() }))
    }

    /// A customer writes a text, which opens their window for 24 hours. Gives the message's id.
    pub fn customer_writes(&self, phone: &str, text: &str) -> Result<String, ActRefused> {
        self.with(|state, now_ms| state.customer_writes(phone, text, now_ms))
    }

    /// A customer sends a cart from the catalogue, with a text that may be empty. Gives the message's id.
    pub fn orders_from_catalogue(
        &self,
        phone: &str,
        items: &[CartItem],
        text: &str,
    ) -> Result<String, ActRefused> {
        self.with(|state, now_ms| state.orders_from_catalogue(phone, items, text, now_ms))
    }

    /// The customer reads the order's message. Nothing is told if it was read before.
    pub fn reads(&self, reference: &str) -> Result<(), ActRefused> {
        self.with(|state, now_ms| state.reads(reference, now_ms))
    }

    /// The customer begins to pay: an attempt is pending.
    pub fn attempt_starts(&self, reference: &str) -> Result<(), ActRefused> {
        self.with(|state, now_ms| state.attempt_starts(reference, now_ms))
    }

    /// The pending attempt, or a new one, fails for a reason such as `incorrect_pin`.
    pub fn attempt_fails(&self, reference: &str, reason: &str) -> Result<(), ActRefused> {
        self.with(|state, now_ms| state.attempt_fails(reference, reason, now_ms))
    }

    /// The pending attempt, or a new one, succeeds with the order's amount.
    pub fn pays(&self, reference: &str) -> Result<(), ActRefused> {
        self.with(|state, now_ms| state.pays(reference, now_ms))
    }

    /// The customer pays and is charged a second time, against the provider's promise.
    pub fn pays_twice(&self, reference: &str) -> Result<(), ActRefused> {
        self.with(|state, now_ms| {
            state.pays(reference, now_ms)?;
            let paise = state.orders.get(reference).map_or(0, |order| order.paise);
            state.captures(reference, paise, now_ms)
        })
    }

    /// The gateway captures `paise`, whatever the order shows: late, after cancelling, a wrong amount, once more.
    pub fn captures(&self, reference: &str, paise: i64) -> Result<(), ActRefused> {
        self.with(|state, now_ms| state.captures(reference, paise, now_ms))
    }

    /// The gateway gives `paise` back, as the shop asked on its dashboard. A pending refund of exactly this amount
    /// is settled by a later call with another status; otherwise a new one is made. Gives the refund's id.
    pub fn refund(&self, reference: &str, paise: i64, status: RefundStatus) -> Result<String, ActRefused> {
        self.with(|state, now_ms| state.refund(reference, paise, status, now_ms))
    }

    /// Holds a customer's 24-hour window open or shut, until they write.
    pub fn hold_window(&self, phone: &str, open: bool) -> Result<(), ActRefused> {
        self.with(|state, _| state.hold_window(phone, open))
    }

    /// Turns the dial. Counts begin anew, the streams of chance go on.
    pub fn set_faults(&self, faults: Faults) {
        self.with(|state, _| state.dial.faults = faults);
    }

    /// What everyone received and paid until now.
    pub fn ledger(&self) -> Ledger {
        self.with(|state, _| state.ledger())
    }

    /// Takes the webhooks that are due, in the order of their arrival. Where they are posted to a URL, only those
    /// that could not be delivered.
    pub fn take_webhooks(&self) -> Vec<Vec<u8>> {
        self.with(|state, now_ms| state.outgoing.take_undelivered(now_ms))
    }

    /// The webhooks that the dial withheld, for whoever wants to know what the shop could not know.
    pub fn withheld_webhooks(&self) -> Vec<Vec<u8>> {
        self.with(|state, _| state.outgoing.withheld())
    }

    /// When, in Unix milliseconds of this world, something happens or a webhook is due next; `None` if nothing will
    /// unless somebody acts. A test with its own clock goes there.
    pub fn next_event_ms(&self) -> Option<i64> {
        self.with(|state, _| state.next_event_ms())
    }

    /// The time in this world: the clock and what was added by [`World::advance`].
    pub fn now_ms(&self) -> i64 {
        self.with(|_, now_ms| now_ms)
    }

    /// Moves this world's time on by `ms`, which is not negative; a negative one moves nothing.
    pub fn advance(&self, ms: i64) {
        self.with(|state, _| state.offset_ms = state.offset_ms.saturating_add(ms.max(0)));
        // Once more, so that what is due by the new time has happened.
        self.with(|_, _| ());
    }

    /// One act in the world, at one time, with everything due by then done before and after.
    pub(crate) fn with<T>(&self, act: impl FnOnce(&mut State, i64) -> T) -> T {
        let done = self.quietly(act);
        self.0.changed.notify_one();
        done
    }

    /// The same for whoever waits for [`World::changed`], who must not wake themselves.
    pub(crate) fn quietly<T>(&self, act: impl FnOnce(&mut State, i64) -> T) -> T {
        // A panic in another act leaves the lock poisoned; the state is still the best there is.
        let mut state = self.0.state.lock().unwrap_or_else(PoisonError::into_inner);
        let now_ms = state.tick((self.0.now)());
        state.run_until(now_ms);
        let done = act(&mut state, now_ms);
        state.run_until(now_ms);
        done
    }

    /// Waits until somebody acts.
    pub(crate) async fn changed(&self) {
        self.0.changed.notified().await;
    }
}
