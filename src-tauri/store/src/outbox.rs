//! Everything that leaves: what a row of the outbox intends and where it stands. How rows wait for each other is in
//! [`crate::lanes`].

use crate::convert::{required_timestamp, row_error, timestamp};
use crate::error::StoreError;
use domain::order::ToldStatus;
use domain::{AccountId, CustomerId, OrderId, OutboxId, Paise, ReferenceId};
use jiff::Timestamp;
use rusqlite::Row;

/// Whose rows wait for each other: those of one order, or the texts to a customer that are about none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    /// Everything about this order.
    Order(OrderId),
    /// Texts to this customer.
    Customer(CustomerId),
}

impl Lane {
    /// The order it is about, if it is about one.
    #[must_use]
    pub const fn order(self) -> Option<OrderId> {
        match self {
            Lane::Order(order) => Some(order),
            Lane::Customer(_) => None,
        }
    }

    /// The customer it writes to, if it is about no order.
    #[must_use]
    pub const fn customer(self) -> Option<CustomerId> {
        match self {
            Lane::Order(_) => None,
            Lane::Customer(customer) => Some(customer),
        }
    }

    /// Its number in the book. Ids of orders are above zero.
    pub(crate) const fn key(self) -> i64 {
        match self {
            Lane::Order(order) => order.get(),
            Lane::Customer(customer) => customer.get().saturating_neg(),
        }
    }
}

impl From<OrderId> for Lane {
    fn from(order: OrderId) -> Lane {
        Lane::Order(order)
    }
}

impl From<CustomerId> for Lane {
    fn from(customer: CustomerId) -> Lane {
        Lane::Customer(customer)
    }
}

/// What a row does to the outside world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// Asks the customer to pay.
    OrderDetails,
    /// Tells the customer where the order stands.
    OrderStatus,
    /// Takes a way to pay back, by the status *canceled*.
    Cancel,
    /// Says something.
    Text,
    /// Reminds the customer of a way to pay that is open.
    Reminder,
    /// Brings a document of the sale, as a PDF.
    Document,
    /// Records cash once the open way to pay is closed. Nothing leaves.
    Cash,
}

impl Effect {
    /// Every effect.
    pub const ALL: [Effect; 7] = [
        Effect::OrderDetails,
        Effect::OrderStatus,
        Effect::Cancel,
        Effect::Text,
        Effect::Reminder,
        Effect::Document,
        Effect::Cash,
    ];

    /// The name in the book and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Effect::OrderDetails => "order_details",
            Effect::OrderStatus => "order_status",
            Effect::Cancel => "cancel",
            Effect::Text => "text",
            Effect::Reminder => "reminder",
            Effect::Document => "document",
            Effect::Cash => "cash",
        }
    }

    fn from_name(name: &str) -> Option<Effect> {
        Self::ALL.into_iter().find(|effect| effect.as_str() == name)
    }
}

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OutboxState {
    /// Goes as soon as it can.
    Ready,
    /// Waits for a person's word.
    Asks,
    /// A request was begun.
    InFlight,
    /// It had its effect.
    Done,
    /// It was refused and had none.
    Refused,
    /// Nobody knows whether it had its effect.
    Unknown,
    /// It will not be sent.
    Withdrawn,
}

impl OutboxState {
    /// The name in the book and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            OutboxState::Ready => "ready",
            OutboxState::Asks => "asks",
            OutboxState::InFlight => "in_flight",
            OutboxState::Done => "done",
            OutboxState::Refused => "refused",
            OutboxState::Unknown => "unknown",
            OutboxState::Withdrawn => "withdrawn",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<OutboxState> {
        use OutboxState::{Asks, Done, InFlight, Ready, Refused, Unknown, Withdrawn};
        [Ready, Asks, InFlight, Done, Refused, Unknown, Withdrawn]
            .into_iter()
            .find(|state| state.as_str() == name)
    }
}

/// Why a row waits for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AsksWhy {
    /// It is older than the shop wants to send without asking.
    TooOld,
    /// The order was paid meanwhile.
    OrderPaid,
    /// The order was cancelled meanwhile.
    OrderCanceled,
    /// The bill was revised meanwhile.
    OrderRevised,
    /// It would say another amount, or cost something else, than what was shown.
    AmountChanged,
    /// The customer's 24 hours are over, so it could only go as another kind of message.
    KindChanged,
    /// The customer's 24 hours are over, and no template can go.
    NothingCanGo,
    /// The book was restored, and nobody knows whether it went.
    BookRestored,
    /// It was sent as often as it may be, and nobody knows whether it arrived.
    OutcomeUnknown,
}

