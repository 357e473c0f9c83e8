//! News in one line each, for tests to compare.

use crate::{News, NewsError, PaymentNews, RefundReport, Told, Transaction, Whose, read_webhook};
use domain::{ChannelKind, Paise};
use jiff::Timestamp;
use std::fmt::Debug;

/// Everything in a webhook body of Kaleyra's second generation, a line each, joined.
#[track_caller]
pub(super) fn told(body: &str) -> String {
    told_on(ChannelKind::KaleyraV2, body)
}

/// The same on any channel.
#[track_caller]
pub(super) fn told_on(channel: ChannelKind, body: &str) -> String {
    lines(&read(channel, body))
}

/// A line for each thing told, joined.
pub(super) fn lines(told: &[Told]) -> String {
    told.iter().map(|told| line(&told.news)).collect::<Vec<_>>().join("\n")
}

/// Whose number and account everything in a body is about, a line each, joined.
#[track_caller]
pub(super) fn whose(channel: ChannelKind, body: &str) -> String {
    let told = read(channel, body);
    let lines =
        told.iter().map(|Told { whose: Whose { phone_number_id, phone_number, waba_id }, .. }| {
            join([&text(phone_number_id), &text(phone_number), &text(waba_id)])
        });
    lines.collect::<Vec<_>>().join("\n")
}

#[track_caller]
pub(super) fn read(channel: ChannelKind, body: &str) -> Vec<Told> {
    let told = read_webhook(channel, body.as_bytes()).unwrap();
    assert!(!told.is_empty(), "something is told: {body}");
    told
}

fn line(news: &News) -> String {
    match news {
        News::Payment(news) => payment(news),
        News::MessageStatus(status) => join([
            "message_status",
            &text(&status.message_id),
            &status.status,
            &debug(&status.state),
            &error(&status.error),
            &text(&status.recipient),
            &text(&status.our_ref),
            &at(status.at),
        ]),
        News::Order(cart) => {
            let items = cart
                .items
                .iter()
                .map(|item| format!("{}×{}@{}", text(&item.sku), shown(item.quantity), rupees(item.price)));
            let items = items.collect::<Vec<_>>().join(",");
            let (from, id) = (text(&cart.from), text(&cart.message_id));
            join([
                "order",
                &from,
                &text(&cart.name),
                &id,
                &text(&cart.catalog_id),
                &text(&cart.text),
                &items,
                &at(cart.at),
            ])
        }
        News::Message(message) => join([
            "message",
            &text(&message.from),
            &text(&message.name),
            &text(&message.message_id),
            &text(&message.kind),
            &text(&message.text),
            &text(&message.replies_to),
            &error(&message.error),
            &at(message.at),
        ]),
        News::Address(reply) => {
            let values = reply.values.iter().map(|(name, value)| format!("{name}={value}"));
            let values = values.collect::<Vec<_>>().join(",");
            join(["address", &text(&reply.from), &text(&reply.message_id), &values, &at(reply.at)])
        }
        News::System(notice) => join([
            "system",
            &text(&notice.from),
            &text(&notice.message_id),
            &text(&notice.event),
            &text(&notice.text),
            &text(&notice.new_number),
            &at(notice.at),
        ]),
        News::Template(news) => join([
            "template",
            &text(&news.template_id),
            &text(&news.name),
            &text(&news.language),
            &text(&news.status),
            &text(&news.quality),
            &text(&news.reason),
            &at(news.at),
        ]),
        News::NumberQuality(news) => join([
            "number_quality",
            &text(&news.number),
            &text(&news.event),
            &text(&news.limit),
            &text(&news.limit_before),
            &at(news.at),
        ]),
        News::Account(news) => {
            let facts = news.facts.iter().map(|(name, value)| format!("{name}={value}"));
            let facts = facts.collect::<Vec<_>>().join(",");
            join(["account", &news.field, &text(&news.event), &facts, &at(news.at)])
        }
        News::PaymentConfiguration(news) => join([
            "payment_configuration",
            &text(&news.name),
            &text(&news.provider),
            &text(&news.status),
            &at(news.at),
        ]),
        News::AccountError(news) => join(["account_error", &error(&Some(news.error.clone()))]),
        News::Unknown(unknown) => join(["unknown", &unknown.reason]),
    }
}

fn payment(news: &PaymentNews) -> String {
    let report = &news.report;
    let transactions: Vec<String> = report.transactions.iter().map(transaction).collect();
    let refunds: Vec<String> = report.refunds.iter().map(refund).collect();
    join([
        "payment",
        &text(&report.reference_id),
        &text(&report.status),
        &rupees(report.amount),
        &transactions.join(";"),
        &format!("refunds[{}]", refunds.join(",")),
        &text(&news.our_ref),
        &at(report.at),
    ])
}

fn transaction(transaction: &Transaction) -> String {
    let error =
        transaction.error.as_ref().map(|error| format!(" {}/{}", text(&error.code), text(&error.reason)));
    let Transaction { id, gateway_payment_id, status, method, state, updated_at, .. } = transaction;
    let names = format!("{} {} {}", text(id), text(gateway_payment_id), text(status));
    format!("{names} {state:?} {} {}{}", text(method), at(*updated_at), error.unwrap_or_default())
}

fn refund(refund: &RefundReport) -> String {
    format!("{} {} {:?} {}", text(&refund.id), rupees(refund.amount), refund.state, text(&refund.speed))
}

fn error(error: &Option<NewsError>) -> String {
    error.as_ref().map_or_else(dash, |error| {
        let details = error.details.as_ref().map(|details| format!(" ({details})"));
        format!("{}:{}{}", text(&error.code), text(&error.title), details.unwrap_or_default())
    })
}

fn join<const N: usize>(facts: [&str; N]) -> String {
    facts.join(" | ")
}

fn text(fact: &Option<String>) -> String {
    fact.clone().unwrap_or_else(dash)
}

fn shown(fact: Option<impl ToString>) -> String {
    fact.map_or_else(dash, |fact| fact.to_string())
}

fn debug(fact: &Option<impl Debug>) -> String {
    fact.as_ref().map_or_else(dash, |fact| format!("{fact:?}"))
}

fn rupees(amount: Option<Paise>) -> String {
    amount.map_or_else(dash, Paise::to_rupees)
}

fn at(at: Option<Timestamp>) -> String {
    shown(at.map(Timestamp::as_second))
}

fn dash() -> String {
    "–".to_owned()
}
