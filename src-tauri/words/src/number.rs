//! Plain numbers in texts, the same as the window's `Intl.NumberFormat` for an Indian locale writes them.
//!
//! Rupees never come here: they go through `MONEY`.

use fluent_bundle::types::FluentNumber;

use crate::rupees::group;

/// What `Intl` keeps of a fraction unless told otherwise.
const MAX_FRACTION_DIGITS: usize = 3;

/// Formats with Indian grouping and the fraction digits the text asked for.
pub(crate) fn format(number: &FluentNumber) -> String {
    let least = number.options.minimum_fraction_digits.unwrap_or(0);
    let most = number.options.maximum_fraction_digits.unwrap_or(MAX_FRACTION_DIGITS).max(least);
    // The shortest decimal text that reads back as this number; like ICU, we round the text, not the binary value.
    let text = number.value.abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let (whole, fraction) = round_half_up(whole, fraction, most);
    let fraction = pad(fraction.trim_end_matches('0'), least);
    let minus = if number.value.is_sign_negative() { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{minus}{}{point}{fraction}", group(&whole))
}

fn round_half_up(whole: &str, fraction: &str, most: usize) -> (String, String) {
    let Some((kept, cut)) = fraction.split_at_checked(most) else {
        return (whole.to_owned(), fraction.to_owned());
    };
    let mut digits = format!("{whole}{kept}");
    if cut.starts_with(['5', '6', '7', '8', '9']) {
        digits = increment(&digits);
    }
    let fraction = digits.split_off(digits.len() - most);
    (digits, fraction)
}

/// Adds one to decimal digits of any length.
fn increment(digits: &str) -> String {
    let kept = digits.trim_end_matches('9');
    let nines = digits.len() - kept.len();
    let raised = match kept.char_indices().next_back() {
        Some((at, last)) => {
            let next = last.to_digit(10).map_or(0, |digit| digit + 1);
            format!("{}{next}", &kept[..at])
        }
        None => "1".to_owned(),
    };
    raised + &"0".repeat(nines)
}

fn pad(fraction: &str, least: usize) -> String {
    format!("{fraction:0<least$}")
}
