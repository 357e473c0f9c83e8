//! What customers and their gateway do with money: try to pay, pay, get it back. Everything is told to the shop.

use crate::account::Gateway;
use crate::acts::ActRefused;
use crate::configurations::Configurations;
use crate::faults::Refunds;
use crate::news::What;
use crate::orders::{Attempt, AttemptStatus, Order, OrderStatus, Refund, RefundStatus};
use crate::rules::Way;
use crate::state::{Event, State};

impl State {
    pub(crate) fn attempt_starts(&mut self, reference: &str, now_ms: i64) -> Result<(), ActRefused> {
        let order = self.payable(reference, now_ms)?;
        if order.pending_attempt().is_some() {
            return Err(ActRefused::AttemptPending);
        }
        let paise = order.paise;
        let at = self.new_attempt(reference, paise, now_ms)?;
        self.tell_payment(reference, at, now_ms);
        Ok(())
    }

    pub(crate) fn attempt_fails(
        &mut self,
        reference: &str,
        reason: &str,
        now_ms: i64,
    ) -> Result<(), ActRefused> {
        let at = self.current_attempt(reference, now_ms)?;
        self.settle(reference, at, AttemptStatus::Failed, Some(reason), now_ms)
    }

    pub(crate) fn pays(&mut self, reference: &str, now_ms: i64) -> Result<(), ActRefused> {
        let at = self.current_attempt(reference, now_ms)?;
        self.settle(reference, at, AttemptStatus::Success, None, now_ms)
    }

    pub(crate) fn captures(&mut self, reference: &str, paise: i64, now_ms: i64) -> Result<(), ActRefused> {
        if paise <= 0 {
            return Err(ActRefused::NoAmount);
        }
        let pending = self.order(reference)?.pending_attempt();
        let at = match pending {
            Some(at) => at,
            None => self.new_attempt(reference, paise, now_ms)?,
        };
        if let Some(attempt) = self.attempt_mut(reference, at) {
            attempt.paise = paise;
        }
        self.settle(reference, at, AttemptStatus::Success, None, now_ms)
    }

    pub(crate) fn refund(
        &mut self,
        reference: &str,
        paise: i64,
        status: RefundStatus,
        now_ms: i64,
    ) -> Result<String, ActRefused> {
        if paise <= 0 {
            return Err(ActRefused::NoAmount);
        }
        let order = self.order(reference)?;
        if !order.is_paid() {
            return Err(ActRefused::NotPaid);
        }
        let (at, id) = match (open_refund(order, paise), status) {
            (Some((at, id)), RefundStatus::Success | RefundStatus::Failed) => (at, id),
            (_, _) => self.new_refund(reference, paise, false, now_ms)?,
        };
        self.settle_refund(reference, at, &id, status, now_ms);
        Ok(id)
    }

    /// A refund the shop asked WhatsApp for, which the gateway does by and by. Gives its id, and its status now.
    pub(crate) fn ask_refund(
        &mut self,
        reference: &str,
        paise: i64,
        instant: bool,
        now_ms: i64,
    ) -> Result<(String, RefundStatus), ActRefused> {
        if !self.order(reference)?.is_paid() {
            return Err(ActRefused::NotPaid);
        }
        let (at, id) = self.new_refund(reference, paise, instant, now_ms)?;
        let status = match self.dial.faults.habits.refunds {
            Refunds::AtOnce => RefundStatus::Success,
            Refunds::Later | Refunds::Fail => RefundStatus::Pending,
        };
        self.settle_refund(reference, at, &id, status, now_ms);
        if status == RefundStatus::Pending {
            let settled_ms = now_ms.saturating_add(self.delays.millis(2_000, 6_000));
            self.plan(settled_ms, Event::Refunds { reference: reference.to_owned(), id: id.clone() });
        }
        Ok((id, status))
    }

    /// The gateway comes back to a refund, which somebody may have settled meanwhile.
    pub(crate) fn refund_comes(&mut self, reference: &str, id: &str, at_ms: i64) {
        let Some(order) = self.orders.get(reference) else { return self.other_refund_comes(id, at_ms) };
        let is_it =
            |attempt: &Attempt| attempt.refunds.iter().any(|refund| refund.id == id && refund.is_pending());
        let Some(at) = order.attempts.iter().position(is_it) else { return };
        let status = match self.dial.faults.habits.refunds {
            Refunds::Fail => RefundStatus::Failed,
            Refunds::Later | Refunds::AtOnce => RefundStatus::Success,
        };
        self.settle_refund(reference, at, id, status, at_ms);
    }

    pub(crate) fn settle_refund(
        &mut self,
        reference: &str,
        at: usize,
        id: &str,
        status: RefundStatus,
        now_ms: i64,
    ) {
        let refunds = self.attempt_mut(reference, at).map(|attempt| &mut attempt.refunds);
        if let Some(refund) = refunds.and_then(|refunds| refunds.iter_mut().find(|refund| refund.id == id)) {
            refund.status = status;
            refund.updated_ms = now_ms;
        }
        self.tell_payment(reference, at, now_ms);
    }

    /// The customer waits until the order cannot be paid any more: this world's time goes on to there.
    pub(crate) fn lets_expire(&mut self, reference: &str, now_ms: i64) -> Result<(), ActRefused> {
        let order = self.payable(reference, now_ms)?;
        if order.pending_attempt().is_some() {
            return Err(ActRefused::AttemptPending);
        }
        let at_s = order.expires_at_s.ok_or(ActRefused::NoExpiry)?;
        let left_ms = at_s.saturating_mul(1000).saturating_sub(now_ms).max(0);
        self.offset_ms = self.offset_ms.saturating_add(left_ms);
        Ok(())
    }

