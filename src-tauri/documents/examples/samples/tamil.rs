//! The words on paper in Tamil, as a proof that a third script is shaped. Tamil is no language of the program yet:
//! what is not here is said in English.

use documents::PaperWords;
use words::{Language, Message, Words};

/// Says paper's words in Tamil.
pub struct Tamil {
    english: Words,
}

impl Tamil {
    pub fn new() -> Tamil {
        Tamil { english: Words::new(Language::English) }
    }
}

impl PaperWords for Tamil {
    fn say(&self, message: &Message<'_>) -> String {
        match message {
            Message::PaperPage { page, pages } => format!("பக்கம் {page} / {pages}"),
            Message::PaperTotalItems { count } => format!("மொத்தம், {count} பொருட்கள்"),
            Message::PaperForSeller { name } => format!("{name} சார்பாக"),
            Message::PaperDateValue { day, month, year } => format!("{day} {} {year}", month_name(*month)),
            other => plain(other.key()).map_or_else(|| self.english.say(other), str::to_owned),
        }
    }

    fn tag(&self) -> &str {
        "ta-IN"
    }
}

fn month_name(month: i64) -> &'static str {
    if month == 11 { "நவம்பர்" } else { "மாதம்" }
}

fn plain(key: &str) -> Option<&'static str> {
    Some(match key {
        "paper-account" => "கணக்கு",
        "paper-amount" => "தொகை",
        "paper-any-app" => "எந்த UPI செயலியிலும்:",
        "paper-bank" => "வங்கிப் பரிமாற்றம்",
        "paper-bank-branch" => "கிளை",
        "paper-bank-name" => "பெயர்",
        "paper-bill-discount" => "பில் தள்ளுபடி",
        "paper-billed-to" => "வாங்குபவர்",
        "paper-by-rate" => "HSN மற்றும் விகித வாரியான வரி, ₹",
        "paper-copy-original" => "பெறுநருக்கான அசல்",
        "paper-date" => "தேதி",
        "paper-delivered-to" => "விநியோக இடம்",
        "paper-discount" => "தள்ளுபடி",
        "paper-due-by" => "செலுத்த வேண்டிய நாள்",
        "paper-errors-excepted" => "பிழைகள் தவிர்த்து",
        "paper-in-words" => "எழுத்தில்",
        "paper-item" => "பொருள்",
        "paper-items-at-rate" => "பொருட்களின் விலை",
        "paper-kind-tax-invoice" => "வரி விலைப்பட்டியல்",
        "paper-law-tax-invoice" => "பிரிவு 31, விதி 46",
        "paper-line-discounts" => "வரித் தள்ளுபடி",
        "paper-no" => "இல்லை",
        "paper-number-invoice" => "பட்டியல் எண்",
        "paper-order" => "ஆர்டர்",
        "paper-phone" => "தொலைபேசி",
        "paper-place-of-supply" => "வழங்கும் இடம்",
        "paper-quantity" => "அளவு",
        "paper-rate" => "விலை",
        "paper-reference" => "குறிப்பு எண்",
        "paper-reverse-charge" => "எதிர் வரி",
        "paper-round-off" => "முழுமையாக்கல்",
        "paper-scan" => "ஸ்கேன் செய்து செலுத்தவும்",
        "paper-signatory" => "அங்கீகரிக்கப்பட்ட கையொப்பம்",
        "paper-state" => "மாநிலம்",
        "paper-tax" => "வரி",
        "paper-taxable" => "வரிக்குரியது",
        "paper-taxable-value" => "வரிக்குரிய மதிப்பு",
        "paper-total-pay" => "செலுத்த வேண்டியது",
        _ => return None,
    })
}
