//! The listener as the window shows it; never a secret.

use crate::error::ErrorView;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The listener's settings as they are typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ListenerForm {
    /// Whether this computer listens.
    pub on: bool,
    /// The port of 127.0.0.1, from 1024 to 65535; empty for one that is drawn when the listener is first turned on.
    pub port: String,
    /// The tunnel's public name, as `shop.example.com`; empty while there is none.
    pub tunnel: String,
}

/// How the listener fares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ListenerStateName {
    /// It is turned off.
    #[default]
    Off,
    /// It begins.
    Starting,
    /// It hears.
    Listening,
    /// It could not begin, and tries again by itself.
    Failed,
}

/// The listener, and what it hears for whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ListenerView {
    /// Its settings.
    pub form: ListenerForm,
    /// How it fares.
    pub state: ListenerStateName,
    /// What keeps it from listening.
    pub problem: Option<ErrorView>,
    /// Where the tunnel has to lead: `http://127.0.0.1:24680`; empty until there is a port.
    pub local_url: String,
    /// The accounts in use.
    pub accounts: Vec<ListenerAccountView>,
}

/// What has to be shown before deliveries about an account are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ProofName {
    /// Nothing is agreed: closed.
    Closed,
    /// Meta's signature over the body.
    Signature,
    /// A header with a secret.
    Header,
    /// A name and a password.
    Basic,
    /// A token that Kaleyra fetches here first.
    Token,
}

/// A secret that providers and the shop agree on, without its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum RouteSecret {
    /// Meta's app secret, which is typed here.
    AppSecret,
    /// The word that Meta shows when it asks whose address this is; drawn here.
    VerifyToken,
    /// The value of a header that Kaleyra adds; drawn here.
    Header,
    /// The password that Kaleyra shows; drawn here.
    Basic,
    /// The secret with which Kaleyra fetches its tokens; drawn here.
    Token,
}

/// What the listener hears about an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ListenerAccountView {
    /// What the shop calls it.
    pub name: String,
    /// Who sends: `meta` or `kaleyra`.
    pub source: &'static str,
    /// The address to enter there; without a tunnel's name only its path.
    pub address: String,
    /// Where Kaleyra fetches its tokens, if it shows one.
    pub fetch_address: String,
    /// What is to be shown.
    pub proof: ProofName,
    /// The header's name, or the name that goes with the password or the secret; may be empty.
    pub shown_as: String,
    /// Whether Meta's question is answered.
    pub answers_question: bool,
    /// What news the account counts on: `everything` or `payments`.
    pub hears: &'static str,
    /// When the last proved delivery came.
    #[specta(type = Option<String>)]
    pub last_heard_at: Option<Timestamp>,
}
