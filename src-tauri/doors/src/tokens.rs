//! Proof by a token that was fetched here before: what Kaleyra calls *advanced authentication*.
//!
//! Kaleyra shows a client id and a secret at an address of ours, is given a token, and shows that with each
//! callback until it expires. Tokens are kept as hashes and in memory: after a restart Kaleyra's are refused and
//! it fetches another.

use std::collections::VecDeque;

use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::secrets::{Secrets, for_pair};
use crate::{Rejected, ShopSlug, UnusableCheck, basic, form, headers};

/// How long a token holds, in seconds: what Kaleyra's documentation shows as an answer.
pub(crate) const TOKEN_SECONDS: i64 = 3599;

/// How many tokens of one shop hold at once. Another makes the oldest of that shop invalid.
const MAX_TOKENS_PER_SHOP: usize = 32;

/// The client id and secret that a Kaleyra callback profile fetches its tokens with.
#[derive(Debug)]
pub struct TokenClient {
    pairs: Secrets,
}

impl TokenClient {
    /// Sets up the check with `id:secret`.
    ///
    /// # Errors
    /// [`UnusableCheck::Pair`] without id, colon or secret, [`UnusableCheck::Blank`] with blanks around them.
    pub fn new(pair: SecretString) -> Result<Self, UnusableCheck> {
        Ok(Self { pairs: Secrets::new(for_pair(pair)?) })
    }

    /// Accepts the id and secret of before as well.
    ///
    /// # Errors
    /// As [`TokenClient::new`].
    pub fn with_previous(self, previous: SecretString) -> Result<Self, UnusableCheck> {
        Ok(Self { pairs: self.pairs.with_previous(for_pair(previous)?) })
    }

    /// Which client asks for a token. How Kaleyra writes its question is not documented, so the usual three ways
    /// are read: HTTP Basic, or `client_id` and `client_secret` in a form or a JSON object.
    ///
    /// # Errors
    /// [`Rejected::ProofMissing`] without id and secret, [`Rejected::ProofWrong`] with others.
    pub(crate) fn asked_by<'a>(
        &self,
        headers: impl IntoIterator<Item = (&'a str, &'a [u8])>,
        body: &[u8],
    ) -> Result<Client, Rejected> {
        let known = match headers::authorization(headers, "Basic") {
            Ok(given) => self.pairs.exposed().find(|pair| basic::is_encoded(pair, given)),
            Err(Rejected::ProofMissing) => {
                let given = pair_in(body).ok_or(Rejected::ProofMissing)?;
                let given = given.expose_secret();
                self.pairs.exposed().find(|pair| pair.as_bytes().ct_eq(given.as_bytes()).into())
            }
            Err(other) => return Err(other),
        };
        known.map(Client::of).ok_or(Rejected::ProofWrong)
    }
}

/// Which id and secret a token was given for, without keeping them: once they are replaced, their tokens end.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Client([u8; 32]);

impl Client {
    fn of(pair: &str) -> Self {
        Self(digest(b"client", pair.as_bytes()))
    }
}

/// The tokens that hold.
#[derive(Default)]
pub(crate) struct Tokens(VecDeque<Token>);

struct Token {
    shop: ShopSlug,
    client: Client,
    digest: [u8; 32],
    until_ms: i64,
}

impl Tokens {
    /// Gives a token made of random bytes, good for [`TOKEN_SECONDS`] from now on.
    pub(crate) fn give(
        &mut self,
        shop: &ShopSlug,
        client: Client,
        random: [u8; 32],
        now: Timestamp,
    ) -> SecretString {
        let text = hex::encode(random);
        let now_ms = now.as_millisecond();
        self.0.retain(|token| token.until_ms > now_ms);
        if self.0.iter().filter(|token| token.shop == *shop).count() >= MAX_TOKENS_PER_SHOP
            && let Some(oldest) = self.0.iter().position(|token| token.shop == *shop)
        {
            self.0.remove(oldest);
        }
        let until_ms = now_ms.saturating_add(TOKEN_SECONDS * 1000);
        let digest = digest(b"token", text.as_bytes());
        self.0.push_back(Token { shop: shop.clone(), client, digest, until_ms });
        SecretString::from(text)
    }

    /// Whether the request's one `Authorization` header is `Bearer` with a token that holds for this shop.
    pub(crate) fn shown<'a>(
        &self,
        shop: &ShopSlug,
        check: &TokenClient,
        headers: impl IntoIterator<Item = (&'a str, &'a [u8])>,
        now: Timestamp,
    ) -> Result<(), Rejected> {
        let given = digest(b"token", headers::authorization(headers, "Bearer")?);
        let now_ms = now.as_millisecond();
        let holds = |token: &&Token| {
            token.shop == *shop
                && token.until_ms > now_ms
                && check.pairs.exposed().any(|pair| Client::of(pair) == token.client)
        };
        let is_right = self
            .0
            .iter()
            .filter(holds)
            .fold(false, |found, token| bool::from(token.digest.ct_eq(&given)) | found);
        if is_right { Ok(()) } else { Err(Rejected::ProofWrong) }
    }
}

fn digest(purpose: &[u8], of: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(purpose).chain_update([0]).chain_update(of).finalize().into()
}

#[derive(Deserialize)]
struct Question {
    client_id: String,
    client_secret: String,
}

/// `id:secret` out of a form or a JSON object.
fn pair_in(body: &[u8]) -> Option<SecretString> {
    let text = |name| form::only(body, name).and_then(|value| String::from_utf8(value.into_owned()).ok());
    let question = if body.trim_ascii_start().starts_with(b"{") {
        serde_json::from_slice(body).ok()?
    } else {
        Question { client_id: text("client_id")?, client_secret: text("client_secret")? }
    };
    // An id with a colon could be cut in two ways.
    let pair = format!("{}:{}", question.client_id, question.client_secret);
    (!question.client_id.contains(':')).then(|| SecretString::from(pair))
}
