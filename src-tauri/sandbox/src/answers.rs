//! Answers as the dial wants them: in place of the true one, or the true one spoiled.

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{Response, StatusCode, header};
use axum::response::{Html, IntoResponse};
use futures::StreamExt;
use serde_json::{Map, Value, json};

use crate::channel::Channel;
use crate::faults::Route;
use crate::refusal::Refusal;

/// How large a huge answer is.
const HUGE_BYTES: usize = 10 * 1024 * 1024;
/// Our own answers are small; this is only so that reading one back has an end.
const ANSWER_MAX: usize = 16 * 1024 * 1024;

pub(crate) fn throttled(retry_after_s: Option<u32>) -> Response<Body> {
    let refusal = Refusal::new(130_429, "too many requests");
    let mut response = (StatusCode::TOO_MANY_REQUESTS, axum::Json(refusal.envelope())).into_response();
    if let Some(seconds) = retry_after_s {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

/// In the words of who was asked: Kaleyra's, Meta's, or Meta's for payments, which are others.
pub(crate) fn failed(channel: Channel, route: Route) -> Response<Body> {
    let body = match (channel, route) {
        (Channel::KaleyraV1 | Channel::KaleyraV2, _) => json!({"code": "WA500", "message": "Internal error"}),
        (Channel::Cloud, Route::Lookup) => {
            let details = "System error. Please try again.";
            json!({"errors": [{"code": 500, "title": "Generic error", "details": details}]})
        }
        (Channel::Cloud, _) => {
            Refusal::new(131_000, "Message failed to send due to an unknown error").envelope()
        }
    };
    (StatusCode::INTERNAL_SERVER_ERROR, axum::Json(body)).into_response()
}

pub(crate) fn html() -> Response<Body> {
    Html("<!DOCTYPE html><html><head><title>Welcome</title></head><body>Please sign in to the network.</body></html>")
        .into_response()
}

/// To another port of this machine; 9, where nobody listens, unless the dial says.
pub(crate) fn redirected(port: Option<u16>) -> Response<Body> {
    let to = format!("http://127.0.0.1:{}/", port.unwrap_or(9));
    (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, to)]).into_response()
}

/// The first half, with the length of the whole announced; then the connection breaks.
pub(crate) async fn cut(answer: Response<Body>) -> Response<Body> {
    let (mut parts, body) = read(answer).await;
    parts.headers.insert(header::CONTENT_LENGTH, body.len().into());
    let half = body.slice(..body.len() / 2);
    let broken = futures::stream::iter([Ok(half)]).chain(futures::stream::once(async {
        // Let the first half go out before the connection breaks.
        tokio::task::yield_now().await;
        Err(std::io::Error::from(std::io::ErrorKind::ConnectionAborted))
    }));
    Response::from_parts(parts, Body::from_stream(broken))
}

/// The true answer with ten megabytes in front of it, good JSON all the same.
pub(crate) async fn huge(answer: Response<Body>) -> Response<Body> {
    respoken(answer, |value| {
        let mut padded = Map::new();
        padded.insert("padding".to_owned(), Value::String("x".repeat(HUGE_BYTES)));
        match value {
            Value::Object(object) => padded.extend(object),
            other => drop(padded.insert("answer".to_owned(), other)),
        }
        Value::Object(padded)
    })
    .await
}

/// The true answer with every value of another type.
pub(crate) async fn wrong_types(answer: Response<Body>) -> Response<Body> {
    respoken(answer, twisted).await
}

fn twisted(value: Value) -> Value {
    match value {
        Value::Null => json!([]),
        Value::Bool(flag) => json!(flag.to_string()),
        Value::Number(number) => json!(number.to_string()),
        Value::String(text) => json!(text.len()),
        Value::Array(members) => members.into_iter().map(twisted).collect(),
        Value::Object(object) => object.into_iter().map(|(key, value)| (key, twisted(value))).collect(),
    }
}

async fn respoken(answer: Response<Body>, respeak: impl FnOnce(Value) -> Value) -> Response<Body> {
    let (mut parts, body) = read(answer).await;
    let spoken = respeak(serde_json::from_slice(&body).unwrap_or_default()).to_string();
    parts.headers.insert(header::CONTENT_LENGTH, spoken.len().into());
    Response::from_parts(parts, Body::from(spoken))
}

async fn read(answer: Response<Body>) -> (axum::http::response::Parts, Bytes) {
    let (parts, body) = answer.into_parts();
    // Only our own answers come here, which are whole and small.
    let body = to_bytes(body, ANSWER_MAX).await.unwrap_or_default();
    (parts, body)
}
