//! Papers for tests and samples: the bill of the mock-ups, computed by the program's own arithmetic.

use documents::paper::{Bank, Party, Seller};
use documents::{CopyOf, Figures, Kind, Note, Paper, UpiLink};
use domain::bill::{Buyer, Prices, Registration, RoundOff, Seller as BillSeller};
use domain::place::State;
use domain::{Bill, BillDraft, Discount, LineDraft, Paise, Percent, Quantity};
use jiff::civil::{date, time};
use words::{Language, amount_in_words};

/// English, Hindi and Tamil name, HSN, quantity, unit, price, rate, discount in percent.
type Goods = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

#[rustfmt::skip]
const GOODS: [Goods; 12] = [
    ("Basmati rice, 25 kg bag", "बासमती चावल", "பாசுமதி அரிசி", "1006", "2", "bag", "2048.00", "5", "3"),
    ("Kolam rice, 25 kg bag", "कोलम चावल", "கோலம் அரிசி", "1006", "3", "bag", "1333.50", "5", "0"),
    ("Chakki atta, 10 kg bag", "चक्की आटा", "கோதுமை மாவு", "1101", "6", "bag", "442.85", "5", "0"),
    ("Toor dal, 1 kg packet", "तूर दाल", "துவரம் பருப்பு", "0713", "12", "pkt", "141.90", "5", "0"),
    ("Chana dal, 1 kg packet", "चना दाल", "கடலைப் பருப்பு", "0713", "8", "pkt", "89.52", "5", "0"),
    ("Mustard oil, 15 L tin", "सरसों का तेल", "கடுகு எண்ணெய்", "1514", "1", "tin", "2380.95", "5", "2"),
    ("Sugar, loose", "चीनी", "சர்க்கரை", "1701", "37.5", "kg", "41.95", "5", "0"),
    ("Cow ghee, 1 L jar", "देसी घी", "பசு நெய்", "0405", "3", "jar", "609.52", "5", "0"),
    ("Tea leaf, 1 kg packet", "चाय पत्ती", "தேயிலை", "0902", "2", "pkt", "476.19", "5", "0"),
    ("Turmeric powder, 500 g", "हल्दी पाउडर", "மஞ்சள் தூள்", "0910", "4", "pkt", "118.10", "5", "0"),
    ("Detergent powder, 3 kg", "कपड़े धोने का पाउडर", "சலவைத் தூள்", "3402", "2", "bag", "292.37", "18", "0"),
    ("Dishwash gel, 5 L can", "बर्तन धोने का जेल", "பாத்திரம் கழுவும் ஜெல்", "3402", "1", "can", "525.43", "18", "5"),
];

/// Whose words a paper is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    English,
    Hindi,
    Tamil,
}

pub fn rupees(text: &str) -> Paise {
    Paise::parse_rupees(text).unwrap()
}

pub fn state(code: &str) -> &'static State {
    State::by_code(code).unwrap()
}

/// A line of plain goods at 5 %.
pub fn line(name: &str, quantity: &str, price: &str, rate: &str) -> LineDraft {
    LineDraft {
        name: name.to_owned(),
        sku: None,
        hsn: Some("1006".to_owned()),
        unit: Some("kg".to_owned()),
        quantity: Quantity::parse(quantity).unwrap(),
        price: rupees(price),
        gst_rate: Percent::parse(rate).unwrap(),
        cess_rate: Percent::ZERO,
        cess_per_unit: Paise::ZERO,
        discount: None,
        catalog_item: false,
        country_of_origin: None,
    }
}

/// The shop's bill of these lines, for a buyer in the state of `place`.
pub fn bill(lines: Vec<LineDraft>, place: &str, registration: Registration, prices: Prices) -> Bill {
    let seller = BillSeller {
        state: state("27"),
        registration,
        gstin: Some("27ABCFN1234K1ZC".to_owned()),
        name: "Navrang Kirana".to_owned(),
        address: None,
    };
    let buyer = Buyer {
        name: "Sai Tiffin Centre".to_owned(),
        phone: None,
        state: state(place),
        gstin: None,
        address: None,
    };
    let mut lines = lines.into_iter();
    let first = lines.next().unwrap();
    let mut draft = BillDraft::new(date(2026, 11, 22), seller, buyer, first);
    draft.lines.extend(lines);
    draft.prices = prices;
    draft.discount = Some(Discount::Percent(Percent::parse("2").unwrap()));
    draft.round_off = RoundOff::Rupee;
    draft.finish().unwrap()
}

