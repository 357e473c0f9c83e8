//! Reads webhook bodies. A callback profile is a template that the shop configured, so the same news comes in
//! several shapes: Kaleyra's wrapper around Meta's change, a flat payment, a flat status, and, where Kaleyra only
//! passes on, Meta's own envelope or the value of a change.

use super::flat;
use crate::facts;
use crate::meta::status::Wrapper;
use crate::meta::{account, webhook};
use crate::news::{Told, Whose};
use serde_json::Value;

/// Everything in a body, at least one [`crate::News::Unknown`].
pub(crate) fn read(body: &Value) -> Vec<Told> {
    each(body, one)
}

/// Everything in a body that may be a list of bodies.
pub(crate) fn each(body: &Value, one: fn(&Value) -> Vec<Told>) -> Vec<Told> {
    match body {
        Value::Array(bodies) if !bodies.is_empty() => bodies.iter().flat_map(one).collect(),
        _ => one(body),
    }
}

/// Everything in one body.
pub(crate) fn one(body: &Value) -> Vec<Told> {
    let wrapper = wrapper(body);
    if let Some(told) = meta(body, &wrapper) {
        return told;
    }
    let flat = flat::payment(body, &wrapper).or_else(|| flat::status(body, &wrapper));
    vec![match flat.or_else(|| account::bare(body)) {
        Some(news) => Told { whose: wrapper.whose, news },
        None => webhook::unknown(body, &wrapper, "no webhook that this channel is known to send"),
    }]
}

/// What Meta said, where Kaleyra passes it on.
pub(crate) fn meta(body: &Value, wrapper: &Wrapper) -> Option<Vec<Told>> {
    let inner = body.get("meta_object").map(facts::unpacked);
    inner.and_then(|inner| webhook::read(&inner, wrapper)).or_else(|| webhook::read(body, wrapper))
}

/// What Kaleyra says around what Meta said.
pub(crate) fn wrapper(body: &Value) -> Wrapper {
    let extra = body.get("extra_info").map(facts::unpacked);
    let extra = |key| extra.as_ref().and_then(|extra| facts::text(extra, key));
    Wrapper {
        our_ref: extra("ref").or_else(|| facts::text(body, "ref")),
        message_id: facts::text(body, "message_id").or_else(|| extra("message_id")),
        whose: Whose {
            phone_number_id: facts::text(body, "phone_number_id"),
            phone_number: ["display_phone_number", "wanumber"].iter().find_map(|key| facts::text(body, key)),
            waba_id: extra("waba_id").or_else(|| facts::text(body, "waba_id")),
        },
    }
}
