//! A message from the shop: taken or refused, then worked on. What every channel has in common.

use serde_json::Value;

use crate::account;
use crate::bubbles;
use crate::channel::Channel;
use crate::clock::seconds;
use crate::faults::{Duplicates, Fault};
use crate::ledger::{Bubble, BubbleKind};
use crate::news::{Category, Echo, Price};
use crate::orders::{Order, OrderStatus};
use crate::phone::Phone;
use crate::refusal::Refusal;
use crate::rules::{self, Content, Message, OrderDetails, Sent};
use crate::state::{Event, Fate, Posted, State};
use crate::templates::Filled;
use crate::world::World;

/// Takes Meta's message object that came by a channel, or refuses it. Comes back with the id the shop knows it by.
pub(crate) fn receive(
    world: &World,
    channel: Channel,
    message: &Value,
    echo: Echo,
) -> Result<String, Refusal> {
    world.within_request(|state, now_ms| {
        let accepted = rules::read(message, seconds(now_ms)).and_then(|message| {
            let echo = Echo { opaque: message.opaque.clone(), ..echo };
            state.accept(channel, message, echo, now_ms)
        });
        if let Err(refusal) = &accepted {
            *state.traffic.messages_refused.entry(refusal.code).or_default() += 1;
        }
        accepted
    })
}

impl State {
    /// Takes a message that keeps the rules, or refuses it for what is so at this moment: templates, uploads,
    /// limits, the recipient, the window, the reference. A refused message changes nothing.
    fn accept(
        &mut self,
        channel: Channel,
        message: Message,
        echo: Echo,
        now_ms: i64,
    ) -> Result<String, Refusal> {
        let Message { to, sent, opaque: _ } = message;
        if Phone::parse(account::PHONE_NUMBER).as_ref() == Some(&to) {
            return Err(Refusal::new(131_021, "to is the number that sends"));
        }
        let window_is_open = self.meet(&to).window_is_open(now_ms);
        let (Filled { content, buttons }, template, price) = self.made(sent, window_is_open)?;
        if let Some((id, kind)) = content.upload() {
            self.uploads.check(id, kind, now_ms)?;
        }
        if content.is_order_details() && self.dial.faults.habits.terms_pending {
            let details = "WhatsApp Payments Terms of Service acceptance pending for this business account";
            return Err(Refusal::new(134_011, details));
        }
        let later = self.dial.faults.habits.undeliverable_later;
        let unreachable = self.unreachable(&to, window_is_open || template.is_some());
        if let Some(refusal) = unreachable.clone().filter(|_| !later) {
            return Err(refusal);
        }
        let again = self.check_reference(&content, &to)?;
        if !self.dial.faults.habits.unlimited {
            self.limits.take(&to, now_ms)?;
        }
        let incapable = self.incapable(&content);
        let fate = if channel != Channel::Cloud && self.dial.throws(Fault::NotSent, None) {
            Fate::NotSent
        } else {
            unreachable.or(again).or(incapable).map_or(Fate::Arrives, Fate::Fails)
        };
        let id = match channel {
            Channel::KaleyraV1 => self.ids.kaleyra_v1(),
            Channel::KaleyraV2 | Channel::Cloud => self.ids.message(now_ms),
        };
        if let (Content::OrderDetails(details), false) = (&content, matches!(fate, Fate::NotSent)) {
            self.open_reference(channel, details, &id, &to, &fate);
        }
        self.channel = channel;
        self.spoken.insert(to.clone(), channel);
        let posted = Posted {
            to: to.clone(),
            channel,
            provider_id: self.ids.kaleyra(),
            echo,
            price,
            content,
            buttons,
            template,
            accepted_ms: now_ms,
            fate,
            shown_at: None,
        };
        self.messages.insert(id.clone(), posted);
        self.plan_work(&id, to, now_ms);
        self.traffic.messages_accepted += 1;
        Ok(id)
    }

    /// What is to be sent, with the template it comes from and what it costs: nothing inside the window, unless it
    /// is marketing.
    fn made(&self, sent: Sent, window_is_open: bool) -> Result<(Filled, Option<String>, Price), Refusal> {
        match sent {
            Sent::Content(content) => {
                let price = Price { billable: false, category: Category::Service };
                Ok((Filled { content, buttons: Vec::new() }, None, price))
            }
            Sent::Template(send) => {
                let template = self.templates.approved(&send.name, &send.language)?;
                let category = template.category;
                let price = Price { billable: category == Category::Marketing || !window_is_open, category };
                let name = send.name.clone();
                Ok((template.fill(send)?, Some(name), price))
            }
        }
    }

    /// 131026 or 131047, if either holds for this customer now.
    fn unreachable(&mut self, to: &Phone, may_be_written_to: bool) -> Option<Refusal> {
        if !self.meet(to).on_whatsapp {
            return Some(Refusal::new(131_026, "to is not on WhatsApp"));
        }
        if !may_be_written_to {
            let details = "to has not written for more than 24 hours: only a template may be sent";
            return Some(Refusal::new(131_047, details));
        }
        None
    }

    /// 1026, where phones do not know what a request for an address is.
    fn incapable(&self, content: &Content) -> Option<Refusal> {
        let asks = matches!(content, Content::Plain(plain) if plain.kind == BubbleKind::AddressAsked);
        let incapable = asks && self.dial.faults.habits.addresses_incapable;
        incapable.then(|| Refusal::new(1026, "the customer's WhatsApp does not know this kind of message"))
    }

    /// Whether the reference may be used so; a refusal that comes back as a value is one for later.
    fn check_reference(&self, content: &Content, to: &Phone) -> Result<Option<Refusal>, Refusal> {
        match content {
            Content::Plain(_) => Ok(None),
            Content::OrderDetails(details) if !self.orders.contains_key(&details.reference) => Ok(None),
            Content::OrderDetails(details) => {
                let why = "was used before: it must be unique per order_details message";
                let taken = Refusal::invalid(&details.reference_path, why);
                match self.dial.faults.habits.duplicates {
                    Duplicates::Refuse => Err(taken),
                    Duplicates::RefuseLater => Ok(Some(taken)),
                    Duplicates::Accept => Ok(None),
                }
            }
            Content::OrderStatus(change) => match self.orders.get(&change.reference) {
                Some(order) if order.phone == *to => Ok(None),
                Some(_) => {
                    Err(Refusal::invalid(&change.reference_path, "belongs to another customer's order"))
                }
                None => Err(Refusal::invalid(&change.reference_path, "names no order")),
            },
        }
    }

    fn open_reference(
        &mut self,
        channel: Channel,
        details: &OrderDetails,
        id: &str,
        to: &Phone,
        fate: &Fate,
    ) {
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
            channel,
            paise: details.shown.total_paise,
            way: details.way.clone(),
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
        let (to, content, fate) = (posted.to.clone(), posted.content.clone(), posted.fate.clone());
        let bubble = bubbles::of_shop(id, posted);
        let told_ms = at_ms.saturating_add(self.delays.millis(40, 160));
        let refused = match fate {
            Fate::NotSent => return self.plan(told_ms, Event::NotSent(id.to_owned())),
            Fate::Fails(refusal) => Err(refusal),
            Fate::Arrives => self.move_order(&content),
        };
        if let Err(refusal) = refused {
            return self.plan(told_ms, Event::Fail(id.to_owned(), refusal));
        }
        let shown_at = self.show(&to, bubble);
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
            Content::Plain(_) | Content::OrderDetails(_) => Ok(()),
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
