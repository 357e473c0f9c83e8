//! The answers to whoever does not get in. They say nothing of why beyond their number.

use axum::http::header::{ALLOW, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};

use super::Unavailable;
use crate::Rejected;

/// Why a request is turned away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// There is nothing here: no such path or shop, or no check is set up.
    Closed,
    /// The path is right, the method is not; these would be.
    Method(&'static str),
    /// The body is compressed, and nobody unpacks what a stranger packed.
    Encoded,
    /// The proof is missing or wrong; where HTTP has a word for what is wanted, this is it.
    Unproved(Option<&'static str>),
    /// Meta's question is not answered.
    Unanswered,
    TooLarge,
    TooSlow,
    /// The body broke off.
    Broken,
    TooMany,
    Unavailable,
}

impl Refusal {
    pub(super) fn answer(self) -> Response {
        let with = |status: StatusCode, name: HeaderName, value| (status, [(name, value)]).into_response();
        match self {
            Self::Closed => StatusCode::NOT_FOUND.into_response(),
            Self::Method(allowed) => with(StatusCode::METHOD_NOT_ALLOWED, ALLOW, allowed),
            Self::Encoded => StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response(),
            Self::Unproved(None) => StatusCode::UNAUTHORIZED.into_response(),
            Self::Unproved(Some(wanted)) => with(StatusCode::UNAUTHORIZED, WWW_AUTHENTICATE, wanted),
            Self::Unanswered => StatusCode::FORBIDDEN.into_response(),
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT.into_response(),
            Self::Broken => StatusCode::BAD_REQUEST.into_response(),
            Self::TooMany => with(StatusCode::TOO_MANY_REQUESTS, RETRY_AFTER, "1"),
            Self::Unavailable => with(StatusCode::SERVICE_UNAVAILABLE, RETRY_AFTER, "5"),
        }
    }
}

impl From<Rejected> for Refusal {
    fn from(rejected: Rejected) -> Self {
        match rejected {
            Rejected::ProofMissing | Rejected::ProofWrong => Self::Unproved(None),
            Rejected::TooLarge => Self::TooLarge,
        }
    }
}

impl From<Unavailable> for Refusal {
    fn from(_: Unavailable) -> Self {
        Self::Unavailable
    }
}
