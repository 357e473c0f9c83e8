//! All bills: a strategy for property tests, whose drafts are always good bills.

use super::samples::{BEFORE, TODAY, address, buyer_in, seller};
use super::{Bill, BillDraft, Delivery, Discount, Goods, LineDraft, Prices, Registration, RoundOff};
use crate::account::Address;
use crate::money::Paise;
use crate::quantity::Quantity;
use crate::rate::{Percent, cess_in_force_on, gst_rates_on};
use jiff::civil::Date;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

/// Any finished bill of up to a hundred lines; its total is not always one that can be sent.
pub(crate) fn any_bill() -> impl Strategy<Value = Bill> {
    any_draft().prop_map(|draft| draft.finish().unwrap())
}

/// Any draft that is a good bill.
pub(crate) fn any_draft() -> impl Strategy<Value = BillDraft> {
    select(vec![TODAY, BEFORE]).prop_flat_map(|date| {
        let lines = prop_oneof![4 => 1..6_usize, 1 => 25..40_usize, 1 => 1..=100_usize]
            .prop_flat_map(move |n_lines| prop::collection::vec(any_line(date), n_lines));
        (lines, any_choices(), any_discount(), amounts())
            .prop_map(move |(lines, terms, discount, shipping)| draft(date, lines, terms, discount, shipping))
    })
}

/// Text of any script, well and badly meant.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    let known = select(vec![
        "Sugar".to_owned(),
        String::new(),
        " \t\r\n ".to_owned(),
        "बासमती चावल पुरानी फसल पाँच किलो का थैला, साफ किया हुआ और धूप में सुखाया हुआ".to_owned(),
        "க்ஷௌரம் ".repeat(12),
        "👨\u{200d}👩\u{200d}👧\u{200d}👦".repeat(9),
        "🇮🇳".repeat(20),
        "\u{301}".repeat(61),
        format!("a{}", "\u{301}".repeat(70)),
        "سكر أبيض ناعم من أجود الأنواع معبأ في أكياس ورقية محكمة الإغلاق".to_owned(),
        "\u{202e}evil\u{2066}name\u{2069}\u{202c}".to_owned(),
        "\u{200b}\u{feff}\u{200d}".to_owned(),
        "\u{0}\u{7}\u{85}\u{2028}x".to_owned(),
        "A".repeat(61),
        "e\u{301}".repeat(60),
    ]);
    let wild = prop::collection::vec(any::<char>(), 0..80).prop_map(String::from_iter);
    prop_oneof![2 => known, 1 => wild]
}

/// Everything of a bill that is a choice, and not a figure.
#[derive(Clone, Debug)]
struct Choices {
    goods: Goods,
    delivery: Delivery,
    prices: Prices,
    registration: Registration,
    buyer_state: &'static str,
    round_off: RoundOff,
    buyer_name: String,
    buyer_address: Option<Address>,
}

fn any_choices() -> impl Strategy<Value = Choices> {
    let registration = select(vec![
        Registration::Regular,
        Registration::Regular,
        Registration::Composition,
        Registration::Unregistered,
    ]);
    let kinds =
        (select(vec![Goods::Physical, Goods::Digital]), select(vec![Delivery::Counter, Delivery::Ship]));
    let money =
        (select(vec![Prices::Exclusive, Prices::Inclusive]), select(vec![RoundOff::Rupee, RoundOff::None]));
    let buyer = (select(vec!["29", "27", "97"]), any_text(), prop::option::of(any_address()));
    (registration, kinds, money, buyer).prop_map(
        |(registration, (goods, delivery), (prices, round_off), (elsewhere, buyer_name, buyer_address))| {
            // A composition dealer sells at home.
            let buyer_state = if registration == Registration::Composition { "29" } else { elsewhere };
            Choices {
                goods,
                delivery,
                prices,
                registration,
                buyer_state,
                round_off,
                buyer_name,
                buyer_address,
            }
        },
    )
}

fn any_address() -> impl Strategy<Value = Address> {
    let good =
        prop_oneof![3 => Just(address()), 1 => any_text().prop_map(|line1| Address { line1, ..address() })];
    (good, prop_oneof![3 => Just("560 002".to_owned()), 1 => any_text()])
        .prop_map(|(good, pin)| Address { pin, ..good })
}

