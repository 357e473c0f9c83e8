//! The number under which a business is registered for GST.

use super::{Doubt, Pan};
use crate::place::State;
use thiserror::Error;

/// A GSTIN, or the UIN of an embassy, in capitals: 15 characters of a known shape. Its checksum may be wrong; see
/// [`Gstin::doubts`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gstin {
    text: String,
    kind: GstinKind,
}

/// What a GSTIN is for, as its shape says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GstinKind {
    /// A business: state, PAN, number of the registration, a letter or digit that is mostly `Z`, check character.
    Business,
    /// A government department with a TAN instead of a PAN.
    Department,
    /// An embassy or an organisation of the United Nations (UIN). Its invoices are reported as a business's.
    Embassy,
    /// A foreigner who trades here for a time.
    NonResident,
    /// Online services from abroad.
    OnlineFromAbroad,
    /// Whoever deducts tax at source.
    Deductor,
    /// Whoever collects tax at source.
    Collector,
}

/// The text has the shape of no GSTIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a GSTIN has 15 letters and digits: state, PAN, registration, and a check character")]
pub struct GstinInvalid;

impl Gstin {
    /// Reads a GSTIN as people write it: in small letters too, with blanks.
    ///
    /// # Errors
    /// [`GstinInvalid`] for what has the shape of no kind of GSTIN.
    pub fn parse(text: &str) -> Result<Gstin, GstinInvalid> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let text = text.to_ascii_uppercase();
        let kind = SHAPES.iter().find(|(_, shape)| fits(&text, shape)).map(|(kind, _)| *kind);
        kind.map(|kind| Gstin { text, kind }).ok_or(GstinInvalid)
    }

    /// The 15 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What it is for.
    #[must_use]
    pub const fn kind(&self) -> GstinKind {
        self.kind
    }

    /// Where it is registered; `None` when its first two digits are no state.
    #[must_use]
    pub fn state(&self) -> Option<&'static State> {
        State::by_code(&self.text[..2])
    }

    /// The PAN inside it, of a business.
    #[must_use]
    pub fn pan(&self) -> Option<Pan> {
        match self.kind {
            GstinKind::Business => Pan::parse(&self.text[2..12]).ok(),
            GstinKind::Department
            | GstinKind::Embassy
            | GstinKind::NonResident
            | GstinKind::OnlineFromAbroad
            | GstinKind::Deductor
            | GstinKind::Collector => None,
        }
    }

    /// Whether the last character follows from the first fourteen.
    #[must_use]
    pub fn checksum_holds(&self) -> bool {
        check_character(&self.text[..14]) == self.text.chars().last()
    }

    /// Everything that looks wrong, for a party whose address is in `address`, where that is known.
    #[must_use]
    pub fn doubts(&self, address: Option<&'static State>) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        if !self.checksum_holds() {
            doubts.push(Doubt::GstinChecksum);
        }
        match (self.state(), address) {
            (None, _) if self.begins_with_state() => doubts.push(Doubt::GstinState),
            (Some(registered), Some(address)) if registered != address && self.begins_with_state() => {
                doubts.push(Doubt::GstinOtherState { registered, address });
            }
            _ => {}
        }
        if matches!(self.kind, GstinKind::Deductor | GstinKind::Collector) {
            doubts.push(Doubt::GstinKind);
        }
        if self.pan().is_some_and(|pan| !pan.holder_is_known()) {
            doubts.push(Doubt::PanKind);
        }
        doubts
    }

    /// Embassies and foreigners have two digits of the state and two of the year.
    fn begins_with_state(&self) -> bool {
        self.kind != GstinKind::OnlineFromAbroad
    }
}

impl std::fmt::Display for Gstin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

/// One character per place: `9` a digit, `A` a letter, `N` a letter or digit, `P` either but no 0, `Y` what may stand
/// where most have `Z`; anything in small letters is meant literally. The first that fits counts.
const SHAPES: [(GstinKind, &str); 8] = [
    (GstinKind::Embassy, "9999AAA99999unN"),
    (GstinKind::Embassy, "9999AAA99999onN"),
    (GstinKind::NonResident, "9999AAA99999nrN"),
    (GstinKind::OnlineFromAbroad, "9999AAA99999osN"),
    (GstinKind::Business, "99AAAAA9999APYN"),
    (GstinKind::Department, "99AAAA99999A9zN"),
    (GstinKind::Deductor, "99AAAAN9999APdN"),
    (GstinKind::Collector, "99AAAAN9999APcN"),
];

fn fits(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text.bytes().zip(shape.bytes()).all(|(c, place)| match place {
            b'9' => c.is_ascii_digit(),
            b'A' => c.is_ascii_uppercase(),
            b'N' => c.is_ascii_digit() || c.is_ascii_uppercase(),
            b'P' => (c.is_ascii_digit() && c != b'0') || c.is_ascii_uppercase(),
            b'Y' => matches!(c, b'1'..=b'9' | b'A' | b'B' | b'D'..=b'J' | b'Z'),
            literal => c == literal.to_ascii_uppercase(),
        })
}

