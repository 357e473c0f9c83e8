//! The fault dial: what goes wrong on the wire, how often, and the habits the vendors' documents leave open.
//!
//! Written as one line of `name=value`, separated by commas, e.g. `latency=50..200,lose-after=6%,limits=off`:
//!
//! | name | what happens | was the work done? |
//! |---|---|---|
//! | `latency=50..200`, `latency=100` | every answer takes so many real milliseconds longer | – |
//! | `lose-before` | the connection is closed without an answer | no |
//! | `lose-after` | the connection is closed without an answer | yes |
//! | `429` | HTTP 429; with `429-retry-after=3` also that header, in seconds | no |
//! | `500` / `500-after` | HTTP 500 with Kaleyra's WA500 | no / yes |
//! | `html` | HTTP 200 with a web page, as a captive portal gives | no |
//! | `redirect` | HTTP 307 to `redirect-to=PORT` of this machine (9 unless said) | no |
//! | `cut` | the true answer, half of it, then the connection closes | yes |
//! | `huge` | the true answer in 10 MiB | yes |
//! | `wrong-types` | the true answer with every value of another type | yes |
//! | `not-sent` | taken by Kaleyra, then reported *not sent* (WAV2101 on v2); WhatsApp never hears of it | – |
//! | `duplicate-webhooks` | told twice | – |
//! | `shuffle-webhooks` | held up for up to 10 s, so that others overtake | – |
//! | `withhold-webhooks` | never told | – |
//! | `read` | the customer reads what is delivered, which is told as well | – |
//!
//! The value of each is a share, `6%` or `0.5%` (up to two places), or a count, `3`: the next three. Those about
//! answers take `@messages`, `@lookup`, `@refund` or `@account` (media, templates, payment configurations) behind it
//! and then touch only these requests. A message is hit by at most
//! one fault that spoils its answer.
//!
//! Habits, the first being the one that holds unless said: `limits=on|off` (80 a second, 45 and then one per 6 s to
//! one customer) · `undeliverable=now|later` (131047 and 131026 as an answer, or by webhook) ·
//! `duplicates=refuse|later|accept` (a reference id seen before) · `strangers=open|closed` (the window of numbers
//! met for the first time) · `customers=quiet|lively` (whether they read, pay, fail and abandon by themselves) ·
//! `message-id=data|id|messages` (where the answer carries it) · `lookup=meta|meta-2025|wrapped` (shape of the
//! lookup) · `lookup-lag=MS` (0; how far the lookup is behind) · `processing=MS` (0; how long after the answer a
//! message is worked on, which is when transitions are checked) · `refunds=later|at-once|fail` (those asked for by
//! API) · `templates=review|reject` (whether Meta keeps to its rules or rejects them all) · `terms=accepted|pending`
//! (of WhatsApp Payments) · `addresses=shown|incapable` (whether phones know address requests, or 1026) ·
//! `v1-callbacks=query|json` and `v1-failed=failed|0` (how Kaleyra's older callbacks are written).

mod dial;
mod spec;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub(crate) use self::dial::Dial;
pub use self::spec::FaultSpecError;

/// What goes wrong and how often. `Faults::default()` is a world where nothing does.
///
/// Read with [`str::parse`]; the grammar is in the documentation of its module, in the crate's front page, and in
/// the error.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Faults {
    doses: BTreeMap<Fault, Dose>,
    pub(crate) latency_ms: (u32, u32),
    pub(crate) retry_after_s: Option<u32>,
    pub(crate) redirect_to: Option<u16>,
    pub(crate) habits: Habits,
}

/// One thing that can go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Fault {
    LoseBefore,
    LoseAfter,
    Throttle,
    Fail,
    FailAfter,
    Html,
    Redirect,
    Cut,
    Huge,
    WrongTypes,
    NotSent,
    DuplicateWebhooks,
    ShuffleWebhooks,
    WithholdWebhooks,
    Read,
}

