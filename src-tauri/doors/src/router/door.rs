//! One request from its path to its answer. The order of the questions is the point: nothing is spent on a
//! stranger that could have been refused before.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::http::{self, HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use secrecy::ExposeSecret;

use super::body::Room;
use super::bucket::Bucket;
use super::refusal::Refusal;
use super::{Delivery, Method, Receiver, RouterSettings};
use crate::checks::{Check, Standing};
use crate::tokens::{TOKEN_SECONDS, Tokens};
use crate::{Checks, KaleyraCheck, MAX_WEBHOOK_BYTES, Proof, ShopSlug, Source};

/// The longest question for a token, in bytes.
const MAX_QUESTION_BYTES: usize = 16 * 1024;

/// What all requests share.
pub(super) struct Door<R> {
    receiver: Arc<R>,
    settings: RouterSettings,
    room: Room,
    buckets: Mutex<HashMap<(ShopSlug, Source), Bucket>>,
    tokens: Mutex<Tokens>,
}

impl<R: Receiver> Door<R> {
    pub(super) fn new(receiver: Arc<R>, settings: RouterSettings) -> Self {
        let room = Room::new(settings.limits.held_bytes);
        Self { receiver, settings, room, buckets: Mutex::default(), tokens: Mutex::default() }
    }

    /// A webhook, or Meta's question.
    pub(super) async fn hear(&self, request: Request) -> Result<Response, Refusal> {
        let (head, body) = request.into_parts();
        let (shop, source) = addressed(head.uri.path()).ok_or(Refusal::Closed)?;
        let checks = self.checks(&shop).await?;
        if source == Source::Meta && head.method == http::Method::GET {
            return repeat_challenge(&checks, head.uri.query().unwrap_or_default());
        }
        let check = checks.of(source).ok_or(Refusal::Closed)?;
        let method = method(source, &head.method)?;
        plain(&head.headers)?;
        let standing = self.standing(&shop, check, &head.headers)?;
        let (raw, _share) = match method {
            Method::Get => (head.uri.query().unwrap_or_default().as_bytes().to_vec(), None),
            Method::Post => {
                let (raw, share) =
                    self.room.read(body, MAX_WEBHOOK_BYTES, self.settings.limits.body_deadline).await?;
                (raw, Some(share))
            }
        };
        let webhook = standing.accept(raw)?;
        let received_at = self.now();
        self.take_turn(&shop, source, received_at)?;
        self.receiver.receive(Delivery::new(shop, webhook, method, &head, received_at)).await?;
        Ok(StatusCode::OK.into_response())
    }

