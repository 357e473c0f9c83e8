//! What is agreed with an account's provider, without what is secret of it. Kept as one text for each account.

use crate::error::{AppError, Code};
use crate::shop::App;
use crate::views::ProofName;
use domain::{AccountId, ChannelKind};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::{Read, StoreError, Write};

/// What the settings are called, before the account's id.
const AGREED: &str = "listener_account_";
const HEARD: &str = "listener_heard_";

/// What is agreed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Agreed {
    /// Whether Meta's app secret is in the vault.
    pub app_secret: bool,
    /// Whether the answer to Meta's question is.
    pub verify_token: bool,
    /// What Kaleyra shows, if its secret is.
    pub callback: Option<Callback>,
    /// Another number after each change, so that nobody goes by what was agreed before.
    pub n_changes: u64,
}

/// What Kaleyra shows with a callback.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Callback {
    /// A header.
    Header,
    /// Name and password.
    Basic,
    /// A token.
    Token,
}

impl Agreed {
    /// What has to be shown about an account of this channel.
    pub fn proof(&self, channel: ChannelKind) -> ProofName {
        match (channel, self.callback) {
            (ChannelKind::Cloud, _) if self.app_secret => ProofName::Signature,
            (ChannelKind::Cloud, _) | (_, None) => ProofName::Closed,
            (_, Some(Callback::Header)) => ProofName::Header,
            (_, Some(Callback::Basic)) => ProofName::Basic,
            (_, Some(Callback::Token)) => ProofName::Token,
        }
    }
}

/// What is agreed about an account; nothing where nobody agreed on anything, or it cannot be read.
pub fn read(book: &Read<'_>, account: AccountId) -> Result<Agreed, StoreError> {
    let text = book.setting(&format!("{AGREED}{account}"))?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

/// Notes that a proved delivery came.
pub fn note_heard(book: &Write<'_>, account: AccountId, at: Timestamp) -> Result<(), StoreError> {
    book.set_setting(&format!("{HEARD}{account}"), &at.to_string())
}

/// When the last proved delivery came.
pub fn last_heard(book: &Read<'_>, account: AccountId) -> Result<Option<Timestamp>, StoreError> {
    let text = book.setting(&format!("{HEARD}{account}"))?;
    Ok(text.and_then(|text| text.parse().ok()))
}

impl App {
    /// Notes that the vault has the app secret of an account.
    pub(crate) fn note_app_secret(&self, account: AccountId) -> Result<(), AppError> {
        self.agree(account, |agreed| agreed.app_secret = true)
    }

    /// Changes what is agreed.
    pub(super) fn agree(
        &self,
        account: AccountId,
        change: impl FnOnce(&mut Agreed) + Send + 'static,
    ) -> Result<(), AppError> {
        self.store().write("listener-agreed", move |book| {
            let mut agreed = read(book, account)?;
            change(&mut agreed);
            agreed.n_changes = agreed.n_changes.wrapping_add(1);
            let text = serde_json::to_string(&agreed).map_err(|_| AppError::new(Code::Internal))?;
            Ok(book.set_setting(&format!("{AGREED}{account}"), &text)?)
        })
    }
}
