//! Proof by PayU's hash, which stands in the body itself: SHA-512 over the salt and the payment's main fields, in
//! the opposite order of the one a shop sends.
//!
//! PayU's callbacks about refunds carry no hash and so prove nothing; refunds are found by asking PayU. What the
//! hash does not cover (the payment's id, the bank's number, the messages) anybody could have changed who saw one
//! such body.

mod fields;

use secrecy::SecretString;
use sha2::{Digest, Sha512};
use subtle::ConstantTimeEq;

use crate::secrets::{Secrets, for_signing};
use crate::{Proof, Rejected, Source, UnusableCheck, VerifiedWebhook};
use fields::Fields;

/// What is hashed after the salt, in this order, with `|` between.
const SIGNED: [&str; 17] = [
    "status",
    "udf10",
    "udf9",
    "udf8",
    "udf7",
    "udf6",
    "udf5",
    "udf4",
    "udf3",
    "udf2",
    "udf1",
    "email",
    "firstname",
    "productinfo",
    "amount",
    "txnid",
    "key",
];

/// Fields that PayU's description of the hash leaves empty. Whether one with a value is hashed is not said, so
/// either is accepted.
const LEFT_EMPTY: [&str; 5] = ["udf10", "udf9", "udf8", "udf7", "udf6"];

/// The hash that PayU puts into a webhook of a payment, made with the merchant's salt.
#[derive(Debug)]
pub struct PayuHash {
    salts: Secrets,
}

impl PayuHash {
    /// Sets up the check.
    ///
    /// # Errors
    /// [`UnusableCheck::Blank`] for a salt that is empty or has blanks around it.
    pub fn new(salt: SecretString) -> Result<Self, UnusableCheck> {
        Ok(Self { salts: Secrets::new(for_signing(salt)?) })
    }

    /// Accepts the other salt as well: the one of before, or of PayU's second kind.
    ///
    /// # Errors
    /// As [`PayuHash::new`].
    pub fn with_previous(self, salt: SecretString) -> Result<Self, UnusableCheck> {
        Ok(Self { salts: self.salts.with_previous(for_signing(salt)?) })
    }

    /// Accepts `raw`, a form or a flat JSON object, if the hash in it is of its own fields.
    ///
    /// A body whose fields could be cut in another way without changing the hash is refused: a `|` within a
    /// field, a field given twice with different values, a merchant key that is not letters and digits.
    ///
    /// # Errors
    /// [`Rejected::ProofMissing`] without a hash, [`Rejected::ProofWrong`] with another one or none that could
    /// be right, [`Rejected::TooLarge`] for a body that is too long.
    pub fn verify(&self, raw: Vec<u8>) -> Result<VerifiedWebhook, Rejected> {
        // Nothing but the body tells a sender from a stranger, so its length is asked first.
        if raw.len() > crate::MAX_WEBHOOK_BYTES {
            return Err(Rejected::TooLarge);
        }
        let fields = Fields::read(&raw)?;
        if !self.salts.any(|salt| is_hashed(&fields, salt)) {
            return Err(Rejected::ProofWrong);
        }
        VerifiedWebhook::proved(Source::Payu, Proof::PayuHash, raw)
    }
}

fn is_hashed(fields: &Fields, salt: &str) -> bool {
    let as_given = hash(fields, salt, &[]);
    let as_described = hash(fields, salt, &LEFT_EMPTY);
    (as_given.as_bytes().ct_eq(fields.hash()) | as_described.as_bytes().ct_eq(fields.hash())).into()
}

/// Lower-case hexadecimal digits, as PayU writes them.
fn hash(fields: &Fields, salt: &str, left_empty: &[&str]) -> String {
    let mut hasher = Sha512::new();
    if let Some(charges) = fields.additional_charges() {
        hasher.update(charges);
        hasher.update(b"|");
    }
    hasher.update(salt);
    for name in SIGNED {
        hasher.update(b"|");
        if !left_empty.contains(&name) {
            hasher.update(fields.get(name));
        }
    }
    hex::encode(hasher.finalize())
}