/// The alphabet's values times 1, 2, 1, 2, … from the left; quotient and remainder by 36 of each product are added up,
/// and the check character makes the sum a multiple of 36.
fn check_character(first_fourteen: &str) -> Option<char> {
    let mut sum = 0;
    for (place, c) in first_fourteen.chars().enumerate() {
        let product = c.to_digit(36)? * if place % 2 == 0 { 1 } else { 2 };
        sum += product / 36 + product % 36;
    }
    char::from_digit((36 - sum % 36) % 36, 36).map(|c| c.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn gstin(text: &str) -> Gstin {
        Gstin::parse(text).unwrap()
    }

    #[track_caller]
    fn check_kind(text: &str, kind: GstinKind) {
        assert_eq!(Gstin::parse(text).map(|gstin| gstin.kind()), Ok(kind), "{text}");
    }

    /// A number with the check character it should have.
    fn sealed(first_fourteen: &str) -> String {
        format!("{first_fourteen}{}", check_character(first_fourteen).unwrap())
    }

    #[test]
    fn the_samples_of_others_are_judged_as_they_say() {
        let Some(folder) = std::env::var_os("CONFORMANCE_FIXTURES") else { return };
        let bytes = std::fs::read(std::path::Path::new(&folder).join("gst/cases.json")).unwrap();
        let document: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        let samples = |name: &str| {
            let list = document["gstin"][name].as_array().unwrap().clone();
            list.into_iter().map(|text| text.as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert!(!samples("valid").is_empty());
        for text in samples("valid") {
            assert_eq!(gstin(&text).doubts(None), [], "{text}");
        }
        for text in samples("invalid_checksum") {
            assert!(gstin(&text).doubts(None).contains(&Doubt::GstinChecksum), "{text}");
        }
        for text in samples("wrong_shape") {
            assert_eq!(Gstin::parse(&text), Err(GstinInvalid), "{text}");
        }
    }

    #[test]
    fn a_number_is_read_as_people_write_it() {
        assert_eq!(gstin(" 27 aapfu0939f 1zv ").as_str(), "27AAPFU0939F1ZV");
        assert_eq!(gstin("27AAPFU0939F1ZV").state().map(State::code), Some("27"));
        assert_eq!(gstin("27AAPFU0939F1ZV").pan().unwrap().as_str(), "AAPFU0939F");
        for text in ["", "27AAPFU0939F1Z", "27AAPFU0939F1ZVX", "27AAPFU0939F0ZV", "२७AAPFU0939F1Z", "2७"]
        {
            assert_eq!(Gstin::parse(text), Err(GstinInvalid), "{text}");
        }
    }

    #[test]
    fn every_kind_is_told_by_its_shape() {
        check_kind("27AAPFU0939F1ZV", GstinKind::Business);
        check_kind("0717UNO00157UNO", GstinKind::Embassy);
        check_kind("3816FRA00012ONA", GstinKind::Embassy);
        check_kind("0719GBR28847NR9", GstinKind::NonResident);
        check_kind("9917SGP29001OSU", GstinKind::OnlineFromAbroad);
        check_kind("27DELH01234F1Z5", GstinKind::Department);
    }

    #[test]
    fn a_state_that_does_not_exist_or_is_elsewhere_warns() {
        assert!(gstin("72AAPFU0939F1ZV").doubts(None).contains(&Doubt::GstinState));
        let here = State::by_code("27");
        assert_eq!(gstin("27AAPFU0939F1ZV").doubts(here), []);
        let there = State::by_code("29").unwrap();
        let registered = here.unwrap();
        assert_eq!(
            gstin("27AAPFU0939F1ZV").doubts(Some(there)),
            [Doubt::GstinOtherState { registered, address: there }]
        );
    }

    #[test]
    fn whoever_deducts_or_collects_tax_is_no_buyer() {
        // The government's own list allows a business a D there too, so letters alone do not tell.
        assert_eq!(gstin(&sealed("27DELHA1234F1D")).kind(), GstinKind::Business);
        let tan = sealed("27DELH11234F1D");
        assert_eq!(gstin(&tan).kind(), GstinKind::Deductor);
        assert_eq!(gstin(&tan).doubts(None), [Doubt::GstinKind]);
        let collector = sealed("29AABCR1718E1C");
        assert_eq!(gstin(&collector).kind(), GstinKind::Collector);
        assert_eq!(gstin(&collector).doubts(None), [Doubt::GstinKind]);
    }

    proptest! {
        #[test]
        fn one_wrong_character_breaks_the_checksum(place in 0..14_usize, other in 0..36_u32) {
            let good = "27AAPFU0939F1ZV";
            let mut chars: Vec<char> = good.chars().collect();
            let wrong = char::from_digit(other, 36).unwrap().to_ascii_uppercase();
            prop_assume!(chars[place] != wrong);
            chars[place] = wrong;
            let text: String = chars.into_iter().collect();
            prop_assert_ne!(check_character(&text[..14]), text.chars().last());
        }

        #[test]
        fn nothing_typed_panics(text in "\\PC{0,20}") {
            if let Ok(gstin) = Gstin::parse(&text) {
                let _ = (gstin.doubts(None), gstin.pan());
            }
        }
    }
}
