//! What a column is about, by the words at its head: as shops write them in English and Hindi, and as billing programs
//! export them. Pasted ranges and imported files read their heads here.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    Name,
    Alias,
    Code,
    Hsn,
    Unit,
    Price,
    GstRate,
    CessRate,
    Untaxed,
    PriceRule,
    /// Why an item bears no tax in some programs, and in others whether its price holds the tax: its cells tell which.
    TaxType,
    Quantity,
    Discount,
    /// The name of a person or firm.
    Party,
    Phone,
    Gstin,
    State,
    Line1,
    Line2,
    City,
    Pin,
    /// Running numbers, amounts, balances: nothing that is typed.
    Unused,
}

/// Heads as [`plain`] leaves them; of two columns with the same meaning, the one whose word stands first counts.
#[rustfmt::skip]
const HEADS: [(Meaning, &[&str]); 22] = [
    (Meaning::Name, &[
        "itemname", "productname", "stockitemname", "stockitem", "nameofitem", "itemdescription", "item", "items", "product",
        "name", "particulars", "particular", "description", "goods", "सामान", "सामानकानाम", "वस्तु", "वस्तुकानाम", "नाम", "विवरण",
    ]),
    (Meaning::Alias, &[
        "alias", "englishname", "nameinenglish", "latinname", "romanname", "printname", "shortname", "अंग्रेज़ीनाम", "अंग्रेजीनाम",
    ]),
    (Meaning::Code, &[
        "code", "sku", "itemcode", "productcode", "itemno", "partno", "partnumber", "barcode", "itembarcode", "ean", "कोड",
        "बारकोड",
    ]),
    (Meaning::Hsn, &["hsn", "hsncode", "hsn/sac", "hsnsac", "hsn/saccode", "hsnorsac", "sac", "saccode", "एचएसएन"]),
    (Meaning::Unit, &["unit", "units", "uom", "uqc", "baseunit", "unitofmeasure", "primaryunit", "per", "इकाई"]),
    (Meaning::Price, &[
        "saleprice", "sellingprice", "salesprice", "salerate", "sellingrate", "rateincl", "priceincl", "unitprice", "price",
        "standardprice", "rate", "mrp", "बिक्रीमूल्य", "दाम", "भाव", "दर", "मूल्य", "कीमत", "क़ीमत",
    ]),
    (Meaning::GstRate, &[
        "gst", "gst%", "gstrate", "gstrate%", "rate%", "tax%", "tax", "taxrate", "taxrate%", "igstrate", "igst%", "igst", "taxslab",
        "जीएसटी", "जीएसटी%", "कर", "करदर",
    ]),
    (Meaning::CessRate, &["cess", "cess%", "cessrate", "cessrate%", "सेस", "उपकर"]),
    (Meaning::Untaxed, &["taxability", "untaxed", "whyuntaxed", "taxpreference", "करयोग्यता"]),
    (Meaning::TaxType, &["taxtype"]),
    (Meaning::PriceRule, &["pricerule", "raterule", "slabrule"]),
    (Meaning::Quantity, &["qty", "quantity", "qnty", "मात्रा", "संख्या"]),
    (Meaning::Discount, &["discount", "disc", "छूट"]),
    (Meaning::Party, &[
        "customername", "partyname", "ledgername", "nameofparty", "customer", "party", "ledger", "contactname", "displayname",
        "companyname", "ग्राहक", "ग्राहककानाम", "पार्टी",
    ]),
    (Meaning::Phone, &[
        "mobile", "mobileno", "mobilenumber", "whatsapp", "whatsappno", "whatsappnumber", "phone", "phoneno", "phonenumber",
        "contactno", "contactnumber", "contact", "telephone", "मोबाइल", "मोबाइलनंबर", "फ़ोन", "फोन", "फ़ोननंबर", "फोननंबर",
    ]),
    (Meaning::Gstin, &["gstin", "gstno", "gstnumber", "gstin/uin", "partygstin", "gstinno", "gstinnumber", "जीएसटीआईएन"]),
    (Meaning::State, &["state", "statename", "placeofsupply", "billingstate", "राज्य", "प्रदेश"]),
    (Meaning::Line1, &[
        "address", "address1", "addressline1", "line1", "billingaddress", "street", "पता",
    ]),
    (Meaning::Line2, &["address2", "addressline2", "line2", "area", "landmark", "locality"]),
    (Meaning::City, &["city", "town", "village", "city/town", "district", "शहर", "गाँव", "गांव"]),
    (Meaning::Pin, &["pin", "pincode", "zip", "zipcode", "postalcode", "पिन", "पिनकोड"]),
    (Meaning::Unused, &[
        "sno", "srno", "slno", "no", "#", "sr", "sl", "amount", "total", "value", "purchaseprice", "openingstock", "stock",
        "openingbalance", "balance", "email", "क्र", "क्रमांक", "राशि", "कुल",
    ]),
];

