//! What cells of a list say: rates, reasons and rules in the words of shops and billing programs.

use crate::error::Code;
use crate::typed;
use domain::Percent;
use domain::bill::Untaxed;
use domain::rate::PriceRule;

/// A rate, and where it is a word and no number, why nothing is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateCell {
    pub rate: Percent,
    pub untaxed: Option<Untaxed>,
}

/// `5`, `5%`, `GST 5%`, `GST@18%`, `5% GST`, `Exempt`, `Nil rated`, `Non-GST`.
pub fn gst_rate(text: &str) -> Result<RateCell, Code> {
    if let Some(untaxed) = untaxed(text) {
        return Ok(RateCell { rate: Percent::ZERO, untaxed: Some(untaxed) });
    }
    let upper = text.to_uppercase();
    let without_words =
        ["IGST", "GST", "TAX", "जीएसटी", "@"].iter().fold(upper, |text, word| text.replace(word, " "));
    let number = without_words.trim();
    if number.is_empty() {
        return Err(Code::RateInvalid);
    }
    Ok(RateCell { rate: typed::rate(number)?, untaxed: None })
}

/// Why goods bear no tax, by the name in files or in words.
pub fn untaxed(text: &str) -> Option<Untaxed> {
    const WORDS: [(Untaxed, &[&str]); 3] = [
        (Untaxed::NilRated, &["nilrated", "nil", "zerorated", "शून्यदर", "शून्य"]),
        (Untaxed::Exempt, &["exempt", "exempted", "taxexempt", "करमुक्त", "छूटप्राप्त"]),
        (Untaxed::NonGst, &["nongst", "outsidegst", "nongstsupply", "notundergst", "गैरजीएसटी"]),
    ];
    let plain = plain(text);
    WORDS.into_iter().find(|(_, words)| words.contains(&plain.as_str())).map(|(untaxed, _)| untaxed)
}

/// Whether a cell of the column of reasons says that tax is due.
pub fn is_taxable(text: &str) -> bool {
    ["taxable", "taxed", "gst", "yes", "कर योग्य"].map(plain).contains(&plain(text))
}

/// A rule of rates by price, by the name in files or in words.
pub fn price_rule(text: &str) -> Option<PriceRule> {
    const WORDS: [(PriceRule, &[&str]); 2] = [
        (PriceRule::Apparel, &["apparel", "clothes", "clothing", "garments", "readymade", "textile", "कपड़े"]),
        (PriceRule::Footwear, &["footwear", "shoes", "chappal", "जूते", "जूतेचप्पल"]),
    ];
    let plain = plain(text);
    WORDS.into_iter().find(|(_, words)| words.contains(&plain.as_str())).map(|(rule, _)| rule)
}

/// A word that says that there is nothing.
pub fn is_nothing(text: &str) -> bool {
    matches!(text.trim().to_lowercase().as_str(), "" | "-" | "--" | "na" | "n/a" | "none" | "null" | "nil")
}

/// Whether a cell on tax is left open; `nil` says that the rate is nothing.
pub fn is_unsaid(text: &str) -> bool {
    is_nothing(text) && untaxed(text).is_none()
}

/// A long code as a spreadsheet shows it as a number, `8.90123E+12`: its last digits are not in the file any more.
pub fn lost_digits(code: &str) -> bool {
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let upper = code.trim().to_ascii_uppercase();
    upper.split_once("E+").is_some_and(|(number, exponent)| {
        let (whole, fraction) = number.split_once(['.', ',']).unwrap_or((number, "0"));
        are_digits(whole) && are_digits(fraction) && are_digits(exponent)
    })
}

/// Whether a program that opens the file would compute the cell.
pub fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '@']) || (text.starts_with(['+', '-']) && text.contains(['(', '!', '|']))
}

fn plain(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_' | '.')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_read_as_programs_write_them() {
        for (text, expected) in [
            ("5", "5"),
            ("5%", "5"),
            ("GST 5%", "5"),
            ("GST@18%", "18"),
            ("IGST@18%", "18"),
            ("5 % gst", "5"),
            ("५%", "5"),
            ("0.25", "0.25"),
        ] {
            assert_eq!(gst_rate(text).unwrap().rate.to_string(), expected, "{text}");
        }
        for (text, expected) in
            [("Exempt", Untaxed::Exempt), ("Nil rated", Untaxed::NilRated), ("NON-GST", Untaxed::NonGst)]
        {
            let read = gst_rate(text).unwrap();
            assert_eq!((read.rate, read.untaxed), (Percent::ZERO, Some(expected)));
        }
        for text in ["GST", "five", "5%%", "-5", "5,5"] {
            assert_eq!(gst_rate(text), Err(Code::RateInvalid), "{text}");
        }
    }

    #[test]
    fn a_dash_says_nothing_of_tax_and_nil_says_that_none_is_due() {
        for text in ["", "-", "NA", "n/a", "None"] {
            assert!(is_unsaid(text), "{text}");
        }
        for text in ["nil", "0", "Exempt", "5%"] {
            assert!(!is_unsaid(text), "{text}");
        }
    }

    #[test]
    fn a_code_that_lost_its_digits_is_told_from_one_that_looks_like_it() {
        for text in ["8.90123E+12", "8.9e+12", "9E+11", "8,90123E+12"] {
            assert!(lost_digits(text), "{text}");
        }
        for text in ["8901234567890", "5E10", "E+12", "A8.9E+12", "8.9E+", "8.9E+1A", "1.2", "8E-2"] {
            assert!(!lost_digits(text), "{text}");
        }
    }
}
