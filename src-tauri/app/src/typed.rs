//! Figures as people type them: `1,23,456.50`, `₹ 40`, `२.५`, `5%`.
//!
//! A comma groups digits, as it does in India, and is never a point: the last group has three digits, the others two or
//! three. What could be read in two ways is not read at all, because a guess would be somebody's money.

use crate::error::Code;
use domain::money::AmountError;
use domain::phone::digit;
use domain::{Discount, Paise, Percent, Quantity};

/// An amount in rupees. The code says what is wrong with it.
pub fn amount(text: &str) -> Result<Paise, Code> {
    let number = plain_number(without_rupees(text)).ok_or(Code::PriceInvalid)?;
    Paise::parse_rupees(&number).map_err(|error| match error {
        AmountError::Precision => Code::PricePrecision,
        AmountError::Invalid => Code::PriceInvalid,
    })
}

/// A quantity above zero.
pub fn quantity(text: &str) -> Result<Quantity, Code> {
    let number = plain_number(text).ok_or(Code::QuantityInvalid)?;
    Quantity::parse(&number).map_err(|_| Code::QuantityInvalid)
}

/// A rate of tax in percent, with or without its sign; nothing typed is nothing.
pub fn rate(text: &str) -> Result<Percent, Code> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Percent::ZERO);
    }
    percent(text.strip_suffix('%').unwrap_or(text)).ok_or(Code::RateInvalid)
}

/// A discount: `5%` of something, or `20` rupees; nothing typed is none.
pub fn discount(text: &str) -> Result<Option<Discount>, Code> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let discount = match text.strip_suffix('%') {
        Some(number) => {
            let percent = percent(number).filter(|percent| Some(*percent) <= Percent::parse("100"));
            percent.map(Discount::Percent).ok_or(Code::DiscountInvalid)
        }
        None => match amount(text) {
            Ok(amount) => Ok(Discount::Amount(amount)),
            Err(Code::PricePrecision) => Err(Code::AmountPrecision),
            Err(_) => Err(Code::DiscountInvalid),
        },
    };
    discount.map(Some)
}

/// A discount as it would be typed.
pub fn discount_text(discount: Option<Discount>) -> String {
    match discount {
        None => String::new(),
        Some(Discount::Percent(percent)) => format!("{percent}%"),
        Some(Discount::Amount(amount)) => amount.to_rupees(),
    }
}

/// Plain decimal digits with an optional minus and point; `None` for what is no number.
pub fn plain_number(text: &str) -> Option<String> {
    let text: String = text.trim().chars().map(|c| digit(c).unwrap_or(c)).collect();
    let (sign, unsigned) = match text.strip_prefix(['-', '−']) {
        Some(unsigned) => ("-", unsigned),
        None => ("", text.as_str()),
    };
    let (whole, fraction) = unsigned.split_once('.').map_or((unsigned, None), |(w, f)| (w, Some(f)));
    let whole = ungrouped(whole)?;
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let has_digit = !whole.is_empty() || fraction.is_some_and(|fraction| !fraction.is_empty());
    if !has_digit || !fraction.is_none_or(are_digits) {
        return None;
    }
    let whole = if whole.is_empty() { "0" } else { &whole };
    match fraction.filter(|fraction| !fraction.is_empty()) {
        Some(fraction) => Some(format!("{sign}{whole}.{fraction}")),
        None => Some(format!("{sign}{whole}")),
    }
}

/// Digits without the commas that group them; `None` where commas stand otherwise.
fn ungrouped(whole: &str) -> Option<String> {
    let groups: Vec<&str> = whole.split(',').collect();
    if groups.iter().any(|group| !group.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    if let [first, middle @ .., last] = &groups[..] {
        let is_grouped = (1..=3).contains(&first.len())
            && middle.iter().all(|group| matches!(group.len(), 2 | 3))
            && last.len() == 3;
        if !is_grouped {
            return None;
        }
    }
    Some(groups.concat())
}

/// The figure of an amount, without the signs of rupees around it.
pub fn without_rupees(text: &str) -> &str {
    let text = text.trim();
    let text = text.strip_suffix("/-").unwrap_or(text);
    let signs = ["₹", "Rs.", "Rs", "rs.", "rs", "RS.", "RS", "INR", "रु.", "रु"];
    signs.iter().find_map(|sign| text.strip_prefix(sign)).unwrap_or(text).trim()
}

fn percent(text: &str) -> Option<Percent> {
    Percent::parse(&plain_number(text)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, read: Option<&str>) {
        assert_eq!(plain_number(typed).as_deref(), read, "{typed:?}");
    }

    #[test]
    fn a_number_is_read_as_it_is_typed_in_india() {
        check(" 2.5 ", Some("2.5"));
        check("1,250", Some("1250"));
        check("1,23,456.50", Some("123456.50"));
        check("1,234,567", Some("1234567"));
        check("२.५", Some("2.5"));
        check("१,२५०", Some("1250"));
        check("௧௨", Some("12"));
        check(".5", Some("0.5"));
        check("2.", Some("2"));
        check("-3", Some("-3"));
    }

    #[test]
    fn what_could_be_read_in_two_ways_is_not_read() {
        for typed in ["2,5", "2,50", "1,2345", "12,34", ",250", "1,,250", "1,250,", "1.2.3", "1 250", "1.2,5"]
        {
            check(typed, None);
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for typed in ["", ".", "-", "--1", "1e3", "0x10", "NaN", "two", "٣x", "½", "1\u{0}2"] {
            check(typed, None);
        }
    }

    #[test]
    fn amounts_may_bear_the_sign_of_rupees() {
        for typed in ["₹1,250", "Rs. 1250", "1250/-", "INR 1,250.00", "रु 1250"] {
            assert_eq!(amount(typed), Ok(Paise::new(125_000)), "{typed}");
        }
        assert_eq!(amount("1.005"), Err(Code::PricePrecision));
        assert_eq!(amount("₹"), Err(Code::PriceInvalid));
    }

    #[test]
    fn a_discount_is_a_percentage_or_an_amount() {
        assert_eq!(discount(""), Ok(None));
        assert_eq!(discount("५%"), Ok(Some(Discount::Percent(Percent::parse("5").unwrap()))));
        assert_eq!(discount("2.5 %"), Ok(Some(Discount::Percent(Percent::parse("2.5").unwrap()))));
        assert_eq!(discount("20"), Ok(Some(Discount::Amount(Paise::new(2_000)))));
        assert_eq!(discount("101%"), Err(Code::DiscountInvalid));
        assert_eq!(discount("%"), Err(Code::DiscountInvalid));
        assert_eq!(discount("0.001"), Err(Code::AmountPrecision));
    }

    #[test]
    fn what_is_shown_of_a_discount_reads_back() {
        for typed in ["5%", "2.5%", "20.00", ""] {
            assert_eq!(discount_text(discount(typed).unwrap()), typed);
        }
    }
}
