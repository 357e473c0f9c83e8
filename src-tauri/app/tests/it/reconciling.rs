//! Every rupee of two gateways, against the practice world's own books, which are the judge.

use crate::shop::{ASHA, HEARS_EVERYTHING, Shop, bill};
use app::{Code, ImportWatch, NewGateway, ReconciliationView};
use domain::{GatewayKind, OrderNumber, Paise, ReferenceId};
use jiff::SignedDuration;
use sandbox::{Anomaly, FeeColumn, PaymentSpec, RefundStatus};
use secrecy::SecretString;
use std::collections::BTreeSet;
use store::StoreError;
use vault::PassphraseSource;

const DAY_MS: i64 = 86_400_000;
const RAZORPAY: &str = "Razorpay";
const PAYU: &str = "PayU";

/// A shop with accounts at both gateways of its practice world.
async fn shop() -> Shop {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    add(&shop, GatewayKind::Razorpay);
    add(&shop, GatewayKind::PayU);
    shop
}

fn add(shop: &Shop, kind: GatewayKind) {
    let sandbox = &shop.sandbox;
    let (name, base_url, (key_id, secret)) = match kind {
        GatewayKind::Razorpay => (RAZORPAY, sandbox.razorpay_base_url(), sandbox.razorpay_keys()),
        GatewayKind::PayU => (PAYU, sandbox.payu_base_url(), sandbox.payu_keys()),
    };
    let new = NewGateway { name: name.into(), kind, key_id: key_id.into(), base_url: Some(base_url) };
    shop.app.add_gateway(new, &SecretString::from(secret), None, &PassphraseSource::None).unwrap();
}

/// Issued orders, each with a way to pay, written as fast as the book takes them.
fn orders(shop: &Shop, count: usize) -> Vec<String> {
    let account = shop.app.accounts().unwrap()[0].id;
    let now = shop.app.now();
    shop.app
        .store()
        .write("orders", move |book| {
            let draft = bill(ASHA, "500.00");
            let whole = draft.clone().finish().unwrap();
            let tag = book.generation()?.tag;
            let mut references = Vec::new();
            for _ in 0..count {
                let (id, number): (_, OrderNumber) = book.insert_order(&draft, Some(&whole), now)?;
                let letter = domain::reference::AttemptLetter::FIRST;
                let reference = ReferenceId::new(tag, number, letter);
                let until = now + SignedDuration::from_hours(72);
                book.reserve_reference(
                    reference,
                    id,
                    (account, "practice_razorpay"),
                    Paise::new(50_000),
                    until,
                    now,
                )?;
                references.push(reference.to_string());
            }
            Ok::<_, StoreError>(references)
        })
        .unwrap()
}

/// A row of a report without its points: paise where rupees belong. The times, behind the letter T, have none.
fn in_paise(row: &str) -> String {
    row.replace('.', "")
}

/// A payment that no order has.
fn stray(shop: &Shop, gateway: &'static str) -> PaymentSpec {
    PaymentSpec {
        gateway,
        reference: None,
        paise: 125_000,
        method: "upi",
        at_ms: shop.clock.now_ms() - 9 * DAY_MS,
        fails: false,
    }
}

async fn fetch(shop: &Shop, n_days: i64) {
    let today = app::clock::day_in_india(shop.app.now());
    let from = today.checked_sub(jiff::Span::new().days(n_days)).unwrap();
    for gateway in [RAZORPAY, PAYU] {
        shop.app.fetch_gateway(Some(gateway), (from, today), &PassphraseSource::None).await.unwrap();
    }
}

/// What the match found, as `kind about`.
fn found(view: &ReconciliationView) -> BTreeSet<(String, String)> {
    view.exceptions.iter().map(|one| (one.kind.clone(), one.about.clone())).collect()
}

/// A small number that repeats with its seed.
fn chance(seed: &mut u64, below: u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) % below
}

