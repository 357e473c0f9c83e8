//! Calls to PayU: commands by form, each with a hash over key, command and first value.

use super::read;
use crate::client::{Client, malformed, not_found, refusal, unclear};
use crate::facts::{GatewayPayment, GatewayRefund, LineFacts, Told};
use crate::gateway::RefundRequest;
use crate::keys::GatewayKeys;
use crate::loose::{field, text};
use calling::CallError;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use reqwest::RequestBuilder;
use reqwest::header::CONTENT_TYPE;
use serde_json::Value;
use sha2::{Digest, Sha512};
use url::form_urlencoded::Serializer;

/// PayU's code for a token that it has had before.
pub const TOKEN_USED: &str = "227";

/// Lines of a day in one answer.
const LINES: usize = 2_000;

/// Pages of one day.
const MOST_PAGES: usize = 200;

/// An account at PayU.
#[derive(Clone, Debug)]
pub struct PayU(Client);

impl PayU {
    pub const fn new(client: Client) -> PayU {
        PayU(client)
    }

    /// The payments under a `txnid`: one at most.
    pub async fn payments_of(&self, txnid: &str) -> Result<Vec<GatewayPayment>, CallError> {
        let body = self.ask("verify_payment", &[txnid]).await?;
        Ok(payments(&body).into_iter().filter(|payment| payment.id.is_some()).collect())
    }

    /// The payment with an id of PayU's.
    pub async fn payment(&self, id: &str) -> Result<GatewayPayment, CallError> {
        let body = self.ask("check_payment", &[id]).await?;
        let found = payments(&body).into_iter().find(|payment| payment.id.as_deref() == Some(id));
        found.ok_or_else(|| not_found(field(&body, "msg").unwrap_or_default()))
    }

    /// Payments of the days that a span touches, asked for day by day: PayU gives a day in one answer, however long.
    pub async fn payments_between(
        &self,
        (from, to): (Timestamp, Timestamp),
    ) -> Result<Vec<GatewayPayment>, CallError> {
        let (mut one, last) = (day(from), day(to));
        let mut all = Vec::new();
        while one <= last {
            all.extend(self.payments_of_day(one).await?);
            let Ok(next) = one.tomorrow() else { break };
            one = next;
        }
        Ok(all)
    }

    async fn payments_of_day(&self, day: Date) -> Result<Vec<GatewayPayment>, CallError> {
        let day = day.to_string();
        let body = self.ask("get_Transaction_Details", &[&day, &day]).await?;
        let listed = body.get("Transaction_details").or_else(|| body.get("transaction_details"));
        let payments = match listed {
            Some(Value::Array(items)) => items.iter().map(|item| read::payment_of(item, None)).collect(),
            Some(Value::Object(items)) => {
                items.iter().map(|(key, item)| read::payment_of(item, Some(key))).collect()
            }
            _ if text(body.get("msg").unwrap_or(&Value::Null)).is_some() => Vec::new(),
            _ => return Err(malformed(&body)),
        };
        Ok(payments)
    }

    /// The refunds of a payment, by its id.
    pub async fn refunds_of(&self, payment: &str) -> Result<Vec<GatewayRefund>, CallError> {
        let body = self.ask("check_action_status", &[payment, "payuid"]).await?;
        let refunds = read::read(&body).into_iter().filter_map(|told| match told {
            Told::Refund(refund) => Some(refund),
            _ => None,
        });
        Ok(refunds.collect())
    }

    /// The lines that were settled on a day.
    pub async fn lines_of_day(&self, day: Date) -> Result<Vec<LineFacts>, CallError> {
        let mut all = Vec::new();
        for page in 1..=MOST_PAGES {
            let values = [day.to_string(), page.to_string(), LINES.to_string()];
            let values: Vec<&str> = values.iter().map(String::as_str).collect();
            let body = self.ask("get_settlement_details", &values).await?;
            let listed = body.get("Txn_details").ok_or_else(|| malformed(&body))?;
            let n_listed = listed
                .as_array()
                .map_or_else(|| listed.as_object().map_or(0, serde_json::Map::len), Vec::len);
            let lines = read::settlement_lines(listed);
            // A line without figures would be money that is silently left out.
            if lines.len() != n_listed {
                return Err(malformed(&body));
            }
            all.extend(lines);
            if n_listed < LINES {
                break;
            }
        }
        Ok(all)
    }

    /// The values of the command that gives money back, without key and hash.
    pub fn refund_values(request: &RefundRequest) -> [String; 3] {
        [request.payment_id.clone(), request.key.clone(), request.amount.to_rupees()]
    }

    pub async fn refund(&self, request: &RefundRequest) -> Result<GatewayRefund, CallError> {
        let values = Self::refund_values(request);
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let answer = self.0.change(self.command("cancel_refund_transaction", &values)).await?;
        let status = field(&answer, "status");
        match (status.as_deref(), read::queued_refund(&answer)) {
            (Some("1"), Some(refund)) => Ok(GatewayRefund {
                // PayU answers with a number that programs round; the id that was asked with is the right one.
                payment_id: Some(request.payment_id.clone()),
                key: Some(request.key.clone()),
                amount: Some(request.amount),
                ..refund
            }),
            (Some("0"), _) => {
                let code = field(&answer, "error_code").unwrap_or_else(|| "payu_refused".to_owned());
                Err(refusal(&code, &field(&answer, "msg").unwrap_or_default()))
            }
            _ => Err(unclear(&answer)),
        }
    }

    async fn ask(&self, command: &str, values: &[&str]) -> Result<Value, CallError> {
        self.0.ask(self.command(command, values)).await
    }

    fn command(&self, command: &str, values: &[&str]) -> RequestBuilder {
        let mut url = self.0.base.join(&["merchant", "postservice.php"]);
        url.set_query(Some("form=2"));
        let first = values.first().copied().unwrap_or_default();
        let mut form = Serializer::new(String::new());
        form.append_pair("key", self.0.keys.id()).append_pair("command", command);
        for (place, value) in values.iter().enumerate() {
            form.append_pair(&format!("var{}", place + 1), value);
        }
        form.append_pair("hash", &hash(&self.0.keys, command, first));
        let call = self.0.http.post(url).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        call.body(form.finish())
    }
}

/// The hash of a command: over key, command, first value and salt.
pub fn hash(keys: &GatewayKeys, command: &str, first: &str) -> String {
    let text = format!("{}|{command}|{first}|{}", keys.id(), keys.secret());
    hex::encode(Sha512::digest(text.as_bytes()))
}

fn payments(body: &Value) -> Vec<GatewayPayment> {
    let told = read::read(body).into_iter().filter_map(|told| match told {
        Told::Payment(payment) => Some(*payment),
        _ => None,
    });
    told.collect()
}

/// The day in India.
fn day(at: Timestamp) -> Date {
    let india = Offset::from_seconds(19_800).map_or(TimeZone::UTC, TimeZone::fixed);
    at.to_zoned(india).date()
}
