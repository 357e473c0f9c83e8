//! The server around the world: listens on 127.0.0.1, can be stopped and started again on the same port while the
//! world and everyone in it stay as they are.

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::body::Body;
use hyper::body::Incoming;
use hyper::header::{DATE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::{JoinHandle, JoinSet};
use url::Url;

use crate::account::{self, Gateway};
use crate::door::Door;
use crate::kept::Beginning;
use crate::poster;
use crate::settings::{Keys, Settings};
use crate::state::State;
use crate::templates;
use crate::world::World;

/// A practice world that can be reached over HTTP. Dropped, it stops listening; its [`World`] lives on with the
/// last handle, and longer where it is kept.
pub struct Sandbox {
    world: World,
    beginning: Beginning,
    keys: Arc<Keys>,
    address: SocketAddr,
    serving: Option<Serving>,
    posting: Option<JoinHandle<()>>,
}

/// A server that listens. Dropping `stop` stops it.
struct Serving {
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Sandbox {
    /// Starts a practice world and its server on the current tokio runtime. Fails when the port is taken, or when
    /// webhooks are to be posted and the machine has no usable TLS.
    pub async fn start(settings: Settings) -> io::Result<Sandbox> {
        let Settings { port, seed, faults, webhooks, control, channel, entropy, now, keep } = settings;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port.unwrap_or(0))).await?;
        let address = listener.local_addr()?;
        let (world, beginning) = World::begin(State::new(seed, faults, channel), now, keep);
        let keys = Arc::new(Keys::derive(&entropy, control));
        let posting = match webhooks {
            None => None,
            Some(url) => {
                let client = poster::client().map_err(io::Error::other)?;
                world.quietly(|state, _| state.outgoing.posted = true);
                Some(tokio::spawn(poster::run(world.clone(), Arc::clone(&keys), client, url)))
            }
        };
        let mut sandbox = Sandbox { world, beginning, keys, address, serving: None, posting };
        sandbox.serve(listener);
        Ok(sandbox)
    }

    /// Takes the network away: open connections break, new ones are refused. The world goes on,
    /// and so do webhooks to a URL, which travel the other way. Once this returns
    /// the port is free. Does nothing when stopped.
    pub async fn stop(&mut self) {
        if let Some(Serving { stop, task }) = self.serving.take() {
            drop(stop);
            // The task ends by itself and cannot be cancelled by others; if it panicked it is just as gone.
            let _ = task.await;
        }
    }

    /// Brings the network back on the same port. Does nothing when serving. Fails when the port was taken meanwhile.
    pub async fn restart(&mut self) -> io::Result<()> {
        if self.serving.is_none() {
            let listener = TcpListener::bind(self.address).await?;
            self.serve(listener);
        }
        Ok(())
    }

    /// The world behind the server.
    pub fn world(&self) -> World {
        self.world.clone()
    }

    /// Where the world came from at this start.
    pub fn beginning(&self) -> Beginning {
        self.beginning
    }

    /// Where it listens, or listened when stopped.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// `http://127.0.0.1:PORT`, without a slash at its end: the base URL of both of Kaleyra's APIs.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The same for the Graph paths, without the version that follows it.
    pub fn graph_base_url(&self) -> String {
        self.base_url()
    }

    /// The version of the Graph paths that the documents use, `v24.0`. Any other is answered alike.
    pub fn graph_version(&self) -> &'static str {
        account::GRAPH_VERSION
    }

    /// The bearer token of the Graph paths. A secret of this start.
    pub fn access_token(&self) -> &str {
        &self.keys.access_token
    }

    /// What the webhooks of the Graph channel are signed with when they are posted. A secret of this start.
    pub fn app_secret(&self) -> &str {
        &self.keys.app_secret
    }

    /// What is said when a webhook's address is verified. A secret of this start.
    pub fn verify_token(&self) -> &str {
        &self.keys.verify_token
    }

    /// Verifies a webhook's address as Meta does before it posts there: `hub.mode`, `hub.challenge` and
    /// `hub.verify_token` by GET. True when the challenge came back. Fails when the machine has no usable TLS.
    pub async fn verifies(&self, webhooks: &Url) -> io::Result<bool> {
        let client = poster::client().map_err(io::Error::other)?;
        let challenge = self.world.quietly(|state, _| state.ids.number(10));
        Ok(poster::verified(&client, webhooks, self.verify_token(), &challenge).await)
    }

    /// The key for the `api-key` header. A secret of this start.
    pub fn api_key(&self) -> &str {
        &self.keys.api_key
    }

    /// The bearer token of the control routes, where there are any. A secret of this start.
    pub fn control_token(&self) -> Option<&str> {
        self.keys.control_token.as_deref()
    }

    /// Kaleyra's account id.
    pub fn sid(&self) -> &'static str {
        account::SID
    }

    /// The shop's WhatsApp number, with its plus.
    pub fn phone_number(&self) -> &'static str {
        account::PHONE_NUMBER
    }

    /// Meta's id of that number, as the lookup's path has it.
    pub fn phone_number_id(&self) -> &'static str {
        account::PHONE_NUMBER_ID
    }

    /// Meta's id of the business account.
    pub fn waba_id(&self) -> &'static str {
        account::WABA_ID
    }

    /// The catalogue that customers order from.
    pub fn catalog_id(&self) -> &'static str {
        account::CATALOG_ID
    }

    /// Where Razorpay's interface is.
    pub fn razorpay_base_url(&self) -> String {
        format!("{}/razorpay/v1", self.base_url())
    }

    /// Razorpay's key id and key secret. Secrets of this start.
    pub fn razorpay_keys(&self) -> (&str, &str) {
        (&self.keys.razorpay_key_id, &self.keys.razorpay_secret)
    }

    /// Where PayU's interface is.
    pub fn payu_base_url(&self) -> String {
        format!("{}/payu", self.base_url())
    }

    /// PayU's merchant key and salt. Secrets of this start.
    pub fn payu_keys(&self) -> (&str, &str) {
        (&self.keys.payu_key, &self.keys.payu_salt)
    }

    /// The payment configurations that exist: gateway (`razorpay`, `payu`) and configuration name.
    pub fn configuration_names(&self) -> [(&'static str, &'static str); 2] {
        Gateway::LINKED.map(|(gateway, configuration)| (gateway.name(), configuration))
    }

    /// The payment configuration with a UPI address, of the older form of bills.
    pub fn upi_configuration_name(&self) -> &'static str {
        account::UPI_CONFIGURATION
    }

    /// The templates that are approved from the beginning, in `en` and `hi`: one for orders and one for their
    /// statuses, both without places to fill in besides, and a text with one place, the customer's name.
    pub fn template_names(&self) -> [&'static str; 3] {
        [templates::ORDER_DETAILS, templates::ORDER_STATUS, templates::REMINDER]
    }

    /// A text with three places, approved from the beginning: the customer's name, the order's number, and what is due.
    pub fn due_template_name(&self) -> &'static str {
        templates::DUE
    }

    fn serve(&mut self, listener: TcpListener) {
        let door = Door::new(self.world.clone(), Arc::clone(&self.keys), self.address);
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(accept_until(stopped, listener, door));
        self.serving = Some(Serving { stop, task });
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        if let Some(posting) = &self.posting {
            posting.abort();
        }
    }
}

