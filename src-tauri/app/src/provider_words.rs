//! What a provider writes, as the book keeps it and a person reads it: one reading for what it tells and what it lists.

use store::TemplateState;

/// Longer names and ids nobody reads.
const MOST_OF_WORD: usize = 200;

/// A name, an id, or part of an address: one line, without what turns letters around.
pub fn word(written: &str) -> String {
    let line: String = written.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let kept: String = line.trim().chars().filter(|c| !is_hidden(*c)).take(MOST_OF_WORD).collect();
    kept.trim_end().to_owned()
}

/// A word of the provider's own: in small letters, with `_` where it writes a blank.
pub fn small(written: &str) -> String {
    word(written).to_lowercase().replace([' ', '-'], "_")
}

/// What WhatsApp's word for a template means; none for a warning, after which the template may be sent as before.
pub fn template_state(status: &str) -> Option<TemplateState> {
    match status.trim().to_ascii_uppercase().as_str() {
        "APPROVED" | "REINSTATED" | "UNARCHIVED" => Some(TemplateState::Approved),
        "PENDING" | "IN_APPEAL" => Some(TemplateState::Pending),
        "REJECTED" => Some(TemplateState::Rejected),
        "PAUSED" => Some(TemplateState::Paused),
        "DISABLED" | "DELETED" | "PENDING_DELETION" | "ARCHIVED" => Some(TemplateState::Disabled),
        "FLAGGED" => None,
        _ => Some(TemplateState::Other),
    }
}

/// Whether a letter is not seen, or changes how others are.
pub fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line() {
        assert_eq!(word(" Asha\n\u{202e}Rao \u{7}"), "Asha Rao");
        assert_eq!(word(&"a".repeat(300)).len(), MOST_OF_WORD);
    }

    #[test]
    fn a_word_of_the_providers_is_spelled_one_way() {
        for written in ["Needs Testing", "needs-testing", "Needs_Testing"] {
            assert_eq!(small(written), "needs_testing");
        }
    }
}
