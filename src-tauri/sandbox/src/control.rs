//! The control routes, which play the customers from outside the process. They exist only where the world was
//! started with control, need its bearer token, and no fault touches them. A body that is absent counts as `{}`.

use axum::body::Bytes;
use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::acts::ActRefused;
use crate::door::Door;
use crate::faults::Faults;
use crate::news::CartItem;
use crate::orders::RefundStatus;

/// The routes of the table in the crate's documentation.
pub(crate) fn routes(door: &Door) -> Router<Door> {
    Router::new()
        .route("/control/customer/{phone}/writes", post(writes))
        .route("/control/customer/{phone}/orders", post(orders))
        .route("/control/message/{message_id}/orders", post(message_orders))
        .route("/control/message/{message_id}/address", post(address))
        .route("/control/message/{message_id}/press", post(press))
        .route("/control/message/{message_id}/refuse", post(refuse))
        .route("/control/onboarding", post(onboarding))
        .route("/control/window/{phone}", post(window))
        .route("/control/read/{reference}", post(read))
        .route("/control/start/{reference}", post(start))
        .route("/control/fail/{reference}", post(fail))
        .route("/control/pay/{reference}", post(pay))
        .route("/control/capture/{reference}", post(capture))
        .route("/control/refund/{reference}", post(refund))
        .route("/control/faults", post(faults))
        .route("/control/advance", post(advance))
        .route("/control/ledger", get(ledger))
        .route("/control/webhooks", get(webhooks))
        .route_layer(from_fn_with_state(door.clone(), check_token))
}

async fn check_token(State(door): State<Door>, request: Request, next: Next) -> Response {
    let authorization = request.headers().get(header::AUTHORIZATION);
    if authorization.is_some_and(|written| door.keys.is_control(written.as_bytes())) {
        return next.run(request).await;
    }
    let why = "send Authorization: Bearer and the control token printed at start".to_owned();
    Refused(StatusCode::UNAUTHORIZED, "control_token", why).into_response()
}

type Answer = Result<Json<Value>, Refused>;

/// How a control route says no: `{"error":{"code","message"}}`.
struct Refused(StatusCode, &'static str, String);

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let Refused(status, code, message) = self;
        (status, Json(json!({"error": {"code": code, "message": message}}))).into_response()
    }
}

impl From<ActRefused> for Refused {
    fn from(refused: ActRefused) -> Refused {
        let status = match refused {
            ActRefused::UnknownReference | ActRefused::UnknownMessage | ActRefused::LinkInvalid => {
                StatusCode::NOT_FOUND
            }
            ActRefused::NoSuchNumber
            | ActRefused::NoAmount
            | ActRefused::Empty
            | ActRefused::AddressInvalid => StatusCode::BAD_REQUEST,
            ActRefused::NotOnWhatsApp
            | ActRefused::NotReceived
            | ActRefused::NoWayToPay
            | ActRefused::Expired
            | ActRefused::NoExpiry
            | ActRefused::Canceled
            | ActRefused::AlreadyPaid
            | ActRefused::AttemptPending
            | ActRefused::NotPaid
            | ActRefused::NotOffered
            | ActRefused::RefundExceeds => StatusCode::CONFLICT,
        };
        Refused(status, "act_refused", refused.to_string())
    }
}

fn asked<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refused> {
    let body = if body.is_empty() { &b"{}"[..] } else { body };
    serde_json::from_slice(body)
        .map_err(|error| Refused(StatusCode::BAD_REQUEST, "body_invalid", error.to_string()))
}

