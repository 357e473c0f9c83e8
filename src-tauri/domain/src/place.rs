//! The states and union territories of India, which decide between CGST with SGST, and IGST.
//!
//! Which of them is the place of supply, [`place_of_supply`] decides when a bill is written; the bill then says it.

mod supply;

pub use supply::{PlaceOfSupply, PlaceRule, SentTo, SupplyFacts, place_of_supply};

use jiff::civil::{Date, date};

/// A state, a union territory, or one of the three codes GST added for places that are neither.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct State {
    code: &'static str,
    name: &'static str,
    ut_without_legislature: bool,
}

impl State {
    /// Finds a state by its two digits, as they begin a GSTIN: `29`. Codes of states that no longer exist
    /// are found too, because old documents bear them.
    #[must_use]
    pub fn by_code(code: &str) -> Option<&'static State> {
        STATES.iter().find(|state| state.code == code)
    }

    /// Finds a state by its name as people write it: any case, `&` or `and`, and the names of before.
    #[must_use]
    pub fn by_name(name: &str) -> Option<&'static State> {
        let wanted = plain(name);
        let state = STATES.iter().find(|state| plain(state.name) == wanted);
        state.or_else(|| {
            let (_, code) = OTHER_NAMES.iter().find(|(other, _)| plain(other) == wanted)?;
            State::by_code(code)
        })
    }

    /// Every code, in order.
    pub fn all() -> impl Iterator<Item = &'static State> {
        STATES.iter()
    }

    /// The two digits.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// The name in English, as the GST portal writes it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The code and the name as the portal's sheets write a place: `29-Karnataka`.
    #[must_use]
    pub fn portal_name(&self) -> String {
        format!("{}-{}", self.code, self.name)
    }

    /// Whether goods can be supplied there on that date. Daman and Diu has been part of 26 since 26 January 2020, the
    /// undivided Andhra Pradesh was gone before GST, code 99 is an office and 96 is abroad.
    #[must_use]
    pub fn is_place_on(&self, date: Date) -> bool {
        match self.code {
            "25" => date < DAMAN_MERGED,
            "28" | "96" | "99" => false,
            _ => true,
        }
    }

    /// Whether the state's half of GST is called UTGST here. Delhi, Puducherry and Jammu and Kashmir have a
    /// legislature, and so SGST.
    #[must_use]
    pub const fn ut_without_legislature(&self) -> bool {
        self.ut_without_legislature
    }
}

/// The Dadra and Nagar Haveli and Daman and Diu (Merger of Union Territories) Act, 2019.
const DAMAN_MERGED: Date = date(2020, 1, 26);

/// Letters and digits only, in lower case, so that spaces, dots and `&` do not matter.
fn plain(name: &str) -> String {
    let spelled = name.replace('&', "and");
    spelled.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

const fn state(code: &'static str, name: &'static str) -> State {
    State { code, name, ut_without_legislature: false }
}

const fn territory(code: &'static str, name: &'static str) -> State {
    State { code, name, ut_without_legislature: true }
}

static STATES: [State; 41] = [
    state("01", "Jammu and Kashmir"),
    state("02", "Himachal Pradesh"),
    state("03", "Punjab"),
    territory("04", "Chandigarh"),
    state("05", "Uttarakhand"),
    state("06", "Haryana"),
    state("07", "Delhi"),
    state("08", "Rajasthan"),
    state("09", "Uttar Pradesh"),
    state("10", "Bihar"),
    state("11", "Sikkim"),
    state("12", "Arunachal Pradesh"),
    state("13", "Nagaland"),
    state("14", "Manipur"),
    state("15", "Mizoram"),
    state("16", "Tripura"),
    state("17", "Meghalaya"),
    state("18", "Assam"),
    state("19", "West Bengal"),
    state("20", "Jharkhand"),
    state("21", "Odisha"),
    state("22", "Chhattisgarh"),
    state("23", "Madhya Pradesh"),
    state("24", "Gujarat"),
    // Merged into 26 in January 2020.
    territory("25", "Daman and Diu (until 2020)"),
    territory("26", "Dadra and Nagar Haveli and Daman and Diu"),
    state("27", "Maharashtra"),
    // The undivided state; its successors are 36 and 37.
    state("28", "Andhra Pradesh (before division)"),
    state("29", "Karnataka"),
    state("30", "Goa"),
    territory("31", "Lakshadweep"),
    state("32", "Kerala"),
    state("33", "Tamil Nadu"),
    state("34", "Puducherry"),
    territory("35", "Andaman and Nicobar Islands"),
    state("36", "Telangana"),
    state("37", "Andhra Pradesh"),
    territory("38", "Ladakh"),
    state("96", "Other Countries"),
    territory("97", "Other Territory"),
    state("99", "Centre Jurisdiction"),
];

/// Names that people still write for a state that is called otherwise today.
const OTHER_NAMES: [(&str, &str); 9] = [
    ("J&K", "01"),
    ("Uttaranchal", "05"),
    ("New Delhi", "07"),
    ("Orissa", "21"),
    ("Chattisgarh", "22"),
    ("Daman and Diu", "26"),
    ("Dadra and Nagar Haveli", "26"),
    ("Pondicherry", "34"),
    ("Andaman and Nicobar", "35"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_name(name: &str, expected: Option<&str>) {
        assert_eq!(State::by_name(name).map(State::code), expected, "{name}");
    }

    #[test]
    fn a_state_is_found_as_people_write_it() {
        check_name("Karnataka", Some("29"));
        check_name("  tamilnadu ", Some("33"));
        check_name("JAMMU & KASHMIR", Some("01"));
        check_name("Orissa", Some("21"));
        check_name("Andhra Pradesh", Some("37"));
        check_name("Daman & Diu", Some("26"));
        check_name("Atlantis", None);
        check_name("", None);
    }

    #[test]
    fn a_code_has_exactly_two_digits() {
        for code in ["", "0", "1", "00", "39", "029", "KA", "२९", "98"] {
            assert_eq!(State::by_code(code), None, "{code}");
        }
        assert_eq!(State::by_code("29").map(State::name), Some("Karnataka"));
    }

    #[test]
    fn codes_ascend_so_none_stands_twice() {
        assert!(STATES.is_sorted_by(|a, b| a.code < b.code));
    }

    #[test]
    fn every_state_is_found_by_its_own_name() {
        for state in State::all() {
            check_name(state.name, Some(state.code));
        }
    }

    #[test]
    fn nothing_is_supplied_in_a_state_that_is_gone() {
        let places = |on: &str| {
            let date = on.parse().unwrap();
            let gone: Vec<_> = State::all().filter(|s| !s.is_place_on(date)).map(State::code).collect();
            gone.join(" ")
        };
        assert_eq!(places("2020-01-25"), "28 96 99");
        assert_eq!(places("2020-01-26"), "25 28 96 99");
    }

    #[test]
    fn the_portal_writes_code_and_name() {
        assert_eq!(State::by_code("29").map(State::portal_name).as_deref(), Some("29-Karnataka"));
    }

    #[test]
    fn territories_without_a_legislature_have_utgst() {
        let codes: Vec<&str> = State::all().filter(|s| s.ut_without_legislature()).map(State::code).collect();
        assert_eq!(codes, ["04", "25", "26", "31", "35", "38", "97"]);
    }
}
