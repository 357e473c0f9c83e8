//! Templates and payment configurations of an account.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::TemplatePurpose;

/// What a template is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum TemplatePurposeName {
    /// Asks the customer to pay.
    OrderDetails,
    /// Tells the customer where the order stands.
    OrderStatus,
    /// Reminds the customer of what can still be paid.
    Reminder,
}

impl From<TemplatePurpose> for TemplatePurposeName {
    fn from(purpose: TemplatePurpose) -> TemplatePurposeName {
        match purpose {
            TemplatePurpose::OrderDetails => TemplatePurposeName::OrderDetails,
            TemplatePurpose::OrderStatus => TemplatePurposeName::OrderStatus,
            TemplatePurpose::Reminder => TemplatePurposeName::Reminder,
        }
    }
}

impl From<TemplatePurposeName> for TemplatePurpose {
    fn from(name: TemplatePurposeName) -> TemplatePurpose {
        match name {
            TemplatePurposeName::OrderDetails => TemplatePurpose::OrderDetails,
            TemplatePurposeName::OrderStatus => TemplatePurpose::OrderStatus,
            TemplatePurposeName::Reminder => TemplatePurpose::Reminder,
        }
    }
}

/// The templates of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct TemplatesView {
    /// The account's name.
    pub account: String,
    /// Whether the provider can be asked, and asked for new ones; else the shop vouches.
    pub is_managed: bool,
    /// Whether the account's channel can send a bill as a template at all.
    pub has_templates: bool,
    /// One for each purpose in the customers' language, then the others.
    pub templates: Vec<TemplateView>,
}

/// One template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct TemplateView {
    /// What it is for.
    pub purpose: TemplatePurposeName,
    /// WhatsApp's code of its language.
    pub language: String,
    /// Its name at WhatsApp; empty for none.
    pub name: String,
    /// `missing`, `approved`, `pending`, `rejected`, `paused`, `disabled`, `other`.
    pub state: String,
    /// Why it was refused, in WhatsApp's words.
    pub reason: Option<String>,
    /// Whether the shop said so itself.
    pub is_vouched: bool,
    /// When this was learned.
    #[specta(type = Option<String>)]
    pub checked_at: Option<Timestamp>,
    /// What this program calls it when it makes one.
    pub suggested_name: String,
    /// The text that this program's messages fit, with `{{1}}` for blanks.
    pub text: String,
}

/// The payment configurations of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ConfigurationsView {
    /// The account's name.
    pub account: String,
    /// Whether the provider can be asked, and asked for new ones.
    pub is_managed: bool,
    /// The one that the account's bills name.
    pub used: String,
    /// All that are known.
    pub configurations: Vec<ConfigurationView>,
}

/// One payment configuration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ConfigurationView {
    /// Its name at WhatsApp.
    pub name: String,
    /// `razorpay`, `payu`, `upi_vpa`, or another in the provider's words.
    pub provider: String,
    /// `active`, `needs_connecting`, `needs_testing`, or another in the provider's words.
    pub state: String,
    /// The UPI address that the money goes to; empty for a gateway.
    pub merchant_vpa: String,
    /// The gateway's id of the merchant, once it is connected.
    pub provider_mid: String,
    /// Until when the page that connects it can be opened.
    #[specta(type = Option<String>)]
    pub link_expires_at: Option<Timestamp>,
    /// When this was learned.
    #[specta(type = String)]
    pub checked_at: Timestamp,
    /// Whether the account's bills name it.
    pub is_used: bool,
}

/// A payment configuration to be made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, specta::Type)]
pub struct NewConfigurationForm {
    /// Its name.
    pub name: String,
    /// `razorpay`, `payu` or `upi_vpa`.
    pub provider: String,
    /// The UPI address, for `upi_vpa`.
    pub merchant_vpa: String,
}
