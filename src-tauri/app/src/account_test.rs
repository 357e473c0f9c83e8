//! Tests an account without sending anything to anybody: asks after a payment that cannot exist.

use crate::error::{AppError, Code};
use crate::shop::App;
use crate::views::{AccountCheckName, AccountCheckView, AccountTestView};
use domain::Account;
use vault::{PassphraseSource, SecretName};
use whatsapp::{ApiKey, CallError, Channel, Http};
use words::{Message, Words};

/// A reference that no book ever gives out.
const NOBODYS_REFERENCE: &str = "PARCHITEST0000";

/// What a test of an account found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountTest {
    /// The account.
    pub account: Account,
    /// Whether the provider answered and took the key.
    pub answer: Answer,
    /// Whether a payment ever came through the payment configuration. WhatsApp does not say whether its name is
    /// right, so nothing else proves it.
    pub is_configuration_proven: bool,
}

/// What the provider said to the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It took the key.
    Accepted,
    /// It did not take the key.
    KeyRefused,
    /// It was not asked: there is no key, or the vault is locked.
    NotAsked(AppError),
    /// It could not be asked, or its answer was no answer.
    NoAnswer(AppError),
}

impl App {
    /// Tests an account. Whoever is told that there is no such payment has a key that is accepted.
    ///
    /// # Errors
    /// [`Code::AccountNotFound`], and what keeps the book from being read. What the vault or the provider refuses is an
    /// answer.
    pub async fn test_account(
        &self,
        name: &str,
        passphrase: &PassphraseSource,
    ) -> Result<AccountTest, AppError> {
        let account = self.find_account(name)?;
        let id = account.id;
        let is_configuration_proven = self
            .store()
            .read(|book| book.has_paid_configuration(id, &account.settings.configuration_name))?;
        let answer = match self.channel_of(&account, passphrase) {
            Ok(channel) => ask(&channel, &account).await,
            Err(refusal) => Answer::NotAsked(refusal),
        };
        Ok(AccountTest { account, answer, is_configuration_proven })
    }

    pub(crate) fn channel_of(
        &self,
        account: &Account,
        passphrase: &PassphraseSource,
    ) -> Result<Channel, AppError> {
        let key = self.vault(passphrase)?.require(&SecretName::api_key(account.id))?;
        let key = ApiKey::new(&key).map_err(|_| AppError::new(Code::SecretMissing))?;
        let http = Http::new(None).map_err(|_| AppError::new(Code::Internal))?;
        let bad_url = |_| AppError::new(Code::UrlInvalid).at("base_url");
        Channel::new(&account.settings, key, &http).map_err(bad_url)
    }
}

async fn ask(channel: &Channel, account: &Account) -> Answer {
    match channel.look_up(NOBODYS_REFERENCE, &account.settings.configuration_name).await {
        Err(CallError::Refused { code, .. }) if whatsapp::refuses_the_key(&code) => Answer::KeyRefused,
        Ok(_) | Err(CallError::Refused { .. }) => Answer::Accepted,
        Err(error) => Answer::NoAnswer(error.into()),
    }
}

impl AccountTest {
    /// The test step by step, said in a person's language.
    #[must_use]
    pub fn view(&self, words: &Words) -> AccountTestView {
        let settings = &self.account.settings;
        let (name, configuration) = (settings.name.as_str(), settings.configuration_name.as_str());
        let host = host(&settings.base_url);
        let reached = words.say(&Message::AccountTestReachOk { host });
        let key_unknown = words.say(&Message::AccountTestKeyUnknown);
        let (reach, key) = match &self.answer {
            Answer::Accepted => ((true, reached), (true, words.say(&Message::AccountTestKeyOk))),
            Answer::KeyRefused => {
                ((true, reached), (false, words.say(&Message::AccountTestKeyRefused { name })))
            }
            Answer::NotAsked(refusal) if refusal.code == Code::SecretMissing => {
                ((false, key_unknown), (false, words.say(&Message::AccountTestKeyMissing)))
            }
            Answer::NotAsked(refusal) => ((false, key_unknown), (false, refusal.message(words))),
            Answer::NoAnswer(refusal) => ((false, refusal.message(words)), (false, key_unknown)),
        };
        let proof = if self.is_configuration_proven {
            words.say(&Message::AccountTestConfigurationOk { configuration })
        } else {
            words.say(&Message::AccountTestConfigurationUnknown { configuration })
        };
        let check = |check, (ok, message)| AccountCheckView { check, ok, message };
        AccountTestView {
            name: name.to_owned(),
            checks: vec![
                check(AccountCheckName::Reach, reach),
                check(AccountCheckName::Key, key),
                check(AccountCheckName::Configuration, (self.is_configuration_proven, proof)),
            ],
        }
    }
}

/// The host of an address, for a sentence.
fn host(base_url: &str) -> &str {
    let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}
