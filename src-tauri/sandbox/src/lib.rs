//! The practice world: a WhatsApp to practise with, with customers who read, pay, fail, abandon and order.
//!
//! It is what tests trust in place of the app's own word, so it is as strict as the real services where their rules
//! are known, and it shares no code with the app: it reads raw JSON, so that a misreading in a client cannot hide
//! here. It reads no clock, draws no randomness and opens no file; everything repeats with its seed (times on the
//! wire excepted) and is in memory, unless somebody gives it a [`Keep`]: then the world outlives the process, and
//! nothing is told that it would forget. It does not play templates, media, UPI links, refunds by API, or another channel
//! than Kaleyra v2.
//!
//! A [`Sandbox`] is the server, a [`World`] the handle for in-process acts, a [`Ledger`] what everyone received and
//! paid, [`Faults`] what goes wrong. The server binds 127.0.0.1 only, answers 404 to any other `Host`, 403 to
//! anything with `Origin` or `Sec-Fetch-Site`, sends no CORS header and, unless the fault dial says so, no redirect.
//!
//! # Control routes
//!
//! Only where started with [`Settings::control`], with `Authorization: Bearer TOKEN`. Answers are JSON; a refusal is
//! `{"error":{"code","message"}}` with 400, 401, 404 or 409 (the customer cannot do that now).
//!
//! | route | body | what happens |
//! |---|---|---|
//! | `POST /control/customer/{phone}/writes` | `{"text"}` | the customer writes → `{"message_id"}` |
//! | `POST /control/customer/{phone}/orders` | `{"items":[{"sku","quantity","price_paise"}],"text"?}` | sends a cart → `{"message_id"}` |
//! | `POST /control/window/{phone}` | `{"open"}` | holds the 24-hour window open or shut, until they write |
//! | `POST /control/read/{reference}` | | reads the order |
//! | `POST /control/start/{reference}` | | begins to pay: an attempt is pending |
//! | `POST /control/fail/{reference}` | `{"reason"?}` | the attempt, pending or new, fails (`incorrect_pin`) |
//! | `POST /control/pay/{reference}` | `{"twice"?}` | the attempt, pending or new, succeeds; with `twice` a second one too |
//! | `POST /control/capture/{reference}` | `{"paise"}` | the gateway captures this amount, whatever the order shows |
//! | `POST /control/refund/{reference}` | `{"paise","status"}` | `pending`, `success`, `failed` → `{"refund_id"}`; settles a pending one of this amount |
//! | `POST /control/faults` | `{"spec"}` | turns the dial ([`faults`]) |
//! | `POST /control/advance` | `{"ms"}` | moves this world's clock on → `{"now_ms"}` |
//! | `GET /control/ledger` | | the [`Ledger`] |
//! | `GET /control/webhooks` | | takes what is due and undelivered: an array of strings, each a body as it would be posted |
//!
//! The routes of the services themselves are those of Kaleyra v2: `POST /v2/{sid}/whatsapp/{phone}/messages` and
//! `GET /v1/{sid}/wrapper/{phone_number_id}/payments/{configuration}/{reference}`, with the header `api-key`.

mod account;
mod acts;
mod answers;
mod clock;
mod control;
mod customers;
mod door;
pub mod faults;
mod ids;
mod kaleyra_v2;
mod kept;
mod ledger;
mod limits;
mod news;
mod orders;
mod outgoing;
mod payments;
mod phone;
mod poster;
mod random;
mod refusal;
mod rules;
mod sending;
mod server;
mod settings;
mod state;
mod world;

pub use crate::acts::ActRefused;
pub use crate::clock::Now;
pub use crate::customers::{ABANDONS, ASHA, FAILS_FIRST, NOT_ON_WHATSAPP, WINDOW_CLOSED};
pub use crate::faults::{FaultSpecError, Faults};
pub use crate::kept::{Beginning, Keep};
pub use crate::ledger::{
    AttemptEntry, Bubble, BubbleKind, CustomerEntry, Delivery, Ledger, ReferenceEntry, RefundEntry,
    RefusedStatus, ShownBill, ShownItem, Traffic,
};
pub use crate::news::CartItem;
pub use crate::orders::{AttemptStatus, OrderStatus, RefundStatus};
pub use crate::outgoing::Webhook;
pub use crate::server::Sandbox;
pub use crate::settings::Settings;
pub use crate::world::World;
