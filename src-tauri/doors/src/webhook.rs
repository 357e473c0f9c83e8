//! The verified webhook itself, and the two proofs that need no secret because they never leave this computer.

use std::fmt;

use crate::{Proof, Source};

/// The longest body accepted, in bytes (4 MiB). Providers send a few kilobytes; this bounds what a stranger
/// can make the program hold.
pub const MAX_WEBHOOK_BYTES: usize = 4 * 1024 * 1024;

/// A webhook's bytes as they were sent, whose origin has been proved. Reading them is somebody else's work and
/// may still fail: a proof says who spoke, not that what they said makes sense.
#[derive(Clone, PartialEq, Eq)]
pub struct VerifiedWebhook {
    source: Source,
    proof: Proof,
    raw: Vec<u8>,
}

impl VerifiedWebhook {
    /// The one door: every proof ends here, so that none forgets the bound.
    pub(crate) fn proved(source: Source, proof: Proof, raw: Vec<u8>) -> Result<Self, Rejected> {
        if raw.len() > MAX_WEBHOOK_BYTES {
            return Err(Rejected::TooLarge);
        }
        Ok(Self { source, proof, raw })
    }

    /// Whose format the bytes are in.
    #[must_use]
    pub const fn source(&self) -> Source {
        self.source
    }

    /// How the origin was proved.
    #[must_use]
    pub const fn proof(&self) -> Proof {
        self.proof
    }

    /// The bytes as sent: a body, or for a GET its query string. At most [`MAX_WEBHOOK_BYTES`].
    #[must_use]
    pub fn raw(&self) -> &[u8] {
        &self.raw
    }

    /// Gives the bytes away without copying them.
    #[must_use]
    pub fn into_raw(self) -> Vec<u8> {
        self.raw
    }
}

/// Names and messages of customers stand in the bytes, so only their number is shown.
impl fmt::Debug for VerifiedWebhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VerifiedWebhook")
            .field("source", &self.source)
            .field("proof", &self.proof)
            .field("n_bytes", &self.raw.len())
            .finish()
    }
}

/// Accepts bytes that the person at this computer brought and vouches for.
///
/// Only a command given by a person may call this; nothing that came over a network.
///
/// # Errors
/// [`Rejected::TooLarge`] above [`MAX_WEBHOOK_BYTES`].
pub fn vouched_by_person(source: Source, raw: Vec<u8>) -> Result<VerifiedWebhook, Rejected> {
    VerifiedWebhook::proved(source, Proof::Person, raw)
}

/// Accepts bytes that the practice world of this very process made, by a call and not by a request.
///
/// The caller answers for it that the book is a practice book.
///
/// # Errors
/// [`Rejected::TooLarge`] above [`MAX_WEBHOOK_BYTES`].
pub fn from_practice(source: Source, raw: Vec<u8>) -> Result<VerifiedWebhook, Rejected> {
    VerifiedWebhook::proved(source, Proof::Practice, raw)
}

/// Why a delivery was turned away. It says nothing that would help the sender to do better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Rejected {
    /// The proof is missing.
    #[error("the webhook carries no proof of its origin")]
    ProofMissing,
    /// A proof is there, but it is not the right one, or there are several.
    #[error("the webhook's proof of origin is wrong")]
    ProofWrong,
    /// The body is longer than [`MAX_WEBHOOK_BYTES`].
    #[error("the webhook is larger than 4 MiB")]
    TooLarge,
}
