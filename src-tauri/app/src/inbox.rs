//! The inbox: raw first, meaning later, each event once.

use crate::error::{AppError, Code};
use crate::hear::{Ours, forget_strangers, hear};
use crate::shop::App;
use domain::ChannelKind;
use doors::VerifiedWebhook;
use store::{DeliveryRow, EventOutcome, NewEvent, Write};
use whatsapp::{News, Told, read_webhook};

/// Deliveries applied in one transaction. More at once are faster, and hold up a person's keystroke for longer.
const BATCH: u32 = 200;

impl App {
    /// Takes in a delivery whose origin was proved. It is on the disk when this returns; what it means is read by
    /// the worker. Returns whether these bytes are new.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn accept(&self, channel: ChannelKind, webhook: VerifiedWebhook) -> Result<bool, AppError> {
        let now = self.now();
        let (source, proof) = (webhook.source().as_str(), webhook.proof().as_str());
        self.store().write("accept", move |book| {
            Ok(book.keep_delivery(source, channel.as_str(), proof, webhook.raw(), now)?)
        })
    }
}

/// Reads and applies what waits. Effect, event and *read* are one transaction. Returns how many events were new.
pub(crate) fn apply_unread(app: &App) -> Result<u32, AppError> {
    let mut n_events = 0;
    loop {
        let deliveries = app.store().read(|book| book.unread_deliveries(BATCH))?;
        if deliveries.is_empty() {
            return Ok(n_events);
        }
        let read: Vec<_> = deliveries.into_iter().map(|delivery| (understand(&delivery), delivery)).collect();
        let now = app.now();
        n_events += app.store().write("apply", move |book| {
            let ours = Ours::of(book)?;
            forget_strangers(book, &ours, now)?;
            let mut n_new = 0;
            for (told, delivery) in &read {
                n_new += apply(book, &ours, delivery, told, now)?;
            }
            Ok::<_, AppError>(n_new)
        })?;
    }
}

/// What a delivery says, or why nobody can tell.
fn understand(delivery: &DeliveryRow) -> Result<Vec<Told>, &'static str> {
    let channel = ChannelKind::from_name(&delivery.channel).ok_or("unknown channel")?;
    read_webhook(channel, &delivery.raw).map_err(|_| "not json")
}

fn apply(
    book: &Write<'_>,
    ours: &Ours,
    delivery: &DeliveryRow,
    told: &Result<Vec<Told>, &'static str>,
    now: jiff::Timestamp,
) -> Result<u32, AppError> {
    let mut n_new = 0;
    for (place, told) in told.iter().flatten().enumerate() {
        let news = &told.news;
        let (key, kind) = (news.event_key(), kind(news));
        let event = NewEvent { delivery: delivery.id, place, key, kind, happened_at: news.at() };
        if !book.keep_event(&event, now)? {
            continue;
        }
        n_new += 1;
        let (outcome, order) = match hear(book, ours, told, now) {
            // One event that the book cannot take in must not hold up the rest for ever.
            Err(error) if error.code == Code::Internal => (EventOutcome::NotUnderstood, None),
            heard => heard?,
        };
        book.note_event(key, order, outcome)?;
    }
    book.note_read(delivery.id, told.as_ref().err().copied(), now)?;
    Ok(n_new)
}

const fn kind(news: &News) -> &'static str {
    match news {
        News::Payment(_) => "payment",
        News::MessageStatus(_) => "message_status",
        News::Order(_) => "order",
        News::Message(_) => "message",
        News::Address(_) => "address",
        News::System(_) => "system",
        News::PaymentConfiguration(_) => "payment_configuration",
        News::Template(_) => "template",
        News::NumberQuality(_) => "number_quality",
        News::Account(_) => "account",
        News::AccountError(_) => "account_error",
        News::Unknown(_) => "unknown",
    }
}
