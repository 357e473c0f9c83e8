//! Listening on this computer, for shops that have a tunnel to it.
//!
//! A loopback port is within reach of every web page that is open in a browser here, so anything that smells of a
//! browser or of another host name stays outside. It binds 127.0.0.1 and nothing else, sends no CORS header and
//! never redirects.
//!
//! A tunnel usually sends its own public name as `Host`. The shop says that name once, and it is then as good as
//! the loopback address; without it only a tunnel that rewrites `Host` gets through.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;

use crate::{Serving, ServingLimits};

/// How the listener is started. By default: any free port, no tunnel's name, the usual limits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListenerSettings {
    /// The port of 127.0.0.1; `None` takes any that is free. A tunnel needs one that stays the same.
    pub port: Option<u16>,
    /// The tunnel's public name, if it sends that as `Host`.
    pub tunnel: Option<HostName>,
    /// How many connections, and how long each.
    pub limits: ServingLimits,
}

/// A listener that runs. Dropped, it stops.
#[derive(Debug)]
pub struct Listener(Serving);

/// Starts to listen, on the current tokio runtime, for the routes of [`crate::router`].
///
/// # Errors
/// When the port is taken or forbidden.
pub async fn start(settings: ListenerSettings, router: Router) -> io::Result<Listener> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, settings.port.unwrap_or(0))).await?;
    let address = listener.local_addr()?;
    let names = Names { address: address.to_string(), tunnel: settings.tunnel };
    let router = router.layer(middleware::from_fn_with_state(Arc::new(names), keep_out));
    Serving::begin(listener, router, settings.limits).map(Listener)
}

impl Listener {
    /// Where it listens: 127.0.0.1 and its port.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.0.address()
    }

    /// Stops listening and breaks what is under way: a sender without an answer sends again. Once this returns the
    /// port is free.
    pub async fn stop(self) {
        self.0.stop().await;
    }
}

/// A host's name as it stands in `Host`, with its port where that is not the usual one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostName(String);

impl HostName {
    /// Reads a name such as `shop.example.com` or `shop.example.com:8443`. Upper and lower case are the same.
    ///
    /// # Errors
    /// [`NotAHostName`] for anything else, such as a whole address with `https://`.
    pub fn parse(text: &str) -> Result<Self, NotAHostName> {
        let (name, port) = text.split_once(':').unwrap_or((text, "443"));
        let is_label = |label: &str| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        let is_port = port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok();
        if name.len() <= 253 && name.split('.').all(is_label) && is_port {
            Ok(Self(text.to_ascii_lowercase()))
        } else {
            Err(NotAHostName)
        }
    }

    /// The name, in lower case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text is not the name of a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a host")]
pub struct NotAHostName;

/// What this listener is called.
struct Names {
    address: String,
    tunnel: Option<HostName>,
}

impl Names {
    /// Whether the request names this very listener: a page that points its own name at 127.0.0.1 does not.
    fn are_asked_for(&self, uri: &Uri, headers: &HeaderMap) -> bool {
        let mut hosts = headers.get_all(header::HOST).iter();
        let is_named = hosts.next().is_some_and(|host| self.has(host.as_bytes()));
        let is_target = uri.authority().is_none_or(|authority| self.has(authority.as_str().as_bytes()));
        is_named && hosts.next().is_none() && is_target
    }

    fn has(&self, host: &[u8]) -> bool {
        let tunnel = self.tunnel.as_ref().map(HostName::as_str);
        [Some(self.address.as_str()), tunnel]
            .into_iter()
            .flatten()
            .any(|name| host.eq_ignore_ascii_case(name.as_bytes()))
    }
}

async fn keep_out(State(names): State<Arc<Names>>, request: Request, next: Next) -> Response {
    if !names.are_asked_for(request.uri(), request.headers()) {
        return StatusCode::NOT_FOUND.into_response();
    }
    if comes_from_a_page(request.headers()) {
        return StatusCode::FORBIDDEN.into_response();
    }
    next.run(request).await
}

/// Browsers say so; providers and tunnels do not.
fn comes_from_a_page(headers: &HeaderMap) -> bool {
    headers.contains_key(header::ORIGIN) || headers.contains_key("sec-fetch-site")
}
