//! Requests to Meta: rendered first, purely, and sent with the token added at the last moment.

use super::answer;
use crate::api_key::ApiKey;
use crate::caller::Caller;
use crate::channel::{Accepted, LookedUp};
use crate::kaleyra_v2::lookup;
use crate::key_header::KeyHeader;
use crate::meta::message::Message;
use crate::outgoing::Outgoing;
use crate::rendered::{Body, Rendered, json_of};
use calling::BaseUrl;
use calling::CallError;
use calling::Http;
use domain::AccountSettings;

/// An account that can speak.
#[derive(Clone, Debug)]
pub struct Cloud {
    settings: AccountSettings,
    base: BaseUrl,
    caller: Caller,
}

/// The request that says a message.
pub(crate) fn render(settings: &AccountSettings, base: &BaseUrl, outgoing: &Outgoing) -> Rendered {
    let message = Message::new(outgoing).marked(outgoing.our_ref());
    let url = base.join(&[settings.api_version.as_str(), &settings.phone_number_id, "messages"]);
    Rendered::post(url, KeyHeader::Bearer, Body::Json(json_of(&message)))
}

impl Cloud {
    pub(crate) fn new(settings: AccountSettings, base: BaseUrl, token: ApiKey, http: Http) -> Cloud {
        Cloud { settings, base, caller: Caller::new(token, KeyHeader::Bearer, http) }
    }

    pub(super) const fn settings(&self) -> &AccountSettings {
        &self.settings
    }

    pub(super) const fn base(&self) -> &BaseUrl {
        &self.base
    }

    pub(super) const fn caller(&self) -> &Caller {
        &self.caller
    }

    pub(crate) fn render(&self, outgoing: &Outgoing) -> Rendered {
        render(&self.settings, &self.base, outgoing)
    }

    pub(crate) async fn send(&self, rendered: &Rendered) -> Result<Accepted, CallError> {
        self.caller.send(rendered, answer::message_id).await
    }

    pub(crate) async fn look_up(&self, reference: &str, configuration: &str) -> Result<LookedUp, CallError> {
        let AccountSettings { api_version, phone_number_id, .. } = &self.settings;
        let path = [api_version.as_str(), phone_number_id, "payments", configuration, reference];
        let url = self.base.join(&path);
        self.caller.look_up(|http| http.get(url), reference, lookup::read).await
    }
}
