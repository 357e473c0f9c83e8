//! What happened to an order and who says so, for its page: merged from history, messages, attempts and lookups.
//!
//! Money is bold only where a lookup of ours or the shop's own hand says so, and struck where it was tried and did
//! not come. A repeated lookup with the same answer is one piece of evidence, the newest.

mod messages;
mod money;
mod order;

pub use messages::refusal_code;
pub use money::say_reason;
pub use order::revisions;

use crate::story::Story;
use crate::views::{EvidenceGroup, EvidenceView, Tone};
use domain::Paise;
use jiff::Timestamp;
use words::{Message, Words};

/// Everything that happened, the oldest first; what happened at once stands in the order of cause.
pub fn evidence(story: &Story, words: &Words) -> Vec<EvidenceView> {
    let mut page = Page { story, words, pieces: Vec::new() };
    order::tell(&mut page);
    messages::tell(&mut page);
    money::tell(&mut page);
    let mut pieces = page.pieces;
    // WhatsApp and the gateways tell whole seconds, so that within one second only the order of cause is known. Stable,
    // so that what was told first stays first.
    pieces.sort_by_key(|piece| (piece.at.as_second(), CAUSES.iter().position(|code| *code == piece.code)));
    pieces
}

/// Every code, in the order of cause.
const CAUSES: [&str; 30] = [
    "order-drafted",
    "order-issued",
    "order-revised",
    "bill-queued",
    "bill-asks",
    "bill-sending",
    "bill-unknown",
    "bill-refused",
    "bill-withdrawn",
    "bill-accepted",
    "bill-failed",
    "bill-delivered",
    "bill-read",
    "cash-waiting",
    "attempt-pending",
    "attempt-failed",
    "attempt-hinted",
    "looked-up",
    "attempt-confirmed",
    "status",
    "status-asks",
    "status-refused",
    "order-canceled",
    "cancel-queued",
    "cancel-failed",
    "way-closed",
    "cash-recorded",
    "refund",
    "document-made",
    "document-cancelled",
];

/// A page of evidence that is being written.
struct Page<'s> {
    story: &'s Story,
    words: &'s Words,
    pieces: Vec<EvidenceView>,
}

impl Page<'_> {
    fn say(&self, message: &Message<'_>) -> String {
        self.words.say(message)
    }

    fn when(&self, at: Timestamp) -> String {
        crate::moments::say_when(at, self.story.now, self.words)
    }

    /// Adds a piece without money.
    fn tell(
        &mut self,
        at: Timestamp,
        code: &'static str,
        kind: (EvidenceGroup, Tone),
        text: &Message<'_>,
        who: String,
    ) {
        let (group, tone) = kind;
        let text = self.say(text);
        self.pieces.push(EvidenceView {
            at,
            code,
            tone,
            group,
            text,
            who,
            amount: None,
            counted: false,
            struck: false,
        });
    }

    /// Gives the newest piece its money.
    fn with_money(&mut self, amount: Paise, weight: Weight) {
        if let Some(piece) = self.pieces.last_mut() {
            piece.amount = Some(amount.to_rupees());
            piece.counted = weight == Weight::Counted;
            piece.struck = weight == Weight::Struck;
        }
    }
}

/// What money in evidence is worth.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    /// It is there, or gone.
    Counted,
    /// Somebody speaks of it.
    Told,
    /// It was tried and did not come.
    Struck,
}
