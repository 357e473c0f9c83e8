//! The one door of the server: who may come in, and what the dial does to those who do.
//!
//! A loopback server is within reach of every web page, so anything that smells of a browser or of another host
//! name stays outside.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderMap, Method, Request, Response, StatusCode, header};
use axum::response::IntoResponse;
use tower::ServiceExt;

use crate::channel::Channel;
use crate::faults::{Fault, Route};
use crate::settings::Keys;
use crate::world::World;
use crate::{answers, cloud, control, gateways, kaleyra_v1, kaleyra_v2};

/// What every route can reach.
#[derive(Clone)]
pub(crate) struct Door {
    pub(crate) world: World,
    pub(crate) keys: Arc<Keys>,
    address: SocketAddr,
}

/// The connection is to be closed without an answer.
#[derive(Debug, thiserror::Error)]
#[error("closed without an answer, as the fault dial says, or as the world cannot be kept")]
pub(crate) struct HungUp;

/// The largest request that is read: many times the largest bill.
const BODY_MAX: usize = 1024 * 1024;

impl Door {
    pub(crate) fn new(world: World, keys: Arc<Keys>, address: SocketAddr) -> Door {
        Door { world, keys, address }
    }

    /// All routes behind the door.
    pub(crate) fn router(&self) -> Router {
        let mut routes = kaleyra_v1::routes().merge(kaleyra_v2::routes()).merge(cloud::routes());
        routes = routes.merge(gateways::routes());
        if self.keys.control_token.is_some() {
            routes = routes.merge(control::routes(self));
        }
        routes.layer(DefaultBodyLimit::max(BODY_MAX)).with_state(self.clone())
    }

    /// Answers one request, or hangs up.
    pub(crate) async fn answer(
        &self,
        router: Router,
        request: Request<Body>,
    ) -> Result<Response<Body>, HungUp> {
        if !self.is_asked_for(request.headers()) {
            return Ok(StatusCode::NOT_FOUND.into_response());
        }
        if comes_from_a_page(request.headers()) {
            return Ok(StatusCode::FORBIDDEN.into_response());
        }
        let answer = match route(&request) {
            None => Ok(work(router, request).await),
            Some((channel, route)) => self.answer_with_faults(router, request, channel, route).await,
        };
        // Nobody may rely on what a kill would undo.
        if self.world.is_kept() { answer } else { Err(HungUp) }
    }

    async fn answer_with_faults(
        &self,
        router: Router,
        request: Request<Body>,
        channel: Channel,
        route: Route,
    ) -> Result<Response<Body>, HungUp> {
        let (instead, latency_ms) = self.arrives(route);
        if latency_ms > 0 {
            tokio::time::sleep(Duration::from_millis(latency_ms)).await;
        }
        if let Some(fault) = instead {
            return self.instead(fault, channel, route);
        }
        let answer = work(router, request).await;
        let taken = route == Route::Messages && answer.status().is_success();
        let spoils = self.world.within_request(|state, _| {
            let spoils = state.dial.first(Fault::AFTERWARDS, route);
            if taken && spoils.is_some() {
                state.traffic.answers_lost_after_acceptance += 1;
            }
            spoils
        });
        match spoils {
            Some(Fault::LoseAfter) => Err(HungUp),
            Some(Fault::FailAfter) => Ok(answers::failed(channel, route)),
            Some(Fault::Cut) => Ok(answers::cut(answer).await),
            Some(Fault::Huge) => Ok(answers::huge(answer).await),
            Some(Fault::WrongTypes) => Ok(answers::wrong_types(answer).await),
            _ => Ok(answer),
        }
    }

    /// Counts a request in, and throws what happens to it before the work.
    fn arrives(&self, route: Route) -> (Option<Fault>, u64) {
        self.world.within_request(|state, _| {
            match route {
                Route::Messages => state.traffic.message_requests += 1,
                Route::Lookup => state.traffic.lookup_requests += 1,
                Route::Refund => state.traffic.refund_requests += 1,
                Route::Account => state.traffic.account_requests += 1,
            }
            (state.dial.first(Fault::INSTEAD, route), state.dial.latency_ms())
        })
    }

    fn instead(&self, fault: Fault, channel: Channel, route: Route) -> Result<Response<Body>, HungUp> {
        let (retry_after_s, redirect_to) =
            self.world.look(|state, _| (state.dial.faults.retry_after_s, state.dial.faults.redirect_to));
        match fault {
            Fault::LoseBefore => Err(HungUp),
            Fault::Throttle => Ok(answers::throttled(retry_after_s)),
            Fault::Html => Ok(answers::html()),
            Fault::Redirect => Ok(answers::redirected(redirect_to)),
            _ => Ok(answers::failed(channel, route)),
        }
    }

    /// Whether the request names this very server: a page that rebinds its own name to 127.0.0.1 does not.
    fn is_asked_for(&self, headers: &HeaderMap) -> bool {
        let mut hosts = headers.get_all(header::HOST).iter();
        let named = hosts.next().is_some_and(|host| host.as_bytes() == self.address.to_string().as_bytes());
        named && hosts.next().is_none()
    }
}

/// Browsers say so; nothing of ours sends these.
fn comes_from_a_page(headers: &HeaderMap) -> bool {
    headers.contains_key(header::ORIGIN) || headers.contains_key("sec-fetch-site")
}

/// By which channel a request comes, and which of the dial's kinds it is; control and strays are neither.
fn route(request: &Request<Body>) -> Option<(Channel, Route)> {
    let segments: Vec<&str> = request.uri().path().split('/').skip(1).collect();
    let (posts, gets) = (request.method() == Method::POST, request.method() == Method::GET);
    match segments.as_slice() {
        ["v2", _, "whatsapp", _, "messages"] if posts => Some((Channel::KaleyraV2, Route::Messages)),
        ["v1", _, "messages"] if posts => Some((Channel::KaleyraV1, Route::Messages)),
        ["v1", _, "wrapper", _, "payments", _, _] if gets => Some((Channel::KaleyraV2, Route::Lookup)),
        // A gateway's words when it is out of order are its own affair: here they are Kaleyra's, and nobody reads them.
        ["razorpay", "v1", "payments", _, "refund"] if posts => Some((Channel::KaleyraV2, Route::Refund)),
        ["razorpay", ..] | ["payu", ..] => Some((Channel::KaleyraV2, Route::Account)),
        [version, _, rest @ ..] if cloud::is_version(version) => {
            let route = match rest {
                ["messages"] if posts => Route::Messages,
                ["payments", _, _] if gets => Route::Lookup,
                ["payments_refund"] if posts => Route::Refund,
                _ => Route::Account,
            };
            Some((Channel::Cloud, route))
        }
        _ => None,
    }
}

async fn work(router: Router, request: Request<Body>) -> Response<Body> {
    let answered: Result<Response<Body>, Infallible> = router.oneshot(request).await;
    match answered {
        Ok(response) => response,
        Err(never) => match never {},
    }
}
