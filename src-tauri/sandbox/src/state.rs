//! The practice world's state, and its agenda: what happens by itself as time passes.
//!
//! Everything here is under the world's one lock, is told the time, and neither waits nor speaks HTTP.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::channel::Channel;
use crate::configurations::Configurations;
use crate::customers::{self, Customer, Nature};
use crate::faults::{Dial, Fault, Faults, Review};
use crate::gateways::Books;
use crate::ids::Ids;
use crate::ledger::{Bubble, Delivery, Traffic};
use crate::limits::Limits;
use crate::media::Uploads;
use crate::news::{Addressed, Context, Echo, MessageStatus, News, Price, What};
use crate::orders::Order;
use crate::outgoing::Outgoing;
use crate::phone::Phone;
use crate::random::Random;
use crate::refusal::Refusal;
use crate::rules::Content;
use crate::shown::ShownButton;
use crate::templates::Templates;
use crate::{cloud, kaleyra_v1, kaleyra_v2};

/// Everything there is.
#[derive(Serialize, Deserialize)]
pub(crate) struct State {
    pub(crate) dial: Dial,
    pub(crate) ids: Ids,
    pub(crate) delays: Random,
    pub(crate) limits: Limits,
    pub(crate) customers: BTreeMap<Phone, Customer>,
    pub(crate) orders: BTreeMap<String, Order>,
    pub(crate) messages: BTreeMap<String, Posted>,
    pub(crate) shown: BTreeMap<Phone, Vec<Bubble>>,
    pub(crate) templates: Templates,
    pub(crate) configurations: Configurations,
    pub(crate) uploads: Uploads,
    /// How the shop spoke last, or is expected to.
    pub(crate) channel: Channel,
    /// How the shop spoke last to each customer.
    pub(crate) spoken: BTreeMap<Phone, Channel>,
    pub(crate) outgoing: Outgoing,
    pub(crate) traffic: Traffic,
    /// What the gateways know besides.
    #[serde(default)]
    pub(crate) books: Books,
    /// Added to the clock by `advance`.
    pub(crate) offset_ms: i64,
    /// The time of the last act.
    pub(crate) now_ms: i64,
    /// When the last message to each customer is worked on, so that none overtakes another.
    pub(crate) queued_until_ms: BTreeMap<Phone, i64>,
    #[serde(with = "crate::kept::pairs")]
    agenda: BTreeMap<(i64, u64), Event>,
    next_event: u64,
}

/// A message that was taken.
#[derive(Serialize, Deserialize)]
pub(crate) struct Posted {
    pub(crate) to: Phone,
    pub(crate) channel: Channel,
    pub(crate) provider_id: String,
    pub(crate) echo: Echo,
    pub(crate) price: Price,
    pub(crate) content: Content,
    /// Below what a template makes of the content.
    pub(crate) buttons: Vec<ShownButton>,
    pub(crate) template: Option<String>,
    pub(crate) accepted_ms: i64,
    pub(crate) fate: Fate,
    /// Where among its customer's bubbles it stands, once it is shown.
    pub(crate) shown_at: Option<usize>,
}

/// What becomes of a message that was taken.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) enum Fate {
    Arrives,
    /// WhatsApp refuses it later.
    Fails(Refusal),
    /// Kaleyra never hands it on.
    NotSent,
}

/// Something that happens by itself.
#[derive(Serialize, Deserialize)]
pub(crate) enum Event {
    Work(String),
    Sent(String),
    Delivered(String),
    Read(String),
    Fail(String, Refusal),
    NotSent(String),
    Act(String, Step),
    /// Meta looks at a template.
    Review(String),
    /// The gateway comes back to a refund.
    Refunds {
        reference: String,
        id: String,
    },
}

/// What a lively customer does.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(crate) enum Step {
    Reads,
    Starts,
    Fails,
    Pays,
}

