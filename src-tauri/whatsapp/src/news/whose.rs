//! Whose number and account news is about.

use domain::AccountSettings;

/// An Indian number without its country has ten digits; fewer are a number that somebody hid.
const WHOLE_NUMBER: usize = 10;

/// The shop's number and account that news is about, as far as it says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whose {
    /// Meta's id of the number.
    pub phone_number_id: Option<String>,
    /// The number, as written: with or without `+` and blanks.
    pub phone_number: Option<String>,
    /// Meta's id of the WhatsApp Business account.
    pub waba_id: Option<String>,
}

impl Whose {
    /// Whether it names this account's number, by Meta's id or by its digits; either will do, for a number that moves
    /// to another provider gets another id. `None` where no number is named that could be compared.
    #[must_use]
    pub fn is_number_of(&self, settings: &AccountSettings) -> Option<bool> {
        let id = Some(settings.phone_number_id.trim()).filter(|id| !id.is_empty());
        let by_id = self.phone_number_id.as_deref().zip(id).map(|(told, known)| told.trim() == known);
        let told = self.phone_number.as_deref().map(digits).filter(|digits| digits.len() >= WHOLE_NUMBER);
        let by_digits = told.map(|told| settings.phone_number.digits().ends_with(&told));
        match (by_id, by_digits) {
            (None, None) => None,
            (by_id, by_digits) => Some(by_id == Some(true) || by_digits == Some(true)),
        }
    }

    /// Whether it names this account's WhatsApp Business account. `None` where either is not known.
    #[must_use]
    pub fn is_business_of(&self, settings: &AccountSettings) -> Option<bool> {
        let (told, known) = self.waba_id.as_deref().zip(settings.waba_id.as_deref())?;
        Some(told.trim() == known.trim())
    }

    /// What is named here, and where nothing is, what is named around it.
    pub(crate) fn or(self, around: &Whose) -> Whose {
        Whose {
            phone_number_id: self.phone_number_id.or_else(|| around.phone_number_id.clone()),
            phone_number: self.phone_number.or_else(|| around.phone_number.clone()),
            waba_id: self.waba_id.or_else(|| around.waba_id.clone()),
        }
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
