//! Requests to Kaleyra: rendered first, purely, and sent with the key added at the last moment.

use super::{answer, lookup, wire};
use crate::api_key::ApiKey;
use crate::caller::Caller;
use crate::channel::{Accepted, LookedUp};
use crate::key_header::KeyHeader;
use crate::meta::message::Message;
use crate::outgoing::Outgoing;
use crate::rendered::{Body, Rendered, json_of};
use calling::BaseUrl;
use calling::CallError;
use calling::Http;
use domain::AccountSettings;
use reqwest::header::CONTENT_TYPE;

/// An account that can speak.
#[derive(Clone, Debug)]
pub struct KaleyraV2 {
    settings: AccountSettings,
    base: BaseUrl,
    caller: Caller,
}

/// The request that says a message.
pub(crate) fn render(settings: &AccountSettings, base: &BaseUrl, outgoing: &Outgoing) -> Rendered {
    let envelope = wire::Envelope {
        messaging_object: Message::new(outgoing),
        extra_info: wire::ExtraInfo { our_ref: outgoing.our_ref().as_str() },
    };
    let url = base.join(&["v2", &settings.sid, "whatsapp", settings.phone_number.as_str(), "messages"]);
    Rendered::post(url, KeyHeader::ApiKey, Body::Json(json_of(&envelope)))
}

/// Asks Kaleyra for the payment under a reference. The lookup is Meta's, on a path of the first generation whatever
/// the account speaks otherwise.
pub(crate) async fn look_up(
    (settings, base, caller): (&AccountSettings, &BaseUrl, &Caller),
    reference: &str,
    configuration: &str,
) -> Result<LookedUp, CallError> {
    let number_id = settings.phone_number_id.as_str();
    let url = base.join(&["v1", &settings.sid, "wrapper", number_id, "payments", configuration, reference]);
    let request = |http: &Http| http.get(url).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    caller.look_up(request, reference, lookup::read).await
}

impl KaleyraV2 {
    pub(crate) fn new(settings: AccountSettings, base: BaseUrl, key: ApiKey, http: Http) -> KaleyraV2 {
        KaleyraV2 { settings, base, caller: Caller::new(key, KeyHeader::ApiKey, http) }
    }

    pub(crate) fn render(&self, outgoing: &Outgoing) -> Rendered {
        render(&self.settings, &self.base, outgoing)
    }

    pub(crate) async fn send(&self, rendered: &Rendered) -> Result<Accepted, CallError> {
        self.caller.send(rendered, answer::message_id).await
    }

    pub(crate) async fn look_up(&self, reference: &str, configuration: &str) -> Result<LookedUp, CallError> {
        look_up((&self.settings, &self.base, &self.caller), reference, configuration).await
    }
}