fn any_line(date: Date) -> impl Strategy<Value = LineDraft> {
    let cess = if cess_in_force_on(date) { vec!["0", "0", "0", "3", "12", "204"] } else { vec!["0"] };
    let per_unit = if cess_in_force_on(date) { 0..400_i64 } else { 0..1 };
    let figures = (quantities(), amounts(), select(gst_rates_on(date).collect::<Vec<_>>()), any_discount());
    let cess = (select(cess), prop_oneof![4 => Just(0), 1 => per_unit]);
    let codes = (
        prop::option::of(any_text()),
        prop::option::of(prop_oneof![Just("KGS".to_owned()), any_text()]),
        any::<bool>(),
    );
    (any_text(), figures, cess, codes).prop_map(
        |(name, (quantity, price, gst_rate, discount), (cess, per_unit), (sku, unit, catalog_item))| {
            let gross = price.times(quantity.get()).unwrap();
            LineDraft {
                sku,
                unit,
                catalog_item,
                gst_rate,
                cess_rate: Percent::parse(cess).unwrap(),
                cess_per_unit: Paise::new(per_unit),
                discount: discount.map(|part| part.of(gross)),
                ..LineDraft::new(name, quantity, price)
            }
        },
    )
}

fn quantities() -> impl Strategy<Value = Quantity> {
    let whole = (1..50_i64).prop_map(Decimal::from);
    let split = (1..5_000_000_i64, 1..=6_u32).prop_map(|(digits, places)| Decimal::new(digits, places));
    let known = select(vec![
        Decimal::new(333, 3),
        Decimal::new(25, 1),
        Decimal::new(9_999_999, 0),
        Decimal::new(1, 6),
    ]);
    prop_oneof![5 => whole, 2 => split, 1 => known]
        .prop_map(|decimal| Quantity::parse(&decimal.to_string()).unwrap())
}

fn amounts() -> impl Strategy<Value = Paise> {
    prop_oneof![1 => Just(0), 1 => 1..5_i64, 6 => 1..50_000_i64, 1 => 1..100_000_000_i64].prop_map(Paise::new)
}

/// A discount by its size, before it is known what it is taken from.
#[derive(Clone, Debug)]
enum Part {
    /// In hundredths of a percent, entered as a percentage.
    Percent(i64),
    /// The same, entered as an amount.
    Amount(i64),
}

impl Part {
    fn of(&self, base: Paise) -> Discount {
        match self {
            Part::Percent(hundredths) => {
                Discount::Percent(Percent::parse(&Decimal::new(*hundredths, 2).to_string()).unwrap())
            }
            Part::Amount(hundredths) => Discount::Amount(base.times(Decimal::new(*hundredths, 4)).unwrap()),
        }
    }
}

fn any_discount() -> impl Strategy<Value = Option<Part>> {
    let size = || prop_oneof![1 => Just(0), 1 => Just(10_000), 6 => 0..=10_000_i64];
    let part = prop_oneof![size().prop_map(Part::Percent), size().prop_map(Part::Amount)];
    prop_oneof![2 => Just(None), 1 => part.prop_map(Some)]
}

/// Puts the parts together and mends what would be refused: shipping without value, cess above an inclusive price.
fn draft(
    date: Date,
    lines: Vec<LineDraft>,
    choices: Choices,
    discount: Option<Part>,
    shipping: Paise,
) -> BillDraft {
    let mut draft = BillDraft {
        date,
        goods: choices.goods,
        delivery: choices.delivery,
        seller: super::Seller { registration: Registration::Unregistered, ..seller() },
        buyer: super::Buyer {
            name: choices.buyer_name,
            address: choices.buyer_address,
            ..buyer_in(choices.buyer_state)
        },
        prices: choices.prices,
        lines,
        discount: None,
        shipping: Paise::ZERO,
        round_off: RoundOff::None,
    };
    // Without tax, shipping and rounding, the total is what a discount is taken from, and then what shipping needs.
    let net = |draft: &BillDraft| draft.clone().finish().unwrap().total();
    draft.discount = discount.map(|part| part.of(net(&draft)));
    draft.shipping = if net(&draft).is_zero() { Paise::ZERO } else { shipping };
    draft.seller.registration = choices.registration;
    draft.round_off = choices.round_off;
    if draft.prices == Prices::Inclusive {
        for line in &mut draft.lines {
            let most = if draft.discount.or(line.discount).is_some() { Paise::ZERO } else { line.price };
            line.cess_per_unit = line.cess_per_unit.min(most);
        }
    }
    draft
}
