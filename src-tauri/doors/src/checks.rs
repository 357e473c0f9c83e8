//! What one shop has agreed with each provider. What is not there is closed.

use crate::signature::Signed;
use crate::{
    BasicAuth, MetaHmac, PayuHash, Proof, RazorpayHmac, Rejected, Source, StaticHeader, TokenClient,
    VerifiedWebhook, VerifyToken,
};

/// A shop's checks. By default there are none, and then nothing of that shop's can be reached.
#[derive(Debug, Default)]
pub struct Checks {
    /// The app secret that Meta signs with.
    pub meta: Option<MetaHmac>,
    /// The word that Meta shows when it asks whose address this is. Without it that question is not answered.
    pub meta_verify: Option<VerifyToken>,
    /// The secret that Razorpay signs with.
    pub razorpay: Option<RazorpayHmac>,
    /// The salt that PayU hashes with.
    pub payu: Option<PayuHash>,
    /// What Kaleyra shows.
    pub kaleyra: Option<KaleyraCheck>,
}

/// What Kaleyra shows with a callback: one of the three things that a callback profile offers.
#[derive(Debug)]
pub enum KaleyraCheck {
    /// A header with a secret in it.
    StaticHeader(StaticHeader),
    /// HTTP Basic.
    Basic(BasicAuth),
    /// A token that it fetches here.
    Token(TokenClient),
}

impl Checks {
    pub(crate) fn of(&self, source: Source) -> Option<Check<'_>> {
        match source {
            Source::Kaleyra => self.kaleyra.as_ref().map(Check::Kaleyra),
            Source::Meta => self.meta.as_ref().map(Check::Meta),
            Source::Razorpay => self.razorpay.as_ref().map(Check::Razorpay),
            Source::Payu => self.payu.as_ref().map(Check::Payu),
        }
    }
}

/// The one check that a delivery has to pass.
#[derive(Clone, Copy)]
pub(crate) enum Check<'a> {
    Kaleyra(&'a KaleyraCheck),
    Meta(&'a MetaHmac),
    Razorpay(&'a RazorpayHmac),
    Payu(&'a PayuHash),
}

/// How far the headers alone have proved a delivery. Whoever shows nothing is turned away before its body is read.
pub(crate) enum Standing<'a> {
    /// The sender is known, whatever it says.
    Sender(Source, Proof),
    /// A signature was shown; the body must be the one that was signed.
    Signed(Signed<'a>),
    /// The proof is in the body.
    InBody(&'a PayuHash),
}

impl Standing<'_> {
    /// The second half of the check, once the bytes are there.
    pub(crate) fn accept(self, raw: Vec<u8>) -> Result<VerifiedWebhook, Rejected> {
        match self {
            Self::Sender(source, proof) => VerifiedWebhook::proved(source, proof, raw),
            Self::Signed(signed) => signed.accept(raw),
            Self::InBody(hash) => hash.verify(raw),
        }
    }
}