/// The twelve lines of the mock-up.
pub fn goods() -> Vec<LineDraft> {
    let goods = GOODS.iter();
    goods
        .map(|(name, _, _, hsn, quantity, unit, price, rate, off)| LineDraft {
            hsn: Some((*hsn).to_owned()),
            unit: Some((*unit).to_owned()),
            discount: (*off != "0").then(|| Discount::Percent(Percent::parse(off).unwrap())),
            ..line(name, quantity, price, rate)
        })
        .collect()
}

/// The paper of a bill.
pub fn paper_of(bill: &Bill, kind: Kind) -> Paper {
    let figures = Figures::of_bill(bill).unwrap();
    let total = figures.total();
    let reference = "K7Q3A0000831A".parse().unwrap();
    Paper {
        kind,
        number: "N/26-27/01194".to_owned(),
        date: date(2026, 11, 22),
        time: Some(time(11, 52, 0, 0)),
        copy: Some(CopyOf::Original),
        practice: false,
        seller: seller(Tongue::English),
        buyer: Some(buyer(Tongue::English)),
        delivered_to: None,
        place_of_supply: Some(bill.draft().buyer.state),
        reverse_charge: false,
        order: Some("A-831".parse().unwrap()),
        reference: Some(reference),
        due_by: Some(date(2026, 11, 29)),
        against: None,
        prices: bill.draft().prices,
        in_words: amount_in_words(total, Language::English),
        received: Vec::new(),
        scan_to_pay: UpiLink::new("navrang.kirana@upi", "Navrang Kirana", total, reference).ok(),
        notes: Vec::new(),
        figures,
    }
}

/// The invoice of the mock-up, in any of the three languages.
pub fn invoice(tongue: Tongue) -> Paper {
    let bill = bill(goods(), "27", Registration::Regular, Prices::Exclusive);
    let mut paper = paper_of(&bill, Kind::TaxInvoice);
    paper.seller = seller(tongue);
    paper.buyer = Some(buyer(tongue));
    paper.delivered_to = paper.buyer.clone().map(|party| Party { gstin: None, state: None, ..party });
    paper.figures = paper.figures.named(|place, line| {
        let (english, hindi, tamil, ..) = GOODS[place];
        let (name, other) = match tongue {
            Tongue::English => (english, hindi),
            Tongue::Hindi => (hindi, english),
            Tongue::Tamil => (tamil, english),
        };
        line.name = name.to_owned();
        line.other_name = Some(other.to_owned());
    });
    match tongue {
        Tongue::English => {}
        Tongue::Hindi => paper.in_words = amount_in_words(paper.figures.total(), Language::Hindi),
        Tongue::Tamil => paper.in_words = "ரூபாய் இருபத்திரண்டாயிரத்து நூற்று பத்தொன்பது மட்டும்".to_owned(),
    }
    paper
}

/// The bill of supply of a composition dealer.
pub fn composition() -> Paper {
    let lines = goods().into_iter().map(|line| LineDraft { gst_rate: Percent::ZERO, ..line }).collect();
    let bill = bill(lines, "27", Registration::Composition, Prices::Exclusive);
    let mut paper = paper_of(&bill, Kind::BillOfSupply);
    paper.notes = vec![Note::Composition, Note::NoTax];
    paper.number = "B/26-27/00231".to_owned();
    paper
}

/// A slip of the counter, prices with tax inside.
pub fn counter_sale() -> Paper {
    let lines = goods().into_iter().take(8).collect();
    let bill = bill(lines, "27", Registration::Regular, Prices::Inclusive);
    let mut paper = paper_of(&bill, Kind::TaxInvoice);
    paper.figures = paper.figures.named(|place, line| {
        let (english, hindi, ..) = GOODS[place];
        (line.name, line.other_name) = (hindi.to_owned(), Some(english.to_owned()));
    });
    paper.seller.party.name = "नवरंग किराना".to_owned();
    paper.seller.other_name = Some("Navrang Kirana".to_owned());
    paper.copy = None;
    paper
}

