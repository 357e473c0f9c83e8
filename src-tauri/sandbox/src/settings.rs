//! How a practice world is started, and the keys it gives out.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use url::Url;

use crate::channel::Channel;
use crate::clock::Now;
use crate::faults::Faults;
use crate::kept::Keep;

/// What a practice world needs to start. Not `Debug`: it holds what the keys are made of.
pub struct Settings {
    /// The port of 127.0.0.1 to listen on; `None` takes any that is free.
    pub port: Option<u16>,
    /// What chance grows from in a world that begins: the same seed, clock and requests give the same world.
    pub seed: u64,
    /// What goes wrong in a world that begins; a kept one has its own dial.
    pub faults: Faults,
    /// Where webhooks are posted. `None`: they wait for [`crate::World::take_webhooks`] or the control route.
    pub webhooks: Option<Url>,
    /// Whether the control routes exist.
    pub control: bool,
    /// The channel by which a world that begins tells what nobody's message decides, until the shop sends something.
    pub channel: Channel,
    /// Random bytes that all keys, tokens and secrets are made of.
    pub entropy: [u8; 32],
    /// The clock.
    pub now: Now,
    /// Where the world is kept, if it shall outlive the process.
    pub keep: Option<Arc<dyn Keep>>,
}

impl Settings {
    /// A quiet world on a free port, without webhook URL and control routes.
    pub fn new(seed: u64, entropy: [u8; 32], now: Now) -> Settings {
        let faults = Faults::default();
        let channel = Channel::KaleyraV2;
        Settings {
            port: None,
            seed,
            faults,
            webhooks: None,
            control: false,
            channel,
            entropy,
            now,
            keep: None,
        }
    }
}

/// The secrets of one practice world.
pub(crate) struct Keys {
    /// Kaleyra's.
    pub(crate) api_key: String,
    /// Meta's, for the Graph paths.
    pub(crate) access_token: String,
    /// What Meta signs its webhooks with.
    pub(crate) app_secret: String,
    /// What Meta says when it asks for a webhook's address.
    pub(crate) verify_token: String,
    pub(crate) control_token: Option<String>,
    /// Razorpay's.
    pub(crate) razorpay_key_id: String,
    pub(crate) razorpay_secret: String,
    /// PayU's.
    pub(crate) payu_key: String,
    pub(crate) payu_salt: String,
}

impl Keys {
    pub(crate) fn derive(entropy: &[u8; 32], control: bool) -> Keys {
        Keys {
            api_key: format!("A{}", derived(entropy, b"api key")),
            access_token: format!("EAA{}", derived(entropy, b"access token")),
            app_secret: derived(entropy, b"app secret"),
            verify_token: derived(entropy, b"verify token"),
            control_token: control.then(|| derived(entropy, b"control token")),
            razorpay_key_id: format!("rzp_test_{}", &derived(entropy, b"razorpay key")[..14]),
            razorpay_secret: derived(entropy, b"razorpay secret"),
            payu_key: derived(entropy, b"payu key")[..6].to_uppercase(),
            payu_salt: derived(entropy, b"payu salt"),
        }
    }

    pub(crate) fn is_api_key(&self, written: &[u8]) -> bool {
        self.api_key.as_bytes().ct_eq(written).into()
    }

    /// Whether an `Authorization` header is the control token's; never when there is none.
    pub(crate) fn is_control(&self, authorization: &[u8]) -> bool {
        self.control_token.as_ref().is_some_and(|token| bears(authorization, token))
    }

    /// Whether an `Authorization` header is the access token's.
    pub(crate) fn is_access(&self, authorization: &[u8]) -> bool {
        bears(authorization, &self.access_token)
    }

    /// Whether an `Authorization` header is Razorpay's key and secret, its scheme spelt exactly.
    pub(crate) fn is_razorpay(&self, authorization: &[u8]) -> bool {
        let both = format!("{}:{}", self.razorpay_key_id, self.razorpay_secret);
        let right = format!("Basic {}", STANDARD.encode(both));
        right.as_bytes().ct_eq(authorization).into()
    }

    /// `sha256=` and the HMAC of the bytes under the app secret.
    pub(crate) fn signature(&self, body: &[u8]) -> String {
        // A key of any length is one.
        let signed = Hmac::<Sha256>::new_from_slice(self.app_secret.as_bytes())
            .map(|mac| mac.chain_update(body).finalize().into_bytes());
        format!("sha256={}", signed.map(hex::encode).unwrap_or_default())
    }
}

fn bears(authorization: &[u8], token: &str) -> bool {
    authorization.strip_prefix(b"Bearer ").is_some_and(|written| token.as_bytes().ct_eq(written).into())
}

fn derived(entropy: &[u8; 32], purpose: &[u8]) -> String {
    let digest =
        Sha256::new().chain_update(b"practice world ").chain_update(purpose).chain_update(entropy).finalize();
    hex::encode(digest)
}

#[cfg(test)]
mod tests {
    use super::Keys;

    #[test]
    fn keys_come_from_the_entropy_and_differ_from_each_other() {
        let (one, other) = (Keys::derive(&[1; 32], true), Keys::derive(&[2; 32], true));
        assert_eq!(one.api_key, Keys::derive(&[1; 32], false).api_key);
        assert_ne!(one.api_key, other.api_key);
        assert_ne!(one.control_token, other.control_token);
        assert!(!one.api_key.contains(one.control_token.as_deref().unwrap()));
    }

    #[test]
    fn without_a_token_nothing_is_the_token() {
        let keys = Keys::derive(&[1; 32], false);
        assert!(!keys.is_control(b"Bearer "));
        assert!(!keys.is_control(b""));
    }

    #[test]
    fn a_signature_is_the_hmac_of_the_bytes() {
        let keys = Keys { app_secret: "Jefe".to_owned(), ..Keys::derive(&[1; 32], false) };
        // The second test case of RFC 4231.
        let expected = "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assert_eq!(keys.signature(b"what do ya want for nothing?"), expected);
    }
}