/// Words of a head that make a price one at which the shop does not sell, or one to which tax is still added.
#[rustfmt::skip]
const OTHER_PRICES: [&str; 20] = [
    "excl", "excluding", "exclusive", "exc", "without", "before", "purchase", "buy", "buying", "cost", "costing", "landing",
    "wholesale", "dealer", "distributor", "खरीद", "ख़रीद", "थोक", "लागत", "बिना",
];

/// Words of a head that is about a price; a cost needs none of them.
#[rustfmt::skip]
const PRICES: [&str; 14] = [
    "price", "prices", "rate", "mrp", "cost", "costing", "amount", "value", "दाम", "भाव", "दर", "मूल्य", "कीमत", "क़ीमत",
];

/// What a head says of its column, and how well: smaller is better among columns of the same meaning.
pub fn meaning(head: &str) -> Option<(Meaning, usize)> {
    if is_other_price(head) {
        return Some((Meaning::Unused, 0));
    }
    let known = |head: &str| {
        HEADS.iter().find_map(|(meaning, words)| {
            words.iter().position(|word| *word == head).map(|place| (*meaning, place))
        })
    };
    known(&plain(head)).or_else(|| {
        // In two languages: नाम / Name.
        head.split(['/', '|', '(', ')', ',']).filter_map(|part| known(&plain(part))).next()
    })
}

/// `Purchase Price`, `Price (excl. GST)`, `Cost`: prices, but none that a bill asks for.
fn is_other_price(head: &str) -> bool {
    let head = head.to_lowercase();
    let is_between = |c: char| c.is_whitespace() || c.is_ascii_punctuation();
    let words: Vec<&str> = head.split(is_between).filter(|word| !word.is_empty()).collect();
    let has_any = |known: &[&str]| words.iter().any(|word| known.contains(word));
    has_any(&OTHER_PRICES) && has_any(&PRICES)
}

/// A head without case, blanks, brackets and points; of what stands in brackets only `%` tells anything.
pub fn plain(head: &str) -> String {
    let mut depth = 0_u32;
    let mut plain = String::new();
    for c in head.to_lowercase().chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if (depth > 0 && c != '%') || c.is_whitespace() => {}
            '.' | '_' | '-' | ':' | '₹' | '*' => {}
            _ => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_known_however_shops_and_programs_write_them() {
        for (head, expected) in [
            ("Item Name*", Meaning::Name),
            ("सामान", Meaning::Name),
            ("नाम / Name", Meaning::Name),
            ("Rate incl.", Meaning::Price),
            ("PRICE (₹)", Meaning::Price),
            ("Sale price", Meaning::Price),
            ("Tax %", Meaning::GstRate),
            ("GST (%)", Meaning::GstRate),
            ("Rate (%)", Meaning::GstRate),
            ("Discount (%)", Meaning::Discount),
            ("HSN/SAC", Meaning::Hsn),
            ("Base Unit (x)", Meaning::Unit),
            ("Phone No.", Meaning::Phone),
            ("Party GSTIN", Meaning::Gstin),
            ("Sl. No.", Meaning::Unused),
        ] {
            assert_eq!(meaning(head).map(|(meaning, _)| meaning), Some(expected), "{head}");
        }
        for head in ["", "Sugar", "44", "()", "12/5"] {
            assert_eq!(meaning(head), None, "{head}");
        }
    }

    #[test]
    fn only_a_price_at_which_the_shop_sells_is_the_price() {
        for head in ["MRP", "Sale Price", "Rate", "Selling Price", "Price (incl. GST)", "MRP (₹)", "भाव"]
        {
            assert_eq!(meaning(head).map(|(meaning, _)| meaning), Some(Meaning::Price), "{head}");
        }
        for head in [
            "Price (excl. GST)",
            "Price excl GST",
            "Rate (Excl.)",
            "Price, exclusive of tax",
            "Sale Price (without tax)",
            "Purchase Price",
            "Purchase Rate",
            "Price (Purchase)",
            "Wholesale Price",
            "Price / Wholesale",
            "Cost",
            "Cost Price",
            "खरीद मूल्य",
            "थोक भाव",
        ] {
            assert_eq!(meaning(head).map(|(meaning, _)| meaning), Some(Meaning::Unused), "{head}");
        }
        assert_eq!(meaning("GST (excl. cess)").map(|(meaning, _)| meaning), Some(Meaning::GstRate));
    }

    #[test]
    fn every_word_stands_once_and_is_plain() {
        let mut words: Vec<&str> = HEADS.iter().flat_map(|(_, words)| words.iter().copied()).collect();
        assert!(words.iter().all(|word| plain(word) == *word), "{words:?}");
        words.sort_unstable();
        assert!(words.windows(2).all(|pair| pair[0] != pair[1]), "{words:?}");
    }
}
