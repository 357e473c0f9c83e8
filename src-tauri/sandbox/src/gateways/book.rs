//! What both gateways know: payments of WhatsApp's orders and of others, refunds, and what was planted wrong.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::acts::Anomaly;
use super::links::Link;
use super::settling::{self, Line};
use crate::account::Gateway;
use crate::orders::{Attempt, AttemptStatus, Refund, RefundStatus};
use crate::rules::Way;
use crate::state::State;

/// Beside what WhatsApp's orders hold.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Books {
    /// Payments that came past WhatsApp.
    pub(super) others: Vec<Other>,
    /// Where each of them is, by its id.
    pub(super) places: BTreeMap<String, usize>,
    /// Refunds that were asked for with a key: the payment, the paise and the refund.
    pub(super) keys: BTreeMap<String, (String, i64, String)>,
    /// Pages to pay on, by reference.
    pub(super) links: BTreeMap<String, Link>,
    /// What was planted, by the id of what it is about.
    pub(super) planted: BTreeMap<String, BTreeSet<Anomaly>>,
    /// So many refunds are answered with 409 although nothing is wrong.
    pub(super) conflicts: u32,
}

/// A payment that came past WhatsApp.
#[derive(Serialize, Deserialize)]
pub(super) struct Other {
    pub(super) gateway: Gateway,
    pub(super) receipt: Option<String>,
    pub(super) method: String,
    pub(super) attempt: Attempt,
}

/// Where a payment is.
#[derive(Clone, Debug)]
pub(super) enum Place {
    Order(String, usize),
    Other(usize),
}

/// A payment as its gateway knows it.
pub(super) struct Paid<'a> {
    pub(super) attempt: &'a Attempt,
    pub(super) receipt: Option<String>,
    pub(super) method: &'a str,
}

/// What a gateway keeps of a payment: without GST, and the GST on it.
pub(super) fn fee_of(paise: i64) -> (i64, i64) {
    let fee = (paise * 2 + 50) / 100;
    (fee, (fee * 18 + 50) / 100)
}

/// What a test takes for the truth about one gateway.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GatewayEntry {
    /// What was captured, by payment id.
    pub captured_paise: BTreeMap<String, i64>,
    /// What was given back and went through, by refund id.
    pub refunded_paise: BTreeMap<String, i64>,
    /// Settlements until now, by id.
    pub settlements: BTreeMap<String, SettlementEntry>,
    /// What was planted, by name and the id of what it is about.
    pub planted: BTreeSet<(String, String)>,
}

/// One payout.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettlementEntry {
    /// The bank's number of it.
    pub utr: String,
    /// What its lines come to.
    pub paise: i64,
    /// What the bank shows.
    pub received_paise: i64,
    /// Its lines.
    pub lines: Vec<LineEntry>,
}

/// One line of a payout.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineEntry {
    /// The payment, refund, dispute or adjustment.
    pub entity_id: String,
    /// What it adds.
    pub credit_paise: i64,
    /// What it takes.
    pub debit_paise: i64,
}

impl State {
    /// Every payment of a gateway, in the order in which they were begun within each kind.
    pub(super) fn paid(&self, gateway: Gateway) -> impl Iterator<Item = Paid<'_>> {
        let of_orders =
            self.orders.iter().filter(move |(_, order)| order.gateway() == Some(gateway)).flat_map(
                move |(_, order)| {
                    let receipt = receipt_of(&order.way);
                    order.attempts.iter().map(move |attempt| Paid {
                        attempt,
                        receipt: receipt.clone(),
                        method: "upi",
                    })
                },
            );
        let others =
            self.books.others.iter().filter(move |other| other.gateway == gateway).map(move |other| Paid {
                attempt: &other.attempt,
                receipt: other.receipt.clone(),
                method: &other.method,
            });
        of_orders.chain(others)
    }

    /// Where a payment of a gateway is.
    pub(super) fn place_of(&self, gateway: Gateway, payment_id: &str) -> Option<Place> {
        if let Some(at) = self.books.places.get(payment_id) {
            return Some(Place::Other(*at));
        }
        self.orders.iter().filter(|(_, order)| order.gateway() == Some(gateway)).find_map(
            |(reference, order)| {
                let at = order.attempts.iter().position(|attempt| attempt.payment_id == payment_id)?;
                Some(Place::Order(reference.clone(), at))
            },
        )
    }

    pub(super) fn paid_at(&self, place: &Place) -> Option<Paid<'_>> {
        match place {
            Place::Order(reference, at) => {
                let order = self.orders.get(reference)?;
                let receipt = receipt_of(&order.way);
                Some(Paid { attempt: order.attempts.get(*at)?, receipt, method: "upi" })
            }
            Place::Other(at) => {
                let other = self.books.others.get(*at)?;
                let (attempt, receipt) = (&other.attempt, other.receipt.clone());
                Some(Paid { attempt, receipt, method: &other.method })
            }
        }
    }

    pub(super) fn attempt_at(&mut self, place: &Place) -> Option<&mut Attempt> {
        match place {
            Place::Order(reference, at) => self.orders.get_mut(reference)?.attempts.get_mut(*at),
            Place::Other(at) => self.books.others.get_mut(*at).map(|other| &mut other.attempt),
        }
    }

    /// What a test takes for the truth about each gateway, by its name.
    pub(crate) fn gateway_entries(&self, now_ms: i64) -> BTreeMap<String, GatewayEntry> {
        let entry = |gateway: Gateway| {
            let mut entry = GatewayEntry::default();
            for paid in self.paid(gateway) {
                if paid.attempt.status == AttemptStatus::Success {
                    entry.captured_paise.insert(paid.attempt.payment_id.clone(), paid.attempt.paise);
                }
                let gone = |refund: &&Refund| refund.status == RefundStatus::Success;
                entry
                    .refunded_paise
                    .extend(paid.attempt.refunds.iter().filter(gone).map(|one| (one.id.clone(), one.paise)));
            }
            let mut lines: BTreeMap<i64, Vec<Line>> = BTreeMap::new();
            for line in settling::lines(self, gateway, now_ms) {
                lines.entry(line.day).or_default().push(line);
            }
            for (day, lines) in lines {
                let settlement = settling::settlement(self, gateway, day, &lines);
                entry.settlements.insert(settlement.id.clone(), settlement.entry(&lines));
            }
            entry
        };
        let mut entries: BTreeMap<String, GatewayEntry> =
            [Gateway::Razorpay, Gateway::Payu].map(|one| (one.name().to_owned(), entry(one))).into();
        for (about, planted) in &self.books.planted {
            // PayU's ids are digits; a settlement's or another one's has its letters.
            let is_payu = about.bytes().all(|byte| byte.is_ascii_digit()) || about.starts_with("PAYU");
            let name = if is_payu { "payu" } else { "razorpay" };
            if let Some(entry) = entries.get_mut(name) {
                entry.planted.extend(planted.iter().map(|one| (one.name().to_owned(), about.clone())));
            }
        }
        entries
    }
}

/// The shop's own reference, where its message gave one to the gateway.
fn receipt_of(way: &Way) -> Option<String> {
    let Way::Gateway { gateway, echo, .. } = way else { return None };
    let name = if *gateway == Gateway::Razorpay { "receipt" } else { "udf1" };
    echo.get(name).and_then(|value| value.as_str()).map(str::to_owned)
}