    /// Kaleyra's question for a token.
    pub(super) async fn give_token(&self, request: Request) -> Result<Response, Refusal> {
        let (head, body) = request.into_parts();
        let shop = token_shop(head.uri.path()).ok_or(Refusal::Closed)?;
        let checks = self.checks(&shop).await?;
        let Some(KaleyraCheck::Token(check)) = &checks.kaleyra else { return Err(Refusal::Closed) };
        if head.method != http::Method::POST {
            return Err(Refusal::Method("POST"));
        }
        plain(&head.headers)?;
        let (body, _share) =
            self.room.read(body, MAX_QUESTION_BYTES, self.settings.limits.body_deadline).await?;
        let client =
            check.asked_by(pairs(&head.headers), &body).map_err(|_| Refusal::Unproved(Some(BASIC)))?;
        let now = self.now();
        self.take_turn(&shop, Source::Kaleyra, now)?;
        let mut random = [0; 32];
        (self.settings.fill)(&mut random).map_err(|_| Refusal::Unavailable)?;
        let token = held(&self.tokens).give(&shop, client, random, now);
        let answer = serde_json::json!({
            "token_type": "Bearer",
            "expires_in": TOKEN_SECONDS.to_string(),
            "access_token": token.expose_secret(),
        });
        let headers = [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")];
        Ok((headers, answer.to_string()).into_response())
    }

    async fn checks(&self, shop: &ShopSlug) -> Result<Arc<Checks>, Refusal> {
        self.receiver.checks(shop).await?.ok_or(Refusal::Closed)
    }

    /// What the headers prove, before a byte of the body is read.
    fn standing<'a>(
        &self,
        shop: &ShopSlug,
        check: Check<'a>,
        headers: &HeaderMap,
    ) -> Result<Standing<'a>, Refusal> {
        match check {
            Check::Meta(check) => Ok(Standing::Signed(check.signed(pairs(headers))?)),
            Check::Razorpay(check) => Ok(Standing::Signed(check.signed(pairs(headers))?)),
            Check::Payu(check) => Ok(Standing::InBody(check)),
            Check::Kaleyra(check) => {
                self.kaleyra(shop, check, headers).map(|proof| Standing::Sender(Source::Kaleyra, proof))
            }
        }
    }

    fn kaleyra(&self, shop: &ShopSlug, check: &KaleyraCheck, headers: &HeaderMap) -> Result<Proof, Refusal> {
        match check {
            KaleyraCheck::StaticHeader(check) => {
                check.shown(pairs(headers))?;
                Ok(Proof::StaticHeader)
            }
            KaleyraCheck::Basic(check) => {
                check.shown(pairs(headers)).map_err(|_| Refusal::Unproved(Some(BASIC)))?;
                Ok(Proof::Basic)
            }
            KaleyraCheck::Token(check) => {
                let shown = held(&self.tokens).shown(shop, check, pairs(headers), self.now());
                shown.map_err(|_| Refusal::Unproved(Some("Bearer")))?;
                Ok(Proof::Bearer)
            }
        }
    }

    /// Only what is proved counts, so that a stranger cannot use up a provider's allowance.
    fn take_turn(&self, shop: &ShopSlug, source: Source, now: Timestamp) -> Result<(), Refusal> {
        let (limits, now_ms) = (self.settings.limits, now.as_millisecond());
        let mut buckets = held(&self.buckets);
        let bucket =
            buckets.entry((shop.clone(), source)).or_insert_with(|| Bucket::full(limits.burst, now_ms));
        if bucket.take(limits.burst, limits.per_second, now_ms) { Ok(()) } else { Err(Refusal::TooMany) }
    }

    fn now(&self) -> Timestamp {
        (self.settings.now)()
    }
}

/// What a client without credentials is told to bring.
const BASIC: &str = r#"Basic realm="webhooks", charset="UTF-8""#;

/// Shop and source of `/s/SHOP/SOURCE`. The path is taken as it was sent: nothing in a right one is escaped.
fn addressed(path: &str) -> Option<(ShopSlug, Source)> {
    let (shop, source) = path.strip_prefix("/s/")?.split_once('/')?;
    Some((ShopSlug::parse(shop).ok()?, source.parse().ok()?))
}

fn token_shop(path: &str) -> Option<ShopSlug> {
    ShopSlug::parse(path.strip_prefix("/s/")?.strip_suffix("/kaleyra/token")?).ok()
}

fn method(source: Source, method: &http::Method) -> Result<Method, Refusal> {
    match (source, method) {
        (_, &http::Method::POST) => Ok(Method::Post),
        (Source::Kaleyra, &http::Method::GET) => Ok(Method::Get),
        (Source::Kaleyra | Source::Meta, _) => Err(Refusal::Method("GET, POST")),
        (Source::Razorpay | Source::Payu, _) => Err(Refusal::Method("POST")),
    }
}

/// What is compressed could be many times its size, and a signature is over what was sent.
fn plain(headers: &HeaderMap) -> Result<(), Refusal> {
    let is_plain = headers
        .get_all(CONTENT_ENCODING)
        .iter()
        .all(|encoding| encoding.as_bytes().eq_ignore_ascii_case(b"identity"));
    if is_plain { Ok(()) } else { Err(Refusal::Encoded) }
}

fn repeat_challenge(checks: &Checks, query: &str) -> Result<Response, Refusal> {
    let token = checks.meta_verify.as_ref().ok_or(Refusal::Closed)?;
    let challenge = token.challenge(query).map_err(|_| Refusal::Unanswered)?;
    // A browser that was made to ask shall not take the answer for a page.
    let headers = [
        (CONTENT_TYPE, "text/plain; charset=utf-8"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, challenge).into_response())
}

fn pairs(headers: &HeaderMap) -> impl Iterator<Item = (&str, &[u8])> {
    headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes()))
}

/// A panic elsewhere leaves these whole: each change is one step.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
