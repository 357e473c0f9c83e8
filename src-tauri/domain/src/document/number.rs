//! How the numbers of a series are written: at most 16 characters of letters, digits, `/` and `-` (rule 46(b)), with
//! the financial year in them, so that no number comes twice.

use super::kind::SeriesKind;
use super::year::FinancialYear;
use crate::reference::TillLetter;
use thiserror::Error;

/// A pattern such as `{till}/{year}/{number:5}`, which gives `A/26-27/00001`.
///
/// `{till}` is the till's letter, `{year}` is `26-27`, `{yyyy}` is `2627`, `{yy}` is `26`, `{number}` the sequence and
/// `{number:5}` the sequence with at least five digits. Letters become capitals, because the portal does not tell them
/// apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NumberFormat {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Part {
    Literal(String),
    Till,
    /// `26-27`
    Year,
    /// `2627`
    YearDigits,
    /// `26`
    YearBegins,
    Number {
        at_least: usize,
    },
}

/// Why a text is no format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum FormatInvalid {
    /// Something other than letters, digits, `/`, `-` and the known names in braces.
    #[error("a number may hold letters, digits, / and -")]
    Character,
    /// Numbers begin with a letter or with a digit above 0.
    #[error("a number begins with a letter, or a digit that is not 0")]
    Beginning,
    /// The sequence is missing or stands twice.
    #[error("the sequence stands in the number once")]
    Sequence,
    /// Without the financial year a number would come again next April.
    #[error("the financial year stands in the number")]
    Year,
    /// Less room than three digits of sequence is left of 16 characters.
    #[error("a number has at most 16 characters")]
    Length,
}

impl FormatInvalid {
    /// The name on the command line and of the sentence.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            FormatInvalid::Character => "format_character",
            FormatInvalid::Beginning => "format_beginning",
            FormatInvalid::Sequence => "format_sequence",
            FormatInvalid::Year => "format_year",
            FormatInvalid::Length => "format_length",
        }
    }

    /// Every code, for those who keep a sentence for each.
    pub const ALL: [FormatInvalid; 5] = [
        FormatInvalid::Character,
        FormatInvalid::Beginning,
        FormatInvalid::Sequence,
        FormatInvalid::Year,
        FormatInvalid::Length,
    ];
}

/// The most characters of a number, by rule 46(b).
const MOST: usize = 16;

/// The least room for a sequence that is worth beginning.
const LEAST_DIGITS: usize = 3;

impl NumberFormat {
    /// Reads a pattern.
    ///
    /// # Errors
    /// [`FormatInvalid`], the first that applies.
    pub fn parse(pattern: &str) -> Result<NumberFormat, FormatInvalid> {
        let format = NumberFormat { parts: parts(pattern)? };
        let numbers = format.parts.iter().filter(|part| matches!(part, Part::Number { .. })).count();
        let has_year =
            format.parts.iter().any(|part| matches!(part, Part::Year | Part::YearDigits | Part::YearBegins));
        if numbers != 1 {
            return Err(FormatInvalid::Sequence);
        }
        if !has_year {
            return Err(FormatInvalid::Year);
        }
        if !format.begins_well() {
            return Err(FormatInvalid::Beginning);
        }
        let (fixed, at_least) = format.lengths();
        if fixed + at_least.max(LEAST_DIGITS) > MOST {
            return Err(FormatInvalid::Length);
        }
        Ok(format)
    }

    /// What a series is written like until the shop chooses: `A/26-27/00001`, and a letter more for what is no invoice.
    /// A practice book's numbers begin with `PRACTICE/`; they leave no shop, so no till stands in them.
    #[must_use]
    pub fn usual(kind: SeriesKind, practice: bool) -> NumberFormat {
        let letter = match kind {
            SeriesKind::Invoice => "",
            SeriesKind::BillOfSupply => "S",
            SeriesKind::Bill => "B",
            SeriesKind::ReceiptVoucher => "V",
            SeriesKind::RefundVoucher => "W",
            SeriesKind::CreditNote => "C",
        };
        let literal = |text: &str| Part::Literal(text.to_owned());
        let mut parts = if practice {
            vec![literal("PRACTICE/"), Part::YearBegins, literal(letter)]
        } else {
            vec![Part::Till, literal(letter), literal("/"), Part::Year, literal("/")]
        };
        parts.retain(|part| *part != literal(""));
        parts.push(Part::Number { at_least: if practice { 3 } else { 5 } });
        NumberFormat { parts: joined(parts) }
    }

    /// The same format for another life of the book, after a backup was put back: a letter before the sequence tells
    /// its numbers from those that may have been given since. The first life has none, the second `B`.
    ///
    /// # Errors
    /// [`FormatInvalid::Length`] when there is no room for it, or after the 26th life.
    pub fn renewed(&self, life: u32) -> Result<NumberFormat, FormatInvalid> {
        if life <= 1 {
            return Ok(self.clone());
        }
        let letter = u8::try_from(life).ok().filter(|life| *life <= 26).ok_or(FormatInvalid::Length)?;
        let mut parts = self.parts.clone();
        let place = parts.iter().position(|part| matches!(part, Part::Number { .. }));
        let place = place.ok_or(FormatInvalid::Sequence)?;
        parts.insert(place, Part::Literal(char::from(b'A' + letter - 1).to_string()));
        if let Some(Part::Number { at_least }) = parts.get_mut(place + 1) {
            *at_least = at_least.saturating_sub(1).max(1);
        }
        let format = NumberFormat { parts: joined(parts) };
        let (fixed, at_least) = format.lengths();
        if fixed + at_least.max(LEAST_DIGITS) > MOST { Err(FormatInvalid::Length) } else { Ok(format) }
    }

