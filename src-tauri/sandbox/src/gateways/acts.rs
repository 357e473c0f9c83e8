//! What happens at a gateway past WhatsApp, and what can be planted wrong.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::book::{GatewayEntry, Other, Place};
use crate::account::Gateway;
use crate::acts::ActRefused;
use crate::orders::{Attempt, AttemptStatus, Refund, RefundStatus};
use crate::state::State;
use crate::world::World;

/// A payment that comes past WhatsApp: by a page, a QR, or for nothing anybody knows of.
#[derive(Clone, Debug)]
pub struct PaymentSpec {
    /// `razorpay` or `payu`.
    pub gateway: &'static str,
    /// The shop's reference that came with it, if one did.
    pub reference: Option<String>,
    /// How much.
    pub paise: i64,
    /// `upi`, `card`, …
    pub method: &'static str,
    /// When it was begun, in Unix milliseconds.
    pub at_ms: i64,
    /// Whether it failed.
    pub fails: bool,
}

/// What can be wrong between a gateway's books, its payouts and the bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anomaly {
    /// A payment is never paid out.
    NotSettled,
    /// It is paid out with a rupee less than was captured.
    AmountDiffers,
    /// Half a rupee more than agreed is kept.
    FeeDiffers,
    /// It is paid out twice.
    SettledTwice,
    /// It is held back.
    OnHold,
    /// The customer's bank takes it back.
    Chargeback,
    /// The gateway takes something of its own beside it.
    UnknownAdjustment,
    /// A refund is never taken off.
    RefundNotDebited,
    /// A refund is taken off twice.
    RefundDebitedTwice,
    /// The bank gets less than a settlement says.
    SettlementShort,
}

impl Anomaly {
    /// The name, as in the ledger.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Anomaly::NotSettled => "not_settled",
            Anomaly::AmountDiffers => "amount_differs",
            Anomaly::FeeDiffers => "fee_differs",
            Anomaly::SettledTwice => "settled_twice",
            Anomaly::OnHold => "on_hold",
            Anomaly::Chargeback => "chargeback",
            Anomaly::UnknownAdjustment => "unknown_adjustment",
            Anomaly::RefundNotDebited => "refund_not_debited",
            Anomaly::RefundDebitedTwice => "refund_debited_twice",
            Anomaly::SettlementShort => "settlement_short",
        }
    }
}

impl World {
    /// The gateways' own books until now, by their names: what tests take for the truth.
    pub fn gateway_books(&self) -> BTreeMap<String, GatewayEntry> {
        self.look(|state, now_ms| state.gateway_entries(now_ms))
    }

    /// A payment comes past WhatsApp. Gives its id. Refused without an amount, or at a gateway that is not played.
    pub fn gateway_payment(&self, spec: &PaymentSpec) -> Result<String, ActRefused> {
        self.with(|state, _| state.other_payment(spec))
    }

    /// The same of many at once.
    pub fn gateway_payments(&self, specs: &[PaymentSpec]) -> Result<Vec<String>, ActRefused> {
        self.with(|state, _| specs.iter().map(|spec| state.other_payment(spec)).collect())
    }

    /// A refund that somebody asked for on the gateway's own pages, and how it went. Gives its id.
    pub fn gateway_refund(
        &self,
        gateway: &str,
        payment_id: &str,
        paise: i64,
        status: RefundStatus,
        at_ms: i64,
    ) -> Result<String, ActRefused> {
        self.with(|state, _| {
            let gateway = Gateway::named(gateway).ok_or(ActRefused::UnknownReference)?;
            let place = state.place_of(gateway, payment_id).ok_or(ActRefused::UnknownReference)?;
            let id = state.add_refund(gateway, &place, paise, None, at_ms)?;
            state.end_refund(&place, &id, status, at_ms);
            Ok(id)
        })
    }

    /// From now on this is wrong about a payment, a refund or a settlement, by its id.
    pub fn plant(&self, anomaly: Anomaly, about: &str) {
        self.with(|state, _| {
            state.books.planted.entry(about.to_owned()).or_default().insert(anomaly);
        });
    }

    /// The next refunds asked of Razorpay are answered with 409, as if an earlier request were still under way.
    pub fn refunds_conflict(&self, count: u32) {
        self.with(|state, _| state.books.conflicts = count);
    }
}

impl State {
    fn other_payment(&mut self, spec: &PaymentSpec) -> Result<String, ActRefused> {
        let gateway = Gateway::named(spec.gateway).ok_or(ActRefused::NoWayToPay)?;
        if spec.paise <= 0 {
            return Err(ActRefused::NoAmount);
        }
        let (id, payment_id) = match gateway {
            Gateway::Razorpay => {
                (self.ids.gateway("order_", spec.at_ms), self.ids.gateway("pay_", spec.at_ms))
            }
            Gateway::Payu => (self.ids.gateway("txn", spec.at_ms), self.ids.digits(spec.at_ms)),
            Gateway::Billdesk | Gateway::Zaakpay => return Err(ActRefused::NoWayToPay),
        };
        let status = if spec.fails { AttemptStatus::Failed } else { AttemptStatus::Success };
        self.books.places.insert(payment_id.clone(), self.books.others.len());
        self.books.others.push(Other {
            gateway,
            receipt: spec.reference.clone(),
            method: spec.method.to_owned(),
            attempt: Attempt {
                id,
                payment_id: payment_id.clone(),
                status,
                reason: spec.fails.then(|| "payment_failed".to_owned()),
                paise: spec.paise,
                created_ms: spec.at_ms,
                updated_ms: spec.at_ms,
                refunds: Vec::new(),
            },
        });
        Ok(payment_id)
    }

    /// Begins a refund of a payment; its id.
    pub(super) fn add_refund(
        &mut self,
        gateway: Gateway,
        place: &Place,
        paise: i64,
        key: Option<&str>,
        now_ms: i64,
    ) -> Result<String, ActRefused> {
        let id = match gateway {
            Gateway::Razorpay => self.ids.gateway("rfnd_", now_ms),
            _ => self.ids.digits(now_ms),
        };
        let attempt = self.attempt_at(place).ok_or(ActRefused::UnknownReference)?;
        if attempt.status != AttemptStatus::Success {
            return Err(ActRefused::NotPaid);
        }
        if paise <= 0 {
            return Err(ActRefused::NoAmount);
        }
        if attempt.refundable_paise() < paise {
            return Err(ActRefused::RefundExceeds);
        }
        attempt.refunds.push(Refund {
            id: id.clone(),
            paise,
            status: RefundStatus::Pending,
            instant: false,
            key: key.map(str::to_owned),
            created_ms: now_ms,
            updated_ms: now_ms,
        });
        Ok(id)
    }

    /// A refund ends, and WhatsApp tells it where the payment was one of its orders.
    pub(super) fn end_refund(&mut self, place: &Place, id: &str, status: RefundStatus, now_ms: i64) {
        match place {
            Place::Order(reference, at) => {
                let (reference, at) = (reference.clone(), *at);
                self.settle_refund(&reference, at, id, status, now_ms);
            }
            Place::Other(_) => {
                let refund = self.attempt_at(place).map(|attempt| &mut attempt.refunds);
                if let Some(refund) = refund.and_then(|all| all.iter_mut().find(|one| one.id == id)) {
                    (refund.status, refund.updated_ms) = (status, now_ms);
                }
            }
        }
    }
}
