//! What customers do in a chat: write, order from the catalogue, read. Paying is in `payments`, answering in
//! `replies`.

use crate::bubbles;
use crate::channel::Channel;
use crate::ledger::{BubbleKind, Delivery};
use crate::news::{CartItem, Context, Incoming, MessageStatus, What};
use crate::phone::Phone;
use crate::shown::Shown;
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
    /// No message of the shop's under this id, on a customer's phone.
    #[error("no message of the shop's under this id has arrived")]
    UnknownMessage,
    /// The message asks for, offers or has nothing of the kind: an address, this product, this button.
    #[error("the message has no place for this answer")]
    NotOffered,
    /// The address lacks a field, or has one that is none.
    #[error(
        "the address needs name, phone_number, in_pin_code, address and city, and knows few other fields"
    )]
    AddressInvalid,
    /// No link of a payment configuration, or one that was opened before or is too old.
    #[error("this link connects nothing")]
    LinkInvalid,
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
        let writer = self.writer(phone, now_ms)?;
        Ok(self.comes(writer, None, Incoming::Text(text.to_owned()), now_ms))
    }

    pub(crate) fn orders_from_catalogue(
        &mut self,
        phone: &str,
        items: &[CartItem],
        text: &str,
        now_ms: i64,
    ) -> Result<String, ActRefused> {
        check_cart(items)?;
        let writer = self.writer(phone, now_ms)?;
        let cart = Incoming::Cart { text: text.to_owned(), items: items.to_vec() };
        Ok(self.comes(writer, None, cart, now_ms))
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

    pub(crate) fn opens_onboarding(&mut self, url: &str, now_ms: i64) -> Result<Option<String>, ActRefused> {
        let connected = self.configurations.connect(url, now_ms).ok_or(ActRefused::LinkInvalid)?;
        let redirect_url = connected.link.as_ref().and_then(|link| link.redirect_url.clone());
        self.tell(Channel::Cloud, now_ms, What::Configuration(connected));
        Ok(redirect_url)
    }

    /// Somebody who sends something now, which opens their window; with their name.
    pub(crate) fn writer(&mut self, phone: &str, now_ms: i64) -> Result<(Phone, String), ActRefused> {
        let phone = Phone::parse(phone).ok_or(ActRefused::NoSuchNumber)?;
        let customer = self.meet(&phone);
        if !customer.on_whatsapp {
            return Err(ActRefused::NotOnWhatsApp);
        }
        customer.wrote(now_ms);
        let name = customer.name.clone();
        Ok((phone, name))
    }

    /// Shows what a customer sends on their own phone and tells the shop of it. Gives its id.
    pub(crate) fn comes(
        &mut self,
        (from, name): (Phone, String),
        context: Option<Context>,
        content: Incoming,
        now_ms: i64,
    ) -> String {
        let id = self.ids.message(now_ms);
        let (kind, text, shows) = match &content {
            Incoming::Text(text) => (BubbleKind::Written, text, None),
            Incoming::Cart { text, items } => (BubbleKind::Cart, text, Some(Shown::Cart(items.clone()))),
            Incoming::Address { values, body } => {
                (BubbleKind::Address, body, Some(Shown::Address(values.clone())))
            }
            Incoming::Button { text, .. } => (BubbleKind::Pressed, text, None),
        };
        let answered = context.as_ref().map(|context| context.id.as_str());
        let bubble = bubbles::of_customer(&id, kind, text, shows, answered, now_ms);
        self.show(&from, bubble);
        let channel = self.channel_of(&from);
        self.tell(channel, now_ms, What::Incoming { id: id.clone(), from, name, context, content });
        id
    }
}

/// A cart holds something, at prices that are not below nothing.
pub(crate) fn check_cart(items: &[CartItem]) -> Result<(), ActRefused> {
    if items.is_empty() || items.iter().any(|item| item.quantity == 0 || item.sku.is_empty()) {
        return Err(ActRefused::Empty);
    }
    if items.iter().any(|item| item.price_paise < 0) {
        return Err(ActRefused::NoAmount);
    }
    Ok(())
}
