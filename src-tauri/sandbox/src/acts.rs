//! What customers do, and what their gateway does: write, order, read, try to pay, pay, get money back.

use crate::account::Gateway;
use crate::ledger::{Bubble, BubbleKind, Delivery};
use crate::news::{CartItem, MessageStatus, What};
use crate::orders::{Attempt, AttemptStatus, Order, OrderStatus, Refund, RefundStatus};
use crate::phone::Phone;
use crate::state::State;

/// Why a customer cannot do that.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ActRefused {
    /// The number cannot be an Indian mobile number.
    #[error("not an Indian mobile number: write +91 and ten digits")]
    NoSuchNumber,
    /// The customer is not on WhatsApp.
    #[error("this customer is not on WhatsApp")]
    NotOnWhatsApp,
    /// No order_details message was taken under this reference.
    #[error("no order under this reference")]
    UnknownReference,
    /// The message was taken, but the customer does not have it (yet).
    #[error("the customer has not received the order")]
    NotReceived,
    /// The payment configuration does not exist or belongs to another gateway, so there is no way to pay.
    #[error("nobody can pay under this payment configuration")]
    NoWayToPay,
    /// The order's expiry has passed.
    #[error("the order has expired")]
    Expired,
    /// The order was canceled.
    #[error("the order was canceled")]
    Canceled,
    /// The order shows as paid, so there is nothing to press.
    #[error("the order is paid")]
    AlreadyPaid,
    /// An attempt is pending; one at a time.
    #[error("an attempt to pay is pending")]
    AttemptPending,
    /// Nothing was captured.
    #[error("nothing was captured that could be given back")]
    NotPaid,
    /// More than is left of any captured payment.
    #[error("more than is left to give back")]
    RefundExceeds,
    /// Not above nothing.
    #[error("the amount must be above 0")]
    NoAmount,
    /// A cart or text that says nothing.
    #[error("there is nothing in it")]
    Empty,
}

impl State {
    pub(crate) fn customer_writes(&mut self, phone: &str, text: &str, now_ms: i64) -> Result<String, ActRefused> {
        if text.trim().is_empty() {
            return Err(ActRefused::Empty);
        }
        let (from, name) = self.writer(phone, now_ms)?;
        let id = self.ids.message(now_ms);
        self.show(&from, own_bubble(&id, BubbleKind::Written, text, now_ms));
        self.tell(now_ms, What::Written { id: id.clone(), from, name, text: text.to_owned() });
        Ok(id)
    }

    pub(crate) fn orders_from_catalogue(
        &mut self,
        phone: &str,
        items: &[CartItem],
        text: &str,
        now_ms: i64,
    ) -> Result<String, ActRefused> {
        if items.is_empty() || items.iter().any(|item| item.quantity == 0 || item.sku.is_empty()) {
            return Err(ActRefused::Empty);
        }
        if items.iter().any(|item| item.price_paise < 0) {
            return Err(ActRefused::NoAmount);
        }
        let (from, name) = self.writer(phone, now_ms)?;
        let id = self.ids.message(now_ms);
        self.show(&from, own_bubble(&id, BubbleKind::Cart, text, now_ms));
        let cart = What::Cart { id: id.clone(), from, name, text: text.to_owned(), items: items.to_vec() };
        self.tell(now_ms, cart);
        Ok(id)
    }

    pub(crate) fn hold_window(&mut self, phone: &str, open: bool) -> Result<(), ActRefused> {
        let phone = Phone::parse(phone).ok_or(ActRefused::NoSuchNumber)?;
        self.meet(&phone).hold_window(open);
        Ok(())
    }

    pub(crate) fn reads(&mut self, reference: &str, now_ms: i64) -> Result<(), ActRefused> {
        let order = self.order(reference)?;
        if !order.received {
            return Err(ActRefused::NotReceived);
        }
        let id = order.message_id.clone();
        self.reach(&id, Delivery::Read, MessageStatus::Read, now_ms);
        Ok(())
    }

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

