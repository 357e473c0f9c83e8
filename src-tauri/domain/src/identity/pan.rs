//! The number of a taxpayer.

use thiserror::Error;

/// A PAN: five letters, four digits, a letter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pan(String);

/// The text has not the shape of a PAN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a PAN has five letters, four digits and a letter")]
pub struct PanInvalid;

impl Pan {
    /// Reads a PAN as people write it: in small letters too, with blanks.
    ///
    /// # Errors
    /// [`PanInvalid`] for any other shape.
    pub fn parse(text: &str) -> Result<Pan, PanInvalid> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let text = text.to_ascii_uppercase();
        let shaped = text.len() == 10
            && text.bytes().enumerate().all(|(place, c)| match place {
                5..=8 => c.is_ascii_digit(),
                _ => c.is_ascii_uppercase(),
            });
        if shaped { Ok(Pan(text)) } else { Err(PanInvalid) }
    }

    /// The ten characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the fourth letter stands for a kind of holder: person, company, family, firm, association, trust, body,
    /// local authority, artificial person, government.
    #[must_use]
    pub fn holder_is_known(&self) -> bool {
        self.0[3..].starts_with(['P', 'C', 'H', 'F', 'A', 'T', 'B', 'L', 'J', 'G'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pan_has_one_shape() {
        assert_eq!(Pan::parse(" aapfu 0939f").unwrap().as_str(), "AAPFU0939F");
        for text in ["", "AAPFU0939", "AAPFU09391", "AAPF10939F", "ÄAPFU0939F", "AAPFU0939FF"] {
            assert_eq!(Pan::parse(text), Err(PanInvalid), "{text}");
        }
    }

    #[test]
    fn the_fourth_letter_says_who_holds_it() {
        assert!(Pan::parse("AAPFU0939F").unwrap().holder_is_known());
        assert!(!Pan::parse("AAPXU0939F").unwrap().holder_is_known());
    }
}
