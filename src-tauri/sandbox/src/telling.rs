//! The ledger's making: a copy of the state as its customers would tell it.

use crate::faults::Fault;
use crate::ledger::{
    AttemptEntry, Bubble, BubbleKind, CustomerEntry, Ledger, PaysBy, ReferenceEntry, RefundEntry,
    RefusedStatus,
};
use crate::orders::{Attempt, Order};
use crate::payments;
use crate::rules::Way;
use crate::state::State;

impl State {
    /// A copy of what everyone received and paid.
    pub(crate) fn ledger(&self) -> Ledger {
        let customers = self.customers.iter().map(|(phone, customer)| {
            let shown = self.shown.get(phone).map(Vec::as_slice).unwrap_or_default();
            let bubbles = shown.iter().map(|bubble| self.as_shown_now(bubble)).collect();
            (phone.with_plus(), CustomerEntry { name: customer.name.clone(), bubbles })
        });
        let references = self.orders.iter().map(|(reference, order)| (reference.clone(), self.entry(order)));
        let mut traffic = self.traffic.clone();
        traffic.faults = self.dial.thrown();
        traffic.webhooks_made = self.outgoing.made();
        traffic.webhooks_withheld = self.dial.count(Fault::WithholdWebhooks);
        traffic.webhooks_repeated = self.dial.count(Fault::DuplicateWebhooks);
        traffic.webhooks_shuffled = self.dial.count(Fault::ShuffleWebhooks);
        let templates = self
            .templates
            .iter()
            .map(|(_, template)| (format!("{}/{}", template.name, template.language), template.status));
        let configurations = self
            .configurations
            .0
            .iter()
            .map(|(name, configuration)| (name.clone(), configuration.status.name().to_owned()));
        Ledger {
            customers: customers.collect(),
            references: references.collect(),
            templates: templates.collect(),
            configurations: configurations.collect(),
            uploads: self.uploads.entries(),
            traffic,
        }
    }

    fn as_shown_now(&self, bubble: &Bubble) -> Bubble {
        let mut bubble = bubble.clone();
        if bubble.kind == BubbleKind::OrderDetails {
            let order = bubble.reference.as_ref().and_then(|reference| self.orders.get(reference));
            bubble.status = order.map(|order| order.status);
        }
        bubble
    }

    fn entry(&self, order: &Order) -> ReferenceEntry {
        let refused =
            order.refused.iter().map(|(status, code)| RefusedStatus { status: *status, code: *code });
        ReferenceEntry {
            phone: order.phone.with_plus(),
            amount_paise: order.paise,
            pays_by: pays_by(&order.way),
            accepted_order_details: order.accepted,
            status: order.status,
            statuses: order.applied.clone(),
            refused_statuses: refused.collect(),
            attempts: order.attempts.iter().map(attempt_entry).collect(),
            captured_paise: order.captured_paise(),
            expires_at_ms: order.expires_at_s.map(|at_s| at_s.saturating_mul(1000)),
            is_expired: order.is_expired(self.now_ms),
            can_be_paid: payments::check_payable(order, &self.configurations, self.now_ms).is_ok(),
        }
    }
}

fn pays_by(way: &Way) -> PaysBy {
    match way {
        Way::Gateway { .. } => PaysBy::Gateway,
        Way::UpiConfiguration { .. } => PaysBy::UpiConfiguration,
        Way::UpiLink { .. } => PaysBy::UpiLink,
        Way::PaymentLink { .. } => PaysBy::PaymentLink,
    }
}

fn attempt_entry(attempt: &Attempt) -> AttemptEntry {
    let refunds = attempt.refunds.iter().map(|refund| RefundEntry {
        id: refund.id.clone(),
        amount_paise: refund.paise,
        status: refund.status,
    });
    AttemptEntry {
        id: attempt.id.clone(),
        payment_id: attempt.payment_id.clone(),
        status: attempt.status,
        reason: attempt.reason.clone(),
        amount_paise: attempt.paise,
        refunds: refunds.collect(),
    }
}
