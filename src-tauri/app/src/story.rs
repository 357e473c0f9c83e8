//! Everything the book knows of one order, read in one go, for the page that tells it.

use crate::error::AppError;
use domain::payment::{Attempt, AttemptKey, AttemptState};
use domain::{Account, Hears, OutboxId, Paise, Payment, ReferenceId};
use jiff::Timestamp;
use std::collections::BTreeMap;
use store::{
    AttemptFacts, AttemptRow, Attention, DocumentRow, Effect, HistoryRow, MessageRow, OrderRow, OutboxRow,
    Read, ReferenceRow, What,
};

/// Everything the book knows of one order.
pub struct Story {
    /// The order.
    pub order: OrderRow,
    /// Its payment, merged.
    pub payment: Payment,
    /// The customer's attempts, the first first.
    pub tries: Vec<Try>,
    /// Its ways to pay, the oldest first.
    pub references: Vec<ReferenceRow>,
    /// Its messages with what became of them, the oldest first.
    pub lane: Vec<Sent>,
    /// What happened, the oldest first.
    pub history: Vec<HistoryRow>,
    /// Its documents, the oldest first.
    pub documents: Vec<DocumentRow>,
    /// What needs a person.
    pub attention: Vec<Attention>,
    /// The accounts it went through.
    pub accounts: Vec<Account>,
    /// Accounts that have no key.
    pub has_key: bool,
    /// Whether the book is quarantined.
    pub is_quarantined: bool,
    /// Whether a person paused sending.
    pub is_paused: bool,
    /// The present moment.
    pub now: Timestamp,
}

/// A row of the lane, with the message that WhatsApp took.
pub struct Sent {
    /// The row.
    pub row: OutboxRow,
    /// What became of its message.
    pub message: Option<MessageRow>,
}

/// One attempt of the customer to pay, whichever reports speak of it.
pub struct Try {
    /// What names it.
    pub key: AttemptKey,
    /// What was reported of it.
    pub attempt: Attempt,
    /// What is shown of it.
    pub facts: AttemptFacts,
}

impl Story {
    /// Reads the story of an order.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn read(book: &Read<'_>, order: OrderRow, now: Timestamp) -> Result<Story, AppError> {
        let id = order.id;
        let references = book.references_of(id)?;
        let mut messages: BTreeMap<OutboxId, MessageRow> =
            book.messages_of(id)?.into_iter().map(|message| (message.outbox, message)).collect();
        let lane = book.lane(id)?.into_iter().map(|row| Sent { message: messages.remove(&row.id), row });
        let lane: Vec<Sent> = lane.collect();
        let mut accounts = Vec::new();
        for account in references.iter().map(|reference| reference.account) {
            if !accounts.iter().any(|known: &Account| known.id == account) {
                accounts.extend(book.account(account)?);
            }
        }
        let last_account = lane.iter().rev().find_map(|sent| sent.row.account);
        Ok(Story {
            documents: book.documents_of(id)?,
            payment: book.payment(id)?,
            tries: tries(book.attempts(id)?),
            history: book.history(id)?,
            attention: book.attention_of(id)?,
            has_key: last_account.map_or(Ok(true), |account| book.has_key(account))?,
            is_quarantined: book.generation()?.quarantined_at.is_some(),
            is_paused: crate::pausing::is_paused(book)?,
            references,
            lane,
            accounts,
            order,
            now,
        })
    }

    /// What happened of one kind, the oldest first.
    pub fn happened(&self, what: What) -> impl DoubleEndedIterator<Item = &HistoryRow> {
        self.history.iter().filter(move |row| row.what == what.as_str())
    }

    /// The bills that were sent, or wait to be, the oldest first.
    pub fn bills(&self) -> impl DoubleEndedIterator<Item = &Sent> {
        self.lane.iter().filter(|sent| sent.row.effect == Effect::OrderDetails)
    }

    /// The account that a way to pay went through.
    pub fn account_of(&self, reference: ReferenceId) -> Option<&Account> {
        let way = self.references.iter().find(|way| way.reference == reference)?;
        self.accounts.iter().find(|account| account.id == way.account)
    }

    /// The name of the gateway behind a way to pay.
    pub fn gateway_of(&self, reference: ReferenceId) -> &'static str {
        match self.account_of(reference).map(|account| account.settings.gateway) {
            Some(domain::GatewayKind::PayU) => "PayU",
            Some(domain::GatewayKind::Razorpay) | None => "Razorpay",
        }
    }

    /// Whether the account tells what became of its messages.
    pub fn hears_everything(&self) -> bool {
        let newest = self.references.last().and_then(|way| self.account_of(way.reference));
        newest.is_some_and(|account| account.settings.hears == Hears::Everything)
    }

    /// What is still to come.
    pub fn due(&self) -> Paise {
        let due = self.order.total().minus(self.payment.kept());
        due.filter(|due| !due.is_negative()).unwrap_or(Paise::ZERO)
    }

    /// What happened to a message, and when, as whoever told us dates it.
    pub fn reached_at(&self, row: OutboxId, what: What) -> Option<Timestamp> {
        let told = self.happened(what).find(|told| told.number("row") == Some(row.get()))?;
        let said = told.number("happened_at").and_then(|at| Timestamp::from_millisecond(at).ok());
        Some(said.unwrap_or(told.at))
    }
}