    pub(crate) fn attempt_fails(&mut self, reference: &str, reason: &str, now_ms: i64) -> Result<(), ActRefused> {
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
            (_, _) => self.new_refund(reference, paise, now_ms)?,
        };
        let refunds = self.attempt_mut(reference, at).map(|attempt| &mut attempt.refunds);
        if let Some(refund) = refunds.and_then(|refunds| refunds.iter_mut().find(|refund| refund.id == id)) {
            refund.status = status;
            refund.updated_ms = now_ms;
        }
        self.tell_payment(reference, at, now_ms);
        Ok(id)
    }

    fn writer(&mut self, phone: &str, now_ms: i64) -> Result<(Phone, String), ActRefused> {
        let phone = Phone::parse(phone).ok_or(ActRefused::NoSuchNumber)?;
        let customer = self.meet(&phone);
        if !customer.on_whatsapp {
            return Err(ActRefused::NotOnWhatsApp);
        }
        customer.wrote(now_ms);
        let name = customer.name.clone();
        Ok((phone, name))
    }

    fn order(&self, reference: &str) -> Result<&Order, ActRefused> {
        self.orders.get(reference).ok_or(ActRefused::UnknownReference)
    }

    /// The order, if the customer has a button to press.
    fn payable(&self, reference: &str, now_ms: i64) -> Result<&Order, ActRefused> {
        let order = self.order(reference)?;
        match order {
            order if !order.received => Err(ActRefused::NotReceived),
            order if !order.is_payable() => Err(ActRefused::NoWayToPay),
            order if order.is_paid() => Err(ActRefused::AlreadyPaid),
            order if order.status == OrderStatus::Canceled => Err(ActRefused::Canceled),
            order if order.is_expired(now_ms) => Err(ActRefused::Expired),
            order => Ok(order),
        }
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
        let (id, payment_id) = match self.order(reference)?.gateway {
            Gateway::Razorpay => (self.ids.gateway("order_", now_ms), self.ids.gateway("pay_", now_ms)),
            Gateway::Payu => (self.ids.gateway("txn", now_ms), self.ids.digits(now_ms)),
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

    fn new_refund(&mut self, reference: &str, paise: i64, now_ms: i64) -> Result<(usize, String), ActRefused> {
        let order = self.order(reference)?;
        let has_room = |attempt: &Attempt| {
            attempt.status == AttemptStatus::Success && attempt.refundable_paise() >= paise
        };
        let at = order.attempts.iter().position(has_room).ok_or(ActRefused::RefundExceeds)?;
        let id = match order.gateway {
            Gateway::Razorpay => self.ids.gateway("rfnd_", now_ms),
            Gateway::Payu => self.ids.digits(now_ms),
        };
        if let Some(attempt) = self.attempt_mut(reference, at) {
            attempt.refunds.push(Refund {
                id: id.clone(),
                paise,
                status: RefundStatus::Pending,
                created_ms: now_ms,
                updated_ms: now_ms,
            });
        }
        Ok((at, id))
    }

    fn attempt_mut(&mut self, reference: &str, at: usize) -> Option<&mut Attempt> {
        self.orders.get_mut(reference)?.attempts.get_mut(at)
    }

    fn tell_payment(&mut self, reference: &str, at: usize, now_ms: i64) {
        let Some(order) = self.orders.get(reference) else { return };
        let Some(attempt) = order.attempts.get(at) else { return };
        let what = What::Payment {
            message_id: order.message_id.clone(),
            phone: order.phone.clone(),
            reference: reference.to_owned(),
            captured: order.is_paid(),
            paise: order.paise,
            gateway: order.gateway.name(),
            echo: order.echo.clone(),
            attempt: attempt.clone(),
        };
        self.tell(now_ms, what);
    }
}

/// A pending refund of exactly this amount: a later word about the amount is about it.
fn open_refund(order: &Order, paise: i64) -> Option<(usize, String)> {
    let pending = |refund: &&Refund| refund.status == RefundStatus::Pending && refund.paise == paise;
    order
        .attempts
        .iter()
        .enumerate()
        .find_map(|(at, attempt)| Some((at, attempt.refunds.iter().find(pending)?.id.clone())))
}

fn own_bubble(id: &str, kind: BubbleKind, text: &str, at_ms: i64) -> Bubble {
    Bubble {
        message_id: id.to_owned(),
        kind,
        reference: None,
        text: text.to_owned(),
        amount_paise: None,
        status: None,
        delivery: Delivery::Read,
        at_ms,
    }
}
