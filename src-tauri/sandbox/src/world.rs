//! The handle to the practice world: what a test, a demo or the phone on screen may do in it, by plain calls.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use crate::acts::ActRefused;
use crate::clock::Now;
use crate::faults::Faults;
use crate::kept::{self, Beginning, Keep};
use crate::ledger::Ledger;
use crate::news::CartItem;
use crate::orders::RefundStatus;
use crate::outgoing::Webhook;
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
    inside: Mutex<Inside>,
    now: Now,
    keep: Option<Arc<dyn Keep>>,
    changed: Notify,
    version: AtomicU64,
    offset_ms: AtomicI64,
}

struct Inside {
    state: State,
    /// Changed since it was kept.
    is_unkept: bool,
}

impl World {
    /// Goes on with what was kept, or begins with `beginning`.
    pub(crate) fn begin(beginning: State, now: Now, keep: Option<Arc<dyn Keep>>) -> (World, Beginning) {
        let kept = keep.as_ref().and_then(|keep| keep.load());
        let (state, beginning) = match kept.map(|bytes| kept::read(&bytes)) {
            None => (beginning, Beginning::New),
            Some(None) => (beginning, Beginning::Lost),
            Some(Some(state)) => (state, Beginning::Kept),
        };
        let offset_ms = AtomicI64::new(state.offset_ms);
        let inside = Mutex::new(Inside { state, is_unkept: false });
        let (changed, version) = (Notify::new(), AtomicU64::new(0));
        (World(Arc::new(Shared { inside, now, keep, changed, version, offset_ms })), beginning)
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

    /// The customer to whom this message went orders products it offers, with a text that may be empty. Any product
    /// may be ordered from a catalogue message. Gives the cart's id.
    pub fn orders_from_message(
        &self,
        message_id: &str,
        items: &[CartItem],
        text: &str,
    ) -> Result<String, ActRefused> {
        self.with(|state, now_ms| state.orders_from_message(message_id, items, text, now_ms))
    }

    /// The customer answers a request for an address, field by field (`name`, `phone_number`, `in_pin_code`,
    /// `address`, `city` and what else they fill in). Gives the answer's id.
    pub fn gives_address(
        &self,
        message_id: &str,
        values: &BTreeMap<String, String>,
    ) -> Result<String, ActRefused> {
        self.with(|state, now_ms| state.gives_address(message_id, values, now_ms))
    }

    /// The customer presses a quick reply of a template, by the text on it. Gives the answer's id.
    pub fn presses(&self, message_id: &str, button: &str) -> Result<String, ActRefused> {
        self.with(|state, now_ms| state.presses(message_id, button, now_ms))
    }

    /// The customer does not want what this message asks or offers, and says so in a text that quotes it. Gives the
    /// text's id.
    pub fn refuses(&self, message_id: &str, text: &str) -> Result<String, ActRefused> {
        self.with(|state, now_ms| state.refuses(message_id, text, now_ms))
    }

    /// The merchant opens the link of a payment configuration and connects it, which is told. Gives where their
    /// browser would go afterwards.
    pub fn opens_onboarding(&self, url: &str) -> Result<Option<String>, ActRefused> {
        self.with(|state, now_ms| state.opens_onboarding(url, now_ms))
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

    /// How the dial stands; what was asked for a number of times is counted down.
    pub fn faults(&self) -> Faults {
        self.look(|state, _| state.dial.faults.clone())
    }

    /// What everyone received and paid until now.
    pub fn ledger(&self) -> Ledger {
        self.look(|state, _| state.ledger())
    }

    /// Takes the webhooks that are due, in the order of their arrival. Where they are posted to a URL, only those
    /// that could not be delivered. They are not given again: a program that may be killed while it holds them uses
    /// [`World::due_webhooks`].
    pub fn take_webhooks(&self) -> Vec<Vec<u8>> {
        self.with(|state, now_ms| {
            let taken = state.outgoing.undelivered(now_ms);
            taken.iter().for_each(|webhook| state.outgoing.acknowledge(webhook));
            taken.into_iter().map(Webhook::into_body).collect()
        })
    }

    /// The same webhooks, which stay due until they are acknowledged. Where the world cannot be kept, none: what it
    /// would forget is told to nobody.
    pub fn due_webhooks(&self) -> Vec<Webhook> {
        let due = self.look(|state, now_ms| state.outgoing.undelivered(now_ms));
        if self.is_kept() { due } else { Vec::new() }
    }

    /// These arrived, and are not handed over again.
    pub fn acknowledge(&self, webhooks: &[Webhook]) {
        if !webhooks.is_empty() {
            self.with(|state, _| webhooks.iter().for_each(|webhook| state.outgoing.acknowledge(webhook)));
        }
    }

    /// The webhooks that the dial withheld, for whoever wants to know what the shop could not know.
    pub fn withheld_webhooks(&self) -> Vec<Vec<u8>> {
        self.look(|state, _| state.outgoing.withheld())
    }

    /// When, in Unix milliseconds of this world, something happens or a webhook is due next; `None` if nothing will
    /// unless somebody acts. A test with its own clock goes there.
    pub fn next_event_ms(&self) -> Option<i64> {
        self.look(|state, _| state.next_event_ms())
    }

    /// The time in this world: the clock and what was added by [`World::advance`].
    pub fn now_ms(&self) -> i64 {
        self.look(|_, now_ms| now_ms)
    }

    /// Moves this world's time on by `ms`, which is not negative; a negative one moves nothing.
    pub fn advance(&self, ms: i64) {
        self.with(|state, _| state.offset_ms = state.offset_ms.saturating_add(ms.max(0)));
        // Once more, so that what is due by the new time has happened.
        self.now_ms();
    }

    /// Time goes on until nobody can begin to pay the order any more.
    pub fn lets_expire(&self, reference: &str) -> Result<(), ActRefused> {
        self.with(|state, now_ms| state.lets_expire(reference, now_ms))?;
        self.now_ms();
        Ok(())
    }

    /// How far this world's time is ahead of its clock, in milliseconds. A shop that shares the clock adds it too,
    /// or finds its own clock wrong.
    pub fn ahead_ms(&self) -> i64 {
        self.0.offset_ms.load(Ordering::SeqCst)
    }

    /// A number that is another one after everything that happened in the world, whoever did it.
    pub fn version(&self) -> u64 {
        self.0.version.load(Ordering::SeqCst)
    }

    /// Whether everything that happened is kept, where there is a place to keep it; tries once more if not.
    pub fn is_kept(&self) -> bool {
        self.keep(&mut self.inside())
    }

    /// One act in the world, at one time, with everything due by then done before and after; then the world is
    /// kept.
    pub(crate) fn with<T>(&self, act: impl FnOnce(&mut State, i64) -> T) -> T {
        let done = self.quietly(act);
        self.0.changed.notify_one();
        done
    }

    /// The same for whoever waits for [`World::changed`], who must not wake themselves.
    pub(crate) fn quietly<T>(&self, act: impl FnOnce(&mut State, i64) -> T) -> T {
        let mut inside = self.inside();
        let done = self.act(&mut inside, act);
        self.keep(&mut inside);
        done
    }

    /// The same as a part of a request, at whose end, before anybody hears of it, the world is kept.
    pub(crate) fn within_request<T>(&self, act: impl FnOnce(&mut State, i64) -> T) -> T {
        let done = self.act(&mut self.inside(), act);
        self.0.changed.notify_one();
        done
    }

    /// A look at the world, with everything due by then done before.
    pub(crate) fn look<T>(&self, look: impl FnOnce(&State, i64) -> T) -> T {
        let mut inside = self.inside();
        let now_ms = inside.state.tick((self.0.now)());
        if inside.state.run_until(now_ms) {
            self.note_changed(&mut inside);
        }
        self.keep(&mut inside);
        look(&inside.state, now_ms)
    }

    /// Waits until somebody acts.
    pub(crate) async fn changed(&self) {
        self.0.changed.notified().await;
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        // A panic in another act leaves the lock poisoned; the state is still the best there is.
        self.0.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn act<T>(&self, inside: &mut Inside, act: impl FnOnce(&mut State, i64) -> T) -> T {
        let now_ms = inside.state.tick((self.0.now)());
        inside.state.run_until(now_ms);
        let done = act(&mut inside.state, now_ms);
        inside.state.run_until(now_ms);
        self.note_changed(inside);
        done
    }

    fn note_changed(&self, inside: &mut Inside) {
        inside.is_unkept = true;
        self.0.offset_ms.store(inside.state.offset_ms, Ordering::SeqCst);
        self.0.version.fetch_add(1, Ordering::SeqCst);
    }

    /// Keeps what is not kept yet. The disk is waited for under the lock, so that nobody sees what may be forgotten.
    fn keep(&self, inside: &mut Inside) -> bool {
        if inside.is_unkept
            && let Some(keep) = &self.0.keep
        {
            inside.is_unkept = kept::write(&inside.state).and_then(|world| keep.keep(&world)).is_err();
            return !inside.is_unkept;
        }
        inside.is_unkept = false;
        true
    }
}
