//! Order numbers and reference ids.
//!
//! A reference id names one way to pay for one order. It travels to WhatsApp and the gateway, so it is
//! never reused and never truncated: two orders under one reference would share one payment.

use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// The letters and digits of a tag: no `0 O 1 I L`, which a person reading paper would confuse.
pub const TAG_ALPHABET: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// The text is no tag, till letter, order number or reference of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("not a reference of this program")]
pub struct ReferenceInvalid;

/// Four characters that tell one generation of one book from every other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BookTag([u8; 4]);

impl BookTag {
    /// Makes a tag from random bytes.
    #[must_use]
    pub fn from_entropy(bytes: [u8; 8]) -> BookTag {
        let mut number = u64::from_be_bytes(bytes);
        let mut tag = [0; 4];
        for place in &mut tag {
            let index = usize::try_from(number % 31).unwrap_or(0);
            *place = TAG_ALPHABET[index];
            number /= 31;
        }
        BookTag(tag)
    }
}

impl FromStr for BookTag {
    type Err = ReferenceInvalid;

    fn from_str(text: &str) -> Result<BookTag, ReferenceInvalid> {
        let bytes: [u8; 4] = text.as_bytes().try_into().map_err(|_| ReferenceInvalid)?;
        bytes.iter().all(|b| TAG_ALPHABET.contains(b)).then_some(BookTag(bytes)).ok_or(ReferenceInvalid)
    }
}

impl fmt::Display for BookTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|b| write!(f, "{}", char::from(*b)))
    }
}

impl fmt::Debug for BookTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BookTag({self})")
    }
}

/// The letter of a till, `A` to `Z`: each till counts its own orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TillLetter(char);

impl TillLetter {
    /// The first till.
    pub const A: TillLetter = TillLetter('A');

    /// Takes an upper-case Latin letter.
    ///
    /// # Errors
    /// [`ReferenceInvalid`] for anything else.
    pub fn new(letter: char) -> Result<TillLetter, ReferenceInvalid> {
        letter.is_ascii_uppercase().then_some(TillLetter(letter)).ok_or(ReferenceInvalid)
    }

    /// The letter.
    #[must_use]
    pub const fn get(self) -> char {
        self.0
    }
}

/// The number of an order as the shop says it: till letter and sequence, `A-123`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderNumber {
    till: TillLetter,
    sequence: u32,
}

impl OrderNumber {
    /// The largest sequence a reference has room for.
    pub const MAX_SEQUENCE: u32 = 9_999_999;

    /// The `sequence`th order of a till.
    ///
    /// # Errors
    /// [`ReferenceInvalid`] for 0 and above [`OrderNumber::MAX_SEQUENCE`].
    pub fn new(till: TillLetter, sequence: u32) -> Result<OrderNumber, ReferenceInvalid> {
        (1..=Self::MAX_SEQUENCE)
            .contains(&sequence)
            .then_some(OrderNumber { till, sequence })
            .ok_or(ReferenceInvalid)
    }

    /// The till that counted it.
    #[must_use]
    pub const fn till(self) -> TillLetter {
        self.till
    }

    /// Its place among the till's orders, from 1.
    #[must_use]
    pub const fn sequence(self) -> u32 {
        self.sequence
    }
}

impl fmt::Display for OrderNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.till.0, self.sequence)
    }
}

impl FromStr for OrderNumber {
    type Err = ReferenceInvalid;

    /// Reads `A-123`, and forgivingly `a123`.
    fn from_str(text: &str) -> Result<OrderNumber, ReferenceInvalid> {
        let mut chars = text.trim().chars();
        let till = TillLetter::new(chars.next().ok_or(ReferenceInvalid)?.to_ascii_uppercase())?;
        let digits = chars.as_str();
        let digits = digits.strip_prefix('-').unwrap_or(digits);
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(ReferenceInvalid);
        }
        OrderNumber::new(till, digits.parse().map_err(|_| ReferenceInvalid)?)
    }
}

/// Which way to pay of an order this is: `A` the first, `B` after a re-send or revision, …
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttemptLetter(char);