/// A quarter of a shop: payments of both gateways with orders, failures and refunds, and things planted wrong.
async fn live(shop: &Shop, n_orders: usize) -> BTreeSet<(String, String)> {
    let (world, now_ms) = (shop.world(), shop.clock.now_ms());
    let mut seed = 7;
    let mut specs = Vec::new();
    for (place, reference) in orders(shop, n_orders).into_iter().enumerate() {
        let at_ms = now_ms - 10 * DAY_MS - i64::try_from(chance(&mut seed, 80 * 86_400)).unwrap() * 1_000;
        let gateway = if place % 3 == 0 { "payu" } else { "razorpay" };
        let paise = 10_000 + i64::try_from(chance(&mut seed, 900_000)).unwrap();
        let spec =
            PaymentSpec { gateway, reference: Some(reference), paise, method: "upi", at_ms, fails: false };
        if chance(&mut seed, 8) == 0 {
            specs.push(PaymentSpec { fails: true, ..spec.clone() });
        }
        specs.push(spec);
    }
    let ids = world.gateway_payments(&specs).unwrap();
    let good: Vec<(&PaymentSpec, &String)> = specs.iter().zip(&ids).filter(|(spec, _)| !spec.fails).collect();
    let mut expected = BTreeSet::new();
    let mut refunds = Vec::new();
    for (spec, id) in good.iter().filter(|(spec, _)| spec.gateway == "razorpay").skip(100).take(n_orders / 20)
    {
        let at_ms = spec.at_ms + 2 * DAY_MS;
        let refund =
            world.gateway_refund("razorpay", id, spec.paise / 2, RefundStatus::Success, at_ms).unwrap();
        refunds.push(refund);
    }
    // Five of each, each on a payment or refund of its own.
    let mut of_razorpay =
        good.iter().filter(|(spec, _)| spec.gateway == "razorpay").map(|(_, id)| (*id).clone());
    let mut of_payu = good.iter().filter(|(spec, _)| spec.gateway == "payu").map(|(_, id)| (*id).clone());
    let mut plant = |anomaly: Anomaly, about: String, kind: &str, named: String| {
        world.plant(anomaly, &about);
        expected.insert((kind.to_owned(), named));
    };
    for _ in 0..5 {
        for (anomaly, kind) in [
            (Anomaly::NotSettled, "not_settled"),
            (Anomaly::AmountDiffers, "settled_amount_differs"),
            (Anomaly::FeeDiffers, "fee_differs"),
            (Anomaly::SettledTwice, "settled_twice"),
            (Anomaly::OnHold, "on_hold"),
        ] {
            let id = of_razorpay.next().unwrap();
            plant(anomaly, id.clone(), kind, id);
        }
        let id = of_razorpay.next().unwrap();
        plant(Anomaly::Chargeback, id.clone(), "chargeback", format!("disp_{id}"));
        let id = of_razorpay.next().unwrap();
        plant(Anomaly::UnknownAdjustment, id.clone(), "unknown_adjustment", format!("adj_{id}"));
        for (anomaly, kind) in
            [(Anomaly::NotSettled, "not_settled"), (Anomaly::SettledTwice, "settled_twice")]
        {
            let id = of_payu.next().unwrap();
            plant(anomaly, id.clone(), kind, id);
        }
    }
    for pair in refunds.chunks(2).take(5) {
        plant(Anomaly::RefundNotDebited, pair[0].clone(), "refund_not_debited", pair[0].clone());
        plant(Anomaly::RefundDebitedTwice, pair[1].clone(), "refund_debited_twice", pair[1].clone());
    }
    for gateway in ["razorpay", "payu"] {
        let stray = stray(shop, gateway);
        for id in world.gateway_payments(&vec![stray; 5]).unwrap() {
            expected.insert(("paid_no_order".to_owned(), id));
        }
    }
    let settlements: Vec<String> = world.gateway_books()["razorpay"].settlements.keys().cloned().collect();
    for id in settlements.iter().step_by(7).take(5) {
        world.plant(Anomaly::SettlementShort, id);
        expected.insert(("received_differs".to_owned(), id.clone()));
    }
    expected
}

