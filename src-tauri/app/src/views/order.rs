//! One order as the window shows it: its bill, what happened, why it is not paid, and what can be done.

use super::{CustomerForm, NeedsYouView, QuoteView};
use crate::error::ErrorView;
use crate::views::AskView;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::ReferenceState;

/// One order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct OrderDetailView {
    /// Its number.
    pub number: String,
    /// Where it stands.
    pub status: &'static str,
    /// Whether it is a draft that was put aside.
    pub held: bool,
    /// The status that the customer was last shown, in WhatsApp's words.
    pub bubble: Option<String>,
    /// How WhatsApp took it.
    pub bubble_state: Option<String>,
    /// Whose it is.
    pub customer: CustomerForm,
    /// The bill's date.
    pub date: String,
    /// When it was issued.
    #[specta(type = Option<String>)]
    pub issued_at: Option<Timestamp>,
    /// The bill's lines as entered.
    pub lines: Vec<OrderLineView>,
    /// The bill's figures; none while it cannot be finished.
    pub quote: Option<QuoteView>,
    /// The payment.
    pub payment: OrderPaymentView,
    /// Where the newest bill in the chat stands.
    pub message: Option<&'static str>,
    /// Why it is not paid, or how it was.
    pub why: WhyView,
    /// What happened and who says so, the oldest first.
    pub evidence: Vec<EvidenceView>,
    /// What can be done with it now, and why not.
    pub actions: Vec<ActionView>,
    /// What needs a person.
    pub attention: Vec<NeedsYouView>,
    /// Its ways to pay, the oldest first.
    pub references: Vec<OrderReferenceView>,
    /// The bill's revision.
    pub revision: u32,
    /// The bills it had, the first first.
    pub revisions: Vec<RevisionView>,
    /// Messages of it that wait for a person's word.
    pub asks: Vec<AskView>,
}

/// One line of an order's bill, as entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct OrderLineView {
    /// Its name.
    pub name: String,
    /// Its name in Roman letters, where the product has one.
    pub alias: String,
    /// How much of it.
    pub quantity: String,
    /// Of what.
    pub unit: String,
    /// The price of one.
    pub price: String,
    /// What was taken off the line, as typed.
    pub discount: String,
    /// Its rate.
    pub gst_rate: String,
    /// What the line comes to, before a discount on the whole bill.
    pub amount: String,
}

/// The payment of an order, for its page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct OrderPaymentView {
    /// In one word: `payment-word-…`.
    pub status: String,
    /// What was captured.
    pub captured: String,
    /// What went back.
    pub refunded: String,
    /// What was captured and did not go back.
    pub kept: String,
    /// What is still due.
    pub due: String,
    /// Since when it is paid.
    #[specta(type = Option<String>)]
    pub paid_at: Option<Timestamp>,
    /// How it was paid: `upi`, `card`, `cash`, …
    pub methods: Vec<String>,
}

/// One way to pay, for the order's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct OrderReferenceView {
    /// Its id.
    pub reference_id: String,
    /// Whether the customer can still pay by it.
    pub state: ReferenceStateName,
    /// What it asks for.
    pub amount: String,
    /// Until when the customer can pay.
    #[specta(type = String)]
    pub expires_at: Timestamp,
}

/// Whether a customer can still pay by a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum ReferenceStateName {
    /// The customer can pay by it.
    Open,
    /// A cancel was asked for and is not confirmed.
    Closing,
    /// Nobody can pay by it any more, or its message never arrived.
    Closed,
}

impl From<ReferenceState> for ReferenceStateName {
    fn from(state: ReferenceState) -> Self {
        match state {
            ReferenceState::Open => Self::Open,
            ReferenceState::Closing => Self::Closing,
            ReferenceState::Closed => Self::Closed,
        }
    }
}

/// One bill that an order had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct RevisionView {
    /// Counts from 1.
    pub revision: u32,
    /// What the customer was to pay.
    pub total: String,
    /// Since when.
    #[specta(type = String)]
    pub at: Timestamp,
}

/// How a fact is to be felt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Good.
    Ok,
    /// Not yet.
    Wait,
    /// So it is.
    Info,
    /// Not good.
    Bad,
    /// Of no weight.
    Mute,
}

/// What a piece of evidence is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceGroup {
    /// Money.
    Money,
    /// Messages.
    Message,
    /// The order itself.
    Order,
}

/// One thing that happened, and who says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct EvidenceView {
    /// When.
    #[specta(type = String)]
    pub at: Timestamp,
    /// What: the key `evidence-CODE` of the catalogue.
    pub code: &'static str,
    /// How it is to be felt.
    pub tone: Tone,
    /// What it is about.
    pub group: EvidenceGroup,
    /// What, said.
    pub text: String,
    /// Who says so.
    pub who: String,
    /// The money it is about.
    pub amount: Option<String>,
    /// Whether this money counts: it was looked up, or taken by hand.
    pub counted: bool,
    /// Whether this money was tried and did not come.
    pub struck: bool,
}

/// Why an order is not paid, or how it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct WhyView {
    /// How it is to be felt.
    pub tone: Tone,
    /// In a few words.
    pub title: String,
    /// In a sentence or two.
    pub sentence: String,
}

/// What can be done with an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ActionName {
    /// Ask for the money on WhatsApp.
    Send,
    /// Ask again under another way to pay.
    Resend,
    /// Give it another bill.
    Revise,
    /// Being packed or made.
    Processing,
    /// All of it left.
    Shipped,
    /// Some of it left.
    PartiallyShipped,
    /// Done.
    Completed,
    /// Will not be done.
    Cancel,
    /// Take cash, once nobody can pay by WhatsApp.
    TakeCash,
    /// Take cash at once.
    TakeCashNow,
    /// Ask after the payment.
    LookUp,
    /// Begin a new bill like it.
    Duplicate,
    /// Give money back.
    Refund,
}

/// One thing that can be done with an order, or not now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ActionView {
    /// What.
    pub action: ActionName,
    /// Whether it can be done now.
    pub allowed: bool,
    /// Why not.
    pub why_not: Option<ErrorView>,
    /// Whether it is the shop's next step; at most one is.
    pub is_next: bool,
}
