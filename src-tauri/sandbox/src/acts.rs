//! What customers do in a chat: write, order from the catalogue, read. Paying is in `payments`.

use crate::ledger::{Bubble, BubbleKind, Delivery};
use crate::news::{CartItem, MessageStatus, What};
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
    /// The order can be paid for ever.
    #[error("the order does not expire")]
    NoExpiry,
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
    pub(crate) fn customer_writes(
        &mut self,
        phone: &str,
        text: &str,
        now_ms: i64,
    ) -> Result<String, ActRefused> {
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
        bill: None,
    }
}
