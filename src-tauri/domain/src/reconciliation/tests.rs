use super::*;
use crate::settlement::LineKind;
use jiff::civil::date;
use proptest::prelude::*;

/// A Monday; what was captured then is due by the Thursday.
const MONDAY: Date = date(2026, 11, 16);
const THURSDAY: Date = date(2026, 11, 19);
const FRIDAY: Date = date(2026, 11, 20);
/// Before everything.
const SINCE: Date = date(2026, 1, 1);

fn paid(id: &str, amount: i64) -> CapturedPayment {
    let fee = Some(Paise::new(amount / 50));
    CapturedPayment { id: id.into(), amount: Paise::new(amount), fee, day: MONDAY, has_order: true }
}

fn returned(id: &str, amount: i64, state: RefundOutcome) -> KnownRefund {
    KnownRefund { id: id.into(), amount: Paise::new(amount), state, day: MONDAY }
}

/// A line as the gateway writes it when all is well.
fn line(kind: LineKind, entity: &str, amount: i64) -> SettlementLine {
    let fee = if kind == LineKind::Payment { amount / 50 } else { 0 };
    let brings = matches!(kind, LineKind::Payment | LineKind::Adjustment);
    SettlementLine {
        entity: entity.into(),
        kind,
        amount: Paise::new(amount),
        credit: Paise::new(if brings { amount - fee } else { 0 }),
        debit: Paise::new(if brings { 0 } else { amount }),
        fee: Paise::new(fee),
        tax: Paise::new(fee / 10),
        payment: None,
        settlement: Some("setl_1".into()),
        on_hold: false,
    }
}

/// The exceptions as `kind about amount`.
fn found(
    payments: &[CapturedPayment],
    refunds: &[KnownRefund],
    lines: &[SettlementLine],
    settlements: &[Settlement],
    today: Date,
) -> Vec<String> {
    let findings = reconcile(&Known { payments, refunds, lines, settlements, since: SINCE, today });
    let said = |one: &Exception| format!("{} {} {}", one.kind.as_str(), one.about, one.amount.get());
    findings.exceptions.iter().map(said).collect()
}

#[track_caller]
fn check_payment(change: impl Fn(&mut CapturedPayment, &mut Vec<SettlementLine>), expected: &[&str]) {
    let (mut payment, mut lines) = (paid("pay_1", 100_000), vec![line(LineKind::Payment, "pay_1", 100_000)]);
    change(&mut payment, &mut lines);
    assert_eq!(found(&[payment], &[], &lines, &[], FRIDAY), expected);
}

#[test]
fn what_was_paid_ordered_and_settled_is_no_exception() {
    check_payment(|_, _| {}, &[]);
}

#[test]
fn each_thing_that_is_wrong_with_a_payment_has_its_name() {
    check_payment(|payment, _| payment.has_order = false, &["paid_no_order pay_1 100000"]);
    check_payment(|_, lines| lines.clear(), &["not_settled pay_1 100000"]);
    check_payment(|payment, _| payment.amount = Paise::new(99_000), &["settled_amount_differs pay_1 1000"]);
    check_payment(|payment, _| payment.fee = Some(Paise::new(1_500)), &["fee_differs pay_1 500"]);
    check_payment(|_, lines| lines[0].credit = Paise::new(97_640), &["fee_differs pay_1 360"]);
    check_payment(|_, lines| lines.push(lines[0].clone()), &["settled_twice pay_1 100000"]);
    check_payment(|_, lines| lines[0].on_hold = true, &["on_hold pay_1 100000"]);
    check_payment(
        |_, lines| lines[0].entity = "pay_9".into(),
        &["not_settled pay_1 100000", "settled_unknown pay_9 100000"],
    );
}

#[test]
fn nothing_is_late_on_the_last_day() {
    let payments = [paid("pay_1", 100_000)];
    assert!(found(&payments, &[], &[], &[], THURSDAY).is_empty());
    let findings = reconcile(&Known {
        payments: &payments,
        refunds: &[],
        lines: &[],
        settlements: &[],
        since: SINCE,
        today: THURSDAY,
    });
    assert_eq!(findings.open, Paise::new(100_000));
}

#[test]
fn what_is_older_than_the_days_that_are_judged_only_tells_what_lines_are_about() {
    let old = CapturedPayment { has_order: false, ..paid("pay_1", 100_000) };
    let lines = [line(LineKind::Payment, "pay_1", 100_000)];
    for lines in [&lines[..], &[]] {
        let known = Known {
            payments: std::slice::from_ref(&old),
            refunds: &[],
            lines,
            settlements: &[],
            since: THURSDAY,
            today: FRIDAY,
        };
        assert!(reconcile(&known).exceptions.is_empty());
    }
}

#[test]
fn each_thing_that_is_wrong_with_a_refund_has_its_name() {
    let debit = line(LineKind::Refund, "rfnd_1", 25_000);
    let check = |state, lines: &[SettlementLine], expected: &[&str]| {
        assert_eq!(found(&[], &[returned("rfnd_1", 25_000, state)], lines, &[], FRIDAY), expected);
    };
    check(RefundOutcome::Processed, std::slice::from_ref(&debit), &[]);
    check(RefundOutcome::Pending, &[], &[]);
    check(RefundOutcome::Failed, &[], &[]);
    check(RefundOutcome::Processed, &[], &["refund_not_debited rfnd_1 25000"]);
    check(RefundOutcome::Processed, &[debit.clone(), debit.clone()], &["refund_debited_twice rfnd_1 25000"]);
    check(RefundOutcome::Failed, std::slice::from_ref(&debit), &["refund_debit_differs rfnd_1 25000"]);
    let more = line(LineKind::Refund, "rfnd_1", 26_000);
    check(RefundOutcome::Processed, &[more], &["refund_debit_differs rfnd_1 1000"]);
    let other = line(LineKind::Refund, "rfnd_2", 25_000);
    check(RefundOutcome::Processed, &[debit, other], &["refund_unknown rfnd_2 25000"]);
}

