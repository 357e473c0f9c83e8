//! What holds for all bills.

use crate::bill::any_bill::{any_bill, any_draft};
use crate::bill::{Bill, BillLine, Heads, Prices, RoundOff, Supply};
use crate::money::Paise;
use proptest::prelude::*;

fn priced(prices: Prices) -> impl Strategy<Value = Bill> {
    any_bill().prop_filter("other prices", move |bill| bill.draft().prices == prices)
}

fn untaxed() -> impl Strategy<Value = Bill> {
    any_bill().prop_filter("collects tax", |bill| !bill.draft().seller.registration.collects_tax())
}

fn sum_of(bill: &Bill, figure: impl Fn(&BillLine) -> Paise) -> Paise {
    Paise::sum(bill.lines().iter().map(figure)).unwrap()
}

/// The total before it was rounded to the rupee.
fn exact_total(bill: &Bill) -> Paise {
    sum_of(bill, BillLine::total)
}

/// What a line's price comes to without looking at tax.
fn net(line: &BillLine) -> Paise {
    let off = line.discount().plus(line.bill_discount()).unwrap();
    line.gross().minus(off).unwrap().plus(line.shipping()).unwrap()
}

proptest! {
    #[test]
    fn figures_of_a_bill_are_sums_of_its_lines(bill in any_bill()) {
        prop_assert_eq!(bill.taxable(), sum_of(&bill, BillLine::taxable));
        prop_assert_eq!(bill.cgst(), sum_of(&bill, BillLine::cgst));
        prop_assert_eq!(bill.sgst(), sum_of(&bill, BillLine::sgst));
        prop_assert_eq!(bill.igst(), sum_of(&bill, BillLine::igst));
        prop_assert_eq!(bill.cess(), sum_of(&bill, BillLine::cess));
        prop_assert_eq!(bill.shipping(), sum_of(&bill, BillLine::shipping));
        let discounts = sum_of(&bill, BillLine::discount).plus(sum_of(&bill, BillLine::bill_discount));
        prop_assert_eq!(Some(bill.discount()), discounts);
    }

    #[test]
    fn the_total_is_taxable_heads_and_round_off(bill in any_bill()) {
        let heads = bill.heads().sum().unwrap();
        let total = Paise::sum([bill.taxable(), heads, bill.round_off()]);
        prop_assert_eq!(total, Some(bill.total()));
    }

    #[test]
    fn cgst_equals_sgst_and_never_meets_igst(bill in any_bill()) {
        for heads in bill.lines().iter().map(BillLine::heads).chain([bill.heads()]) {
            prop_assert_eq!(heads.cgst, heads.sgst);
            match bill.supply() {
                Supply::Intra => prop_assert!(heads.igst.is_zero()),
                Supply::Inter => prop_assert!(heads.cgst.is_zero()),
            }
        }
    }

    #[test]
    fn lines_of_an_exclusive_bill_add_up(bill in priced(Prices::Exclusive)) {
        for line in bill.lines() {
            prop_assert_eq!(line.taxable(), net(line));
            prop_assert_eq!(Some(line.total()), line.taxable().plus(line.heads().sum().unwrap()));
        }
    }

    #[test]
    fn an_inclusive_bill_costs_what_its_prices_say(bill in priced(Prices::Inclusive)) {
        for line in bill.lines() {
            prop_assert_eq!(line.total(), net(line));
            prop_assert!(line.taxable() <= net(line), "tax is inside the price");
        }
        prop_assert_eq!(exact_total(&bill), sum_of(&bill, net));
    }

    #[test]
    fn no_figure_of_a_line_is_negative(bill in any_bill()) {
        for line in bill.lines() {
            let heads = line.heads();
            for figure in [line.gross(), line.taxable(), line.total(), line.shipping(), heads.cgst, heads.igst, heads.cess] {
                prop_assert!(!figure.is_negative());
            }
            prop_assert!(line.discount() <= line.gross());
        }
    }

    #[test]
    fn round_off_stays_within_half_a_rupee_and_the_paise_of_heads(bill in any_bill()) {
        let rounding = bill.total().minus(exact_total(&bill)).unwrap();
        match bill.draft().round_off {
            RoundOff::None => prop_assert!(rounding.is_zero()),
            RoundOff::Rupee => {
                prop_assert!(rounding.get().abs() <= 50);
                prop_assert_eq!(bill.total().get() % 100, 0);
            }
        }
        let of_heads = bill.round_off().minus(rounding).unwrap().get().abs();
        // Half a paisa of the taxable value grows with the rates (at most 28 % and 204 % here), and each of at most
        // three heads adds its own half: 3.2 paise a line.
        let most = match bill.draft().prices {
            Prices::Exclusive => 0,
            Prices::Inclusive => 3 * i64::try_from(bill.lines().len()).unwrap(),
        };
        prop_assert!(of_heads <= most, "{of_heads} paise on {} lines", bill.lines().len());
    }

    #[test]
    fn who_collects_no_tax_shows_none(bill in untaxed()) {
        prop_assert_eq!(bill.heads(), Heads::default());
        prop_assert_eq!(bill.taxable(), sum_of(&bill, net));
    }

    #[test]
    fn a_draft_always_gives_the_same_bill(draft in any_draft()) {
        let bill = draft.clone().finish().unwrap();
        prop_assert_eq!(bill.draft(), &draft);
        prop_assert_eq!(bill.draft().clone().finish().unwrap(), bill);
    }
}
