//! Calls a provider: the key is added at the last moment, and taken out of whatever comes back.

use crate::api_key::ApiKey;
use crate::channel::{Accepted, LookedUp, LookupError};
use crate::judge;
use crate::key_header::KeyHeader;
use crate::rendered::Rendered;
use crate::report::PaymentReport;
use calling::CallError;
use calling::{Answer, Http};
use reqwest::RequestBuilder;
use serde_json::Value;

/// The way to a provider, with the key of one account.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    key: ApiKey,
    header: KeyHeader,
    http: Http,
}

impl Caller {
    pub(crate) const fn new(key: ApiKey, header: KeyHeader, http: Http) -> Caller {
        Caller { key, header, http }
    }

    /// Sends a message once; `message_id` finds the id where this provider may have put it.
    pub(crate) async fn send(
        &self,
        rendered: &Rendered,
        message_id: fn(&Value) -> Option<String>,
    ) -> Result<Accepted, CallError> {
        let key = self.header.name();
        let mut request = self.http.post(rendered.url.clone()).body(rendered.body.bytes());
        for (name, value) in rendered.headers.iter().filter(|(name, _)| name != key.as_str()) {
            request = request.header(name, value);
        }
        let answer =
            self.http.exchange(self.with_key(request)).await.map_err(CallError::no_answer_to_change)?;
        let answer = self.without_key(answer);
        let taken = judge::message(&answer, message_id)?;
        Ok(Accepted { message_id: taken.message_id, server_time: answer.server_time })
    }

    /// Asks for the payment under a reference; `read` finds the payments in the answer.
    pub(crate) async fn look_up(
        &self,
        request: impl FnOnce(&Http) -> RequestBuilder,
        reference: &str,
        read: fn(&Value) -> Result<Vec<PaymentReport>, LookupError>,
    ) -> Result<LookedUp, CallError> {
        let request = self.with_key(request(&self.http));
        let answer = self.http.exchange(request).await.map_err(CallError::no_answer_to_question)?;
        let answer = self.without_key(answer);
        let payments = read(&judge::lookup(&answer)?).map_err(|error| judge::no_payment(&answer, error))?;
        let report = of_reference(payments, reference).ok_or_else(|| judge::malformed(&answer))?;
        Ok(LookedUp { report, server_time: answer.server_time, raw: answer.body })
    }

    /// Asks for what changes nothing; the answer as JSON.
    pub(crate) async fn ask(
        &self,
        request: impl FnOnce(&Http) -> RequestBuilder,
    ) -> Result<Value, CallError> {
        let request = self.with_key(request(&self.http));
        let answer = self.http.exchange(request).await.map_err(CallError::no_answer_to_question)?;
        judge::lookup(&self.without_key(answer))
    }

    /// Changes something of the account; the answer as JSON.
    pub(crate) async fn change(
        &self,
        request: impl FnOnce(&Http) -> RequestBuilder,
    ) -> Result<Value, CallError> {
        let request = self.with_key(request(&self.http));
        let answer = self.http.exchange(request).await.map_err(CallError::no_answer_to_change)?;
        judge::change(&self.without_key(answer))
    }

    fn with_key(&self, request: RequestBuilder) -> RequestBuilder {
        request.header(self.header.name(), self.header.value(&self.key))
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
