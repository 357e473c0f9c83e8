//! A receiver in memory, a clock that is set, and requests to the routes in front of them.

use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU8, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;
use tower::ServiceExt;

use super::payu::SALT;
use super::signatures::{
    META_BODY, META_SECRET, META_SIGNATURE, RAZORPAY_BODY, RAZORPAY_OLD_SECRET, RAZORPAY_SECRET,
    RAZORPAY_SIGNATURE,
};
use crate::{
    Checks, Delivery, KaleyraCheck, Limits, MetaHmac, PayuHash, RazorpayHmac, Receiver, RouterSettings,
    ShopSlug, StaticHeader, Stored, Unavailable, VerifyToken, router,
};

/// Keeps deliveries in memory, for the one shop `asha`.
pub(super) struct Shelf {
    checks: Mutex<Arc<Checks>>,
    kept: Mutex<Vec<Delivery>>,
    is_full: AtomicBool,
}

impl Receiver for Shelf {
    async fn checks(&self, shop: &ShopSlug) -> Result<Option<Arc<Checks>>, Unavailable> {
        Ok((shop.as_str() == "asha").then(|| Arc::clone(&self.checks.lock().unwrap())))
    }

    async fn receive(&self, delivery: Delivery) -> Result<Stored, Unavailable> {
        if self.is_full.load(Ordering::SeqCst) {
            return Err(Unavailable);
        }
        let mut kept = self.kept.lock().unwrap();
        let is_known = kept.iter().any(|known| known.webhook == delivery.webhook);
        kept.push(delivery);
        Ok(if is_known { Stored::Before } else { Stored::Now })
    }
}

/// The routes with what is behind them.
pub(super) struct Bench {
    pub(super) router: Router,
    shelf: Arc<Shelf>,
    seconds: Arc<AtomicI64>,
    has_chance: Arc<AtomicBool>,
}

impl Bench {
    pub(super) fn new(checks: Checks) -> Self {
        Self::with_limits(checks, Limits::default())
    }

    pub(super) fn with_limits(checks: Checks, limits: Limits) -> Self {
        let shelf = Arc::new(Shelf {
            checks: Mutex::new(Arc::new(checks)),
            kept: Mutex::default(),
            is_full: AtomicBool::new(false),
        });
        let (seconds, has_chance) = (Arc::new(AtomicI64::new(0)), Arc::new(AtomicBool::new(true)));
        let (clock, chance, drawn) = (Arc::clone(&seconds), Arc::clone(&has_chance), AtomicU8::new(1));
        let settings = RouterSettings {
            limits,
            ..RouterSettings::new(
                Arc::new(move || at(clock.load(Ordering::SeqCst))),
                Arc::new(move |bytes| {
                    bytes.fill(drawn.fetch_add(1, Ordering::SeqCst));
                    if chance.load(Ordering::SeqCst) { Ok(()) } else { Err(std::io::Error::other("none")) }
                }),
            )
        };
        let router = router(Arc::clone(&shelf), settings);
        Self { router, shelf, seconds, has_chance }
    }

    /// Lets time pass.
    pub(super) fn pass(&self, seconds: i64) {
        self.seconds.fetch_add(seconds, Ordering::SeqCst);
    }

    /// What was stored, taken away.
    pub(super) fn take(&self) -> Vec<Delivery> {
        std::mem::take(&mut self.shelf.kept.lock().unwrap())
    }

    pub(super) fn change(&self, checks: Checks) {
        *self.shelf.checks.lock().unwrap() = Arc::new(checks);
    }

    pub(super) fn fill_up(&self, is_full: bool) {
        self.shelf.is_full.store(is_full, Ordering::SeqCst);
    }

    pub(super) fn take_chance_away(&self) {
        self.has_chance.store(false, Ordering::SeqCst);
    }

    /// What a request is answered.
    pub(super) async fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = self.router.clone().oneshot(request.body(body.into()).unwrap()).await.unwrap();
        let (head, body) = answer.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        Answer { status: head.status, headers: head.headers, body: String::from_utf8(body.to_vec()).unwrap() }
    }

    /// Only the number of it.
    #[track_caller]
    pub(super) fn status(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> impl Future<Output = u16> {
        let answer = self.ask(method, path, headers, body);
        async move { answer.await.status.as_u16() }
    }
}

pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: String,
}

pub(super) fn at(seconds: i64) -> Timestamp {
    "2026-11-22T04:30:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_secs(seconds)
}

/// Of every source, with Kaleyra's static header.
pub(super) fn all_checks() -> Checks {
    let secret = |text: &str| SecretString::from(text);
    let razorpay = RazorpayHmac::new(secret(RAZORPAY_SECRET)).unwrap();
    Checks {
        meta: Some(MetaHmac::new(secret(META_SECRET)).unwrap()),
        meta_verify: Some(VerifyToken::new(secret("paper boat")).unwrap()),
        razorpay: Some(razorpay.with_previous(secret(RAZORPAY_OLD_SECRET)).unwrap()),
        payu: Some(PayuHash::new(secret(SALT)).unwrap()),
        kaleyra: Some(KaleyraCheck::StaticHeader(StaticHeader::new("X-Parchi", secret("lotus")).unwrap())),
    }
}

/// One proved webhook of each source: its path, its header, its body.
pub(super) fn proved() -> [(&'static str, (&'static str, &'static str), String); 4] {
    [
        ("/s/asha/kaleyra", ("x-parchi", "lotus"), r#"{"status":"sent"}"#.to_owned()),
        ("/s/asha/meta", ("x-hub-signature-256", META_SIGNATURE), META_BODY.to_owned()),
        ("/s/asha/razorpay", ("x-razorpay-signature", RAZORPAY_SIGNATURE), RAZORPAY_BODY.to_owned()),
        ("/s/asha/payu", ("accept", "*/*"), super::payu::paid()),
    ]
}
