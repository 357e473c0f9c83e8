//! Meta's question before it sends anything: is this address yours?

use secrecy::SecretString;
use subtle::ConstantTimeEq;

use crate::form;
use crate::secrets::{Secrets, for_signing};
use crate::{Rejected, UnusableCheck};

/// The longest challenge that is repeated, in bytes. Meta's are ten digits.
const MAX_CHALLENGE_BYTES: usize = 256;

/// The word that the shop typed into Meta's dashboard for the webhook's address.
#[derive(Debug)]
pub struct VerifyToken {
    tokens: Secrets,
}

impl VerifyToken {
    /// Sets up the answer.
    ///
    /// # Errors
    /// [`UnusableCheck::Blank`] for a token that is empty or has blanks around it.
    pub fn new(token: SecretString) -> Result<Self, UnusableCheck> {
        Ok(Self { tokens: Secrets::new(for_signing(token)?) })
    }

    /// Accepts the token of before as well.
    ///
    /// # Errors
    /// As [`VerifyToken::new`].
    pub fn with_previous(self, token: SecretString) -> Result<Self, UnusableCheck> {
        Ok(Self { tokens: self.tokens.with_previous(for_signing(token)?) })
    }

    /// The challenge to repeat, if the query asks to subscribe and shows the token.
    ///
    /// The challenge goes back only to those who know the token, and only if it is visible ASCII of at most 256
    /// characters: whoever asks shall not choose what this address serves.
    ///
    /// # Errors
    /// [`Rejected::ProofMissing`] without a token, [`Rejected::ProofWrong`] with another, and with a query that
    /// is not Meta's question: a part missing, given twice, or odd.
    pub fn challenge(&self, query: &str) -> Result<String, Rejected> {
        let part = |name| form::only(query.as_bytes(), name);
        let token = part("hub.verify_token").ok_or(Rejected::ProofMissing)?;
        if !self.tokens.any(|known| known.as_bytes().ct_eq(&token).into()) {
            return Err(Rejected::ProofWrong);
        }
        let asks = part("hub.mode").is_some_and(|mode| mode.as_ref() == b"subscribe");
        let challenge =
            part("hub.challenge").and_then(|challenge| String::from_utf8(challenge.into_owned()).ok());
        challenge.filter(|challenge| asks && is_plain(challenge)).ok_or(Rejected::ProofWrong)
    }
}

fn is_plain(challenge: &str) -> bool {
    (1..=MAX_CHALLENGE_BYTES).contains(&challenge.len()) && challenge.bytes().all(|b| b.is_ascii_graphic())
}
