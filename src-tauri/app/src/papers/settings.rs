//! How a shop's papers look: kept as one text in the book. None of it is secret.

use crate::error::{AppError, Code};
use crate::views::PaperFormView;
use serde_json::Value;
use store::{Read, StoreError, Write};

/// The setting that holds the form.
const PAPER: &str = "paper";

/// Longer than anybody's terms, and short enough for a page.
const MOST_OF_TERMS: usize = 2_000;

/// Longer than any other line.
const MOST_OF_LINE: usize = 200;

pub fn read(book: &Read<'_>) -> Result<PaperFormView, AppError> {
    let text = book.setting(PAPER)?;
    let kept = text.and_then(|text| serde_json::from_str::<Value>(&text).ok());
    Ok(kept.and_then(filled_up).unwrap_or_default())
}

/// What another version of the program kept, with this one's defaults where it knew less.
fn filled_up(kept: Value) -> Option<PaperFormView> {
    let mut form = serde_json::to_value(PaperFormView::default()).ok()?;
    let (known, Value::Object(kept)) = (form.as_object_mut()?, kept) else { return None };
    for (name, value) in kept {
        known.insert(name, value);
    }
    serde_json::from_value(form).ok()
}

pub fn keep(book: &Write<'_>, text: &str) -> Result<(), StoreError> {
    book.set_setting(PAPER, text)
}

/// The form as it is kept.
///
/// # Errors
/// [`Code::TooLarge`], [`Code::IfscInvalid`] and [`Code::FieldMissing`], at the field.
pub fn to_text(form: &PaperFormView) -> Result<String, AppError> {
    let lines = [
        ("phone", &form.phone),
        ("bank.name", &form.bank.name),
        ("bank.account", &form.bank.account),
        ("bank.ifsc", &form.bank.ifsc),
        ("bank.branch", &form.bank.branch),
        ("registrations", &form.registrations),
        ("signatory", &form.signatory),
    ];
    if let Some((field, _)) = lines.iter().find(|(_, text)| text.len() > MOST_OF_LINE) {
        return Err(AppError::new(Code::TooLarge).at(*field));
    }
    if form.terms.len() > MOST_OF_TERMS {
        return Err(AppError::new(Code::TooLarge).at("terms"));
    }
    let bank = &form.bank;
    let parts = [("bank.name", &bank.name), ("bank.account", &bank.account), ("bank.ifsc", &bank.ifsc)];
    let n_given = parts.iter().filter(|(_, text)| !text.trim().is_empty()).count();
    if let Some((field, _)) = parts.iter().find(|(_, text)| n_given > 0 && text.trim().is_empty()) {
        return Err(AppError::new(Code::FieldMissing).at(*field));
    }
    if n_given > 0 && !is_ifsc(bank.ifsc.trim()) {
        return Err(AppError::new(Code::IfscInvalid).at("bank.ifsc"));
    }
    serde_json::to_string(form).map_err(|_| AppError::new(Code::Internal))
}

/// Four letters of the bank, a zero, six letters or digits of the branch.
fn is_ifsc(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 11
        && bytes[..4].iter().all(u8::is_ascii_alphabetic)
        && bytes[4] == b'0'
        && bytes[5..].iter().all(u8::is_ascii_alphanumeric)
}