    /// The number at a place in a series; `None` when it would have more than 16 characters, or for 0.
    #[must_use]
    pub fn write(&self, till: TillLetter, year: FinancialYear, sequence: u32) -> Option<String> {
        let text: String = self.parts.iter().map(|part| part.text(till, year, Some(sequence))).collect();
        (sequence > 0 && text.len() <= MOST).then_some(text)
    }

    /// The largest sequence it has room for.
    #[must_use]
    pub fn capacity(&self) -> u32 {
        let digits = u32::try_from(MOST.saturating_sub(self.lengths().0)).unwrap_or(u32::MAX);
        10_u32.checked_pow(digits).map_or(u32::MAX, |beyond| beyond - 1)
    }

    /// What stands before and behind the sequence.
    pub(super) fn around(&self, till: TillLetter, year: FinancialYear) -> (String, String) {
        let (mut before, mut behind, mut seen) = (String::new(), String::new(), false);
        for part in &self.parts {
            match part {
                Part::Number { .. } => seen = true,
                Part::Literal(_) | Part::Till | Part::Year | Part::YearDigits | Part::YearBegins => {
                    let side = if seen { &mut behind } else { &mut before };
                    side.push_str(&part.text(till, year, None));
                }
            }
        }
        (before, behind)
    }

    /// The characters besides the sequence, and the least of the sequence.
    fn lengths(&self) -> (usize, usize) {
        self.parts.iter().fold((0, 0), |(fixed, at_least), part| match part {
            Part::Literal(text) => (fixed + text.len(), at_least),
            Part::Till => (fixed + 1, at_least),
            Part::Year => (fixed + 5, at_least),
            Part::YearDigits => (fixed + 4, at_least),
            Part::YearBegins => (fixed + 2, at_least),
            Part::Number { at_least } => (fixed, *at_least),
        })
    }

    fn begins_well(&self) -> bool {
        match self.parts.first() {
            Some(Part::Literal(text)) => text.starts_with(|c: char| c.is_ascii_alphanumeric() && c != '0'),
            Some(Part::Number { at_least }) => *at_least <= 1,
            Some(Part::Till) => true,
            // A year's two digits begin with 0 in 2100 to 2109.
            Some(Part::Year | Part::YearDigits | Part::YearBegins) => true,
            None => false,
        }
    }
}

impl Part {
    fn text(&self, till: TillLetter, year: FinancialYear, sequence: Option<u32>) -> String {
        match (self, sequence) {
            (Part::Literal(text), _) => text.clone(),
            (Part::Till, _) => till.get().to_string(),
            (Part::Year, _) => year.short(),
            (Part::YearDigits, _) => year.digits(),
            (Part::YearBegins, _) => year.digits().chars().take(2).collect(),
            (Part::Number { at_least }, Some(sequence)) => format!("{sequence:0at_least$}"),
            (Part::Number { .. }, None) => String::new(),
        }
    }

    fn named(name: &str) -> Option<Part> {
        match name {
            "till" => Some(Part::Till),
            "year" => Some(Part::Year),
            "yyyy" => Some(Part::YearDigits),
            "yy" => Some(Part::YearBegins),
            "number" => Some(Part::Number { at_least: 1 }),
            other => {
                let at_least = other.strip_prefix("number:")?.parse().ok()?;
                (1..=MOST).contains(&at_least).then_some(Part::Number { at_least })
            }
        }
    }
}

impl std::fmt::Display for NumberFormat {
    /// The pattern, as it is read.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.parts.iter().try_for_each(|part| match part {
            Part::Literal(text) => f.write_str(text),
            Part::Till => f.write_str("{till}"),
            Part::Year => f.write_str("{year}"),
            Part::YearDigits => f.write_str("{yyyy}"),
            Part::YearBegins => f.write_str("{yy}"),
            Part::Number { at_least: 1 } => f.write_str("{number}"),
            Part::Number { at_least } => write!(f, "{{number:{at_least}}}"),
        })
    }
}

fn parts(pattern: &str) -> Result<Vec<Part>, FormatInvalid> {
    let mut parts = Vec::new();
    let mut rest = pattern.trim();
    while !rest.is_empty() {
        if let Some(named) = rest.strip_prefix('{') {
            let (name, behind) = named.split_once('}').ok_or(FormatInvalid::Character)?;
            parts.push(Part::named(name).ok_or(FormatInvalid::Character)?);
            rest = behind;
            continue;
        }
        let end = rest.find('{').unwrap_or(rest.len());
        let (literal, behind) = rest.split_at(end);
        if !literal.bytes().all(|c| c.is_ascii_alphanumeric() || matches!(c, b'/' | b'-')) {
            return Err(FormatInvalid::Character);
        }
        parts.push(Part::Literal(literal.to_ascii_uppercase()));
        rest = behind;
    }
    Ok(parts)
}

/// Literals beside each other as one, so that formats that write the same are the same.
fn joined(parts: Vec<Part>) -> Vec<Part> {
    let mut joined: Vec<Part> = Vec::new();
    for part in parts {
        match (joined.last_mut(), part) {
            (Some(Part::Literal(before)), Part::Literal(text)) => before.push_str(&text),
            (_, part) => joined.push(part),
        }
    }
    joined
}
