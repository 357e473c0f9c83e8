//! What cells of a list say: rates, reasons and rules in the words of shops and billing programs.

use crate::error::Code;
use crate::typed;
use domain::Percent;
use domain::bill::Untaxed;
use domain::rate::{PriceRule, RateTrouble, gst_rate_of};
use jiff::civil::Date;

/// A rate, and where it is a word and no number, why nothing is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateCell {
    pub rate: Percent,
    pub untaxed: Option<Untaxed>,
}

/// `5`, `5%`, `GST 5%`, `GST@18%`, `5% GST`, `Exempt`, `Nil rated`, `Non-GST`. A spreadsheet keeps 5 % as 0.05: a rate
/// that never was, and is one a hundred times as high, is that one.
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

/// The rate for goods of a tariff code on a day, with [`gst_rate`]'s reading of spreadsheets' percentages.
///
/// # Errors
/// [`Code::RateUnknown`], [`Code::RateNotInForce`].
pub fn rate_in_force(
    rate: Percent,
    hsn: Option<&str>,
    is_percentage: bool,
    on: Date,
) -> Result<Percent, Code> {
    let tried = gst_rate_of(hsn, rate, on);
    if tried == Err(RateTrouble::Unknown) && !is_percentage && rate < Percent::parse("1").unwrap_or_default()
    {
        if let Some(rate) = times_hundred(rate).filter(|rate| gst_rate_of(hsn, *rate, on).is_ok()) {
            return Ok(rate);
        }
    }
    match tried {
        Ok(()) => Ok(rate),
        Err(RateTrouble::Unknown) => Err(Code::RateUnknown),
        Err(RateTrouble::NotInForce) => Err(Code::RateNotInForce),
    }
}

/// The digits moved by two places, which needs no arithmetic on text that is a number already.
fn times_hundred(rate: Percent) -> Option<Percent> {
    let text = rate.to_string();
    let (whole, fraction) = text.split_once('.')?;
    let fraction = format!("{fraction:0<2}");
    let (two, rest) = fraction.split_at_checked(2)?;
    let digits = format!("{whole}{two}");
    let digits = Some(digits.trim_start_matches('0')).filter(|digits| !digits.is_empty()).unwrap_or("0");
    Percent::parse(&format!("{digits}.{rest}0"))
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
    fn a_spreadsheets_fraction_is_the_percentage_that_it_shows() {
        let on = "2026-11-22".parse().unwrap();
        let read = |text: &str| {
            let rate = gst_rate(text).unwrap().rate;
            rate_in_force(rate, None, text.contains('%'), on).map(|rate| rate.to_string())
        };
        assert_eq!(read("0.05"), Ok("5".into()));
        assert_eq!(read("0.18"), Ok("18".into()));
        assert_eq!(read("0.25"), Ok("0.25".into()));
        assert_eq!(read("0.05%"), Err(Code::RateUnknown));
        assert_eq!(read("0.07"), Err(Code::RateUnknown));
        assert_eq!(read("12"), Err(Code::RateNotInForce));
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
}
