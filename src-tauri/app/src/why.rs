//! Why an order is not paid, or how it was, in a sentence or two: a pure function from a few facts to texts of the
//! catalogue with their values. It guesses nothing; *read* is never *paid*.

mod clause;
mod facts;

pub use facts::paid_at;

use crate::story::Story;
use crate::views::{Tone, WhyView};
use clause::{Clause, Fact};
use domain::payment::PaymentState;
use domain::{OrderState, Paise};
use jiff::Timestamp;
use words::Words;

/// Why this order is not paid, or how it was.
pub fn why(story: &Story, words: &Words) -> WhyView {
    explain(&facts::facts(story)).say(words, story.now)
}

/// Everything the explanation depends on.
#[derive(Clone, Debug)]
struct WhyFacts {
    /// The customer's name.
    name: String,
    state: OrderState,
    payment: PaymentState,
    captured: Paise,
    refunded: Paise,
    due: Paise,
    bill: Bill,
    way: Way,
    /// When all that was asked had come.
    paid: Option<Paid>,
    /// Attempts that failed.
    n_failed: i64,
    /// The last of them, and the gateway's reason.
    last_failed: Option<(Timestamp, String)>,
    /// Since when an attempt is open.
    pending_since: Option<Timestamp>,
    /// When somebody said that it was paid.
    hinted_at: Option<Timestamp>,
    /// Whether it stayed unconfirmed for longer than it should.
    is_overdue: bool,
    /// Whether cash waits to be recorded.
    is_cash_waiting: bool,
    /// Whether the account tells what became of its messages.
    hears_everything: bool,
    /// When the gateway last answered.
    looked_up_at: Option<Timestamp>,
}

/// How far the newest bill has come.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Bill {
    /// There is none.
    None,
    /// It goes by itself, once this is over: a word of `why-waiting`.
    Waits(&'static str),
    /// It waits for a person, for this reason.
    Asks(String),
    Sending,
    Unknown,
    /// It was refused or did not arrive, with the provider's code.
    NotDelivered(String),
    Accepted(Timestamp),
    Delivered(Timestamp),
    Read(Timestamp),
}

/// How far the newest way to pay is from being closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    None,
    Open,
    Closing,
    Expired(Timestamp),
    Closed,
}

/// How it was paid.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Paid {
    at: Timestamp,
    /// By the customer's how manieth attempt; none for cash.
    nth: Option<i64>,
    /// Why the first attempt failed, if it did.
    first_failed: Option<String>,
}

/// The explanation, before it is said in a language.
#[derive(Debug)]
struct Why {
    tone: Tone,
    title: Clause,
    sentences: Vec<Clause>,
}

fn explain(facts: &WhyFacts) -> Why {
    match facts.state {
        OrderState::Draft { .. } => Why::new(Tone::Info, "why-title-draft").and("why-draft"),
        OrderState::Canceled => explain_canceled(facts),
        _ => match facts.payment {
            PaymentState::PaidOver { over, twice } => {
                let title = if twice { "why-title-twice" } else { "why-title-over" };
                Why::new(Tone::Bad, title).and_with("why-over", [("over", Fact::Money(over))])
            }
            PaymentState::Refunded => refunded("why-title-refunded", facts),
            PaymentState::Paid | PaymentState::PartRefunded => explain_paid(facts),
            PaymentState::Confirming => explain_confirming(facts),
            PaymentState::PartPaid { due } => {
                let values = [("captured", Fact::Money(facts.captured)), ("due", Fact::Money(due))];
                Why::new(Tone::Wait, "why-title-part-paid").and_with("why-due-rest", values)
            }
            PaymentState::Unpaid => explain_unpaid(facts),
        },
    }
}

fn explain_canceled(facts: &WhyFacts) -> Why {
    if facts.captured > facts.refunded {
        let kept = facts.captured.minus(facts.refunded).unwrap_or(facts.captured);
        return Why::new(Tone::Bad, "why-title-canceled-paid")
            .and_with("why-canceled-paid", [("captured", Fact::Money(kept))]);
    }
    if !facts.captured.is_zero() {
        return refunded("why-title-canceled", facts);
    }
    if facts.way == Way::Closing {
        return Why::new(Tone::Wait, "why-title-cancel-closing").and("why-cancel-closing");
    }
    Why::new(Tone::Info, "why-title-canceled").and("why-canceled")
}

fn refunded(title: &'static str, facts: &WhyFacts) -> Why {
    let captured = [("captured", Fact::Money(facts.captured))];
    Why::new(Tone::Info, title).and_with("why-all-returned", captured)
}

fn explain_paid(facts: &WhyFacts) -> Why {
    let Some(paid) = &facts.paid else {
        let why = Why::new(Tone::Info, "why-title-part-refunded");
        return why.and_with("why-returned", [("refunded", Fact::Money(facts.refunded))]);
    };
    let time = ("time", Fact::Moment(paid.at));
    let mut why = match paid.nth {
        None => Why::titled(Tone::Ok, "why-title-cash", [time]),
        Some(nth) => Why::titled(Tone::Ok, "why-title-paid", [("nth", Fact::Number(nth)), time]),
    };
    if let Some(reason) = &paid.first_failed {
        why = why.and_with("why-attempt-failed-first", [("reason", Fact::Reason(reason.clone()))]);
    }
    if paid.nth.is_some() {
        why = why.and("why-confirmed");
    }
    if !facts.refunded.is_zero() {
        why = why.and_with("why-returned", [("refunded", Fact::Money(facts.refunded))]);
    }
    why
}

