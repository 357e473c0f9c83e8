//! What customers do with a message they got: order from it, fill its form in, press its button, refuse it.

use std::collections::BTreeMap;

use crate::acts::{ActRefused, check_cart};
use crate::ledger::Bubble;
use crate::news::{CartItem, Context, Incoming};
use crate::rules::check_address;
use crate::shown::Shown;
use crate::state::State;

impl State {
    pub(crate) fn orders_from_message(
        &mut self,
        message_id: &str,
        items: &[CartItem],
        text: &str,
        now_ms: i64,
    ) -> Result<String, ActRefused> {
        check_cart(items)?;
        let offers = |shown: &Shown| items.iter().all(|item| shown.offers(&item.sku));
        if !self.arrived(message_id)?.shows.as_ref().is_some_and(offers) {
            return Err(ActRefused::NotOffered);
        }
        let cart = Incoming::Cart { text: text.to_owned(), items: items.to_vec() };
        self.answers(message_id, cart, now_ms)
    }

    pub(crate) fn gives_address(
        &mut self,
        message_id: &str,
        values: &BTreeMap<String, String>,
        now_ms: i64,
    ) -> Result<String, ActRefused> {
        if !matches!(self.arrived(message_id)?.shows, Some(Shown::AddressAsked(_))) {
            return Err(ActRefused::NotOffered);
        }
        check_address(values).map_err(|_| ActRefused::AddressInvalid)?;
        let lines = ["name", "phone_number", "address", "city", "in_pin_code"];
        let lines = lines.iter().filter_map(|field| values.get(*field)).map(String::as_str);
        let body = lines.collect::<Vec<_>>().join("\n");
        self.answers(message_id, Incoming::Address { values: values.clone(), body }, now_ms)
    }

    pub(crate) fn presses(
        &mut self,
        message_id: &str,
        button: &str,
        now_ms: i64,
    ) -> Result<String, ActRefused> {
        let found = self.arrived(message_id)?.buttons.iter().find(|shown| shown.text == button);
        let payload = found.and_then(|shown| shown.payload.clone()).ok_or(ActRefused::NotOffered)?;
        self.answers(message_id, Incoming::Button { payload, text: button.to_owned() }, now_ms)
    }

    pub(crate) fn refuses(
        &mut self,
        message_id: &str,
        text: &str,
        now_ms: i64,
    ) -> Result<String, ActRefused> {
        if text.trim().is_empty() {
            return Err(ActRefused::Empty);
        }
        self.arrived(message_id)?;
        self.answers(message_id, Incoming::Text(text.to_owned()), now_ms)
    }

    /// The bubble of a message from the shop that a customer has.
    fn arrived(&self, message_id: &str) -> Result<&Bubble, ActRefused> {
        let posted = self.messages.get(message_id).ok_or(ActRefused::UnknownMessage)?;
        let bubbles = self.shown.get(&posted.to);
        let bubble = bubbles.zip(posted.shown_at).and_then(|(bubbles, at)| bubbles.get(at));
        bubble.ok_or(ActRefused::UnknownMessage)
    }

    fn answers(&mut self, message_id: &str, content: Incoming, now_ms: i64) -> Result<String, ActRefused> {
        let posted = self.messages.get(message_id).ok_or(ActRefused::UnknownMessage)?;
        let phone = posted.to.with_plus();
        let context: Option<Context> = self.context(message_id);
        let writer = self.writer(&phone, now_ms)?;
        Ok(self.comes(writer, context, content, now_ms))
    }
}
