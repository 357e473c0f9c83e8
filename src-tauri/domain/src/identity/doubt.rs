//! What looks wrong and may be right, and the word of a person who lets it stand.

use crate::place::State;
use thiserror::Error;

/// Something about an identifier that looks wrong. It warns and never blocks by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// The last character of the GSTIN does not follow from the others.
    GstinChecksum,
    /// The GSTIN begins with no code of a state that exists.
    GstinState,
    /// The GSTIN is of another state than the address.
    GstinOtherState {
        /// Where it is registered.
        registered: &'static State,
        /// The address.
        address: &'static State,
    },
    /// The GSTIN is one for deducting or collecting tax at source, or of the GST system itself, and no buyer's.
    GstinKind,
    /// The PAN inside the GSTIN, or the PAN itself, has a fourth letter that stands for no kind of holder.
    PanKind,
    /// The PAN is not the one inside the GSTIN.
    PanDiffers,
    /// The PIN is of another state than the address.
    PinOtherState {
        /// The address.
        address: &'static State,
    },
}

impl Doubt {
    /// The name on the command line and of the sentence.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Doubt::GstinChecksum => "gstin_checksum",
            Doubt::GstinState => "gstin_state",
            Doubt::GstinOtherState { .. } => "gstin_other_state",
            Doubt::GstinKind => "gstin_kind",
            Doubt::PanKind => "pan_kind",
            Doubt::PanDiffers => "pan_differs",
            Doubt::PinOtherState { .. } => "pin_other_state",
        }
    }

    /// Every name, for those who keep a sentence for each.
    pub const NAMES: [&'static str; 7] = [
        "gstin_checksum",
        "gstin_state",
        "gstin_other_state",
        "gstin_kind",
        "pan_kind",
        "pan_differs",
        "pin_other_state",
    ];
}

/// Why a person lets a doubt stand, in their own words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reason(String);

/// The text is no reason: too short to say anything, or too long to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a reason has 3 to 200 characters with at least one letter")]
pub struct ReasonInvalid;

impl Reason {
    /// Takes what was typed, blanks around it left out.
    ///
    /// # Errors
    /// [`ReasonInvalid`] unless it has 3 to 200 characters and a letter of any script among them.
    pub fn parse(text: &str) -> Result<Reason, ReasonInvalid> {
        let text = text.trim();
        let fits = (3..=200).contains(&text.chars().count());
        let says_something = text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_control);
        if fits && says_something { Ok(Reason(text.to_owned())) } else { Err(ReasonInvalid) }
    }

    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A doubt that a person let stand; what the book keeps of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LetStand {
    /// What looked wrong.
    pub doubt: Doubt,
    /// Why it stays.
    pub reason: Reason,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_says_something() {
        for text in ["", "  ", "ok", "...", "123", &"x".repeat(201), "a\u{0}b c"] {
            assert_eq!(Reason::parse(text), Err(ReasonInvalid), "{text:?}");
        }
        for text in ["seen the certificate", " देखा है ", "as on portal"] {
            assert_eq!(Reason::parse(text).unwrap().as_str(), text.trim());
        }
    }
}
