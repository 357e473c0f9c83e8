//! A running practice world with a clock that the test moves, and a plain client to talk to it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use reqwest::{Client, Method, RequestBuilder};
use sandbox::{ASHA, Ledger, Sandbox, Settings, World};
use serde_json::{Value, json};

use crate::bills::START_MS;

pub struct Practice {
    pub sandbox: Sandbox,
    pub world: World,
    pub client: Client,
    clock: Arc<AtomicI64>,
}

/// An answer as it came: HTTP status and JSON (null when there was none).
#[derive(Debug, PartialEq)]
pub struct Answer {
    pub http: u16,
    pub body: Value,
}

impl Practice {
    pub async fn start(dial: &str) -> Practice {
        Practice::start_with(|settings| settings.faults = dial.parse().unwrap()).await
    }

    pub async fn start_with(change: impl FnOnce(&mut Settings)) -> Practice {
        let clock = Arc::new(AtomicI64::new(START_MS));
        let told = Arc::clone(&clock);
        let now = Arc::new(move || told.load(Ordering::SeqCst));
        let mut settings = Settings::new(42, [7; 32], now);
        change(&mut settings);
        let sandbox = Sandbox::start(settings).await.unwrap();
        let world = sandbox.world();
        Practice { sandbox, world, client: client(), clock }
    }

    /// Lets time pass, all of it at once.
    pub fn pass(&self, ms: i64) {
        self.clock.fetch_add(ms, Ordering::SeqCst);
    }

    /// Lets time pass until nothing happens any more, and gives what was told on the way.
    pub fn settle(&self) -> Vec<Value> {
        let mut told = self.take();
        while let Some(at_ms) = self.world.next_event_ms() {
            self.clock.fetch_max(at_ms, Ordering::SeqCst);
            told.extend(self.take());
        }
        told
    }

    /// The webhooks due now.
    pub fn take(&self) -> Vec<Value> {
        self.world.take_webhooks().iter().map(|body| serde_json::from_slice(body).unwrap()).collect()
    }

    /// The bodies of everything told within the next minute, to the byte.
    pub fn take_bytes(&self) -> Vec<Vec<u8>> {
        self.pass(60_000);
        self.world.take_webhooks()
    }

    pub fn ledger(&self) -> Ledger {
        self.world.ledger()
    }

    pub fn messages_url(&self) -> String {
        let (base, sid) = (self.sandbox.base_url(), self.sandbox.sid());
        format!("{base}/v2/{sid}/whatsapp/{}/messages", self.sandbox.phone_number())
    }

    pub fn lookup_url(&self, configuration: &str, reference: &str) -> String {
        let (base, sid, number) =
            (self.sandbox.base_url(), self.sandbox.sid(), self.sandbox.phone_number_id());
        format!("{base}/v1/{sid}/wrapper/{number}/payments/{configuration}/{reference}")
    }

    /// A request with the right key.
    pub fn request(&self, method: Method, url: &str) -> RequestBuilder {
        self.client.request(method, url).header("api-key", self.sandbox.api_key())
    }

    /// Sends a message in Kaleyra's envelope; `Err` when no whole answer came.
    pub async fn try_send(&self, message: &Value) -> Result<Answer, reqwest::Error> {
        let envelope = json!({
            "messaging_object": message,
            "extra_info": {"ref": "my ref", "ref1": "one", "ref2": "two", "wa_source": "practice"},
        });
        answer(self.request(Method::POST, &self.messages_url()).json(&envelope)).await
    }

    pub async fn send(&self, message: &Value) -> Answer {
        self.try_send(message).await.unwrap()
    }

    /// Sends what must be taken; gives the message's id.
    #[track_caller]
    pub fn accepts(&self, message: Value) -> impl Future<Output = String> {
        let caller = std::panic::Location::caller();
        async move {
            let Answer { http, body } = self.send(&message).await;
            assert_eq!((http, &body["code"]), (200, &json!("WA200")), "{caller}: {body}");
            body["data"]["message_id"].as_str().unwrap().to_owned()
        }
    }

    /// Sends what must be refused with Meta's code.
    #[track_caller]
    pub fn refuses(&self, message: Value, code: u32, details: &str) -> impl Future<Output = ()> {
        let caller = std::panic::Location::caller();
        async move {
            let Answer { http, body } = self.send(&message).await;
            let said = body["error"]["error_data"]["details"].as_str().unwrap_or_default();
            let expected = if code == 132_001 { 404 } else { 400 };
            assert_eq!((http, &body["error"]["code"]), (expected, &json!(code)), "{caller}: {body}");
            assert!(said.contains(details), "{caller}: {said:?} does not name {details:?}");
        }
    }

