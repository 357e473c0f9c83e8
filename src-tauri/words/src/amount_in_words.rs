//! Amounts in words, for the foot of a bill: lakh and crore, English and Hindi.

use domain::Paise;

use crate::Language;

/// `Rupees One Lakh Twenty Three Thousand Four Hundred Fifty Six and Fifty Paise Only`, or the same in Hindi.
///
/// Crores count on in themselves: a thousand crore, a lakh crore. Any amount has words.
#[must_use]
pub fn amount_in_words(amount: Paise, language: Language) -> String {
    let style = match language {
        Language::English => &ENGLISH,
        Language::Hindi => &HINDI,
    };
    style.amount(amount)
}

struct Style {
    minus: &'static str,
    rupees: &'static str,
    and: &'static str,
    one_paisa: &'static str,
    paise: &'static str,
    only: &'static str,
    hundred: &'static str,
    thousand: &'static str,
    lakh: &'static str,
    crore: &'static str,
    below_hundred: fn(u64) -> String,
}

const ENGLISH: Style = Style {
    minus: "Minus",
    rupees: "Rupees",
    and: "and",
    // A bill writes the plural throughout, as in Rupees One Only.
    one_paisa: "Paise",
    paise: "Paise",
    only: "Only",
    hundred: "Hundred",
    thousand: "Thousand",
    lakh: "Lakh",
    crore: "Crore",
    below_hundred: english_below_hundred,
};

const HINDI: Style = Style {
    // Not «ऋण», which a shopkeeper reads as a loan.
    minus: "माइनस",
    rupees: "रुपये",
    and: "और",
    one_paisa: "पैसा",
    paise: "पैसे",
    only: "मात्र",
    hundred: "सौ",
    thousand: "हज़ार",
    lakh: "लाख",
    crore: "करोड़",
    below_hundred: hindi_below_hundred,
};

impl Style {
    fn amount(&self, amount: Paise) -> String {
        let whole = amount.get().unsigned_abs();
        let (rupees, paise) = (whole / 100, whole % 100);
        let mut words = Vec::new();
        if amount.get() < 0 {
            words.push(self.minus.to_owned());
        }
        words.push(self.rupees.to_owned());
        if rupees == 0 {
            words.push((self.below_hundred)(0));
        }
        self.number(rupees, &mut words);
        if paise > 0 {
            let unit = if paise == 1 { self.one_paisa } else { self.paise };
            words.extend([self.and.to_owned(), (self.below_hundred)(paise), unit.to_owned()]);
        }
        words.push(self.only.to_owned());
        words.join(" ")
    }

    /// Pushes nothing for zero, so that an empty place of a larger number stays silent.
    fn number(&self, number: u64, words: &mut Vec<String>) {
        let places =
            [(10_000_000, self.crore), (100_000, self.lakh), (1_000, self.thousand), (100, self.hundred)];
        let mut rest = number;
        for (size, name) in places {
            if rest >= size {
                self.number(rest / size, words);
                words.push(name.to_owned());
                rest %= size;
            }
        }
        if rest > 0 {
            words.push((self.below_hundred)(rest));
        }
    }
}

fn english_below_hundred(number: u64) -> String {
    let number = index(number);
    if let Some(word) = ENGLISH_BELOW_TWENTY.get(number) {
        return (*word).to_owned();
    }
    let tens = ENGLISH_TENS[number / 10 - 2];
    match number % 10 {
        0 => tens.to_owned(),
        ones => format!("{tens} {}", ENGLISH_BELOW_TWENTY[ones]),
    }
}

fn hindi_below_hundred(number: u64) -> String {
    HINDI_BELOW_HUNDRED[index(number)].to_owned()
}

fn index(below_hundred: u64) -> usize {
    usize::try_from(below_hundred).expect("a number below a hundred fits")
}

const ENGLISH_BELOW_TWENTY: [&str; 20] = [
    "Zero",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
    "Fifteen",
    "Sixteen",
    "Seventeen",
    "Eighteen",
    "Nineteen",
];

const ENGLISH_TENS: [&str; 8] =
    ["Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"];

/// Hindi has a word of its own for each; ten to a row.
#[rustfmt::skip]
const HINDI_BELOW_HUNDRED: [&str; 100] = [
    "शून्य", "एक", "दो", "तीन", "चार", "पाँच", "छह", "सात", "आठ", "नौ",
    "दस", "ग्यारह", "बारह", "तेरह", "चौदह", "पंद्रह", "सोलह", "सत्रह", "अठारह", "उन्नीस",
    "बीस", "इक्कीस", "बाईस", "तेईस", "चौबीस", "पच्चीस", "छब्बीस", "सत्ताईस", "अट्ठाईस", "उनतीस",
    "तीस", "इकतीस", "बत्तीस", "तैंतीस", "चौंतीस", "पैंतीस", "छत्तीस", "सैंतीस", "अड़तीस", "उनतालीस",
    "चालीस", "इकतालीस", "बयालीस", "तैंतालीस", "चौवालीस", "पैंतालीस", "छियालीस", "सैंतालीस", "अड़तालीस", "उनचास",
    "पचास", "इक्यावन", "बावन", "तिरपन", "चौवन", "पचपन", "छप्पन", "सत्तावन", "अट्ठावन", "उनसठ",
    "साठ", "इकसठ", "बासठ", "तिरसठ", "चौंसठ", "पैंसठ", "छियासठ", "सड़सठ", "अड़सठ", "उनहत्तर",
    "सत्तर", "इकहत्तर", "बहत्तर", "तिहत्तर", "चौहत्तर", "पचहत्तर", "छिहत्तर", "सतहत्तर", "अठहत्तर", "उन्यासी",
    "अस्सी", "इक्यासी", "बयासी", "तिरासी", "चौरासी", "पचासी", "छियासी", "सत्तासी", "अट्ठासी", "नवासी",
    "नब्बे", "इक्यानवे", "बानवे", "तिरानवे", "चौरानवे", "पचानवे", "छियानवे", "सत्तानवे", "अट्ठानवे", "निन्यानवे",
];