    pub(crate) fn order(&self, reference: &str) -> Result<&Order, ActRefused> {
        self.orders.get(reference).ok_or(ActRefused::UnknownReference)
    }

    /// The order, if the customer has a button to press.
    fn payable(&self, reference: &str, now_ms: i64) -> Result<&Order, ActRefused> {
        let order = self.order(reference)?;
        check_payable(order, &self.configurations, now_ms)?;
        Ok(order)
    }

    /// The attempt that is pending, which may end after the order's expiry, or a new one.
    fn current_attempt(&mut self, reference: &str, now_ms: i64) -> Result<usize, ActRefused> {
        if let Some(at) = self.order(reference)?.pending_attempt() {
            return Ok(at);
        }
        let paise = self.payable(reference, now_ms)?.paise;
        self.new_attempt(reference, paise, now_ms)
    }

    fn new_attempt(&mut self, reference: &str, paise: i64, now_ms: i64) -> Result<usize, ActRefused> {
        let (id, payment_id) = match self.order(reference)?.gateway() {
            Some(Gateway::Razorpay) => (self.ids.gateway("order_", now_ms), self.ids.gateway("pay_", now_ms)),
            Some(Gateway::Payu | Gateway::Billdesk | Gateway::Zaakpay) | None => {
                (self.ids.gateway("txn", now_ms), self.ids.digits(now_ms))
            }
        };
        let order = self.orders.get_mut(reference).ok_or(ActRefused::UnknownReference)?;
        order.attempts.push(Attempt {
            id,
            payment_id,
            status: AttemptStatus::Pending,
            reason: None,
            paise,
            created_ms: now_ms,
            updated_ms: now_ms,
            refunds: Vec::new(),
        });
        Ok(order.attempts.len() - 1)
    }

    fn settle(
        &mut self,
        reference: &str,
        at: usize,
        status: AttemptStatus,
        reason: Option<&str>,
        now_ms: i64,
    ) -> Result<(), ActRefused> {
        let attempt = self.attempt_mut(reference, at).ok_or(ActRefused::UnknownReference)?;
        attempt.status = status;
        attempt.reason = reason.map(str::to_owned);
        attempt.updated_ms = now_ms;
        self.tell_payment(reference, at, now_ms);
        Ok(())
    }

    fn new_refund(
        &mut self,
        reference: &str,
        paise: i64,
        instant: bool,
        now_ms: i64,
    ) -> Result<(usize, String), ActRefused> {
        let order = self.order(reference)?;
        let has_room = |attempt: &Attempt| {
            attempt.status == AttemptStatus::Success && attempt.refundable_paise() >= paise
        };
        let at = order.attempts.iter().position(has_room).ok_or(ActRefused::RefundExceeds)?;
        let id = match order.gateway() {
            Some(Gateway::Razorpay) => self.ids.gateway("rfnd_", now_ms),
            Some(Gateway::Payu | Gateway::Billdesk | Gateway::Zaakpay) | None => self.ids.digits(now_ms),
        };
        if let Some(attempt) = self.attempt_mut(reference, at) {
            attempt.refunds.push(Refund {
                id: id.clone(),
                paise,
                status: RefundStatus::Pending,
                instant,
                key: None,
                created_ms: now_ms,
                updated_ms: now_ms,
            });
        }
        Ok((at, id))
    }

    fn attempt_mut(&mut self, reference: &str, at: usize) -> Option<&mut Attempt> {
        self.orders.get_mut(reference)?.attempts.get_mut(at)
    }

    /// Tells the shop, unless the money went past WhatsApp.
    fn tell_payment(&mut self, reference: &str, at: usize, now_ms: i64) {
        let Some(order) = self.orders.get(reference) else { return };
        let Some(attempt) = order.attempts.get(at) else { return };
        let Way::Gateway { gateway, echo, .. } = &order.way else { return };
        let channel = order.channel;
        let what = What::Payment {
            message_id: order.message_id.clone(),
            phone: order.phone.clone(),
            reference: reference.to_owned(),
            captured: order.is_paid(),
            paise: order.paise,
            gateway: gateway.name(),
            echo: echo.clone(),
            attempt: attempt.clone(),
        };
        self.tell(channel, now_ms, what);
    }
}

/// Whether the customer has a button to press.
pub(crate) fn check_payable(
    order: &Order,
    configurations: &Configurations,
    now_ms: i64,
) -> Result<(), ActRefused> {
    match order {
        order if !order.received => Err(ActRefused::NotReceived),
        order if !configurations.leads_anywhere(&order.way) => Err(ActRefused::NoWayToPay),
        order if order.is_paid() => Err(ActRefused::AlreadyPaid),
        order if order.status == OrderStatus::Canceled => Err(ActRefused::Canceled),
        order if order.is_expired(now_ms) => Err(ActRefused::Expired),
        _ => Ok(()),
    }
}

/// A pending refund of exactly this amount: a later word about the amount is about it.
fn open_refund(order: &Order, paise: i64) -> Option<(usize, String)> {
    let pending = |refund: &&Refund| refund.is_pending() && refund.paise == paise;
    order
        .attempts
        .iter()
        .enumerate()
        .find_map(|(at, attempt)| Some((at, attempt.refunds.iter().find(pending)?.id.clone())))
}
