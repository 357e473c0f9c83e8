//! Accounts and the vault as the window shows them; never a key.

use super::{Address, VaultState};
use crate::error::ErrorView;
use serde::{Deserialize, Serialize};

/// An account in use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct AccountView {
    /// What the shop calls it.
    pub name: String,
    /// Which interface it speaks: `kaleyra_v1`, `kaleyra_v2` or `cloud`.
    pub channel: String,
    /// The shop's WhatsApp number.
    pub phone_number: String,
    /// Where the interface is.
    pub base_url: String,
    /// Kaleyra's account id; empty on Meta's own channel.
    pub sid: String,
    /// Meta's id of the number.
    pub phone_number_id: String,
    /// Meta's id of the WhatsApp Business account; may be empty.
    pub waba_id: String,
    /// The version of Meta's interface, as `v24.0`; empty in a form for the usual one.
    pub api_version: String,
    /// The callback profile that Kaleyra's first generation is given with each message; may be empty.
    pub callback_profile_id: String,
    /// The catalogue that items may belong to.
    pub catalog_id: String,
    /// The gateway behind the payment configuration.
    pub gateway: &'static str,
    /// The payment configuration's name.
    pub configuration_name: String,
    /// Whether the gateway takes cards and netbanking, for bills above UPI's limit.
    pub takes_web: bool,
    /// The UPI address that apps pay to without the gateway; may be empty.
    pub upi_vpa: String,
    /// Whose it is.
    pub upi_name: String,
    /// The four digits that the bank gave for what the shop sells; may be empty.
    pub upi_mcc: String,
    /// A page to pay on; may be empty.
    pub payment_link: String,
    /// What news reaches it: `everything` or `payments`.
    pub hears: &'static str,
    /// Whether its key is in the vault, as far as can be told without opening it.
    pub has_key: bool,
    /// The importer or packer of items outside a catalogue.
    pub importer_name: String,
}

/// A new account as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct AccountForm {
    /// What the shop calls it.
    pub name: String,
    /// Which interface it speaks: `kaleyra_v1`, `kaleyra_v2` or `cloud`.
    pub channel: String,
    /// The region, which gives the provider's own host.
    pub region: String,
    /// Another host; empty for the provider's own.
    pub base_url: String,
    /// Kaleyra's account id; empty on Meta's own channel.
    pub sid: String,
    /// The shop's WhatsApp number.
    pub phone_number: String,
    /// Meta's id of the number.
    pub phone_number_id: String,
    /// Meta's id of the WhatsApp Business account; may be empty.
    pub waba_id: String,
    /// The version of Meta's interface, as `v24.0`; empty in a form for the usual one.
    pub api_version: String,
    /// The callback profile that Kaleyra's first generation is given with each message; may be empty.
    pub callback_profile_id: String,
    /// The catalogue that items may belong to.
    pub catalog_id: String,
    /// The gateway behind the payment configuration.
    pub gateway: String,
    /// The payment configuration's name.
    pub configuration_name: String,
    /// Whether the gateway takes cards and netbanking, for bills above UPI's limit.
    pub takes_web: bool,
    /// The UPI address that apps pay to without the gateway; may be empty.
    pub upi_vpa: String,
    /// Whose it is.
    pub upi_name: String,
    /// The four digits that the bank gave for what the shop sells; may be empty.
    pub upi_mcc: String,
    /// A page to pay on; may be empty.
    pub payment_link: String,
    /// The importer or packer of items outside a catalogue.
    pub importer_name: String,
    /// Where they are.
    pub importer_address: Option<Address>,
    /// What news reaches it: `everything` or `payments`.
    pub hears: String,
    /// The host typed again, where it is not the provider's own.
    pub allow_host: String,
}

/// What a test of an account is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum AccountCheckName {
    /// Whether the provider answers.
    Reach,
    /// Whether it accepts the key.
    Key,
    /// Whether the payment configuration is known to work.
    Configuration,
}

/// One step of a test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct AccountCheckView {
    /// What it is about.
    pub check: AccountCheckName,
    /// Whether all is well.
    pub ok: bool,
    /// What was found, and what to do.
    pub message: String,
}

/// A test of an account that sends nothing to anybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct AccountTestView {
    /// The account.
    pub name: String,
    /// The steps that were taken.
    pub checks: Vec<AccountCheckView>,
}

/// Where secrets are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum VaultKindName {
    /// Nowhere yet.
    None,
    /// The system's keychain.
    Keychain,
    /// An encrypted file.
    File,
    /// Memory, for practice.
    Memory,
}

/// The vault, without having asked it for anything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct VaultView {
    /// Where secrets are kept.
    pub kind: VaultKindName,
    /// Whether they can be read now.
    pub state: VaultState,
    /// What kept it from being opened when that was last tried.
    pub problem: Option<ErrorView>,
}
