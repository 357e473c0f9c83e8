//! Amounts in figures, grouped the Indian way.
//!
//! Done by hand, because the platforms' number formats disagree about rupees from language to language.

use domain::Paise;

/// An amount as a person reads it: `₹1,79,823.45`, with a minus in front of the sign where it is negative.
#[must_use]
pub fn money(amount: Paise) -> String {
    with_sign(amount, "₹")
}

/// An amount where a column's head already says ₹: `1,79,823.45`.
#[must_use]
pub fn amount(amount: Paise) -> String {
    with_sign(amount, "")
}

/// Groups decimal digits: the last three, then pairs. `1234567` becomes `12,34,567`.
///
/// Characters are grouped as they come; anything but digits is the caller's mistake and stays as it is.
#[must_use]
pub fn group(digits: &str) -> String {
    let count = digits.chars().count();
    let mut grouped = String::with_capacity(digits.len() + count / 2);
    for (passed, digit) in digits.chars().enumerate() {
        let left = count - passed;
        if passed > 0 && (left == 3 || (left > 3 && left % 2 == 1)) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn with_sign(amount: Paise, sign: &str) -> String {
    let minus = if amount.get() < 0 { "-" } else { "" };
    let paise = amount.get().unsigned_abs();
    let rupees = group(&(paise / 100).to_string());
    format!("{minus}{sign}{rupees}.{:02}", paise % 100)
}
