//! A message from the shop: taken or refused, then worked on. What every channel has in common.

use crate::account;
use crate::faults::{Duplicates, Fault};
use crate::ledger::{Bubble, BubbleKind, Delivery};
use crate::news::Echo;
use crate::orders::{Order, OrderStatus};
use crate::phone::Phone;
use crate::refusal::Refusal;
use crate::rules::{Content, Message, OrderDetails, StatusChange};
use crate::state::{Event, Fate, Posted, State};

impl State {
    /// Takes a message that keeps the rules, or refuses it for what is so at this moment: limits, the recipient,
    /// the window, the reference. A refused message changes nothing. Comes back with the message's id.
    pub(crate) fn accept(&mut self, message: Message, echo: Echo, now_ms: i64) -> Result<String, Refusal> {
        let Message { to, content, opaque: _ } = message;
        if Phone::parse(account::PHONE_NUMBER).as_ref() == Some(&to) {
            return Err(Refusal::new(131_021, "to is the number that sends"));
        }
        let later = self.dial.faults.habits.undeliverable_later;
        let unreachable = self.unreachable(&to, now_ms);
        if let Some(refusal) = unreachable.clone().filter(|_| !later) {
            return Err(refusal);
        }
        let again = self.check_reference(&content, &to)?;
        if !self.dial.faults.habits.unlimited {
            self.limits.take(&to, now_ms)?;
        }
        let fate = if self.dial.throws(Fault::NotSent, None) {
            Fate::NotSent
        } else {
            unreachable.or(again).map_or(Fate::Arrives, Fate::Fails)
        };
        let id = self.ids.message(now_ms);
        if let (Content::OrderDetails(details), false) = (&content, matches!(fate, Fate::NotSent)) {
            self.open_reference(details, &id, &to, &fate);
        }
        let provider_id = self.ids.kaleyra();
        let posted =
            Posted { to: to.clone(), provider_id, echo, content, accepted_ms: now_ms, fate, shown_at: None };
        self.messages.insert(id.clone(), posted);
        self.plan_work(&id, to, now_ms);
        self.traffic.messages_accepted += 1;
        Ok(id)
    }

    /// 131026 or 131047, if either holds for this customer now.
    fn unreachable(&mut self, to: &Phone, now_ms: i64) -> Option<Refusal> {
        let customer = self.meet(to);
        if !customer.on_whatsapp {
            return Some(Refusal::new(131_026, "to is not on WhatsApp"));
        }
        if !customer.window_is_open(now_ms) {
            let details = "to has not written for more than 24 hours: only a template may be sent";
            return Some(Refusal::new(131_047, details));
        }
        None
    }

    /// Whether the reference may be used so; a refusal that comes back as a value is one for later.
    fn check_reference(&self, content: &Content, to: &Phone) -> Result<Option<Refusal>, Refusal> {
        const PATH: &str = "interactive.action.parameters.reference_id";
        match content {
            Content::Text { .. } => Ok(None),
            Content::OrderDetails(details) if !self.orders.contains_key(&details.reference) => Ok(None),
            Content::OrderDetails(_) => {
                let taken =
                    Refusal::invalid(PATH, "was used before: it must be unique per order_details message");
                match self.dial.faults.habits.duplicates {
                    Duplicates::Refuse => Err(taken),
                    Duplicates::RefuseLater => Ok(Some(taken)),
                    Duplicates::Accept => Ok(None),
                }
            }
            Content::OrderStatus(change) => match self.orders.get(&change.reference) {
                Some(order) if order.phone == *to => Ok(None),
                Some(_) => Err(Refusal::invalid(PATH, "belongs to another customer's order")),
                None => Err(Refusal::invalid(PATH, "names no order")),
            },
        }
    }

