//! What goes to the customer stays within WhatsApp's limits, counted in UTF-16 units.

use domain::Paise;
use domain::order_details::{DiscountParts, ItemName, TaxParts};

use crate::{Language, Message, Words};

const MOST: Paise = Paise::new(50_000_000);
const ROUND: Paise = Paise::new(50);

fn both() -> [Words; 2] {
    Language::ALL.map(Words::new)
}

#[track_caller]
fn check_tax(parts: TaxParts, english: &str) {
    assert_eq!(Words::new(Language::English).tax_description(&parts).as_deref(), Some(english));
}

#[track_caller]
fn check_fits(text: &str, units: usize) {
    let length = text.encode_utf16().count();
    assert!(length <= units, "{length} of {units}: {text}");
}

#[test]
fn tax_says_which_heads_it_holds() {
    let (cgst, sgst, igst) = (Paise::new(1_250), Paise::new(1_250), Paise::new(2_500));
    let cess = Paise::new(700);
    check_tax(TaxParts { cgst, sgst, ..TaxParts::default() }, "CGST ₹12.50 + SGST ₹12.50");
    check_tax(TaxParts { igst, ..TaxParts::default() }, "IGST ₹25.00");
    check_tax(TaxParts { igst, cess, ..TaxParts::default() }, "IGST ₹25.00 + cess ₹7.00");
    check_tax(TaxParts { cess, ..TaxParts::default() }, "Cess ₹7.00");
    check_tax(
        TaxParts { cgst, sgst, round_off: ROUND, ..TaxParts::default() },
        "CGST ₹12.50 + SGST ₹12.50, round-off ₹0.50",
    );
    check_tax(TaxParts { round_off: ROUND, ..TaxParts::default() }, "Includes round-off ₹0.50");
    check_tax(
        TaxParts { cgst, sgst, cess, round_off: ROUND, ..TaxParts::default() },
        "GST ₹25.00, cess ₹7.00, round-off ₹0.50",
    );
}

#[test]
fn tax_inside_the_prices_is_said_to_be_included() {
    let (cgst, sgst) = (Paise::new(1_250), Paise::new(1_250));
    check_tax(TaxParts { cgst, sgst, included: true, ..TaxParts::default() }, "Includes GST ₹25.00");
    check_tax(
        TaxParts { cgst, sgst, round_off: ROUND, included: true, ..TaxParts::default() },
        "Includes GST ₹25.00, round-off ₹0.50",
    );
}

#[test]
fn nothing_is_described_where_there_is_no_tax_and_no_discount() {
    for words in both() {
        assert_eq!(words.tax_description(&TaxParts::default()), None);
        assert_eq!(words.discount_description(&DiscountParts::default()), None);
    }
}

#[test]
fn the_discount_names_a_round_off_only_when_it_holds_one() {
    let words = Words::new(Language::English);
    let describe = |discounts, round_off| words.discount_description(&DiscountParts { discounts, round_off });
    assert_eq!(describe(MOST, Paise::ZERO).as_deref(), Some("Discount"));
    assert_eq!(describe(Paise::ZERO, ROUND).as_deref(), Some("Round-off"));
    assert_eq!(describe(MOST, ROUND).as_deref(), Some("Discount ₹5,00,000.00, round-off ₹0.50"));
}

#[test]
fn a_long_bill_is_one_item_with_its_number_and_count() {
    let name = ItemName::WholeBill { count: 47 };
    assert_eq!(Words::new(Language::English).item_name(&name, "T1-0123"), "Bill T1-0123 · 47 items");
    assert_eq!(Words::new(Language::Hindi).item_name(&name, "T1-0123"), "बिल T1-0123 · 47 सामान");
    assert_eq!(Words::new(Language::English).item_name(&ItemName::Position(3), "T1-0123"), "Item 3");
}

#[test]
fn every_description_fits_for_the_largest_order() {
    let half = Paise::new(MOST.get() / 2);
    for words in both() {
        for bits in 0_u8..32 {
            let amount = |bit: u8, amount: Paise| if bits & (1 << bit) == 0 { Paise::ZERO } else { amount };
            let parts = TaxParts {
                cgst: amount(0, half),
                sgst: amount(0, half),
                igst: amount(1, MOST),
                cess: amount(2, MOST),
                round_off: amount(3, ROUND),
                included: bits & 16 != 0,
            };
            check_fits(&words.tax_description(&parts).unwrap_or_default(), 60);
            let parts = DiscountParts { discounts: amount(0, MOST), round_off: amount(1, ROUND) };
            check_fits(&words.discount_description(&parts).unwrap_or_default(), 60);
        }
        check_fits(&words.item_name(&ItemName::WholeBill { count: 999_999 }, "PRACTICE/T1-0000123"), 60);
        check_fits(&words.say(&Message::CustomerShipping), 60);
        check_fits(&words.say(&Message::CustomerBillFooter), 60);
    }
}

#[test]
fn status_and_expiry_texts_fit() {
    for words in both() {
        for message in [
            Message::CustomerExpiry { until: "Wednesday, 30 September 2026, 11:59 pm" },
            Message::CustomerExpiryPassed,
            Message::CustomerStatusCanceled,
            Message::CustomerStatusCanceledCash,
            Message::CustomerStatusCanceledResent,
            Message::CustomerStatusCompleted,
            Message::CustomerStatusPartiallyShipped,
            Message::CustomerStatusProcessing,
            Message::CustomerStatusShipped,
        ] {
            check_fits(&words.say(&message), 120);
        }
    }
}

#[test]
fn the_bill_message_greets_and_names_shop_number_and_total() {
    let message = Message::CustomerBillBody {
        amount: Paise::new(325_600),
        name: "Sunita",
        number: "T1-0842",
        shop: "Navrang Kirana",
    };
    assert_eq!(
        Words::new(Language::English).say(&message),
        "Namaste Sunita, here is your bill T1-0842 from Navrang Kirana. Total ₹3,256.00."
    );
    assert_eq!(
        Words::new(Language::Hindi).say(&message),
        "नमस्ते Sunita जी, Navrang Kirana से आपका बिल T1-0842। कुल ₹3,256.00।"
    );
}
