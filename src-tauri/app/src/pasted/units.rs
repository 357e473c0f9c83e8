//! Units as people write them after a quantity, and as the tax office calls them.

use domain::unit::Uqc;

/// The tax office's code, and how people write it.
const UNITS: [(&str, &[&str]); 12] = [
    ("KGS", &["kg", "kgs", "kilo", "kilos", "किलो", "किग्रा"]),
    ("GMS", &["g", "gm", "gms", "gram", "grams", "ग्राम"]),
    ("LTR", &["l", "lt", "ltr", "ltrs", "litre", "litres", "liter", "लीटर"]),
    ("MLT", &["ml", "mlt", "मिली"]),
    ("PCS", &["pc", "pcs", "piece", "pieces", "नग", "पीस"]),
    ("NOS", &["no", "nos"]),
    ("PAC", &["pac", "pack", "packs", "pkt", "pkts", "packet", "पैकेट"]),
    ("BOX", &["box", "boxes", "डिब्बा"]),
    ("BAG", &["bag", "bags", "बोरी"]),
    ("BTL", &["btl", "bottle", "bottles", "बोतल"]),
    ("DOZ", &["doz", "dozen", "dz", "दर्जन"]),
    ("MTR", &["m", "mtr", "mtrs", "metre", "meter", "मीटर"]),
];

/// The code of a unit, however it is written.
pub fn code(written: &str) -> Option<&'static str> {
    let written = written.trim().trim_end_matches('.').to_lowercase();
    let named = UNITS
        .iter()
        .find(|(code, names)| code.eq_ignore_ascii_case(&written) || names.contains(&written.as_str()));
    // One letter by itself may be anything: 5 q, 1 k.
    let known = || Uqc::read(&written).filter(|_| written.len() > 1).map(Uqc::code);
    named.map(|(code, _)| *code).or_else(known)
}

/// `2.5 kg` is a number and a unit; anything else is as it is typed. Nothing typed is one.
pub fn quantity_and_unit(quantity: &str, unit: &str) -> (String, Option<&'static str>) {
    let of_column = code(unit);
    if quantity.is_empty() {
        return ("1".to_owned(), of_column);
    }
    match split(quantity) {
        Some((number, unit)) => (number.to_owned(), Some(unit)),
        None => (quantity.to_owned(), of_column),
    }
}

/// The number and the unit after it, if there are both.
pub fn split(quantity: &str) -> Option<(&str, &'static str)> {
    let end = quantity.rfind(|c: char| domain::phone::digit(c).is_some() || c == '.')?;
    let end = end + quantity[end..].chars().next().map_or(0, char::len_utf8);
    let (number, unit) = quantity.split_at(end);
    Some((number.trim(), code(unit)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_after_a_number_is_known_by_its_code() {
        assert_eq!(quantity_and_unit("2.5 kg", ""), ("2.5".into(), Some("KGS")));
        assert_eq!(quantity_and_unit("२.५किलो", ""), ("२.५".into(), Some("KGS")));
        assert_eq!(quantity_and_unit("3", "Pcs."), ("3".into(), Some("PCS")));
        assert_eq!(quantity_and_unit("", "BAG"), ("1".into(), Some("BAG")));
    }

    #[test]
    fn what_is_no_quantity_stays_as_it_was_typed() {
        for typed in ["two", "2 x", "kg", "2.5kgx", "٣", "2k5"] {
            assert_eq!(quantity_and_unit(typed, ""), (typed.into(), None));
        }
    }
}
