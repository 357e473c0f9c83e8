//! The words of a bill as the customer reads it. What the shop types itself is not touched here.

use crate::limits;
use crate::outgoing::{CustomerBill, Occasion};
use domain::order_details::{Item, OrderDetails};
use std::sync::LazyLock;
use words::{Language, Message, Words};

/// The words of one bill, in the customer's language and within WhatsApp's lengths.
pub struct BillTexts<'a> {
    bill: &'a CustomerBill,
    words: &'static Words,
}

impl<'a> BillTexts<'a> {
    /// The words of this bill.
    #[must_use]
    pub fn new(bill: &'a CustomerBill) -> BillTexts<'a> {
        BillTexts { bill, words: words(bill.language) }
    }

    /// The greeting with the total, and what is given without charge.
    #[must_use]
    pub fn body(&self) -> String {
        let OrderDetails { free_lines, .. } = &self.bill.details;
        let mut body = self.greeting();
        if !free_lines.is_empty() {
            body += "\n";
            body += &self.words.say(&Message::CustomerBillFreeItems { items: &free_lines.join(", ") });
        }
        limits::cut(&body, limits::BODY)
    }

    /// The first sentence of the body: who, which bill, how much.
    #[must_use]
    pub fn greeting(&self) -> String {
        let name = &limits::line(&self.bill.customer, limits::NAME_IN_GREETING);
        let shop = &limits::line(&self.bill.shop, limits::NAME_IN_GREETING);
        let (number, amount) = (self.number(), self.bill.details.total);
        self.words.say(&match self.bill.occasion {
            Occasion::First => Message::CustomerBillBody { name, number, shop, amount },
            Occasion::Resent => Message::CustomerBillBodyResent { name, number, shop, amount },
            Occasion::Revised => Message::CustomerBillBodyRevised { name, number, shop, amount },
        })
    }

    /// What stands below the body.
    #[must_use]
    pub fn footer(&self) -> String {
        limits::cut(&self.words.say(&Message::CustomerBillFooter), limits::FOOTER)
    }

    /// The name of an item.
    #[must_use]
    pub fn item(&self, item: &Item) -> String {
        limits::cut(&self.words.item_name(&item.name, self.number()), limits::ITEM_NAME)
    }

    /// What the tax holds.
    #[must_use]
    pub fn tax(&self) -> Option<String> {
        described(self.words.tax_description(&self.bill.details.tax_parts))
    }

    pub(crate) fn discount(&self) -> Option<String> {
        described(self.words.discount_description(&self.bill.details.discount_parts))
    }

    pub(crate) fn shipping(&self) -> Option<String> {
        described(Some(self.words.say(&Message::CustomerShipping)))
    }

    /// What the customer reads once the bill cannot be paid any more.
    pub(crate) fn expired(&self) -> String {
        limits::cut(&self.words.say(&Message::CustomerExpiryPassed), limits::STATUS_DESCRIPTION)
    }

    fn number(&self) -> &str {
        &self.bill.order_number
    }
}

fn described(text: Option<String>) -> Option<String> {
    text.map(|text| limits::cut(&text, limits::AMOUNT_DESCRIPTION))
}

/// Loading a catalogue parses it, so each is loaded once.
fn words(language: Language) -> &'static Words {
    static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::new(Language::English));
    static HINDI: LazyLock<Words> = LazyLock::new(|| Words::new(Language::Hindi));
    match language {
        Language::English => &ENGLISH,
        Language::Hindi => &HINDI,
    }
}