impl AttemptLetter {
    /// The first way to pay.
    pub const FIRST: AttemptLetter = AttemptLetter('A');

    /// The next one, or `None` after `Z`.
    #[must_use]
    pub fn next(self) -> Option<AttemptLetter> {
        let next = char::from_u32(u32::from(self.0) + 1)?;
        next.is_ascii_uppercase().then_some(AttemptLetter(next))
    }
}

/// `[A-Z0-9]`, 13 characters of fixed widths: tag 4, till 1, sequence 7, attempt 1, as in `K7Q3A0000123B`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReferenceId {
    tag: BookTag,
    number: OrderNumber,
    attempt: AttemptLetter,
}

impl ReferenceId {
    /// The reference of one way to pay for one order of one generation of one book.
    #[must_use]
    pub const fn new(tag: BookTag, number: OrderNumber, attempt: AttemptLetter) -> ReferenceId {
        ReferenceId { tag, number, attempt }
    }

    /// The generation's tag.
    #[must_use]
    pub const fn tag(self) -> BookTag {
        self.tag
    }

    /// The order's number.
    #[must_use]
    pub const fn number(self) -> OrderNumber {
        self.number
    }

    /// Which way to pay of the order.
    #[must_use]
    pub const fn attempt(self) -> AttemptLetter {
        self.attempt
    }
}

impl fmt::Display for ReferenceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{:07}{}", self.tag, self.number.till.0, self.number.sequence, self.attempt.0)
    }
}

impl FromStr for ReferenceId {
    type Err = ReferenceInvalid;

    fn from_str(text: &str) -> Result<ReferenceId, ReferenceInvalid> {
        if text.len() != 13 || !text.is_ascii() {
            return Err(ReferenceInvalid);
        }
        let tag = text[0..4].parse()?;
        let number = OrderNumber::from_str(&text[4..12])?;
        let attempt = text.chars().last().filter(char::is_ascii_uppercase).ok_or(ReferenceInvalid)?;
        let reference = ReferenceId { tag, number, attempt: AttemptLetter(attempt) };
        if reference.to_string() == text { Ok(reference) } else { Err(ReferenceInvalid) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn reference() -> impl Strategy<Value = ReferenceId> {
        (
            any::<[u8; 8]>(),
            prop::char::range('A', 'Z'),
            1..=OrderNumber::MAX_SEQUENCE,
            prop::char::range('A', 'Z'),
        )
            .prop_map(|(tag, till, sequence, attempt)| {
                let number = OrderNumber::new(TillLetter::new(till).unwrap(), sequence).unwrap();
                ReferenceId::new(BookTag::from_entropy(tag), number, AttemptLetter(attempt))
            })
    }

    proptest! {
        #[test]
        fn two_references_share_a_text_only_when_they_are_the_same(a in reference(), b in reference()) {
            prop_assert_eq!(a.to_string() == b.to_string(), a == b);
        }

        #[test]
        fn a_reference_survives_being_written_and_read(a in reference()) {
            let text = a.to_string();
            prop_assert_eq!(text.len(), 13);
            prop_assert!(text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()));
            prop_assert_eq!(text.parse(), Ok(a));
        }
    }

    #[test]
    fn what_another_program_made_is_no_reference_of_ours() {
        for text in [
            "",
            "SampleMSIL1102",
            "K7Q3A0000000B",
            "K0Q3A0000123B",
            "K7Q3A000012३B",
            "K7Q3a0000123B",
            "K7Q3A-000123B",
        ] {
            assert_eq!(text.parse::<ReferenceId>(), Err(ReferenceInvalid), "{text}");
        }
    }

    #[test]
    fn an_order_number_is_read_as_people_say_it() {
        for text in ["A-12", "a12", " A-12 "] {
            assert_eq!(text.parse::<OrderNumber>().unwrap().to_string(), "A-12");
        }
        for text in ["", "A", "12", "A-0", "A-99999999", "A--1", "A-1x"] {
            assert_eq!(text.parse::<OrderNumber>(), Err(ReferenceInvalid), "{text}");
        }
    }
}