fn done() -> Answer {
    Ok(Json(json!({"ok": true})))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Writes {
    text: String,
}

async fn writes(State(door): State<Door>, Path(phone): Path<String>, body: Bytes) -> Answer {
    let Writes { text } = asked(&body)?;
    Ok(Json(json!({"message_id": door.world.customer_writes(&phone, &text)?})))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Orders {
    items: Vec<OrderedItem>,
    #[serde(default)]
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OrderedItem {
    sku: String,
    quantity: u32,
    price_paise: i64,
}

impl Orders {
    fn read(body: &[u8]) -> Result<(Vec<CartItem>, String), Refused> {
        let Orders { items, text } = asked(body)?;
        let item = |OrderedItem { sku, quantity, price_paise }| CartItem { sku, quantity, price_paise };
        Ok((items.into_iter().map(item).collect(), text))
    }
}

async fn orders(State(door): State<Door>, Path(phone): Path<String>, body: Bytes) -> Answer {
    let (items, text) = Orders::read(&body)?;
    Ok(Json(json!({"message_id": door.world.orders_from_catalogue(&phone, &items, &text)?})))
}

async fn message_orders(State(door): State<Door>, Path(message): Path<String>, body: Bytes) -> Answer {
    let (items, text) = Orders::read(&body)?;
    Ok(Json(json!({"message_id": door.world.orders_from_message(&message, &items, &text)?})))
}

async fn address(State(door): State<Door>, Path(message): Path<String>, body: Bytes) -> Answer {
    Ok(Json(json!({"message_id": door.world.gives_address(&message, &asked(&body)?)?})))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Press {
    button: String,
}

async fn press(State(door): State<Door>, Path(message): Path<String>, body: Bytes) -> Answer {
    let Press { button } = asked(&body)?;
    Ok(Json(json!({"message_id": door.world.presses(&message, &button)?})))
}

async fn refuse(State(door): State<Door>, Path(message): Path<String>, body: Bytes) -> Answer {
    let Writes { text } = asked(&body)?;
    Ok(Json(json!({"message_id": door.world.refuses(&message, &text)?})))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Onboarding {
    link: String,
}

async fn onboarding(State(door): State<Door>, body: Bytes) -> Answer {
    let Onboarding { link } = asked(&body)?;
    Ok(Json(json!({"redirect_url": door.world.opens_onboarding(&link)?})))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Window {
    open: bool,
}

async fn window(State(door): State<Door>, Path(phone): Path<String>, body: Bytes) -> Answer {
    door.world.hold_window(&phone, asked::<Window>(&body)?.open)?;
    done()
}

async fn read(State(door): State<Door>, Path(reference): Path<String>) -> Answer {
    door.world.reads(&reference)?;
    done()
}

async fn start(State(door): State<Door>, Path(reference): Path<String>) -> Answer {
    door.world.attempt_starts(&reference)?;
    done()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fail {
    reason: Option<String>,
}

async fn fail(State(door): State<Door>, Path(reference): Path<String>, body: Bytes) -> Answer {
    let Fail { reason } = asked(&body)?;
    door.world.attempt_fails(&reference, reason.as_deref().unwrap_or("incorrect_pin"))?;
    done()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pay {
    #[serde(default)]
    twice: bool,
}

async fn pay(State(door): State<Door>, Path(reference): Path<String>, body: Bytes) -> Answer {
    if asked::<Pay>(&body)?.twice {
        door.world.pays_twice(&reference)?;
    } else {
        door.world.pays(&reference)?;
    }
    done()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Capture {
    paise: i64,
}

async fn capture(State(door): State<Door>, Path(reference): Path<String>, body: Bytes) -> Answer {
    door.world.captures(&reference, asked::<Capture>(&body)?.paise)?;
    done()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GiveBack {
    paise: i64,
    status: RefundStatus,
}

async fn refund(State(door): State<Door>, Path(reference): Path<String>, body: Bytes) -> Answer {
    let GiveBack { paise, status } = asked(&body)?;
    Ok(Json(json!({"refund_id": door.world.refund(&reference, paise, status)?})))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Dial {
    spec: String,
}

async fn faults(State(door): State<Door>, body: Bytes) -> Answer {
    let Dial { spec } = asked(&body)?;
    let faults: Faults = spec.parse().map_err(|error: crate::FaultSpecError| {
        Refused(StatusCode::BAD_REQUEST, "faults_invalid", error.to_string())
    })?;
    door.world.set_faults(faults);
    done()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Advance {
    ms: u32,
}

async fn advance(State(door): State<Door>, body: Bytes) -> Answer {
    door.world.advance(i64::from(asked::<Advance>(&body)?.ms));
    Ok(Json(json!({"now_ms": door.world.now_ms()})))
}

async fn ledger(State(door): State<Door>) -> Answer {
    let ledger = serde_json::to_value(door.world.ledger());
    ledger
        .map(Json)
        .map_err(|error| Refused(StatusCode::INTERNAL_SERVER_ERROR, "ledger_unwritable", error.to_string()))
}

async fn webhooks(State(door): State<Door>) -> Answer {
    let written = |body: Vec<u8>| Value::String(String::from_utf8_lossy(&body).into_owned());
    Ok(Json(door.world.take_webhooks().into_iter().map(written).collect()))
}