impl State {
    pub(crate) fn new(seed: u64, faults: Faults, channel: Channel) -> State {
        State {
            dial: Dial::new(seed, faults),
            ids: Ids::new(seed),
            delays: Random::stream(seed, "delays"),
            limits: Limits::default(),
            customers: customers::seeded(),
            orders: BTreeMap::new(),
            messages: BTreeMap::new(),
            shown: BTreeMap::new(),
            templates: Templates::seeded(),
            configurations: Configurations::seeded(),
            uploads: Uploads::default(),
            channel,
            spoken: BTreeMap::new(),
            outgoing: Outgoing::new(seed),
            traffic: Traffic::default(),
            books: Books::default(),
            offset_ms: 0,
            now_ms: i64::MIN,
            queued_until_ms: BTreeMap::new(),
            agenda: BTreeMap::new(),
            next_event: 0,
        }
    }

    /// The time in this world when the clock says `clock_ms`. It does not go back, even if the clock does: the
    /// services keep better time than a shop's computer.
    pub(crate) fn tick(&mut self, clock_ms: i64) -> i64 {
        self.now_ms = self.now_ms.max(clock_ms.saturating_add(self.offset_ms));
        self.now_ms
    }

    /// Puts something on the agenda.
    pub(crate) fn plan(&mut self, at_ms: i64, event: Event) {
        self.agenda.insert((at_ms, self.next_event), event);
        self.next_event += 1;
    }

    /// Lets everything happen that is due, in order, each at its own time. Says whether anything did.
    pub(crate) fn run_until(&mut self, now_ms: i64) -> bool {
        let mut has_happened = false;
        while let Some(entry) = self.agenda.first_entry().filter(|entry| entry.key().0 <= now_ms) {
            let ((at_ms, _), event) = entry.remove_entry();
            self.happen(event, at_ms);
            has_happened = true;
        }
        has_happened
    }

    /// When something happens or is due next, if nobody does anything.
    pub(crate) fn next_event_ms(&self) -> Option<i64> {
        let planned = self.agenda.keys().next().map(|(at_ms, _)| *at_ms);
        [planned, self.outgoing.next_due_ms()].into_iter().flatten().min()
    }

    /// The customer behind a number; one nobody knows yet is met now.
    pub(crate) fn meet(&mut self, phone: &Phone) -> &mut Customer {
        let open = !self.dial.faults.habits.strangers_closed;
        self.customers.entry(phone.clone()).or_insert_with(|| Customer::stranger(phone, open))
    }

    /// Sends news on its way to the shop, in the words of the channel, where the channel has words for it.
    pub(crate) fn tell(&mut self, channel: Channel, at_ms: i64, what: What) {
        let news = News { at_ms, trace: self.ids.trace(), what };
        let habits = &self.dial.faults.habits;
        let parcel = match channel {
            Channel::KaleyraV1 => kaleyra_v1::webhook(&news, habits),
            Channel::KaleyraV2 => kaleyra_v2::webhook(&news),
            Channel::Cloud => cloud::webhook(&news),
        };
        if let Some(parcel) = parcel {
            self.outgoing.send(parcel, at_ms, &mut self.dial);
        }
    }

    /// The channel by which the shop hears what this customer sends.
    pub(crate) fn channel_of(&self, phone: &Phone) -> Channel {
        self.spoken.get(phone).copied().unwrap_or(self.channel)
    }

    fn happen(&mut self, event: Event, at_ms: i64) {
        match event {
            Event::Work(id) => self.work(&id, at_ms),
            Event::Sent(id) => {
                if self.reach(&id, Delivery::Sent, MessageStatus::Sent, at_ms) {
                    let delivered_ms = at_ms.saturating_add(self.delays.millis(80, 400));
                    self.plan(delivered_ms, Event::Delivered(id));
                }
            }
            Event::Delivered(id) => {
                if self.reach(&id, Delivery::Delivered, MessageStatus::Delivered, at_ms)
                    && self.dial.throws(Fault::Read, None)
                {
                    let read_ms = at_ms.saturating_add(self.delays.millis(500, 3_000));
                    self.plan(read_ms, Event::Read(id));
                }
            }
            Event::Read(id) => drop(self.reach(&id, Delivery::Read, MessageStatus::Read, at_ms)),
            Event::Fail(id, refusal) => self.tell_status(&id, MessageStatus::Failed(refusal), at_ms),
            Event::NotSent(id) => self.tell_not_sent(&id, at_ms),
            Event::Review(id) => self.review(&id, at_ms),
            Event::Refunds { reference, id } => self.refund_comes(&reference, &id, at_ms),
            // A customer who cannot do what they meant to do leaves it.
            Event::Act(reference, step) => drop(match step {
                Step::Reads => self.reads(&reference, at_ms),
                Step::Starts => self.attempt_starts(&reference, at_ms),
                Step::Fails => self.attempt_fails(&reference, "incorrect_pin", at_ms),
                Step::Pays => self.pays(&reference, at_ms),
            }),
        }
    }