#[tokio::test]
async fn after_a_quarter_every_planted_thing_is_found_under_its_name_and_nothing_else() {
    let n_orders = if std::env::var_os("PARCHI_LONG").is_some() { 30_000 } else { 1_500 };
    let shop = shop().await;
    let expected = live(&shop, n_orders).await;
    fetch(&shop, 95).await;
    let (from_ms, to_ms) = (0, shop.clock.now_ms());
    let statement = shop.world().bank_statement_csv(from_ms, to_ms);
    shop.app.import_statement(statement.as_bytes()).unwrap();
    let view = shop.app.reconcile().unwrap();
    let found = found(&view);
    assert_eq!(
        found.difference(&expected).collect::<Vec<_>>(),
        Vec::<&(String, String)>::new(),
        "found too much"
    );
    assert_eq!(expected.difference(&found).collect::<Vec<_>>(), Vec::<&(String, String)>::new(), "not found");
    let books = shop.world().gateway_books();
    let mut sum = Paise::ZERO;
    for settlement in &view.settlements {
        let book = &books[if settlement.gateway == RAZORPAY { "razorpay" } else { "payu" }];
        let entry = &book.settlements[&settlement.id];
        assert_eq!(settlement.expected, Paise::new(entry.paise).to_rupees(), "{}", settlement.id);
        sum = sum.plus(Paise::new(entry.paise)).unwrap();
        // What a gateway is owed it keeps of the next payout: nothing reaches the bank.
        if entry.received_paise <= 0 {
            assert_eq!((settlement.received.as_deref(), settlement.matches), (None, None));
            continue;
        }
        assert_eq!(
            settlement.received,
            Some(Paise::new(entry.received_paise).to_rupees()),
            "{}",
            settlement.id
        );
        assert_eq!(settlement.matches, Some(entry.paise == entry.received_paise), "{}", settlement.id);
    }
    let n_settlements: usize = books.values().map(|book| book.settlements.len()).sum();
    assert_eq!(view.settlements.len(), n_settlements);
    let parse = |text: &str| Paise::parse_rupees(text).unwrap();
    // What is held back has lines and is in no settlement.
    let held = view.exceptions.iter().filter(|one| one.kind == "on_hold");
    let held = Paise::sum(held.map(|one| parse(&one.amount))).unwrap();
    let lines = parse(&view.totals.matched).plus(parse(&view.totals.exceptional)).unwrap();
    assert!(lines.minus(sum).unwrap() <= held && lines >= sum, "{lines:?} {sum:?}");
    shop.assert_sound();
}

#[tokio::test]
async fn asking_again_finds_the_same_and_what_a_person_settled_stays_settled() {
    let shop = shop().await;
    let stray = stray(&shop, "razorpay");
    let id = shop.world().gateway_payment(&stray).unwrap();
    fetch(&shop, 20).await;
    let first = shop.app.reconcile().unwrap();
    assert_eq!(found(&first), BTreeSet::from([("paid_no_order".to_owned(), id.clone())]));
    fetch(&shop, 20).await;
    assert_eq!(shop.app.reconcile().unwrap(), first);
    let empty = shop.app.resolve_exception(RAZORPAY, "paid_no_order", &id, "  ").unwrap_err();
    assert_eq!((empty.code, empty.field.as_deref()), (Code::FieldMissing, Some("note")));
    shop.app.resolve_exception(RAZORPAY, "paid_no_order", &id, "Advance of the school, by phone").unwrap();
    assert!(shop.app.reconcile().unwrap().exceptions.is_empty());
    let again = shop.app.resolve_exception(RAZORPAY, "paid_no_order", &id, "Once more").unwrap_err();
    assert_eq!(again.code, Code::NothingLeft);
    shop.assert_sound();
}