impl AsksWhy {
    /// The name in the book and of the sentence.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            AsksWhy::TooOld => "too_old",
            AsksWhy::OrderPaid => "order_paid",
            AsksWhy::OrderCanceled => "order_canceled",
            AsksWhy::OrderRevised => "order_revised",
            AsksWhy::AmountChanged => "amount_changed",
            AsksWhy::KindChanged => "kind_changed",
            AsksWhy::NothingCanGo => "nothing_can_go",
            AsksWhy::BookRestored => "book_restored",
            AsksWhy::OutcomeUnknown => "outcome_unknown",
        }
    }
}

/// What a new row intends; frozen once it is written.
#[derive(Clone, Debug)]
pub struct NewOutboxRow {
    /// Its lane.
    pub lane: Lane,
    /// Through which account it goes; none for what does not leave.
    pub account: Option<AccountId>,
    /// What it does.
    pub effect: Effect,
    /// The way to pay it is about.
    pub reference: Option<ReferenceId>,
    /// The status it tells.
    pub told_status: Option<ToldStatus>,
    /// The words a person added; the number of a document.
    pub text: Option<String>,
    /// The bill's revision at that time.
    pub revision: u32,
    /// The amount it asks for, or takes.
    pub amount: Paise,
    /// The kind of message that was shown to the person.
    pub shown_kind: &'static str,
    /// The cost that was shown to the person.
    pub cost: Paise,
    /// Comes back in every report about the message.
    pub our_ref: String,
}

/// A row of the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxRow {
    /// Its id, which also orders its lane.
    pub id: OutboxId,
    /// Its lane.
    pub lane: Lane,
    /// Through which account it goes.
    pub account: Option<AccountId>,
    /// What it does.
    pub effect: Effect,
    /// The way to pay it is about.
    pub reference: Option<ReferenceId>,
    /// The status it tells.
    pub told_status: Option<ToldStatus>,
    /// The words a person added; the number of a document.
    pub text: Option<String>,
    /// WhatsApp's id of the document's bytes, once it has them.
    pub media_id: Option<String>,
    /// The bill's revision when it was queued.
    pub revision: u32,
    /// The amount it asks for, or takes.
    pub amount: Paise,
    /// The kind of message that was shown.
    pub shown_kind: String,
    /// The cost that was shown.
    pub cost: Paise,
    /// Comes back in every report about the message.
    pub our_ref: String,
    /// Where it stands.
    pub state: OutboxState,
    /// Why it waits for a person.
    pub asks_why: Option<String>,
    /// How often a request was begun.
    pub tries: u32,
    /// When it may be taken, or settled, next.
    pub ready_at: Timestamp,
    /// When it was queued.
    pub queued_at: Timestamp,
    /// When a person last let it go.
    pub released_at: Option<Timestamp>,
    /// When the last request was begun.
    pub taken_at: Option<Timestamp>,
    /// The provider's code, if it refused.
    pub error_code: Option<String>,
}

pub(crate) fn parse(row: &Row<'_>) -> Result<OutboxRow, StoreError> {
    let id: i64 = row.get("id")?;
    let bad = |what| row_error("outbox", id, what);
    let reference: Option<String> = row.get("reference")?;
    let status: Option<String> = row.get("told_status")?;
    Ok(OutboxRow {
        id: OutboxId::new(id),
        lane: lane(row)?.ok_or_else(|| bad("lane"))?,
        account: row.get::<_, Option<i64>>("account_id")?.map(AccountId::new),
        effect: Effect::from_name(&row.get::<_, String>("effect")?).ok_or_else(|| bad("effect"))?,
        reference: reference.map(|text| text.parse()).transpose().map_err(|_| bad("reference"))?,
        told_status: status
            .map(|status| ToldStatus::from_name(&status).ok_or_else(|| bad("told_status")))
            .transpose()?,
        text: row.get("text")?,
        media_id: row.get("media_id")?,
        revision: row.get("revision")?,
        amount: Paise::new(row.get("amount_paise")?),
        shown_kind: row.get("shown_kind")?,
        cost: Paise::new(row.get("cost_paise")?),
        our_ref: row.get("our_ref")?,
        state: OutboxState::from_name(&row.get::<_, String>("state")?).ok_or_else(|| bad("state"))?,
        asks_why: row.get("asks_why")?,
        tries: row.get("tries")?,
        ready_at: required_timestamp(row.get("ready_at")?),
        queued_at: required_timestamp(row.get("queued_at")?),
        released_at: timestamp(row.get("released_at")?),
        taken_at: timestamp(row.get("taken_at")?),
        error_code: row.get("error_code")?,
    })
}

fn lane(row: &Row<'_>) -> Result<Option<Lane>, StoreError> {
    let order: Option<i64> = row.get("order_id")?;
    let customer: Option<i64> = row.get("customer_id")?;
    Ok(match (order, customer) {
        (Some(order), None) => Some(Lane::Order(OrderId::new(order))),
        (None, Some(customer)) => Some(Lane::Customer(CustomerId::new(customer))),
        _ => None,
    })
}
