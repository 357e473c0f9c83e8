//! Calls to Razorpay.

use super::{line, read};
use crate::client::{Client, malformed, not_found, unclear};
use crate::facts::{GatewayPayment, GatewayRefund, LineFacts, LinkFacts, SettlementFacts};
use crate::gateway::{NewLink, RefundRequest};
use crate::loose::field;
use calling::CallError;
use jiff::Timestamp;
use jiff::civil::Date;
use reqwest::RequestBuilder;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE};
use serde_json::{Value, json};
use url::Url;

/// The header under which a repeated refund is known.
const IDEMPOTENCY: &str = "X-Refund-Idempotency";

const NO_QUERY: &[(&str, &str)] = &[];

/// Entries of a list in one answer, at most what Razorpay gives.
const PAGE: usize = 100;

/// The same of settlement lines.
const LINES: usize = 1_000;

/// Pages of one list; nobody has more in the time that is asked for at once.
const MOST_PAGES: usize = 1_000;

/// An account at Razorpay.
#[derive(Clone, Debug)]
pub struct Razorpay(Client);

impl Razorpay {
    pub const fn new(client: Client) -> Razorpay {
        Razorpay(client)
    }

    pub async fn payment(&self, id: &str) -> Result<GatewayPayment, CallError> {
        let body = self.0.ask(self.get(&["payments", id], NO_QUERY)).await?;
        let payment = read::payment(&body, None);
        if payment.id.as_deref() == Some(id) { Ok(payment) } else { Err(malformed(&body)) }
    }

    pub async fn payments_of(&self, order: &str) -> Result<Vec<GatewayPayment>, CallError> {
        let body = self.0.ask(self.get(&["orders", order, "payments"], NO_QUERY)).await?;
        Ok(items(&body)?.iter().map(|item| read::payment(item, None)).collect())
    }

    /// Razorpay's orders under a receipt of ours.
    pub async fn orders_under(&self, receipt: &str) -> Result<Vec<String>, CallError> {
        let body = self.0.ask(self.get(&["orders"], &[("receipt", receipt)])).await?;
        Ok(items(&body)?.iter().filter_map(|item| field(item, "id")).collect())
    }

    pub async fn payments_between(
        &self,
        (from, to): (Timestamp, Timestamp),
    ) -> Result<Vec<GatewayPayment>, CallError> {
        let all = self.pages(&["payments"], &between(from, to), PAGE).await?;
        Ok(all.iter().map(|item| read::payment(item, None)).collect())
    }

    pub async fn refunds_between(
        &self,
        (from, to): (Timestamp, Timestamp),
    ) -> Result<Vec<GatewayRefund>, CallError> {
        let all = self.pages(&["refunds"], &between(from, to), PAGE).await?;
        Ok(all.iter().map(|item| read::refund(item, None)).collect())
    }

    pub async fn refunds_of(&self, payment: &str) -> Result<Vec<GatewayRefund>, CallError> {
        let all = self.pages(&["payments", payment, "refunds"], NO_QUERY, PAGE).await?;
        Ok(all.iter().map(|item| read::refund(item, None)).collect())
    }

    pub async fn settlements_between(
        &self,
        (from, to): (Timestamp, Timestamp),
    ) -> Result<Vec<SettlementFacts>, CallError> {
        let all = self.pages(&["settlements"], &between(from, to), PAGE).await?;
        Ok(all.iter().map(|item| read::settlement(item, None)).collect())
    }

    /// The lines that were settled on a day.
    pub async fn lines_of_day(&self, day: Date) -> Result<Vec<LineFacts>, CallError> {
        let day = [
            ("year", format!("{:04}", day.year())),
            ("month", format!("{:02}", day.month())),
            ("day", format!("{:02}", day.day())),
        ];
        let all = self.pages(&["settlements", "recon", "combined"], &day, LINES).await?;
        // A line without figures would be money that is silently left out.
        all.iter().map(|item| line::read(item).ok_or_else(|| malformed(item))).collect()
    }

