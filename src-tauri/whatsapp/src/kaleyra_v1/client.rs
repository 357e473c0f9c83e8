//! Requests to Kaleyra: rendered first, purely, and sent with the key added at the last moment.

use super::wire;
use crate::api_key::ApiKey;
use crate::caller::Caller;
use crate::channel::{Accepted, LookedUp};
use crate::kaleyra_v2::{answer, client as second};
use crate::key_header::KeyHeader;
use crate::outgoing::Outgoing;
use crate::rendered::{Body, CannotSay, Rendered, Unsaid};
use calling::BaseUrl;
use calling::CallError;
use calling::Http;
use domain::{AccountSettings, ChannelKind};

/// An account that can speak.
#[derive(Clone, Debug)]
pub struct KaleyraV1 {
    settings: AccountSettings,
    base: BaseUrl,
    caller: Caller,
}

/// The request that says a message.
pub(crate) fn render(
    settings: &AccountSettings,
    base: &BaseUrl,
    outgoing: &Outgoing,
) -> Result<Rendered, CannotSay> {
    let unsaid = |what: Unsaid| CannotSay { channel: ChannelKind::KaleyraV1, what };
    let content = wire::content(outgoing).map_err(unsaid)?;
    let url = base.join(&["v1", &settings.sid, "messages"]);
    let fields = wire::fields(settings, outgoing, content);
    Ok(Rendered::post(url, KeyHeader::ApiKey, Body::Form(fields)))
}

impl KaleyraV1 {
    pub(crate) fn new(settings: AccountSettings, base: BaseUrl, key: ApiKey, http: Http) -> KaleyraV1 {
        KaleyraV1 { settings, base, caller: Caller::new(key, KeyHeader::ApiKey, http) }
    }

    pub(crate) fn render(&self, outgoing: &Outgoing) -> Result<Rendered, CannotSay> {
        render(&self.settings, &self.base, outgoing)
    }

    pub(crate) async fn send(&self, rendered: &Rendered) -> Result<Accepted, CallError> {
        self.caller.send(rendered, answer::message_id).await
    }

    pub(crate) async fn look_up(&self, reference: &str, configuration: &str) -> Result<LookedUp, CallError> {
        second::look_up((&self.settings, &self.base, &self.caller), reference, configuration).await
    }
}
