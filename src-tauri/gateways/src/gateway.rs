//! The gateways: a closed set, each with its own folder.

use crate::client::{Client, json};
use crate::facts::{GatewayPayment, GatewayRefund, LineFacts, LinkFacts, SettlementFacts, Told};
use crate::keys::GatewayKeys;
use crate::payu::{self, client::PayU};
use crate::razorpay::{self, client::Razorpay};
use calling::{BaseUrlInvalid, CallError, Http};
use domain::{GatewayKind, GatewaySettings, Paise};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;
use thiserror::Error;

/// An account at a gateway. A closed set, so an enum and not `dyn`: a new gateway must not compile until every call has an
/// answer for it.
#[derive(Clone, Debug)]
pub enum Gateway {
    /// Razorpay.
    Razorpay(Box<Razorpay>),
    /// PayU India.
    PayU(Box<PayU>),
}

/// How fast money is to go back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RefundSpeed {
    /// Five to seven working days, without a fee.
    #[default]
    Normal,
    /// At once where the customer's bank can, for a fee.
    Instant,
}

impl RefundSpeed {
    /// The name in the book and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            RefundSpeed::Normal => "normal",
            RefundSpeed::Instant => "instant",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<RefundSpeed> {
        [RefundSpeed::Normal, RefundSpeed::Instant].into_iter().find(|speed| speed.as_str() == name)
    }

    pub(crate) const fn as_razorpay(self) -> &'static str {
        match self {
            RefundSpeed::Normal => "normal",
            RefundSpeed::Instant => "optimum",
        }
    }
}

/// Money to be given back. The key is derived from what a person decided about, so that the same decision is the same
/// request, whoever sends it and however often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundRequest {
    /// The gateway's id of the payment.
    pub payment_id: String,
    /// How much of it.
    pub amount: Paise,
    /// How fast; PayU decides by itself.
    pub speed: RefundSpeed,
    /// 10 to 23 letters, digits, `_` and `-`: Razorpay's idempotency key, PayU's token.
    pub key: String,
    /// Our reference of the payment, for whoever looks at the gateway's pages.
    pub reference: Option<String>,
}

/// A refund that the gateway took, or had taken before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refunded {
    /// It has it.
    Taken(Box<GatewayRefund>),
    /// It had it before, under the same key: what became of it is in the list.
    Before,
}

/// A page to pay on, to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLink {
    /// Our reference, which a second link cannot have.
    pub reference: String,
    /// What it asks for.
    pub amount: Paise,
    /// What the customer reads.
    pub description: String,
    /// Until when it can be paid: 15 minutes to six months from now.
    pub expires_at: Timestamp,
}

/// The bytes are neither JSON nor a form of the gateway's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("neither JSON nor a form of the gateway's")]
pub struct NotRead;

/// What some programs write before the first letter of a file.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Reads a webhook body or an answer: at least one thing, [`Told::Unknown`] for JSON that is no known one.
///
/// # Errors
/// [`NotRead`].
pub fn read(kind: GatewayKind, body: &[u8]) -> Result<Vec<Told>, NotRead> {
    let body = body.strip_prefix(BYTE_ORDER_MARK).unwrap_or(body);
    match (kind, json(body)) {
        (GatewayKind::Razorpay, Some(body)) => Ok(razorpay::read::read(&body)),
        (GatewayKind::Razorpay, None) => Err(NotRead),
        (GatewayKind::PayU, Some(body)) => Ok(payu::read::read(&body)),
        (GatewayKind::PayU, None) => {
            payu::read::form(body).map(|form| payu::read::read(&form)).ok_or(NotRead)
        }
    }
}

impl Gateway {
    /// An account with its keys. Whether the host may be spoken to at all was decided when the account was made.
    ///
    /// # Errors
    /// [`BaseUrlInvalid`] when the settings have none.
    pub fn new(
        settings: &GatewaySettings,
        keys: GatewayKeys,
        http: &Http,
    ) -> Result<Gateway, BaseUrlInvalid> {
        let client = Client::new(settings, keys, http)?;
        Ok(match settings.kind {
            GatewayKind::Razorpay => Gateway::Razorpay(Box::new(Razorpay::new(client))),
            GatewayKind::PayU => Gateway::PayU(Box::new(PayU::new(client))),
        })
    }

    /// Whose it is.
    #[must_use]
    pub const fn kind(&self) -> GatewayKind {
        match self {
            Gateway::Razorpay(_) => GatewayKind::Razorpay,
            Gateway::PayU(_) => GatewayKind::PayU,
        }
    }

    /// The payment with an id of the gateway's.
    ///
    /// # Errors
    /// [`CallError`], never [`CallError::OutcomeUnknown`]. An unknown id is [`CallError::Refused`], with a code that
    /// [`ProviderCode::is_reference_not_found`](calling::ProviderCode::is_reference_not_found).
    pub async fn payment(&self, id: &str) -> Result<GatewayPayment, CallError> {
        match self {
            Gateway::Razorpay(razorpay) => razorpay.payment(id).await,
            Gateway::PayU(payu) => payu.payment(id).await,
        }
    }

    /// The payments under what WhatsApp calls the transaction: Razorpay's order id, PayU's `txnid`.
    ///
    /// # Errors
    /// As [`Gateway::payment`].
    pub async fn payments_of(&self, transaction: &str) -> Result<Vec<GatewayPayment>, CallError> {
        match self {
            Gateway::Razorpay(razorpay) => razorpay.payments_of(transaction).await,
            Gateway::PayU(payu) => payu.payments_of(transaction).await,
        }
    }