    /// A request on the Graph paths with the right token: below the number, or below the business account.
    pub fn graph(&self, method: Method, below: &str) -> RequestBuilder {
        let (base, version) = (self.sandbox.graph_base_url(), self.sandbox.graph_version());
        let url = format!("{base}/{version}{below}");
        self.client.request(method, url).bearer_auth(self.sandbox.access_token())
    }

    /// The same below the number, with a JSON body.
    pub async fn number(&self, path: &str, body: &Value) -> Answer {
        let below = format!("/{}/{path}", self.sandbox.phone_number_id());
        answer(self.graph(Method::POST, &below).json(body)).await.unwrap()
    }

    /// The same below the business account; `null` is no body.
    pub async fn account(&self, method: Method, path: &str, body: Value) -> Answer {
        let below = format!("/{}/{path}", self.sandbox.waba_id());
        let request = self.graph(method, &below);
        answer(if body.is_null() { request } else { request.json(&body) }).await.unwrap()
    }

    /// Sends what must be taken on the Graph paths; gives the message's id.
    pub async fn cloud_accepts(&self, message: &Value) -> String {
        let Answer { http, body } = self.number("messages", message).await;
        assert_eq!(http, 200, "{body}");
        body["messages"][0]["id"].as_str().unwrap().to_owned()
    }

    /// Posts a form to Kaleyra's older API, with the sender, the channel and Asha as the recipient unless said.
    pub async fn form(&self, fields: &[(&str, &str)]) -> Answer {
        let mut all = vec![("to", ASHA), ("from", self.sandbox.phone_number()), ("channel", "WhatsApp")];
        all.retain(|(name, _)| !fields.iter().any(|(said, _)| said == name));
        all.extend(fields.iter().filter(|(_, value)| !value.is_empty()));
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(all).finish();
        let url = format!("{}/v1/{}/messages", self.sandbox.base_url(), self.sandbox.sid());
        let request = self.request(Method::POST, &url);
        answer(request.header("content-type", "application/x-www-form-urlencoded").body(body)).await.unwrap()
    }

    pub async fn look_up(&self, reference: &str) -> Answer {
        answer(self.request(Method::GET, &self.lookup_url("practice_razorpay", reference))).await.unwrap()
    }

    /// A control route with the right token.
    pub async fn control(&self, method: Method, path: &str, body: Option<Value>) -> Answer {
        let url = format!("{}{path}", self.sandbox.base_url());
        let request = self.client.request(method, url).bearer_auth(self.sandbox.control_token().unwrap());
        answer(match body {
            Some(body) => request.json(&body),
            None => request,
        })
        .await
        .unwrap()
    }
}

/// A client that follows nothing and repeats nothing.
pub fn client() -> Client {
    Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .no_proxy()
        .build()
        .unwrap()
}

pub async fn answer(request: RequestBuilder) -> Result<Answer, reqwest::Error> {
    let response = request.send().await?;
    let http = response.status().as_u16();
    let bytes = response.bytes().await?;
    Ok(Answer { http, body: serde_json::from_slice(&bytes).unwrap_or_default() })
}

/// A multipart form: fields, and one file with its name in the form, its own name, its type and its bytes.
pub fn multipart(fields: &[(&str, &str)], file: (&str, &str, &str, &[u8])) -> (String, Vec<u8>) {
    let mut body = Vec::new();
    for (name, value) in fields {
        let head = format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(head.as_bytes());
    }
    let (name, filename, kind, bytes) = file;
    let head = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{filename}\"\r\n\
         Content-Type: {kind}\r\n\r\n"
    );
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--edge--\r\n");
    ("multipart/form-data; boundary=edge".to_owned(), body)
}

/// The statuses told about one message, in order: `sent`, `failed 2046`…
pub fn told_about(webhooks: &[Value], message_id: &str) -> Vec<String> {
    let about = webhooks.iter().filter(|body| body["message_id"] == message_id);
    about
        .map(|body| {
            let status = body["status"].as_str().unwrap();
            match body["meta_object"]["value"]["statuses"][0]["errors"][0]["code"].as_u64() {
                Some(code) => format!("{status} {code}"),
                None => status.to_owned(),
            }
        })
        .collect()
}
