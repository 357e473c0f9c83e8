//! What the window shows of the practice world, and what it asks of it.

use app::views::PreviewItem;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A customer's phone with the chat of this shop on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct PhoneView {
    /// Whose phone it is: the number with its plus.
    pub phone: String,
    /// The name in their profile.
    pub name: String,
    /// The shop, as the chat is called.
    pub shop: String,
    /// What the phone shows, oldest first.
    pub bubbles: Vec<BubbleView>,
    /// All customers whose phones can be looked at, the newest chat first.
    pub customers: Vec<PhoneCustomerView>,
}

/// A customer whose phone can be looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct PhoneCustomerView {
    /// Their number with its plus.
    pub phone: String,
    /// The name in their profile.
    pub name: String,
    /// Whether the shop wrote what they have not read.
    pub unread: bool,
    /// Whether the newest message of all is in their chat.
    pub newest: bool,
}

/// One message on the phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct BubbleView {
    /// Its id.
    pub id: String,
    /// Whether the customer wrote it.
    pub mine: bool,
    /// What it is.
    pub kind: BubbleKind,
    /// The text on it.
    pub text: String,
    /// The reference of an order message.
    pub reference_id: Option<String>,
    /// The status that it brought; of an order, the one it shows now.
    pub status: Option<String>,
    /// The bill on it.
    pub order: Option<PhoneOrderView>,
    /// What it shows besides: products by name, a file's name.
    pub shows: Vec<String>,
    /// How far it has come: `accepted`, `sent`, `delivered`, `read`.
    pub delivery: String,
    /// When it was taken or written.
    #[specta(type = String)]
    pub at: Timestamp,
}

/// The kinds of message that the phone shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum BubbleKind {
    /// A bill to pay.
    Order,
    /// A change of its status.
    Status,
    /// A text, from either side.
    Text,
    /// A cart from the customer.
    Cart,
    /// Products of the catalogue, or all of it.
    Products,
    /// A request for the customer's address.
    #[serde(rename = "address_asked")]
    AddressAsked,
    /// The customer's address.
    Address,
    /// A file.
    Document,
}

/// A bill as the customer received it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct PhoneOrderView {
    /// Its reference.
    pub reference_id: String,
    /// What WhatsApp calls it.
    pub title: String,
    /// What is sold, with what each comes to.
    pub items: Vec<PreviewItem>,
    /// How many more there are.
    pub more_items: u32,
    /// All items.
    pub subtotal: String,
    /// What is taken off.
    pub discount: String,
    /// What tax adds.
    pub tax: String,
    /// For bringing it.
    pub shipping: String,
    /// What the customer is to pay.
    pub total: String,
    /// How it stands with paying.
    pub state: PhoneOrderState,
    /// Whether there is a button to press.
    pub can_pay: bool,
}

/// How it stands with paying a bill, on the customer's side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PhoneOrderState {
    /// Nobody has begun.
    ToPay,
    /// An attempt is under way.
    Pending,
    /// Paid.
    Paid,
    /// The time to pay is over.
    Expired,
    /// Called off.
    Canceled,
}

/// What can be done as the customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Reads the order.
    Read,
    /// Pays it.
    Pay,
    /// Tries to pay and types the wrong PIN.
    WrongPin,
    /// Is charged twice, or once more.
    PayTwice,
    /// Waits until the time to pay is over; the practice shop's time goes on with them.
    Expire,
    /// Writes to the shop.
    Write,
    /// Fills a cart from the shop's catalogue and sends it.
    SendCart,
    /// Answers the newest request for an address.
    SendAddress,
}

/// What goes wrong, as switches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct FaultsView {
    /// Answers come two seconds late.
    pub late: bool,
    /// Answers are lost after the work was done.
    pub lost: bool,
    /// News comes twice.
    pub twice: bool,
    /// News comes out of order.
    pub disordered: bool,
    /// No news comes at all, as where nothing can receive it.
    pub silent: bool,
    /// There is no network: nothing goes out, no news comes in.
    pub offline: bool,
}
