//! Units as GST returns know them: the *unique quantity codes*, 45 of them.
//!
//! A line's unit is whatever the shop writes; a return needs one of these. What is not recognised becomes `OTH`.

/// A unique quantity code, such as `KGS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uqc(&'static str, &'static str);

impl Uqc {
    /// Of goods that no other code fits.
    pub const OTHERS: Uqc = Uqc("OTH", "OTHERS");

    /// Finds a code, or the code of a unit as shops write it: `KGS`, `kg`, `Kilo`, `pcs`.
    #[must_use]
    pub fn read(unit: &str) -> Option<Uqc> {
        let letters: String = unit.chars().filter(char::is_ascii_alphabetic).collect();
        let word = letters.to_ascii_uppercase();
        let code = OTHER_WORDS.iter().find(|(words, _)| words.split(' ').any(|known| known == word));
        let code = code.map_or(word.as_str(), |(_, code)| code);
        CODES.iter().copied().find(|uqc| !word.is_empty() && (uqc.0 == code || uqc.1 == word))
    }

    /// Every code, in alphabetical order.
    pub fn all() -> impl Iterator<Item = Uqc> {
        CODES.iter().copied()
    }

    /// The three letters.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.0
    }

    /// Code and name as the portal's sheets write them: `KGS-KILOGRAMS`.
    #[must_use]
    pub fn portal_name(self) -> String {
        format!("{}-{}", self.0, self.1)
    }
}

/// The list of the GST portal's offline tool.
#[rustfmt::skip]
static CODES: [Uqc; 45] = [
    Uqc("BAG", "BAGS"), Uqc("BAL", "BALE"), Uqc("BDL", "BUNDLES"), Uqc("BKL", "BUCKLES"), Uqc("BOU", "BILLION OF UNITS"),
    Uqc("BOX", "BOX"), Uqc("BTL", "BOTTLES"), Uqc("BUN", "BUNCHES"), Uqc("CAN", "CANS"), Uqc("CBM", "CUBIC METERS"),
    Uqc("CCM", "CUBIC CENTIMETERS"), Uqc("CMS", "CENTIMETERS"), Uqc("CTN", "CARTONS"), Uqc("DOZ", "DOZENS"),
    Uqc("DRM", "DRUMS"), Uqc("GGK", "GREAT GROSS"), Uqc("GMS", "GRAMMES"), Uqc("GRS", "GROSS"), Uqc("GYD", "GROSS YARDS"),
    Uqc("KGS", "KILOGRAMS"), Uqc("KLR", "KILOLITRE"), Uqc("KME", "KILOMETRE"), Uqc("LTR", "LITRES"), Uqc("MLT", "MILILITRE"),
    Uqc("MTR", "METERS"), Uqc("MTS", "METRIC TON"), Uqc("NOS", "NUMBERS"), Uqc("OTH", "OTHERS"), Uqc("PAC", "PACKS"),
    Uqc("PCS", "PIECES"), Uqc("PRS", "PAIRS"), Uqc("QTL", "QUINTAL"), Uqc("ROL", "ROLLS"), Uqc("SET", "SETS"),
    Uqc("SQF", "SQUARE FEET"), Uqc("SQM", "SQUARE METERS"), Uqc("SQY", "SQUARE YARDS"), Uqc("TBS", "TABLETS"),
    Uqc("TGM", "TEN GROSS"), Uqc("THD", "THOUSANDS"), Uqc("TON", "TONNES"), Uqc("TUB", "TUBES"), Uqc("UGS", "US GALLONS"),
    Uqc("UNT", "UNITS"), Uqc("YDS", "YARDS"),
];

/// What shops write instead, letters only.
const OTHER_WORDS: [(&str, &str); 19] = [
    ("BOTTLE", "BTL"),
    ("CM", "CMS"),
    ("CARTON", "CTN"),
    ("DOZEN DZ", "DOZ"),
    ("G GM GRAM GRAMS GRAMME", "GMS"),
    ("K KG KILO KILOS KILOGRAM", "KGS"),
    ("L LT LITRE LITER LITERS", "LTR"),
    ("ML MILLILITRE MILLILITER", "MLT"),
    ("M METRE METRES METER MTRS", "MTR"),
    ("NO NUMBER", "NOS"),
    ("PACK PACKET PACKETS PKT", "PAC"),
    ("PC PIECE", "PCS"),
    ("PAIR PR", "PRS"),
    ("QUINTALS Q", "QTL"),
    ("ROLL", "ROL"),
    ("SQFT", "SQF"),
    ("SQMTR", "SQM"),
    ("TABLET TAB TABS", "TBS"),
    ("UNIT", "UNT"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_read_as_shops_write_it() {
        for (written, code) in [
            ("KGS", "KGS"),
            ("kg", "KGS"),
            ("Kg.", "KGS"),
            ("pcs", "PCS"),
            ("Litre", "LTR"),
            ("BAGS", "BAG"),
            ("sq.ft", "SQF"),
            ("NOS", "NOS"),
        ] {
            assert_eq!(Uqc::read(written).map(Uqc::code), Some(code), "{written}");
        }
        for written in ["", "बोरी", "bori", "12", "KGSX"] {
            assert_eq!(Uqc::read(written), None, "{written}");
        }
    }

    #[test]
    fn every_code_is_read_as_itself_and_stands_once() {
        assert!(CODES.is_sorted_by(|a, b| a.0 < b.0));
        for uqc in Uqc::all() {
            assert_eq!(Uqc::read(uqc.code()), Some(uqc), "{}", uqc.code());
        }
        assert!(CODES.contains(&Uqc::OTHERS));
    }

    #[test]
    fn every_other_word_leads_to_a_code_and_hides_none() {
        for (words, code) in OTHER_WORDS {
            assert!(CODES.iter().any(|uqc| uqc.0 == code), "{code}");
            for word in words.split(' ') {
                assert!(CODES.iter().all(|uqc| uqc.0 != word || word == code), "{word} is a code itself");
            }
        }
    }
}
