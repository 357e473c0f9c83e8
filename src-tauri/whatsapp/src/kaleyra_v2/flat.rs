//! What Kaleyra says in its own flat shapes, which both its generations share.

use crate::meta::status::{self, Wrapper};
use crate::news::{MessageStatus, News, NewsError};
use crate::{event_key, facts};
use serde_json::Value;

/// `{"id","type":"payment","status","phone_number","payment":{…}}`. The documented template puts the payment into
/// quotes, so it may also come as JSON in a string.
pub(crate) fn payment(body: &Value, wrapper: &Wrapper) -> Option<News> {
    let payment = facts::unpacked(body.get("payment")?);
    payment.is_object().then(|| status::payment(body, &payment, wrapper))
}

/// `{"code","status":"not sent","reason","message_id"}`, and the payment template filled for a plain message. Other
/// JSON has `id` and `status` too, so one of Kaleyra's own names has to be there.
pub(crate) fn status(body: &Value, wrapper: &Wrapper) -> Option<News> {
    let word = status::normal(&facts::text(body, "status")?);
    let id =
        facts::text(body, "id").filter(|id| id.starts_with("wamid.") || body.get("phone_number").is_some());
    let id = wrapper.message_id.clone().or(id)?;
    (!status::is_payment(body)).then(|| message_status(body, wrapper, id, word))
}

/// How far the message with this id has come, in a normal word.
pub(crate) fn message_status(body: &Value, wrapper: &Wrapper, id: String, word: String) -> News {
    News::MessageStatus(MessageStatus {
        event_key: event_key::of_facts("status", [Some(id.clone()), Some(word.clone())]),
        message_id: Some(id),
        state: status::state(&word),
        status: word,
        error: error(body),
        recipient: ["recipient_id", "phone_number", "mobile", "to"]
            .iter()
            .find_map(|key| facts::text(body, key)),
        our_ref: wrapper.our_ref.clone(),
        at: ["timestamp", "created_at"].iter().find_map(|key| facts::instant(body, key)),
    })
}

fn error(body: &Value) -> Option<NewsError> {
    let code = facts::text(body, "code").filter(|code| code != "WA200");
    let title = facts::text(body, "reason");
    (code.is_some() || title.is_some()).then_some(NewsError { code, title, details: None })
}
