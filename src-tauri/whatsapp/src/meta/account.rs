//! Reads what Meta tells about an account and not about a message: payment configurations, templates, numbers, standing.

use crate::news::{AccountNews, ConfigurationNews, News, NumberNews, TemplateNews};
use crate::{event_key, facts};
use jiff::Timestamp;
use serde_json::Value;

/// The update of a field, `None` for a field that is not known or says nothing. `time` is when the envelope says that
/// it happened.
pub(crate) fn read(field: &str, value: &Value, time: Option<Timestamp>) -> Option<News> {
    match field {
        "payment_configuration_update" => Some(configuration(value, time)),
        "message_template_status_update" | "message_template_quality_update" => template(value, time),
        "phone_number_quality_update" => number(value, time),
        "account_update"
        | "account_alerts"
        | "account_review_update"
        | "business_capability_update"
        | "phone_number_name_update"
        | "security" => standing(field, value, time),
        _ => None,
    }
}

/// The same for a value that stands alone, told by the facts that only it has.
pub(crate) fn bare(value: &Value) -> Option<News> {
    let has = |key| facts::text(value, key).is_some();
    if has("message_template_name") {
        return template(value, None);
    }
    if has("display_phone_number") && has("event") {
        return number(value, None);
    }
    let is_configuration = ["configuration_name", "provider_name", "status"].into_iter().all(has);
    is_configuration.then(|| configuration(value, None))
}

fn configuration(value: &Value, time: Option<Timestamp>) -> News {
    News::PaymentConfiguration(ConfigurationNews {
        name: facts::text(value, "configuration_name"),
        provider: facts::text(value, "provider_name"),
        provider_mid: facts::text(value, "provider_mid"),
        status: facts::text(value, "status"),
        at: facts::instant(value, "updated_timestamp").or(time),
        event_key: key("configuration", value, time),
    })
}

fn template(value: &Value, time: Option<Timestamp>) -> Option<News> {
    let status = facts::text(value, "event");
    let quality = facts::text(value, "new_quality_score");
    if status.is_none() && quality.is_none() {
        return None;
    }
    Some(News::Template(TemplateNews {
        template_id: facts::text(value, "message_template_id"),
        name: facts::text(value, "message_template_name"),
        language: facts::text(value, "message_template_language"),
        status,
        quality,
        reason: reason(value),
        at: time,
        event_key: key("template", value, time),
    }))
}

/// Where there is no reason, `NONE` stands in its place.
fn reason(value: &Value) -> Option<String> {
    let code = facts::text(value, "reason").filter(|reason| !reason.trim().eq_ignore_ascii_case("none"));
    let words = value.get("other_info");
    let words =
        words.and_then(|info| facts::text(info, "description").or_else(|| facts::text(info, "title")));
    match (code, words) {
        (Some(code), Some(words)) => Some(format!("{code}: {words}")),
        (code, words) => code.or(words),
    }
}

fn number(value: &Value, time: Option<Timestamp>) -> Option<News> {
    let limit = ["current_limit", "max_daily_conversations_per_business"];
    let limit = limit.into_iter().find_map(|key| facts::text(value, key));
    let event = facts::text(value, "event");
    if event.is_none() && limit.is_none() {
        return None;
    }
    Some(News::NumberQuality(NumberNews {
        number: facts::text(value, "display_phone_number"),
        event,
        limit,
        limit_before: facts::text(value, "old_limit"),
        at: time,
        event_key: key("number", value, time),
    }))
}

fn standing(field: &str, value: &Value, time: Option<Timestamp>) -> Option<News> {
    let facts = facts::flat(value);
    let event = ["event", "alert_type", "decision"].into_iter().find_map(|key| facts::text(value, key));
    (!facts.is_empty()).then(|| {
        News::Account(AccountNews {
            field: field.to_owned(),
            event,
            facts,
            at: time,
            event_key: event_key::of_facts(
                "account",
                [Some(field.to_owned()), time.map(|time| time.to_string()), Some(value.to_string())],
            ),
        })
    })
}

/// What comes to pass twice is told twice in the same words, but not with the same time.
fn key(kind: &str, value: &Value, time: Option<Timestamp>) -> String {
    event_key::of_facts(kind, [time.map(|time| time.to_string()), Some(value.to_string())])
}
