//! How the shop reaches WhatsApp: the settings of an account, without its secrets.

use crate::phone::PhoneNumber;

/// Which interface an account speaks. A closed set: a new one must not compile until every call has an answer for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChannelKind {
    /// Kaleyra.io, second generation: JSON around Meta's own objects.
    KaleyraV2,
}

impl ChannelKind {
    /// The name in the book and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            ChannelKind::KaleyraV2 => "kaleyra-v2",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<ChannelKind> {
        (name == ChannelKind::KaleyraV2.as_str()).then_some(ChannelKind::KaleyraV2)
    }
}

/// The payment gateway behind an account's payment configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GatewayKind {
    /// Razorpay.
    Razorpay,
    /// PayU.
    PayU,
}

impl GatewayKind {
    /// The name in the book, on the command line and on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            GatewayKind::Razorpay => "razorpay",
            GatewayKind::PayU => "payu",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<GatewayKind> {
        [GatewayKind::Razorpay, GatewayKind::PayU].into_iter().find(|kind| kind.as_str() == name)
    }
}

/// What an account can hear. Lookups tell of payments and refunds, and of nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hears {
    /// Lookups only: the 24-hour window counts as closed and a message stays *accepted, delivery unknown*.
    Payments,
    /// Webhooks too: message states, what customers write, late refusals.
    Everything,
}

impl Hears {
    /// The name in the book and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Hears::Payments => "payments",
            Hears::Everything => "everything",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Hears> {
        [Hears::Payments, Hears::Everything].into_iter().find(|hears| hears.as_str() == name)
    }
}

/// A postal address in India.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// House, street.
    pub line1: String,
    /// Area, landmark.
    pub line2: Option<String>,
    /// City, town or village.
    pub city: String,
    /// The state's name as people write it.
    pub state: String,
    /// Six digits.
    pub pin: String,
}

/// Who imported or packed the goods, asked by WhatsApp for items outside a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Importer {
    /// Name of the business.
    pub name: String,
    /// Where it is.
    pub address: Address,
}

/// Everything an account needs to be spoken to, except its secrets, which live in the vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountSettings {
    /// What the shop calls it.
    pub name: String,
    /// Which interface it speaks.
    pub channel: ChannelKind,
    /// Where the interface is; the provider's own host unless the person confirmed another.
    pub base_url: String,
    /// Kaleyra's account id, a segment of every path.
    pub sid: String,
    /// The shop's WhatsApp number.
    pub phone_number: PhoneNumber,
    /// Meta's id of that number, which payment lookups need.
    pub phone_number_id: String,
    /// The catalogue that items may belong to.
    pub catalog_id: Option<String>,
    /// The gateway behind the payment configuration.
    pub gateway: GatewayKind,
    /// The payment configuration's name, exactly as WhatsApp Manager has it.
    pub configuration_name: String,
    /// For items outside the catalogue; a first send asks for it otherwise.
    pub importer: Option<Importer>,
    /// What news reaches this account.
    pub hears: Hears,
}

/// An account of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id in the book.
    pub id: crate::ids::AccountId,
    /// Its settings.
    pub settings: AccountSettings,
}
