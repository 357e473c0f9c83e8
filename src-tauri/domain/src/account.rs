//! How the shop reaches WhatsApp: the settings of an account, without its secrets.

mod api_version;
mod paying;

pub use api_version::{ApiVersion, ApiVersionInvalid};
pub use paying::{LinkInvalid, PaymentLink, PaymentSetting};

use crate::phone::PhoneNumber;
use crate::upi::UpiPayee;

/// Which interface an account speaks. A closed set: a new one must not compile until every call has an answer for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChannelKind {
    /// Kaleyra.io, first generation: form fields.
    KaleyraV1,
    /// Kaleyra.io, second generation: JSON around Meta's own objects.
    KaleyraV2,
    /// Meta's own Cloud API.
    Cloud,
}

impl ChannelKind {
    /// Every channel.
    pub const ALL: [ChannelKind; 3] = [ChannelKind::KaleyraV1, ChannelKind::KaleyraV2, ChannelKind::Cloud];

    /// The name in the book and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            ChannelKind::KaleyraV1 => "kaleyra-v1",
            ChannelKind::KaleyraV2 => "kaleyra-v2",
            ChannelKind::Cloud => "cloud",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<ChannelKind> {
        ChannelKind::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Whether it goes through Kaleyra, which asks for an account id of its own.
    #[must_use]
    pub const fn is_kaleyra(self) -> bool {
        match self {
            ChannelKind::KaleyraV1 | ChannelKind::KaleyraV2 => true,
            ChannelKind::Cloud => false,
        }
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
    /// Kaleyra's account id, a segment of every path; empty on other channels.
    pub sid: String,
    /// The shop's WhatsApp number.
    pub phone_number: PhoneNumber,
    /// Meta's id of that number, which payment lookups need, and on Meta's own channel messages too.
    pub phone_number_id: String,
    /// Meta's id of the WhatsApp Business account, which templates and payment configurations belong to.
    pub waba_id: Option<String>,
    /// The version of Meta's interface; other channels have none to choose.
    pub api_version: ApiVersion,
    /// The callback profile that messages of Kaleyra's first generation name, so that news of them arrives.
    pub callback_profile_id: Option<String>,
    /// The catalogue that items may belong to.
    pub catalog_id: Option<String>,
    /// The gateway behind the payment configuration.
    pub gateway: GatewayKind,
    /// The payment configuration's name, exactly as WhatsApp Manager has it.
    pub configuration_name: String,
    /// Whether the gateway takes cards and netbanking as well, so that a bill above UPI's limit can be asked for on
    /// its page. Nobody but the gateway knows; without the shop's word it is taken not to.
    pub takes_web: bool,
    /// Where UPI apps pay without the gateway. WhatsApp reports nothing of such payments.
    pub upi: Option<UpiPayee>,
    /// A page to pay on, whose host Meta has allowed. WhatsApp reports nothing of such payments.
    pub payment_link: Option<PaymentLink>,
    /// For items outside the catalogue; a first send asks for it otherwise.
    pub importer: Option<Importer>,
    /// What news reaches this account.
    pub hears: Hears,
}

impl AccountSettings {
    /// The setting with which the account sends its bills: the gateway, the only one that can be asked afterwards
    /// whether somebody paid.
    #[must_use]
    pub fn gateway_setting(&self) -> PaymentSetting {
        PaymentSetting::Gateway { gateway: self.gateway, configuration_name: self.configuration_name.clone() }
    }
}

/// An account of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id in the book.
    pub id: crate::ids::AccountId,
    /// Its settings.
    pub settings: AccountSettings,
}
