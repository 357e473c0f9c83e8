//! What a list's column of GST rates says as a whole: a spreadsheet keeps 18 % as 0.18, and only the other cells tell
//! whether it did.

use super::cells::{self, RateCell};
use super::file::ImportFile;
use super::mapping::Mapping;
use super::row::is_no_entry;
use crate::error::Code;
use crate::views::ImportField;
use domain::Percent;
use domain::rate::{RateTrouble, gst_rate_of};
use jiff::civil::Date;

/// How rates of one file are read.
#[derive(Clone, Copy, Debug)]
pub struct Rates {
    on: Date,
    are_fractions: bool,
}

impl Rates {
    /// Looks at every rate of the file. Those with a percent sign say for themselves what they are.
    pub fn of(file: &ImportFile, mapping: &Mapping, on: Date) -> Rates {
        let Some(column) = mapping.column(ImportField::GstRate) else {
            return Rates { on, are_fractions: false };
        };
        let entries = file.rows.iter().filter(|row| !is_no_entry(row, file, mapping));
        let cells = entries.filter_map(|row| row.cells.get(column)).filter(|cell| !cell.contains('%'));
        let mut figures =
            cells.filter_map(|cell| cells::gst_rate(cell).ok()).filter(|cell| cell.untaxed.is_none());
        let one = Percent::parse("1").unwrap_or_default();
        Rates { on, are_fractions: figures.all(|cell| cell.rate <= one) }
    }

    /// The rate of goods of a tariff code. A fraction is the percentage that it shows only if it is no rate itself:
    /// 0.25 % is what rough diamonds bear.
    ///
    /// # Errors
    /// [`Code::RateInvalid`], [`Code::RateUnknown`], [`Code::RateNotInForce`].
    pub fn read(self, text: &str, hsn: Option<&str>) -> Result<RateCell, Code> {
        let read = cells::gst_rate(text)?;
        let is_fraction = self.are_fractions && !text.contains('%');
        let rate = match gst_rate_of(hsn, read.rate, self.on) {
            Err(RateTrouble::Unknown) if is_fraction => times_hundred(read.rate).unwrap_or(read.rate),
            _ => read.rate,
        };
        match gst_rate_of(hsn, rate, self.on) {
            Ok(()) => Ok(RateCell { rate, ..read }),
            Err(RateTrouble::Unknown) => Err(Code::RateUnknown),
            Err(RateTrouble::NotInForce) => Err(Code::RateNotInForce),
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, are_fractions: bool, expected: Result<&str, Code>) {
        let rates = Rates { on: "2026-11-22".parse().unwrap(), are_fractions };
        let read = rates.read(text, None).map(|cell| cell.rate.to_string());
        assert_eq!(read, expected.map(str::to_owned), "{text}");
    }

    #[test]
    fn a_fraction_is_the_percentage_that_it_shows() {
        for (text, expected) in
            [("0.05", "5"), ("0.18", "18"), ("0.4", "40"), ("0.03", "3"), ("0.0025", "0.25")]
        {
            check(text, true, Ok(expected));
            check(text, false, Err(Code::RateUnknown));
        }
        check("0.12", true, Err(Code::RateNotInForce));
        check("0.28", true, Err(Code::RateNotInForce));
        check("0.07", true, Err(Code::RateUnknown));
    }

    #[test]
    fn a_rate_that_exists_and_a_percentage_stay_what_they_are() {
        check("0.25", true, Ok("0.25"));
        check("0.1", true, Err(Code::RateNotInForce));
        check("0.05%", true, Err(Code::RateUnknown));
        check("5%", true, Ok("5"));
        check("12", false, Err(Code::RateNotInForce));
    }
}
