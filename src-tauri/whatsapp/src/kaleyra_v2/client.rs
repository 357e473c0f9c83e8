//! Requests to Kaleyra: rendered first, purely, and sent with the key added at the last moment.

use super::{answer, lookup, wire};
use crate::api_key::ApiKey;
use crate::call::CallError;
use crate::channel::{Accepted, BaseUrl, LookedUp, REDACTED, Rendered};
use crate::http::{Answer, Http};
use crate::judge;
use crate::meta::message::Message;
use crate::outgoing::Outgoing;
use crate::report::PaymentReport;
use domain::AccountSettings;
use reqwest::header::{CONTENT_TYPE, HeaderName};

/// Kaleyra's header for the key.
const KEY: &str = "api-key";

/// An account that can speak.
#[derive(Clone, Debug)]
pub struct KaleyraV2 {
    settings: AccountSettings,
    base: BaseUrl,
    key: ApiKey,
    http: Http,
}

/// The request that says a message.
pub(crate) fn render(settings: &AccountSettings, base: &BaseUrl, outgoing: &Outgoing) -> Rendered {
    let envelope = wire::Envelope {
        messaging_object: Message::new(settings, outgoing),
        extra_info: wire::ExtraInfo { our_ref: outgoing.our_ref().as_str() },
    };
    Rendered {
        method: "POST",
        url: base.join(&["v2", &settings.sid, "whatsapp", settings.phone_number.as_str(), "messages"]),
        headers: vec![
            (CONTENT_TYPE.as_str().to_owned(), "application/json".to_owned()),
            (KEY.to_owned(), REDACTED.to_owned()),
        ],
        body: serde_json::to_value(envelope).expect("the wire types have text keys only"),
    }
}

impl KaleyraV2 {
    pub(crate) const fn new(settings: AccountSettings, base: BaseUrl, key: ApiKey, http: Http) -> KaleyraV2 {
        KaleyraV2 { settings, base, key, http }
    }

    pub(crate) fn render(&self, outgoing: &Outgoing) -> Rendered {
        render(&self.settings, &self.base, outgoing)
    }

    pub(crate) async fn send(&self, rendered: &Rendered) -> Result<Accepted, CallError> {
        let mut request = self.http.post(rendered.url.clone()).body(rendered.body.to_string());
        for (name, value) in rendered.headers.iter().filter(|(name, _)| name != KEY) {
            request = request.header(name, value);
        }
        let request = request.header(HeaderName::from_static(KEY), self.key.header());
        let answer = self.http.exchange(request).await.map_err(judge::lost_message)?;
        let answer = self.without_key(answer);
        let taken = judge::message(&answer, answer::message_id)?;
        Ok(Accepted { message_id: taken.message_id, server_time: answer.server_time })
    }

    /// The lookup is Meta's, on a path of the first generation whatever the account speaks otherwise.
    pub(crate) async fn look_up(&self, reference: &str, configuration: &str) -> Result<LookedUp, CallError> {
        let number_id = self.settings.phone_number_id.as_str();
        let path = ["v1", &self.settings.sid, "wrapper", number_id, "payments", configuration, reference];
        let request = self
            .http
            .get(self.base.join(&path))
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(HeaderName::from_static(KEY), self.key.header());
        let answer = self.http.exchange(request).await.map_err(judge::lost_lookup)?;
        let answer = self.without_key(answer);
        let payments =
            lookup::read(&judge::lookup(&answer)?).map_err(|error| judge::no_payment(&answer, error))?;
        let report = of_reference(payments, reference).ok_or_else(|| judge::malformed(&answer))?;
        Ok(LookedUp { report, server_time: answer.server_time, raw: answer.body })
    }

    fn without_key(&self, answer: Answer) -> Answer {
        Answer { body: self.key.redact(answer.body), ..answer }
    }
}

/// The payment that was asked for. One that names no reference is taken for it only if it is the only one.
fn of_reference(payments: Vec<PaymentReport>, reference: &str) -> Option<PaymentReport> {
    let lone = payments.len() == 1;
    let report = payments.into_iter().find(|payment| match &payment.reference_id {
        Some(named) => named == reference,
        None => lone,
    })?;
    Some(PaymentReport { reference_id: Some(reference.to_owned()), ..report })
}