    /// The payments of gateway orders that carry our reference as their receipt. PayU cannot be asked so: none.
    ///
    /// # Errors
    /// As [`Gateway::payment`].
    pub async fn payments_under(&self, reference: &str) -> Result<Vec<GatewayPayment>, CallError> {
        match self {
            Gateway::Razorpay(razorpay) => {
                let mut found = Vec::new();
                for order in razorpay.orders_under(reference).await? {
                    found.extend(razorpay.payments_of(&order).await?);
                }
                Ok(found)
            }
            Gateway::PayU(_) => Ok(Vec::new()),
        }
    }

    /// Every payment that was begun in a span, whatever became of it; PayU's of the whole days. One may come twice.
    ///
    /// # Errors
    /// As [`Gateway::payment`].
    pub async fn payments_between(
        &self,
        span: (Timestamp, Timestamp),
    ) -> Result<Vec<GatewayPayment>, CallError> {
        match self {
            Gateway::Razorpay(razorpay) => razorpay.payments_between(span).await,
            Gateway::PayU(payu) => payu.payments_between(span).await,
        }
    }

    /// Every refund of a span. PayU lists none: they are asked after by payment.
    ///
    /// # Errors
    /// As [`Gateway::payment`].
    pub async fn refunds_between(
        &self,
        span: (Timestamp, Timestamp),
    ) -> Result<Vec<GatewayRefund>, CallError> {
        match self {
            Gateway::Razorpay(razorpay) => razorpay.refunds_between(span).await,
            Gateway::PayU(_) => Ok(Vec::new()),
        }
    }

    /// The refunds of a payment.
    ///
    /// # Errors
    /// As [`Gateway::payment`].
    pub async fn refunds_of(&self, payment: &str) -> Result<Vec<GatewayRefund>, CallError> {
        match self {
            Gateway::Razorpay(razorpay) => razorpay.refunds_of(payment).await,
            Gateway::PayU(payu) => payu.refunds_of(payment).await,
        }
    }

    /// The request that gives money back as it may be kept: without keys and hash.
    #[must_use]
    pub fn shown_refund(&self, request: &RefundRequest) -> Vec<u8> {
        let shown = match self {
            Gateway::Razorpay(_) => {
                let (path, body) = Razorpay::refund_request(request);
                json!({ "method": "POST", "path": path, "idempotency": request.key, "body": body })
            }
            Gateway::PayU(_) => {
                json!({ "command": "cancel_refund_transaction", "values": PayU::refund_values(request) })
            }
        };
        shown.to_string().into_bytes()
    }

    /// Gives money back, once. The same request again is the same refund.
    ///
    /// # Errors
    /// [`CallError`]; [`CallError::OutcomeUnknown`] whenever it may have been taken, and while an earlier request with the
    /// same key is still under way.
    pub async fn refund(&self, request: &RefundRequest) -> Result<Refunded, CallError> {
        let taken = match self {
            Gateway::Razorpay(razorpay) => razorpay.refund(request).await,
            Gateway::PayU(payu) => payu.refund(request).await,
        };
        match taken {
            Ok(refund) => Ok(Refunded::Taken(Box::new(refund))),
            Err(CallError::Refused { code, .. })
                if self.kind() == GatewayKind::PayU && code.as_str() == payu::client::TOKEN_USED =>
            {
                Ok(Refunded::Before)
            }
            Err(error) => Err(error),
        }
    }

    /// The payouts of a span. PayU lists none: each is known by its lines.
    ///
    /// # Errors
    /// As [`Gateway::payment`].
    pub async fn settlements_between(
        &self,
        span: (Timestamp, Timestamp),
    ) -> Result<Vec<SettlementFacts>, CallError> {
        match self {
            Gateway::Razorpay(razorpay) => razorpay.settlements_between(span).await,
            Gateway::PayU(_) => Ok(Vec::new()),
        }
    }

    /// The lines of payouts of a day in India.
    ///
    /// # Errors
    /// As [`Gateway::payment`]; [`CallError::Malformed`] also when one of them has no figures.
    pub async fn lines_of_day(&self, day: Date) -> Result<Vec<LineFacts>, CallError> {
        match self {
            Gateway::Razorpay(razorpay) => razorpay.lines_of_day(day).await,
            Gateway::PayU(payu) => payu.lines_of_day(day).await,
        }
    }

    /// Makes a page to pay on; `None` where this gateway needs another agreement for it.
    ///
    /// # Errors
    /// [`CallError`]; a second one under the same reference is [`CallError::Refused`].
    pub async fn create_link(&self, link: &NewLink) -> Result<Option<LinkFacts>, CallError> {
        match self {
            Gateway::Razorpay(razorpay) => razorpay.create_link(link).await.map(Some),
            Gateway::PayU(_) => Ok(None),
        }
    }

    /// The page under a reference.
    ///
    /// # Errors
    /// As [`Gateway::payment`].
    pub async fn link_under(&self, reference: &str) -> Result<Option<LinkFacts>, CallError> {
        match self {
            Gateway::Razorpay(razorpay) => razorpay.link_under(reference).await.map(Some),
            Gateway::PayU(_) => Ok(None),
        }
    }

    /// Takes a page back, by the gateway's id of it.
    ///
    /// # Errors
    /// [`CallError`]; one that was paid or has expired is [`CallError::Refused`].
    pub async fn cancel_link(&self, id: &str) -> Result<Option<LinkFacts>, CallError> {
        match self {
            Gateway::Razorpay(razorpay) => razorpay.cancel_link(id).await.map(Some),
            Gateway::PayU(_) => Ok(None),
        }
    }
}
