//! Kaleyra v1's callbacks: flat, and as the shop's callback profile writes them, either in a query or as JSON.
//! Payments are the same as on v2, always JSON.

use serde_json::{Map, Value, json};
use url::form_urlencoded::Serializer;

use crate::account;
use crate::channel::Channel;
use crate::clock::seconds;
use crate::faults::{Habits, V1Callbacks};
use crate::kaleyra_v2::payment;
use crate::news::{Context, Incoming, MessageStatus, News, What};
use crate::outgoing::Parcel;
use crate::phone::Phone;
use crate::wire;

/// One callback. Of the account itself this channel tells nothing.
pub(crate) fn write(news: &News, habits: &Habits) -> Option<Parcel> {
    let fields = match &news.what {
        What::Status { message, status } => {
            let word = match status {
                MessageStatus::Sent => "SENT",
                MessageStatus::Delivered => "DELIVERED",
                MessageStatus::Read => "READ",
                MessageStatus::Failed(_) if habits.v1_failed_is_zero => "0",
                MessageStatus::Failed(_) => "FAILED",
            };
            vec![("id", message.id.clone()), ("status", word.to_owned())]
        }
        What::NotSent { message, .. } => {
            vec![("id", message.id.clone()), ("status", "NOT-SENT".to_owned())]
        }
        What::Incoming { from, name, context, content, .. } => {
            incoming(from, name, context.as_ref(), content, news.at_ms)
        }
        What::Payment { .. } => return Some(Parcel::json(Channel::KaleyraV1, &payment(&news.what)?)),
        What::Template { .. } | What::Configuration(_) => return None,
    };
    Some(match habits.v1 {
        V1Callbacks::Query => {
            let said = fields.iter().filter(|(_, value)| !value.is_empty());
            let body = Serializer::new(String::new()).extend_pairs(said).finish();
            Parcel { channel: Channel::KaleyraV1, is_form: true, body }
        }
        V1Callbacks::Json => {
            let object: Map<String, Value> =
                fields.into_iter().map(|(name, value)| (name.to_owned(), json!(value))).collect();
            Parcel::json(Channel::KaleyraV1, &Value::Object(object))
        }
    })
}

/// All fields of the default profile, of which those that say nothing are empty.
fn incoming(
    from: &Phone,
    name: &str,
    context: Option<&Context>,
    content: &Incoming,
    at_ms: i64,
) -> Vec<(&'static str, String)> {
    let written = wire::content(content);
    let kind = written.get("type").and_then(Value::as_str).unwrap_or_default().to_owned();
    let (body, custom_response, message) = match content {
        Incoming::Text(text) => (text.clone(), String::new(), String::new()),
        Incoming::Cart { text, .. } => (text.clone(), String::new(), Value::Object(written).to_string()),
        Incoming::Address { values, body } => {
            let response = json!({"values": values}).to_string();
            (body.clone(), response, Value::Object(written).to_string())
        }
        Incoming::Button { payload, text } => (text.clone(), payload.clone(), String::new()),
    };
    vec![
        ("body", body),
        ("mime_type", String::new()),
        ("media_url", String::new()),
        ("from", from.as_str().to_owned()),
        ("name", name.to_owned()),
        ("type", kind),
        ("created_at", seconds(at_ms).to_string()),
        ("reply_to", context.map(|context| context.id.clone()).unwrap_or_default()),
        ("wanumber", account::PHONE_NUMBER.trim_start_matches('+').to_owned()),
        ("mobile", from.as_str().to_owned()),
        ("custom_response", custom_response),
        ("message", message),
        ("contacts", String::new()),
        ("location", String::new()),
    ]
}
