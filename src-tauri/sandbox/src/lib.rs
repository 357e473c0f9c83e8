//! The practice world: a WhatsApp to practise with, with customers who read, pay, fail, abandon and order.
//!
//! It is what tests trust in place of the app's own word, so it is as strict as the real services where their rules
//! are known, and it shares no code with the app: it reads raw JSON, so that a misreading in a client cannot hide
//! here. It reads no clock, draws no randomness and opens no file; everything repeats with its seed (times on the
//! wire excepted) and is in memory, unless somebody gives it a [`Keep`]: then the world outlives the process, and
//! nothing is told that it would forget.
//!
//! # What is played
//!
//! Three ways to one WhatsApp account, under the same rules ([`Channel`]): Kaleyra's API v1 (forms), its API v2 (Meta's
//! object in an envelope), and Meta's Graph paths. What comes by one is answered and told in its shape: payments by
//! the way their order came, what a customer sends by the way the shop spoke to them last.
//!
//! * Messages: text, image, document, order_details (gateways, UPI links, older configurations, payment links),
//!   order_status, product, product_list, catalog_message, address_message, and templates with places, pictures,
//!   orders, order statuses, quick replies and links. Templates alone go through outside the 24 hours.
//! * On the Graph paths also: payment lookups, refunds, uploads, templates made, looked at and deleted, payment
//!   configurations with the link that connects them.
//! * Customers who read, write, pay, fail, abandon, order from the catalogue or from a message, give their address,
//!   press buttons and refuse. The [`Ledger`] has what their phones show.
//!
//! * Behind WhatsApp both gateways: Razorpay's paths below `/razorpay/v1`, PayU's commands below `/payu`, with payouts two
//!   bank days later, fees, refunds, payment links, and what can be planted wrong ([`Anomaly`]).
//!
//! Not played: payments whose data is encrypted for a gateway, coupons and other calls of a shop's data endpoint
//! (its address is only kept), flows, groups, other media, other countries. Of payments past the gateways WhatsApp
//! reports nothing, and so does this one.
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
//! | `POST /control/message/{id}/orders` | as above | orders what this message offers → `{"message_id"}` |
//! | `POST /control/message/{id}/address` | `{"name","phone_number","in_pin_code","address","city",…}` | answers a request for an address → `{"message_id"}` |
//! | `POST /control/message/{id}/press` | `{"button"}` | presses a quick reply → `{"message_id"}` |
//! | `POST /control/message/{id}/refuse` | `{"text"}` | says no to this message → `{"message_id"}` |
//! | `POST /control/onboarding` | `{"link"}` | the merchant connects a payment configuration → `{"redirect_url"}` |
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
//! The routes of the services themselves: of Kaleyra `POST /v1/{sid}/messages`,
//! `POST /v2/{sid}/whatsapp/{phone}/messages` and
//! `GET /v1/{sid}/wrapper/{phone_number_id}/payments/{configuration}/{reference}`, with the header `api-key`; of Meta,
//! with a bearer token, `/v24.0/{phone_number_id}/` `messages`, `payments/{configuration}/{reference}`,
//! `payments_refund`, `media`, and `/v24.0/{waba_id}/` `message_templates`, `payment_configurations`,
//! `payment_configuration[/{name}]`, `generate_payment_configuration_oauth_link`. Meta's webhooks are signed with the
//! app secret when they are posted (`X-Hub-Signature-256`).

mod account;
mod acts;
mod answers;
mod bubbles;
mod channel;
mod clock;
mod cloud;
mod configurations;
mod control;
mod customers;
mod door;
pub mod faults;
mod form;
mod gateways;
mod ids;
mod kaleyra_v1;
mod kaleyra_v2;
mod kept;
mod ledger;
mod limits;
mod lookup;
mod media;
mod news;
mod orders;
mod outgoing;
mod payments;
mod phone;
mod poster;
mod random;
mod refusal;
mod replies;
mod rules;
mod sending;
mod server;
mod settings;
mod shown;
mod state;
mod telling;
mod templates;
mod wire;
mod world;

pub use crate::acts::ActRefused;
pub use crate::channel::Channel;
pub use crate::clock::Now;
pub use crate::customers::{ABANDONS, ASHA, FAILS_FIRST, NOT_ON_WHATSAPP, WINDOW_CLOSED};
pub use crate::faults::{FaultSpecError, Faults};
pub use crate::gateways::{Anomaly, FeeColumn, GatewayEntry, LineEntry, PaymentSpec, SettlementEntry};
pub use crate::kept::{Beginning, Keep};
pub use crate::ledger::{
    AttemptEntry, Bubble, BubbleKind, CustomerEntry, Delivery, Ledger, PaysBy, ReferenceEntry, RefundEntry,
    RefusedStatus, ShownBill, ShownItem, Traffic, UploadEntry,
};
pub use crate::news::CartItem;
pub use crate::orders::{AttemptStatus, OrderStatus, RefundStatus};
pub use crate::outgoing::Webhook;
pub use crate::server::Sandbox;
pub use crate::settings::Settings;
pub use crate::shown::{
    AddressAsked, MediaKind, MediaSource, Shown, ShownButton, ShownHeader, ShownMedia, ShownSection,
};
pub use crate::templates::TemplateStatus;
pub use crate::world::World;