#[test]
fn a_chargeback_and_what_the_gateway_takes_of_its_own_need_a_person() {
    let lines = [line(LineKind::Dispute, "disp_1", 50_000), line(LineKind::Adjustment, "adj_1", 700)];
    assert_eq!(
        found(&[], &[], &lines, &[], FRIDAY),
        ["chargeback disp_1 50000", "unknown_adjustment adj_1 700"]
    );
}

#[test]
fn a_settlement_is_held_against_its_lines_and_the_bank() {
    let (payments, lines) = ([paid("pay_1", 100_000)], [line(LineKind::Payment, "pay_1", 100_000)]);
    let check = |amount: Option<i64>, received: Option<i64>, expected: &[&str]| {
        let settlement = Settlement {
            id: "setl_1".into(),
            amount: amount.map(Paise::new),
            received: received.map(Paise::new),
        };
        assert_eq!(found(&payments, &[], &lines, &[settlement], FRIDAY), expected);
    };
    check(None, None, &[]);
    check(Some(98_000), Some(98_000), &[]);
    check(Some(98_000), Some(53_350), &["received_differs setl_1 44650"]);
    check(Some(97_000), None, &["settlement_differs setl_1 1000"]);
    let unread = Settlement { id: "setl_2".into(), amount: Some(Paise::new(500)), received: None };
    assert!(found(&payments, &[], &lines, &[unread], FRIDAY).is_empty(), "its lines were not read yet");
}

#[test]
fn a_settlement_is_summed_up_as_a_person_reads_it() {
    let lines = [
        line(LineKind::Payment, "pay_1", 100_000),
        line(LineKind::Payment, "pay_2", 50_000),
        line(LineKind::Refund, "rfnd_1", 20_000),
    ];
    let findings = reconcile(&Known {
        payments: &[paid("pay_1", 100_000), paid("pay_2", 50_000)],
        refunds: &[returned("rfnd_1", 20_000, RefundOutcome::Processed)],
        lines: &lines,
        settlements: &[],
        since: SINCE,
        today: FRIDAY,
    });
    let expected = SettlementSum {
        n_lines: 3,
        n_payments: 2,
        captured: Paise::new(150_000),
        returned: Paise::new(20_000),
        fees: Paise::new(2_700),
        tax: Paise::new(300),
        adjusted: Paise::ZERO,
        expected: Paise::new(127_000),
    };
    assert_eq!(findings.settlements["setl_1"], expected);
    assert_eq!(findings.matched, Paise::new(127_000));
}

fn any_line() -> impl Strategy<Value = SettlementLine> {
    let kind = proptest::sample::select(LineKind::ALL.to_vec());
    let entity = proptest::sample::select(vec!["pay_1", "pay_2", "rfnd_1", "disp_1"]);
    let settlement = proptest::sample::select(vec![None, Some("setl_1"), Some("setl_2")]);
    (kind, entity, settlement, any::<bool>(), 0..500_000_i64, -3..3_i64).prop_map(
        |(kind, entity, settlement, on_hold, amount, wrong)| {
            let good = line(kind, entity, amount);
            let credit = Paise::new(good.credit.get() + wrong);
            SettlementLine { credit, settlement: settlement.map(str::to_owned), on_hold, ..good }
        },
    )
}

proptest! {
    #[test]
    fn every_paisa_of_every_line_is_matched_or_an_exception(
        lines in prop::collection::vec(any_line(), 0..12),
        amounts in prop::collection::vec(1..500_000_i64, 2),
    ) {
        let payments = [paid("pay_1", amounts[0]), paid("pay_2", amounts[1])];
        let refunds = [returned("rfnd_1", amounts[0] / 2, RefundOutcome::Processed)];
        let findings = reconcile(&Known {
            payments: &payments, refunds: &refunds, lines: &lines, settlements: &[], since: SINCE, today: FRIDAY,
        });
        let net = lines.iter().map(|line| line.credit.get() - line.debit.get()).sum::<i64>();
        prop_assert_eq!(findings.matched.get() + findings.exceptional.get(), net);
        prop_assert_eq!(findings.lines.len(), lines.len());
        let settled = findings.settlements.values().map(|sum| sum.expected.get()).sum::<i64>();
        let in_settlements = lines.iter().filter(|line| line.settlement.is_some());
        prop_assert_eq!(settled, in_settlements.map(|line| line.credit.get() - line.debit.get()).sum::<i64>());
    }

    #[test]
    fn asking_again_or_in_another_order_finds_the_same(lines in prop::collection::vec(any_line(), 0..8)) {
        let known = Known { payments: &[], refunds: &[], lines: &lines, settlements: &[], since: SINCE, today: FRIDAY };
        let turned: Vec<SettlementLine> = lines.iter().rev().cloned().collect();
        let again = Known { lines: &turned, ..known };
        let (first, second) = (reconcile(&known), reconcile(&again));
        prop_assert_eq!(first.settlements, second.settlements);
        prop_assert_eq!((first.matched, first.exceptional), (second.matched, second.exceptional));
    }
}