fn explain_confirming(facts: &WhyFacts) -> Why {
    let tone = if facts.is_overdue { Tone::Bad } else { Tone::Wait };
    let mut why = Why::new(tone, "why-title-confirming");
    if let Some(at) = facts.hinted_at {
        why = why.and_with("why-confirming", [("time", Fact::When(at))]);
    }
    if facts.is_overdue { why.and("why-confirmed-late") } else { why }
}

fn explain_unpaid(facts: &WhyFacts) -> Why {
    if facts.is_cash_waiting {
        let due = [("due", Fact::Money(facts.due))];
        return Why::new(Tone::Wait, "why-title-cash-closing").and_with("why-cash-closing", due);
    }
    if let Some(since) = facts.pending_since {
        let time = [("time", Fact::When(since))];
        return Why::new(Tone::Wait, "why-title-paying").and_with("why-attempt-pending", time);
    }
    match &facts.bill {
        Bill::None => {
            let due = [("due", Fact::Money(facts.due))];
            Why::new(Tone::Info, "why-title-due").and_with("why-due", due)
        }
        Bill::Waits(reason) => {
            let reason = || [("reason", Fact::Text((*reason).to_owned()))];
            Why::titled(Tone::Wait, "why-title-not-sent", reason()).and_with("why-waiting", reason())
        }
        Bill::Asks(reason) => {
            let reason = [("reason", Fact::AsksReason(reason.clone()))];
            Why::new(Tone::Wait, "why-title-asks").and_with("why-asks", reason)
        }
        Bill::Sending => Why::new(Tone::Wait, "why-title-sending").and("why-sending"),
        Bill::Unknown => Why::new(Tone::Wait, "why-title-unknown").and("why-unknown"),
        Bill::NotDelivered(code) => {
            let values = [facts.name(), ("reason", Fact::ProviderCode(code.clone()))];
            Why::new(Tone::Bad, "why-title-not-delivered").and_with("why-not-delivered", values)
        }
        Bill::Accepted(_) | Bill::Delivered(_) | Bill::Read(_) => explain_not_paid(facts),
    }
}

/// The bill is with WhatsApp or the customer, and nobody has paid.
fn explain_not_paid(facts: &WhyFacts) -> Why {
    let is_expired = matches!(facts.way, Way::Expired(_));
    let title = if is_expired { "why-title-expired" } else { "why-title-unpaid" };
    let mut why = Why::new(Tone::Wait, title);
    why = match facts.bill {
        Bill::Read(at) => why.and_with("why-bill-read", [facts.name(), ("time", Fact::When(at))]),
        Bill::Delivered(at) => why.and_with("why-bill-delivered", [facts.name(), ("time", Fact::When(at))]),
        Bill::Accepted(at) if facts.hears_everything => {
            why.and_with("why-bill-not-delivered", [facts.name(), ("time", Fact::When(at))])
        }
        Bill::Accepted(at) => why.and_with("why-bill-accepted", [("time", Fact::When(at))]),
        _ => why,
    };
    match &facts.last_failed {
        Some((at, reason)) => {
            let values = [
                ("count", Fact::Number(facts.n_failed)),
                ("time", Fact::When(*at)),
                ("reason", Fact::Reason(reason.clone())),
            ];
            why = why.and_with("why-attempted", values);
        }
        None if matches!(facts.bill, Bill::Read(_)) => why = why.and("why-no-attempt"),
        None => {}
    }
    match facts.way {
        Way::Expired(at) => why.and_with("why-expired", [("time", Fact::When(at))]),
        Way::Closing | Way::Closed => why.and("why-way-closed"),
        Way::None | Way::Open if facts.last_failed.is_some() => why.and("why-nothing-since"),
        Way::None | Way::Open => match facts.looked_up_at {
            Some(at) => why.and_with("why-checked", [("time", Fact::When(at))]),
            None => why,
        },
    }
}

impl WhyFacts {
    fn name(&self) -> (&'static str, Fact) {
        ("name", Fact::Text(self.name.clone()))
    }
}

impl Why {
    fn new(tone: Tone, title: &'static str) -> Why {
        Why::titled(tone, title, [])
    }

    fn titled<const N: usize>(tone: Tone, title: &'static str, values: [(&'static str, Fact); N]) -> Why {
        Why { tone, title: Clause { key: title, values: values.into() }, sentences: Vec::new() }
    }

    fn and(self, key: &'static str) -> Why {
        self.and_with(key, [])
    }

    fn and_with<const N: usize>(mut self, key: &'static str, values: [(&'static str, Fact); N]) -> Why {
        self.sentences.push(Clause { key, values: values.into() });
        self
    }

    fn say(&self, words: &Words, now: Timestamp) -> WhyView {
        let sentences: Vec<String> = self.sentences.iter().map(|clause| clause.say(words, now)).collect();
        WhyView { tone: self.tone, title: self.title.say(words, now), sentence: sentences.join(" ") }
    }
}

#[cfg(test)]
mod tests;