#[tokio::test]
async fn a_report_is_read_in_both_spellings_and_reading_it_again_changes_nothing() {
    for fee in [FeeColumn::Exclusive, FeeColumn::Inclusive] {
        let shop = shop().await;
        let references = orders(&shop, 40);
        let spec = |(place, reference): (usize, String)| PaymentSpec {
            gateway: "razorpay",
            reference: Some(reference),
            paise: 10_001 + i64::try_from(place).unwrap() * 333,
            method: "upi",
            at_ms: shop.clock.now_ms() - 12 * DAY_MS,
            fails: false,
        };
        let specs: Vec<PaymentSpec> = references.into_iter().enumerate().map(spec).collect();
        shop.world().gateway_payments(&specs).unwrap();
        fetch(&shop, 20).await;
        let before = shop.app.reconcile().unwrap();
        assert!(before.exceptions.is_empty(), "{:?}", before.exceptions);
        let csv = shop.world().settlement_csv(0, shop.clock.now_ms(), fee);
        let with_mark = format!("\u{feff}{csv}");
        let read = shop.app.import_report(Some(RAZORPAY), with_mark.as_bytes(), &ImportWatch::new()).unwrap();
        assert_eq!((read.rows, read.news), (40, 0), "the gateway had told all of it");
        assert_eq!(shop.app.reconcile().unwrap(), before);
    }
}

#[tokio::test]
async fn a_report_that_is_wrong_changes_nothing_and_says_which_row() {
    let shop = shop().await;
    let stray = stray(&shop, "razorpay");
    shop.world().gateway_payments(&[stray.clone(), stray]).unwrap();
    let csv = shop.world().settlement_csv(0, shop.clock.now_ms(), FeeColumn::Exclusive);
    let import = |text: &str| {
        shop.app.import_report(Some(RAZORPAY), text.as_bytes(), &ImportWatch::new()).unwrap_err()
    };
    let lines: Vec<&str> = csv.lines().collect();
    let cut = format!("{}\n{}\n{}", lines[0], lines[1], &lines[2][..lines[2].len() / 3]);
    assert_eq!(import(&cut).code, Code::ReportRowWrong);
    // Paise where rupees belong, in one column.
    let paise = csv.replacen("1250.00", "125000", 1);
    assert_eq!(import(&paise).code, Code::ReportRowWrong);
    assert_eq!(import("Name,Price\nSugar,44").code, Code::ReportUnknown);
    fetch(&shop, 20).await;
    let all_in_paise: Vec<String> = csv.lines().map(in_paise).collect();
    assert_eq!(import(&all_in_paise.join("\n")).code, Code::ReportInPaise);
    let watch = ImportWatch::new();
    watch.cancel();
    let stopped = shop.app.import_report(Some(RAZORPAY), csv.as_bytes(), &watch).unwrap_err();
    assert_eq!(stopped.code, Code::ImportCancelled);
    let kept = shop.app.reconcile().unwrap();
    assert!(kept.exceptions.iter().all(|one| one.kind == "paid_no_order"), "{:?}", kept.exceptions);
    // Semicolons are read like commas.
    let read = shop.app.import_report(Some(RAZORPAY), csv.replace(',', ";").as_bytes(), &ImportWatch::new());
    assert_eq!(read.unwrap().rows, 2);
}

#[tokio::test]
async fn keys_for_trying_out_are_refused_where_money_is_real_and_a_wrong_key_says_so() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let new = NewGateway {
        name: RAZORPAY.into(),
        kind: GatewayKind::Razorpay,
        key_id: "rzp_test_abc".into(),
        base_url: Some(shop.sandbox.razorpay_base_url()),
    };
    let outside = NewGateway { base_url: None, ..new.clone() };
    let secret = SecretString::from("not-the-right-one");
    let none = PassphraseSource::None;
    let away = shop.app.add_gateway(outside, &secret, None, &none).unwrap_err();
    assert_eq!(away.code, Code::HostNotAllowed, "practice never leaves this computer");
    let blank = shop.app.add_gateway(new.clone(), &SecretString::from("a b"), None, &none).unwrap_err();
    assert_eq!(blank.code, Code::FieldInvalid);
    shop.app.add_gateway(new, &SecretString::from("wrong"), None, &none).unwrap();
    let day = app::clock::day_in_india(shop.app.now());
    let refused = shop.app.fetch_gateway(None, (day, day), &none).await.unwrap_err();
    assert_eq!(refused.code, Code::GatewayKeyRefused);
}
