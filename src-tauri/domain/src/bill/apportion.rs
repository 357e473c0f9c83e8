//! Shares of an amount that add up to it: the method of the largest remainder.

use crate::money::Paise;

/// Splits `total` over `weights` in their proportion. Each share is the exact one rounded down or up to a paisa,
/// and the paise that rounding down leaves go to the largest remainders, ties to the earlier weight; so the sum is
/// exact, a weight of 0 gets nothing, and a greater weight never gets less.
///
/// `None` when the total or a weight is negative, when the weights add up to more than an amount can hold, or when
/// there is something to split and no weight above 0.
#[must_use]
pub fn apportion(total: Paise, weights: &[Paise]) -> Option<Vec<Paise>> {
    if total.is_negative() || weights.iter().any(|weight| weight.is_negative()) {
        return None;
    }
    if total.is_zero() {
        return Some(vec![Paise::ZERO; weights.len()]);
    }
    let whole = i128::from(Paise::sum(weights.iter().copied())?.get());
    if whole == 0 {
        return None;
    }
    let mut shares = Vec::with_capacity(weights.len());
    let mut remainders = Vec::with_capacity(weights.len());
    let mut left = total.get();
    for (index, weight) in weights.iter().enumerate() {
        // Below 2^126, so the product fits.
        let product = i128::from(total.get()) * i128::from(weight.get());
        let share = product / whole;
        remainders.push((index, product - share * whole));
        let share = i64::try_from(share).ok()?;
        left -= share;
        shares.push(share);
    }
    // The sort is stable, which is what gives ties to the earlier weight.
    remainders.sort_by_key(|(_, remainder)| std::cmp::Reverse(*remainder));
    for (index, _) in remainders {
        if left == 0 {
            break;
        }
        shares[index] += 1;
        left -= 1;
    }
    Some(shares.into_iter().map(Paise::new).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn paise(amounts: &[i64]) -> Vec<Paise> {
        amounts.iter().copied().map(Paise::new).collect()
    }

    #[track_caller]
    fn check(total: i64, weights: &[i64], expected: Option<&[i64]>) {
        assert_eq!(apportion(Paise::new(total), &paise(weights)), expected.map(paise));
    }

    #[test]
    fn the_paise_left_go_to_the_largest_remainders() {
        check(100, &[50, 30, 20], Some(&[50, 30, 20]));
        check(10, &[70, 20, 9], Some(&[7, 2, 1]));
        check(5, &[1, 3, 4], Some(&[1, 2, 2]));
    }

    #[test]
    fn ties_go_to_the_earlier_weight() {
        check(1, &[1, 1, 1], Some(&[1, 0, 0]));
        check(5, &[7, 7, 7], Some(&[2, 2, 1]));
    }

    #[test]
    fn nothing_can_be_split_over_nothing() {
        check(0, &[], Some(&[]));
        check(0, &[0, 0], Some(&[0, 0]));
    }

    #[test]
    fn what_cannot_be_split_is_no_split() {
        check(1, &[], None);
        check(1, &[0, 0], None);
        check(-1, &[1], None);
        check(1, &[2, -1], None);
        check(1, &[i64::MAX, 1], None);
        check(i64::MAX, &[i64::MAX], Some(&[i64::MAX]));
    }

    fn weights() -> impl Strategy<Value = Vec<i64>> {
        prop::collection::vec(prop_oneof![Just(0), 1..50_i64, 0..1_000_000_000_000_i64], 1..60)
    }

    proptest! {
        #[test]
        fn shares_are_exact_to_a_paisa_and_in_order(total in 0..10_000_000_000_i64, weights in weights()) {
            let whole: i128 = weights.iter().copied().map(i128::from).sum();
            prop_assume!(whole > 0);
            let shares = apportion(Paise::new(total), &paise(&weights)).unwrap();
            prop_assert_eq!(Paise::sum(shares.iter().copied()), Some(Paise::new(total)));
            for (weight, share) in weights.iter().zip(&shares) {
                let off = i128::from(total) * i128::from(*weight) - i128::from(share.get()) * whole;
                prop_assert!(off.abs() < whole, "more than a paisa from the exact share");
                prop_assert!(*weight > 0 || share.is_zero(), "a weight of 0 got a share");
            }
            let mut in_order: Vec<_> = weights.iter().zip(&shares).collect();
            in_order.sort_unstable();
            prop_assert!(in_order.is_sorted_by_key(|(_, share)| *share), "a greater weight got less");
        }
    }
}