/// Says where it listens and keeps its keys to itself.
impl fmt::Debug for Sandbox {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let serving = self.serving.is_some();
        out.debug_struct("Sandbox")
            .field("address", &self.address)
            .field("serving", &serving)
            .finish_non_exhaustive()
    }
}

/// Accepts connections until told to stop; then drops them all, whatever they are at.
async fn accept_until(mut stopped: oneshot::Receiver<()>, listener: TcpListener, door: Door) {
    let router = door.router();
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            _ = &mut stopped => break,
            accepted = listener.accept() => {
                // An error here is about one connection that is gone already.
                if let Ok((stream, _)) = accepted {
                    connections.spawn(serve_connection(stream, door.clone(), router.clone()));
                }
            }
            // Only so that what has ended does not pile up.
            Some(_) = connections.join_next() => {}
        }
    }
    drop(listener);
    connections.shutdown().await;
}

async fn serve_connection(stream: TcpStream, door: Door, router: Router) {
    let answer = service_fn(move |request: hyper::Request<Incoming>| {
        let (door, router) = (door.clone(), router.clone());
        async move {
            let now_ms = door.world.now_ms();
            let answer = door.answer(router, request.map(Body::new)).await;
            answer.map(|answer| dated(answer, now_ms))
        }
    });
    // Answers are small; waiting to fill a packet would make each look slow. Without it they are only late.
    let _ = stream.set_nodelay(true);
    // An error of the service closes the socket without an answer, which is how the dial hangs up; an error of the
    // other side ends its connection and nothing else.
    let _ =
        http1::Builder::new().timer(TokioTimer::new()).serve_connection(TokioIo::new(stream), answer).await;
}

/// The `Date` of this world and not of the machine, because a shop tells by it that its own clock is wrong.
fn dated(mut answer: hyper::Response<Body>, now_ms: i64) -> hyper::Response<Body> {
    let since_1970 = Duration::from_millis(u64::try_from(now_ms).unwrap_or(0));
    let date = httpdate::fmt_http_date(SystemTime::UNIX_EPOCH + since_1970);
    if let Ok(date) = HeaderValue::from_str(&date) {
        answer.headers_mut().insert(DATE, date);
    }
    answer
}