    fn open_reference(&mut self, details: &OrderDetails, id: &str, to: &Phone, fate: &Fate) {
        if let Some(order) = self.orders.get_mut(&details.reference) {
            // Under `duplicates=accept` the bill is out twice, and the ledger must show it.
            if matches!(fate, Fate::Arrives) {
                order.accepted += 1;
            }
            return;
        }
        let order = Order {
            phone: to.clone(),
            message_id: id.to_owned(),
            paise: details.shown.total_paise,
            gateway: details.payment.gateway,
            configuration: details.payment.configuration.clone(),
            echo: details.payment.echo.clone(),
            expires_at_s: details.expires_at_s,
            status: OrderStatus::Pending,
            accepted: 1,
            received: false,
            applied: Vec::new(),
            refused: Vec::new(),
            attempts: Vec::new(),
        };
        self.orders.insert(details.reference.clone(), order);
    }

    fn plan_work(&mut self, id: &str, to: Phone, now_ms: i64) {
        let wanted_ms = now_ms.saturating_add(i64::from(self.dial.faults.habits.processing_ms));
        let free_ms = self.queued_until_ms.get(&to).copied().unwrap_or(wanted_ms);
        let at_ms = wanted_ms.max(free_ms);
        self.queued_until_ms.insert(to, at_ms);
        self.plan(at_ms, Event::Work(id.to_owned()));
    }

    /// Works on a message that was taken: here transitions are checked, and here the customer gets the bubble.
    pub(crate) fn work(&mut self, id: &str, at_ms: i64) {
        let Some(posted) = self.messages.get(id) else { return };
        let (to, content, accepted_ms) = (posted.to.clone(), posted.content.clone(), posted.accepted_ms);
        let told_ms = at_ms.saturating_add(self.delays.millis(40, 160));
        let refused = match posted.fate.clone() {
            Fate::NotSent => return self.plan(told_ms, Event::NotSent(id.to_owned())),
            Fate::Fails(refusal) => Err(refusal),
            Fate::Arrives => self.move_order(&content),
        };
        if let Err(refusal) = refused {
            return self.plan(told_ms, Event::Fail(id.to_owned(), refusal));
        }
        let shown_at = self.show(&to, bubble(id, &content, accepted_ms));
        if let Some(posted) = self.messages.get_mut(id) {
            posted.shown_at = Some(shown_at);
        }
        self.plan(told_ms, Event::Sent(id.to_owned()));
        if let Content::OrderDetails(details) = &content {
            if let Some(order) = self.orders.get_mut(&details.reference) {
                order.received = true;
            }
            if self.dial.faults.habits.lively {
                self.plan_customer(&to, &details.reference, at_ms);
            }
        }
    }

    fn move_order(&mut self, content: &Content) -> Result<(), Refusal> {
        match content {
            Content::Text { .. } | Content::OrderDetails(_) => Ok(()),
            Content::OrderStatus(change) => match self.orders.get_mut(&change.reference) {
                Some(order) => order.move_to(change.status),
                None => Ok(()),
            },
        }
    }

    /// Puts a bubble on a customer's phone, where it stays; gives its place.
    pub(crate) fn show(&mut self, phone: &Phone, bubble: Bubble) -> usize {
        let bubbles = self.shown.entry(phone.clone()).or_default();
        bubbles.push(bubble);
        bubbles.len() - 1
    }
}

fn bubble(id: &str, content: &Content, at_ms: i64) -> Bubble {
    let plain = |kind, text: &str| Bubble {
        message_id: id.to_owned(),
        kind,
        reference: None,
        text: text.to_owned(),
        amount_paise: None,
        status: None,
        delivery: Delivery::Accepted,
        at_ms,
        bill: None,
    };
    match content {
        Content::Text { body } => plain(BubbleKind::Text, body),
        Content::OrderDetails(OrderDetails { reference, body, shown, .. }) => Bubble {
            reference: Some(reference.clone()),
            amount_paise: Some(shown.total_paise),
            bill: Some(shown.clone()),
            ..plain(BubbleKind::OrderDetails, body)
        },
        Content::OrderStatus(StatusChange { reference, status, body }) => Bubble {
            reference: Some(reference.clone()),
            status: Some(*status),
            ..plain(BubbleKind::OrderStatus, body)
        },
    }
}
