//! What a gateway tells, in our own words.

use domain::Paise;
use domain::settlement::SettlementLine;
use jiff::Timestamp;

/// One thing that a webhook or an answer tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// A payment.
    Payment(Box<GatewayPayment>),
    /// A refund.
    Refund(GatewayRefund),
    /// A page to pay on.
    Link(LinkFacts),
    /// The gateway's own order, which a payment is made for.
    Order(Notice),
    /// A payout to the bank.
    Settlement(SettlementFacts),
    /// One line of a payout.
    Line(Box<LineFacts>),
    /// A payment that the customer's bank questions.
    Dispute(DisputeFacts),
    /// A way to pay that is out of order.
    Downtime(Notice),
    /// A QR of the gateway's.
    Qr(Notice),
    /// Something else.
    Unknown {
        /// Why it was not read.
        reason: String,
    },
}

/// Where a payment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaymentStatus {
    /// Begun, or not understood; only an explicit word ends it.
    Pending,
    /// The bank agreed, and the gateway has not taken the money.
    Authorized,
    /// The gateway has the money.
    Captured,
    /// All of it went back.
    Refunded,
    /// It did not succeed.
    Failed,
}

/// A payment as its gateway tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatewayPayment {
    /// The event that told it, as the gateway calls it.
    pub event: Option<String>,
    /// Its id: `pay_…`, or PayU's `mihpayid`.
    pub id: Option<String>,
    /// The gateway's order id, `order_…`; PayU's `txnid`. What WhatsApp calls the transaction.
    pub order_id: Option<String>,
    /// Our reference, where it came back: receipt, note, or `udf1`.
    pub reference: Option<String>,
    /// Where it stands.
    pub status: PaymentStatus,
    /// The same in the gateway's word.
    pub status_word: String,
    /// What the customer pays.
    pub amount: Option<Paise>,
    /// What went back of it so far, where that is told.
    pub refunded: Option<Paise>,
    /// What the gateway keeps, GST included; none until it is captured.
    pub fee: Option<Paise>,
    /// The GST in the fee.
    pub tax: Option<Paise>,
    /// `upi`, `card`, …
    pub method: Option<String>,
    /// The bank's number of it, which the customer sees.
    pub rrn: Option<String>,
    /// Why it failed.
    pub failure: Option<Failure>,
    /// When it was begun, as the gateway says.
    pub at: Option<Timestamp>,
    /// The bank's number of the payout it was in, where the gateway tells it with the payment.
    pub settled_utr: Option<String>,
}

/// Why a payment failed, in the gateway's words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Failure {
    /// Its code.
    pub code: Option<String>,
    /// Its reason.
    pub reason: Option<String>,
}

/// Where a refund stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundStatus {
    /// Asked for, or not understood.
    Pending,
    /// The gateway gave it to the bank.
    Processed,
    /// It did not go through.
    Failed,
}

/// A refund as its gateway tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatewayRefund {
    /// The event that told it.
    pub event: Option<String>,
    /// Its id: `rfnd_…`, or PayU's request id.
    pub id: Option<String>,
    /// The payment it gives back.
    pub payment_id: Option<String>,
    /// The gateway's order id, where it is told.
    pub order_id: Option<String>,
    /// What we called it: Razorpay's receipt, PayU's token.
    pub key: Option<String>,
    /// Where it stands.
    pub status: RefundStatus,
    /// The same in the gateway's word.
    pub status_word: String,
    /// What goes back.
    pub amount: Option<Paise>,
    /// `normal` or `instant`.
    pub speed: Option<String>,
    /// The bank's number of it, by which a customer finds it.
    pub arn: Option<String>,
    /// When it was asked for, as the gateway says.
    pub at: Option<Timestamp>,
}

/// A page to pay on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkFacts {
    /// The event that told it.
    pub event: Option<String>,
    /// Its id: `plink_…`; PayU names it by our own number.
    pub id: Option<String>,
    /// Our reference.
    pub reference: Option<String>,
    /// The page.
    pub url: Option<String>,
    /// `created`, `paid`, `expired`, …, in the gateway's word.
    pub status_word: String,
    /// What it asks for.
    pub amount: Option<Paise>,
    /// What was paid by it.
    pub paid: Option<Paise>,
    /// The gateway's order behind it.
    pub order_id: Option<String>,
    /// When it was made.
    pub at: Option<Timestamp>,
}

/// A payout to the bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettlementFacts {
    /// The event that told it.
    pub event: Option<String>,
    /// Its id.
    pub id: Option<String>,
    /// `created`, `processed`, `failed`.
    pub status_word: String,
    /// What the bank gets.
    pub amount: Option<Paise>,
    /// The bank's number of the transfer.
    pub utr: Option<String>,
    /// When.
    pub at: Option<Timestamp>,
}

/// A line of a payout, with what is shown of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineFacts {
    /// The line.
    pub line: SettlementLine,
    /// The bank's number of the payout.
    pub utr: Option<String>,
    /// When it was paid out.
    pub settled_at: Option<Timestamp>,
    /// When what it is about happened.
    pub created_at: Option<Timestamp>,
    /// Our reference, where it came back.
    pub reference: Option<String>,
    /// The gateway's order.
    pub order_id: Option<String>,
    /// `upi`, `card`, …
    pub method: Option<String>,
}

/// A payment that the customer's bank questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisputeFacts {
    /// The event that told it.
    pub event: Option<String>,
    /// Its id.
    pub id: Option<String>,
    /// The payment.
    pub payment_id: Option<String>,
    /// `open`, `under_review`, `won`, `lost`, `closed`.
    pub status_word: String,
    /// What is questioned.
    pub amount: Option<Paise>,
    /// Why, in the gateway's word.
    pub reason: Option<String>,
    /// Until when the shop can answer.
    pub respond_by: Option<Timestamp>,
    /// When it began.
    pub at: Option<Timestamp>,
}

/// Something that is told and changes no money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The event that told it.
    pub event: Option<String>,
    /// Its id.
    pub id: Option<String>,
    /// Our reference, where it came back.
    pub reference: Option<String>,
    /// The gateway's word for where it stands.
    pub status_word: String,
    /// The amount it names.
    pub amount: Option<Paise>,
    /// When.
    pub at: Option<Timestamp>,
}