impl Faults {
    /// Whether the dial of this name is turned up at all; a count that was used up is not.
    #[must_use]
    pub fn is_turned(&self, name: &str) -> bool {
        let is_dose = |dose: &Dose| !matches!(dose.amount, Amount::Share(0) | Amount::Next(0));
        let dose = self.doses.iter().find(|(fault, _)| fault.name() == name);
        dose.is_some_and(|(_, dose)| is_dose(dose)) || (name == "latency" && self.latency_ms != (0, 0))
    }
}

impl Fault {
    const ALL: [Fault; 15] = [
        Fault::LoseBefore,
        Fault::LoseAfter,
        Fault::Throttle,
        Fault::Fail,
        Fault::FailAfter,
        Fault::Html,
        Fault::Redirect,
        Fault::Cut,
        Fault::Huge,
        Fault::WrongTypes,
        Fault::NotSent,
        Fault::DuplicateWebhooks,
        Fault::ShuffleWebhooks,
        Fault::WithholdWebhooks,
        Fault::Read,
    ];

    /// Those that take the place of the work, in the order in which they are thrown.
    pub(crate) const INSTEAD: [Fault; 5] =
        [Fault::LoseBefore, Fault::Throttle, Fault::Fail, Fault::Html, Fault::Redirect];

    /// Those that spoil the answer once the work is done.
    pub(crate) const AFTERWARDS: [Fault; 5] =
        [Fault::LoseAfter, Fault::Cut, Fault::FailAfter, Fault::Huge, Fault::WrongTypes];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Fault::LoseBefore => "lose-before",
            Fault::LoseAfter => "lose-after",
            Fault::Throttle => "429",
            Fault::Fail => "500",
            Fault::FailAfter => "500-after",
            Fault::Html => "html",
            Fault::Redirect => "redirect",
            Fault::Cut => "cut",
            Fault::Huge => "huge",
            Fault::WrongTypes => "wrong-types",
            Fault::NotSent => "not-sent",
            Fault::DuplicateWebhooks => "duplicate-webhooks",
            Fault::ShuffleWebhooks => "shuffle-webhooks",
            Fault::WithholdWebhooks => "withhold-webhooks",
            Fault::Read => "read",
        }
    }

    fn is_about_answers(self) -> bool {
        Fault::INSTEAD.contains(&self) || Fault::AFTERWARDS.contains(&self)
    }
}

/// The kinds of request to the services.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Route {
    Messages,
    Lookup,
    Refund,
    /// Media, templates, payment configurations.
    Account,
}

/// How much of a fault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Dose {
    amount: Amount,
    /// None: any request.
    only: Option<Route>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Amount {
    /// Out of 10,000.
    Share(u32),
    Next(u32),
}

/// What the vendors' documents leave open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Habits {
    pub(crate) unlimited: bool,
    pub(crate) undeliverable_later: bool,
    pub(crate) duplicates: Duplicates,
    pub(crate) strangers_closed: bool,
    pub(crate) lively: bool,
    pub(crate) message_id: MessageIdPlace,
    pub(crate) lookup: LookupShape,
    pub(crate) refunds: Refunds,
    pub(crate) templates: Review,
    pub(crate) terms_pending: bool,
    pub(crate) addresses_incapable: bool,
    pub(crate) v1: V1Callbacks,
    pub(crate) v1_failed_is_zero: bool,
    pub(crate) lookup_lag_ms: u32,
    pub(crate) processing_ms: u32,
}

/// What happens to a second order_details under one reference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Duplicates {
    #[default]
    Refuse,
    RefuseLater,
    Accept,
}

/// Where an accepted message's id stands in the answer: public clients read three different places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum MessageIdPlace {
    #[default]
    Data,
    Id,
    Messages,
}

/// How the gateway does a refund that was asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Refunds {
    #[default]
    Later,
    AtOnce,
    Fail,
}

/// How Meta looks at a new template.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Review {
    #[default]
    ByRule,
    RejectAll,
}

/// How Kaleyra's older callbacks are written, which the shop itself decides in their template.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum V1Callbacks {
    #[default]
    Query,
    Json,
}

/// The shapes a lookup has had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum LookupShape {
    #[default]
    Meta,
    /// `total_amount` in place of `amount`.
    Meta2025,
    /// Meta's, inside `data`.
    Wrapped,
}
