//! The one place where HTTP clients are built, and where it is decided whether a byte can have left.
//!
//! It follows no redirect, repeats nothing, keeps no cookies, and asks the environment for no proxy. What an answer
//! means is not decided here.

use jiff::{Timestamp, fmt::rfc2822};
use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};
use reqwest::{ClientBuilder, NoProxy, Proxy, RequestBuilder, Response, redirect, retry};
use std::time::Duration;
use thiserror::Error;
use url::Url;

/// An HTTP client, to be shared: it keeps connections open for a while.
#[derive(Clone, Debug)]
pub struct Http {
    client: reqwest::Client,
    most_bytes: usize,
}

/// No HTTP client can be built on this machine.
#[derive(Debug, Error)]
#[error("no HTTP client can be built")]
pub struct HttpUnavailable(#[source] reqwest::Error);

/// How long a call may take, and how much may come back.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Until a connection stands.
    pub connect: Duration,
    /// From the first byte to the last.
    pub total: Duration,
    /// A longer answer is none.
    pub most_bytes: usize,
}

const BOUNDS: Bounds =
    Bounds { connect: Duration::from_secs(10), total: Duration::from_secs(30), most_bytes: 4 * 1024 * 1024 };

/// Shorter than servers keep an idle connection, so that one they have just closed is seldom used.
const IDLE: Duration = Duration::from_secs(15);

/// Nobody waits longer, whatever a provider says.
const LONGEST_WAIT: Duration = Duration::from_secs(24 * 60 * 60);

/// A whole answer.
#[derive(Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The other side's clock.
    pub server_time: Option<Timestamp>,
    /// How long it asks to wait; at most a day.
    pub retry_after: Option<Duration>,
    /// What it says.
    pub body: Vec<u8>,
}

/// No whole answer.
#[derive(Debug)]
pub enum Lost {
    /// No connection came about, so not a byte of the request was written.
    BeforeAnyByte(reqwest::Error),
    /// The request, or a part of it, may have been written.
    AfterSending(reqwest::Error),
    /// An answer began and broke off.
    BrokenOff {
        /// The HTTP status.
        status: u16,
        /// What happened.
        error: reqwest::Error,
    },
    /// An answer began and was too long.
    TooLong {
        /// The HTTP status.
        status: u16,
    },
}

impl Http {
    /// Builds a client; `proxy` carries everything except what stays on this machine.
    ///
    /// # Errors
    /// [`HttpUnavailable`] when the address of the proxy is none.
    pub fn new(proxy: Option<&Url>) -> Result<Http, HttpUnavailable> {
        Http::bounded(proxy, BOUNDS)
    }

    /// As [`Http::new`], with other bounds.
    ///
    /// # Errors
    /// As [`Http::new`].
    pub fn bounded(proxy: Option<&Url>, bounds: Bounds) -> Result<Http, HttpUnavailable> {
        let proxy = proxy.map(|url| Proxy::all(url.clone())).transpose().map_err(HttpUnavailable)?;
        let client = builder(proxy.clone(), bounds).build().or_else(|error| {
            // A machine without certificates still has its practice shop; every https address is then unreachable.
            tracing::warn!(%error, "no certificates to check https with");
            builder(proxy, bounds).tls_certs_only([]).build()
        });
        Ok(Http { client: client.map_err(HttpUnavailable)?, most_bytes: bounds.most_bytes })
    }

    /// A request that asks.
    pub fn get(&self, url: Url) -> RequestBuilder {
        self.client.get(url)
    }

    /// A request that does something.
    pub fn post(&self, url: Url) -> RequestBuilder {
        self.client.post(url)
    }

    /// A request that takes something away.
    pub fn delete(&self, url: Url) -> RequestBuilder {
        self.client.delete(url)
    }

    /// Sends a request once and reads the answer to its end.
    ///
    /// # Errors
    /// [`Lost`] without a whole answer.
    pub async fn exchange(&self, request: RequestBuilder) -> Result<Answer, Lost> {
        let response = request.send().await.map_err(|error| lost(error.without_url()))?;
        let status = response.status().as_u16();
        let server_time = server_time(response.headers());
        let retry_after = retry_after(response.headers(), server_time);
        let body = self.body(response, status).await?;
        Ok(Answer { status, server_time, retry_after, body })
    }

    async fn body(&self, mut response: Response, status: u16) -> Result<Vec<u8>, Lost> {
        let broken_off = |error: reqwest::Error| Lost::BrokenOff { status, error: error.without_url() };
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(broken_off)? {
            if body.len() + chunk.len() > self.most_bytes {
                return Err(Lost::TooLong { status });
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }
}

fn builder(proxy: Option<Proxy>, bounds: Bounds) -> ClientBuilder {
    let builder = reqwest::Client::builder()
        .user_agent(concat!("parchi/", env!("CARGO_PKG_VERSION")))
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .connect_timeout(bounds.connect)
        .timeout(bounds.total)
        .pool_idle_timeout(IDLE)
        .referer(false)
        .no_proxy();
    match proxy {
        Some(proxy) => builder.proxy(proxy.no_proxy(NoProxy::from_string("localhost,127.0.0.0/8,::1"))),
        None => builder,
    }
}

/// Only what failed before a connection stood is known to have written nothing. A connection kept from an earlier
/// call that turns out to be closed is not among that.
fn lost(error: reqwest::Error) -> Lost {
    if error.is_connect() || error.is_builder() {
        Lost::BeforeAnyByte(error)
    } else {
        Lost::AfterSending(error)
    }
}

fn server_time(headers: &HeaderMap) -> Option<Timestamp> {
    http_date(headers.get(DATE)?.to_str().ok()?)
}

/// Seconds, or a date, which only the server's own clock can turn into seconds.
fn retry_after(headers: &HeaderMap, server_time: Option<Timestamp>) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let wait = match text.parse() {
        Ok(seconds) => Duration::from_secs(seconds),
        Err(_) => Duration::try_from(http_date(text)?.duration_since(server_time?)).ok()?,
    };
    Some(wait.min(LONGEST_WAIT))
}

fn http_date(text: &str) -> Option<Timestamp> {
    static PARSER: rfc2822::DateTimeParser = rfc2822::DateTimeParser::new();
    PARSER.parse_timestamp(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::HeaderValue;

    #[track_caller]
    fn check_wait(retry_after: &'static str, expected_s: Option<u64>) {
        let mut headers = HeaderMap::new();
        headers.insert(DATE, HeaderValue::from_static("Sun, 06 Nov 1994 08:49:37 GMT"));
        headers.insert(RETRY_AFTER, HeaderValue::from_static(retry_after));
        let wait = super::retry_after(&headers, server_time(&headers));
        assert_eq!(wait, expected_s.map(Duration::from_secs), "{retry_after}");
    }

    #[test]
    fn a_wait_is_read_as_seconds_or_as_a_date_by_the_servers_own_clock() {
        check_wait("120", Some(120));
        check_wait("Sun, 06 Nov 1994 08:50:37 GMT", Some(60));
        check_wait("99999999999", Some(86_400));
    }

    #[test]
    fn a_wait_that_is_none_is_absent() {
        for text in ["soon", "-5", "1.5", "Sun, 06 Nov 1994 08:00:00 GMT"] {
            check_wait(text, None);
        }
    }
}