pub fn seller(tongue: Tongue) -> Seller {
    let (name, other, address, terms) = match tongue {
        Tongue::English => (
            "Navrang Kirana",
            "नवरंग किराना",
            ["14 Station Road, Sitabuldi", "Nagpur, Maharashtra 440012"],
            "Goods once checked at delivery are not taken back. Interest is not charged. Subject to Nagpur jurisdiction.",
        ),
        Tongue::Hindi => (
            "नवरंग किराना",
            "Navrang Kirana",
            ["14 स्टेशन रोड, सीताबर्डी", "नागपुर, महाराष्ट्र 440012"],
            "सामान लेते समय जाँच लें; बाद में वापसी नहीं होगी। ब्याज नहीं लगता। न्याय क्षेत्र नागपुर।",
        ),
        Tongue::Tamil => (
            "நவரங் கிரானா",
            "Navrang Kirana",
            ["14 ஸ்டேஷன் ரோடு, சீதாபர்டி", "நாக்பூர், மகாராஷ்டிரா 440012"],
            "பொருட்களைப் பெறும்போது சரிபார்க்கவும்; பின்னர் திரும்பப் பெற இயலாது. வட்டி இல்லை. நாக்பூர் நீதிமன்ற எல்லைக்கு உட்பட்டது.",
        ),
    };
    Seller {
        party: Party {
            name: name.to_owned(),
            address: address.map(str::to_owned).to_vec(),
            state: Some(state("27")),
            gstin: Some("27ABCFN1234K1ZC".to_owned()),
            phone: Some("90000 00001".to_owned()),
        },
        other_name: Some(other.to_owned()),
        pan: None,
        registrations: vec!["FSSAI 11526998000123".to_owned()],
        logo: None,
        bank: Some(Bank {
            name: "Navrang Kirana".to_owned(),
            account: "0000 1234 5678".to_owned(),
            ifsc: "TEST0000123".to_owned(),
            branch: Some("Sitabuldi, Nagpur".to_owned()),
        }),
        terms: terms.to_owned(),
        signature_line: true,
        signatory: None,
    }
}

pub fn buyer(tongue: Tongue) -> Party {
    let (name, address) = match tongue {
        Tongue::English => ("Sai Tiffin Centre", ["Plot 8, Central Avenue", "Nagpur, Maharashtra 440018"]),
        Tongue::Hindi => ("साईं टिफ़िन सेंटर", ["प्लॉट 8, सेंट्रल एवेन्यू", "नागपुर, महाराष्ट्र 440018"]),
        Tongue::Tamil => ("சாய் டிஃபின் சென்டர்", ["மனை 8, சென்ட்ரல் அவென்யூ", "நாக்பூர், மகாராஷ்டிரா 440018"]),
    };
    Party {
        name: name.to_owned(),
        address: address.map(str::to_owned).to_vec(),
        state: Some(state("27")),
        gstin: Some("27AAZPT4821C1ZA".to_owned()),
        phone: Some("90000 00033".to_owned()),
    }
}

/// An invoice of many lines, with names from short to very long.
pub fn long(n_lines: usize) -> Paper {
    let name = |place: usize| match place % 7 {
        3 => "Hand-pounded red rice from the hills of Chhattisgarh, double cleaned, vacuum packed, 5 kg"
            .to_owned(),
        5 => "देसी गाय का शुद्ध बिलोना घी, काँच की बरनी में, एक लीटर".to_owned(),
        _ => format!("Item {} of the long bill", place + 1),
    };
    let rate = |place: usize| if place.is_multiple_of(3) { "18" } else { "5" };
    let lines = (0..n_lines).map(|place| {
        let price = format!("{}.{:02}", 10 + place * 7 % 900, place * 13 % 100);
        let mut line = line(&name(place), "1.5", &price, rate(place));
        line.hsn = Some(format!("{:04}", 1001 + place % 23));
        line
    });
    let bill = bill(lines.collect(), "29", Registration::Regular, Prices::Exclusive);
    paper_of(&bill, Kind::TaxInvoice)
}

/// A bill of the practice shop, partly paid.
pub fn practice() -> Paper {
    let mut paper = invoice(Tongue::Hindi);
    let received = documents::paper::Received { how: "नकद".to_owned(), amount: rupees("2000.00") };
    paper.practice = true;
    paper.received = vec![received];
    paper.scan_to_pay =
        UpiLink::new("navrang.kirana@upi", "Navrang Kirana", paper.due(), paper.reference.unwrap()).ok();
    paper
}