    /// The request that gives money back, without the keys: the same for the same refund, every time.
    pub fn refund_request(request: &RefundRequest) -> (Vec<String>, Value) {
        let path = vec!["payments".to_owned(), request.payment_id.clone(), "refund".to_owned()];
        let mut body = json!({
            "amount": request.amount.get(),
            "speed": request.speed.as_razorpay(),
            "receipt": request.key,
        });
        if let Some(reference) = &request.reference {
            body["notes"] = json!({ "ref": reference });
        }
        (path, body)
    }

    pub async fn refund(&self, request: &RefundRequest) -> Result<GatewayRefund, CallError> {
        let (path, body) = Self::refund_request(request);
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        let call = self.post(&path, &body).header(IDEMPOTENCY, &request.key);
        let answer = self.0.change(call).await?;
        let refund = read::refund(&answer, None);
        if refund.id.is_some() && refund.payment_id.as_deref() == Some(&request.payment_id) {
            Ok(refund)
        } else {
            Err(unclear(&answer))
        }
    }

    pub async fn create_link(&self, link: &NewLink) -> Result<LinkFacts, CallError> {
        let body = json!({
            "amount": link.amount.get(),
            "currency": "INR",
            "reference_id": link.reference,
            "description": link.description,
            "expire_by": link.expires_at.as_second(),
            "notify": { "sms": false, "email": false },
            "reminder_enable": false,
            "notes": { "ref": link.reference },
        });
        let answer = self.0.change(self.post(&["payment_links"], &body)).await?;
        let made = read::link(&answer, None);
        if made.id.is_some() && made.url.is_some() { Ok(made) } else { Err(unclear(&answer)) }
    }

    pub async fn link_under(&self, reference: &str) -> Result<LinkFacts, CallError> {
        let body = self.0.ask(self.get(&["payment_links"], &[("reference_id", reference)])).await?;
        let links = body.get("payment_links").and_then(Value::as_array).ok_or_else(|| malformed(&body))?;
        let mut found = links.iter().map(|item| read::link(item, None));
        let found = found.find(|link| link.reference.as_deref() == Some(reference));
        found.ok_or_else(|| not_found(String::new()))
    }

    pub async fn cancel_link(&self, id: &str) -> Result<LinkFacts, CallError> {
        let answer = self.0.change(self.post(&["payment_links", id, "cancel"], &json!({}))).await?;
        Ok(read::link(&answer, None))
    }

    /// A list to its end. What grows at its end while it is read may come twice, so callers know entries by their ids.
    async fn pages<T: AsRef<str>>(
        &self,
        path: &[&str],
        query: &[(&str, T)],
        page: usize,
    ) -> Result<Vec<Value>, CallError> {
        let mut all = Vec::new();
        for number in 0..MOST_PAGES {
            let mut whole: Vec<(&str, String)> =
                query.iter().map(|(name, value)| (*name, value.as_ref().to_owned())).collect();
            whole.push(("count", page.to_string()));
            whole.push(("skip", (number * page).to_string()));
            let body = self.0.ask(self.get(path, &whole)).await?;
            let items = items(&body)?;
            let is_last = items.len() < page;
            all.extend(items.iter().cloned());
            if is_last {
                break;
            }
        }
        Ok(all)
    }

    fn get<T: AsRef<str>>(&self, path: &[&str], query: &[(&str, T)]) -> RequestBuilder {
        let mut url: Url = self.0.base.join(path);
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query.iter().map(|(name, value)| (*name, value.as_ref())));
        }
        self.0.http.get(url).header(AUTHORIZATION, self.0.keys.basic())
    }

    fn post(&self, path: &[&str], body: &Value) -> RequestBuilder {
        let call = self.0.http.post(self.0.base.join(path)).header(AUTHORIZATION, self.0.keys.basic());
        call.header(CONTENT_TYPE, "application/json").body(body.to_string())
    }
}

fn between(from: Timestamp, to: Timestamp) -> [(&'static str, String); 2] {
    [("from", from.as_second().to_string()), ("to", to.as_second().to_string())]
}

fn items(body: &Value) -> Result<&Vec<Value>, CallError> {
    body.get("items").and_then(Value::as_array).ok_or_else(|| malformed(body))
}