impl Try {
    /// What is believed of it.
    pub fn state(&self) -> AttemptState {
        self.attempt.state()
    }

    /// When the gateway last changed it, as the stronger of the reports says; `None` where none says when.
    pub fn at(&self) -> Option<Timestamp> {
        let reports = [&self.attempt.looked_up, &self.attempt.hint].into_iter().flatten();
        let mut telling = reports.filter(|report| report.state == self.state());
        telling.find_map(|report| dated(report.updated_at))
    }

    /// What it was about.
    pub fn amount(&self) -> Paise {
        let report = self.attempt.looked_up.as_ref().or(self.attempt.hint.as_ref());
        report.map_or(Paise::ZERO, |report| report.amount)
    }

    /// The gateway's code of why it failed.
    pub fn reason(&self) -> &str {
        self.facts.error_reason.as_deref().or(self.facts.error_code.as_deref()).unwrap_or("none")
    }
}

/// A time that a report gave; reports without one carry the beginning of time.
pub fn dated(at: Timestamp) -> Option<Timestamp> {
    (at != Timestamp::UNIX_EPOCH).then_some(at)
}

/// Reports of one gateway order that lack a payment's id speak of the payment that fits them best.
fn tries(rows: Vec<AttemptRow>) -> Vec<Try> {
    let mut orders: BTreeMap<(ReferenceId, String), (Vec<Try>, Option<Try>)> = BTreeMap::new();
    for AttemptRow { key, attempt, facts } in rows {
        let (named, unnamed) = orders.entry((key.reference, key.transaction_id.clone())).or_default();
        let is_named = key.gateway_payment_id.is_some();
        let attempt = Try { key, attempt, facts };
        if is_named {
            named.push(attempt);
        } else {
            *unnamed = Some(attempt);
        }
    }
    let mut tries: Vec<Try> =
        orders.into_values().flat_map(|(named, unnamed)| join(named, unnamed)).collect();
    tries.sort_by(|one, two| (one.at(), &one.key).cmp(&(two.at(), &two.key)));
    tries
}

fn join(mut named: Vec<Try>, unnamed: Option<Try>) -> Vec<Try> {
    let Some(unnamed) = unnamed else { return named };
    if named.is_empty() {
        return vec![unnamed];
    }
    let fits = named.iter().position(|known| known.state() == unnamed.state());
    // Once the gateway named a payment, a pending report without a name says nothing.
    if fits.is_none() && unnamed.state() == AttemptState::Pending {
        return named;
    }
    let known = &mut named[fits.unwrap_or(0)];
    known.attempt = known.attempt.clone().merge(unnamed.attempt);
    known.facts.method = known.facts.method.take().or(unnamed.facts.method);
    known.facts.error_reason = known.facts.error_reason.take().or(unnamed.facts.error_reason);
    named
}
