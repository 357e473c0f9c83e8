//! Postal codes.

use super::Doubt;
use crate::phone::digit;
use crate::place::State;
use thiserror::Error;

/// A PIN: six digits, the first not 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pin(u32);

/// The text is no PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a PIN has six digits and does not begin with 0")]
pub struct PinInvalid;

impl Pin {
    /// Reads a PIN as people write it: `560 001`, in any Indian script's digits.
    ///
    /// # Errors
    /// [`PinInvalid`] for anything but six digits that do not begin with 0.
    pub fn parse(text: &str) -> Result<Pin, PinInvalid> {
        let digits: Option<String> = text.chars().filter(|c| !c.is_whitespace()).map(digit).collect();
        let digits = digits.filter(|digits| digits.len() == 6 && !digits.starts_with('0'));
        digits.and_then(|digits| digits.parse().ok()).map(Pin).ok_or(PinInvalid)
    }

    /// Whether it looks wrong for an address in `address`. The first two digits are a circle of the post office; at
    /// their borders circles and states differ, so those count for both.
    #[must_use]
    pub fn doubt(self, address: &'static State) -> Option<Doubt> {
        let circle = self.0 / 10_000;
        let known = CIRCLES.iter().find(|(first, last, _)| (*first..=*last).contains(&circle))?;
        let of_it = known.2.split(' ').any(|code| code == address.code());
        (!of_it).then_some(Doubt::PinOtherState { address })
    }
}

impl std::fmt::Display for Pin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

/// First two digits from, to, and the codes of the states they serve. The army's (90 to 99) are anywhere.
const CIRCLES: [(u32, u32, &str); 24] = [
    (11, 11, "07"),
    (12, 13, "06"),
    (14, 16, "03 04"),
    (17, 17, "02"),
    (18, 19, "01 38"),
    (20, 28, "09 05"),
    (30, 34, "08"),
    (36, 39, "24 25 26"),
    (40, 44, "27 30"),
    (45, 49, "23 22"),
    (50, 53, "36 37 34 28"),
    (56, 59, "29"),
    (60, 64, "33 34"),
    (67, 69, "32 31 34"),
    (70, 72, "19"),
    (73, 73, "19 11"),
    (74, 74, "19 35"),
    (75, 77, "21"),
    (78, 78, "18"),
    (79, 79, "12 13 14 15 16 17 18"),
    (80, 81, "10 20"),
    (82, 83, "20 10"),
    (84, 84, "10"),
    (85, 85, "10 20"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_read_as_people_write_it() {
        for text in ["560002", "560 002", "५६०००२"] {
            assert_eq!(Pin::parse(text).unwrap().to_string(), "560002");
        }
        for text in ["", "56000", "5600021", "060002", "56000x", "-60002"] {
            assert_eq!(Pin::parse(text), Err(PinInvalid), "{text}");
        }
    }

    #[test]
    fn a_pin_of_another_state_warns() {
        let doubt = |pin: &str, code: &str| Pin::parse(pin).unwrap().doubt(State::by_code(code).unwrap());
        for (pin, code) in [
            ("560002", "29"),
            ("110001", "07"),
            ("403001", "30"),
            ("737101", "11"),
            ("744101", "35"),
            ("605001", "34"),
            ("900001", "14"),
        ] {
            assert_eq!(doubt(pin, code), None, "{pin}");
        }
        assert!(doubt("560002", "27").is_some());
        assert!(doubt("110001", "09").is_some());
    }
}
