//! The routes that providers send to, for whoever listens: this computer's [`crate::listener`], or the relay.
//!
//! Everything is closed that was not opened: a shop nobody knows, a source without a check and any other path are
//! all the same 404. Whoever proves nothing by its headers is turned away before its body is read; what is read is
//! bounded in size, in time, and over all requests together. A 200 is given only after the [`Receiver`] has said
//! that the delivery is stored. Bodies are never logged, and answers hold nothing of what was sent (but for Meta's
//! challenge).
//!
//! | answer | when |
//! |---|---|
//! | 200 | stored, now or before; Meta's challenge; a token |
//! | 401 | the proof is missing or wrong |
//! | 403 | Meta's question with another token |
//! | 404 | no such path, shop, or check |
//! | 405 | another method than POST (Meta and Kaleyra: GET too) |
//! | 408 | the body did not come in time |
//! | 413 | the body is longer than [`crate::MAX_WEBHOOK_BYTES`] |
//! | 415 | the body is compressed |
//! | 429 | more proved deliveries of one shop and source than [`Limits`] allow |
//! | 503 | the receiver cannot store, or too many bodies are on their way |

mod body;
mod bucket;
mod delivery;
mod door;
mod receiver;
mod refusal;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use axum::routing::any;
use jiff::Timestamp;

pub use delivery::{Delivery, Method};
use door::Door;
pub use receiver::{Receiver, Stored, Unavailable};
use refusal::Refusal;

/// Tells the time.
pub type Now = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// Fills a slice with random bytes, or says that the system has none to give.
pub type Fill = Arc<dyn Fn(&mut [u8]) -> std::io::Result<()> + Send + Sync>;

/// What the routes need besides a receiver.
#[derive(Clone)]
pub struct RouterSettings {
    /// The clock: deliveries are stamped with it, tokens expire by it, and rates are counted by it.
    pub now: Now,
    /// Randomness, for Kaleyra's tokens.
    pub fill: Fill,
    /// How much is taken in.
    pub limits: Limits,
}

impl RouterSettings {
    /// The usual limits.
    #[must_use]
    pub fn new(now: Now, fill: Fill) -> Self {
        Self { now, fill, limits: Limits::default() }
    }
}

/// How much the routes take in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How long a body may take to arrive, from its first byte to its last.
    pub body_deadline: Duration,
    /// How many bytes of bodies may be held at once, over all requests; above that the answer is 503.
    pub held_bytes: u32,
    /// How many proved deliveries of one shop and source are taken at once.
    pub burst: u32,
    /// How many proved deliveries of one shop and source are taken per second in the long run.
    pub per_second: u32,
}

impl Default for Limits {
    /// Ten seconds, 64 MiB; and of each shop and source 5,000 deliveries at once, 500 per second: six times what
    /// one number's 80 messages a second can cause.
    fn default() -> Self {
        Self {
            body_deadline: Duration::from_secs(10),
            held_bytes: 64 * 1024 * 1024,
            burst: 5_000,
            per_second: 500,
        }
    }
}

/// The routes `/s/SHOP/meta`, `…/razorpay`, `…/payu`, `…/kaleyra` and `…/kaleyra/token`, in front of a receiver.
///
/// They stand at the root and may be merged with routes of the caller's own, such as `/s/{shop}/events`. Paths
/// come from [`crate::ShopSlug::webhook_path`]. The routes do not look at `Host`: that is the listener's part.
///
/// On this computer: implement [`Receiver`] over the order book (`checks` from the vault, `receive` puts
/// `delivery.webhook` into the inbox), then `listener::start(ListenerSettings::default(), router(receiver,
/// settings))`. In the relay: the same over its queue, with [`crate::Serving`] on the address it is given.
pub fn router<R: Receiver>(receiver: Arc<R>, settings: RouterSettings) -> Router {
    let door = Arc::new(Door::new(receiver, settings));
    Router::new()
        .route("/s/{shop}/{source}", any(hear::<R>))
        .route("/s/{shop}/kaleyra/token", any(give_token::<R>))
        .with_state(door)
}

async fn hear<R: Receiver>(State(door): State<Arc<Door<R>>>, request: Request) -> Response {
    door.hear(request).await.unwrap_or_else(Refusal::answer)
}

async fn give_token<R: Receiver>(State(door): State<Arc<Door<R>>>, request: Request) -> Response {
    door.give_token(request).await.unwrap_or_else(Refusal::answer)
}