    /// Brings a message as far as `delivery` and tells it; false if it is as far already, then nothing is told:
    /// a state may be skipped, and none comes twice.
    pub(crate) fn reach(&mut self, id: &str, delivery: Delivery, status: MessageStatus, at_ms: i64) -> bool {
        let Some(posted) = self.messages.get(id) else { return false };
        let bubbles = self.shown.get_mut(&posted.to);
        let bubble = bubbles.zip(posted.shown_at).and_then(|(bubbles, at)| bubbles.get_mut(at));
        let Some(bubble) = bubble.filter(|bubble| bubble.delivery < delivery) else { return false };
        bubble.delivery = delivery;
        self.tell_status(id, status, at_ms);
        true
    }

    fn tell_status(&mut self, id: &str, status: MessageStatus, at_ms: i64) {
        if let Some((channel, message)) = self.addressed(id) {
            self.tell(channel, at_ms, What::Status { message, status });
        }
    }

    fn tell_not_sent(&mut self, id: &str, at_ms: i64) {
        if let Some((channel, message)) = self.addressed(id) {
            let (code, reason) = ("WAV2101", "Account daily limit reached");
            self.tell(channel, at_ms, What::NotSent { message, code, reason });
        }
    }

    fn addressed(&self, id: &str) -> Option<(Channel, Addressed)> {
        self.messages.get(id).map(|posted| {
            let message = Addressed {
                id: id.to_owned(),
                provider_id: posted.provider_id.clone(),
                to: posted.to.clone(),
                echo: posted.echo.clone(),
                price: posted.price,
            };
            (posted.channel, message)
        })
    }

    /// A message of the shop's, as an answer to it names it.
    pub(crate) fn context(&self, id: &str) -> Option<Context> {
        self.messages.get(id).map(|posted| Context {
            id: id.to_owned(),
            provider_id: posted.provider_id.clone(),
            echo: posted.echo.clone(),
        })
    }

    /// Meta has looked at a template; only its own channel says so.
    fn review(&mut self, id: &str, at_ms: i64) {
        let rejects_all = self.dial.faults.habits.templates == Review::RejectAll;
        let Some((template, objection)) = self.templates.decide(id, rejects_all) else { return };
        let (name, language) = (template.name, template.language);
        let (approved, reason) = (objection.is_none(), objection.unwrap_or("NONE"));
        let what = What::Template { id: id.to_owned(), name, language, approved, reason };
        self.tell(Channel::Cloud, at_ms, what);
    }

    /// What a lively customer will do about a bill that has just arrived.
    pub(crate) fn plan_customer(&mut self, phone: &Phone, reference: &str, at_ms: i64) {
        let Some(customer) = self.customers.get(phone) else { return };
        let steps: &[(i64, Step)] = match customer.nature {
            Nature::Pays => &[(1_500, Step::Reads), (4_000, Step::Pays)],
            Nature::FailsThenPays => &[(1_500, Step::Reads), (4_000, Step::Fails), (9_000, Step::Pays)],
            Nature::Abandons => &[(1_500, Step::Reads), (4_000, Step::Starts)],
            Nature::OnlyReads => &[(1_500, Step::Reads)],
        };
        for (after_ms, step) in steps {
            self.plan(at_ms.saturating_add(*after_ms), Event::Act(reference.to_owned(), *step));
        }
    }
}
