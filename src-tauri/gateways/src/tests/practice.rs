//! Both gateways against the practice world, whose own books are the judge.

use crate::{
    CallError, Gateway, GatewayKeys, Http, NewLink, PaymentStatus, RefundRequest, RefundSpeed, RefundStatus,
    Refunded,
};
use domain::{GatewayKind, GatewaySettings, Paise};
use jiff::{SignedDuration, Timestamp};
use sandbox::{PaymentSpec, Sandbox, Settings};
use secrecy::SecretString;
use std::sync::Arc;

const NOW_MS: i64 = 1_795_000_000_000;
const DAY_MS: i64 = 86_400_000;

async fn world(faults: &str) -> Sandbox {
    let mut settings = Settings::new(1, [7; 32], Arc::new(|| NOW_MS));
    settings.faults = faults.parse().unwrap();
    Sandbox::start(settings).await.unwrap()
}

fn gateway(sandbox: &Sandbox, kind: GatewayKind) -> Gateway {
    let (base_url, (id, secret)) = match kind {
        GatewayKind::Razorpay => (sandbox.razorpay_base_url(), sandbox.razorpay_keys()),
        GatewayKind::PayU => (sandbox.payu_base_url(), sandbox.payu_keys()),
    };
    let settings = GatewaySettings { name: "Practice".into(), kind, base_url, key_id: id.into() };
    let keys = GatewayKeys::new(id, &SecretString::from(secret)).unwrap();
    Gateway::new(&settings, keys, &Http::new(None).unwrap()).unwrap()
}

fn spec(kind: GatewayKind, paise: i64) -> PaymentSpec {
    PaymentSpec {
        gateway: if kind == GatewayKind::Razorpay { "razorpay" } else { "payu" },
        reference: Some("K7Q3A0000123B".into()),
        paise,
        method: "upi",
        at_ms: NOW_MS - 5 * DAY_MS,
        fails: false,
    }
}

fn request(payment_id: &str, amount: i64, key: &str) -> RefundRequest {
    RefundRequest {
        payment_id: payment_id.into(),
        amount: Paise::new(amount),
        speed: RefundSpeed::Normal,
        key: key.into(),
        reference: None,
    }
}

/// Asks until it is known what became of it, always with the same request.
async fn settle(gateway: &Gateway, request: &RefundRequest) {
    for _ in 0..200 {
        match gateway.refund(request).await {
            Ok(Refunded::Taken(_) | Refunded::Before) => return,
            Err(
                CallError::OutcomeUnknown { .. }
                | CallError::Unreachable(_)
                | CallError::Throttled { .. }
                | CallError::Malformed { .. },
            ) => {}
            Err(refused) => panic!("{refused:?}"),
        }
    }
    panic!("never settled");
}

#[tokio::test]
async fn a_refund_is_there_once_however_often_its_answer_was_lost() {
    for kind in [GatewayKind::Razorpay, GatewayKind::PayU] {
        let sandbox =
            world("lose-after=40%,500-after=10%,cut=10%,429=10%,lose-before=10%,refunds=at-once").await;
        let (gateway, name) = (gateway(&sandbox, kind), spec(kind, 1).gateway);
        let specs = vec![spec(kind, 10_000); 100];
        let payments = sandbox.world().gateway_payments(&specs).unwrap();
        for (place, payment) in payments.iter().enumerate() {
            if place % 10 == 0 {
                sandbox.world().refunds_conflict(2);
            }
            for part in 0..2 {
                settle(&gateway, &request(payment, 3_000, &format!("parchi-{place:05}-{part:05}"))).await;
            }
        }
        let books = sandbox.world().gateway_books();
        let refunded = &books[name].refunded_paise;
        assert_eq!(refunded.len(), 200, "{kind:?}: two of each, and no third");
        assert_eq!(refunded.values().sum::<i64>(), 600_000, "{kind:?}");
    }
}

#[tokio::test]
async fn more_than_is_left_is_refused_in_words() {
    for kind in [GatewayKind::Razorpay, GatewayKind::PayU] {
        let sandbox = world("").await;
        let gateway = gateway(&sandbox, kind);
        let payment = sandbox.world().gateway_payment(&spec(kind, 10_000)).unwrap();
        settle(&gateway, &request(&payment, 9_000, "parchi-0000000001")).await;
        let over = gateway.refund(&request(&payment, 2_000, "parchi-0000000002")).await.unwrap_err();
        assert!(matches!(over, CallError::Refused { .. }), "{over:?}");
        let refunds = gateway.refunds_of(&payment).await.unwrap();
        assert_eq!(refunds.len(), 1);
        assert_eq!(refunds[0].status, RefundStatus::Pending);
        assert_eq!(refunds[0].key.as_deref(), Some("parchi-0000000001"));
        assert_eq!(refunds[0].amount, Some(Paise::new(9_000)));
    }
}

#[tokio::test]
async fn a_payment_is_found_by_its_id_by_its_transaction_and_by_our_reference() {
    for kind in [GatewayKind::Razorpay, GatewayKind::PayU] {
        let sandbox = world("").await;
        let gateway = gateway(&sandbox, kind);
        let id = sandbox.world().gateway_payment(&spec(kind, 12_345)).unwrap();
        let payment = gateway.payment(&id).await.unwrap();
        assert_eq!((payment.status, payment.amount), (PaymentStatus::Captured, Some(Paise::new(12_345))));
        assert_eq!(payment.reference.as_deref(), Some("K7Q3A0000123B"));
        let transaction = payment.order_id.clone().unwrap();
        assert_eq!(gateway.payments_of(&transaction).await.unwrap(), std::slice::from_ref(&payment));
        if kind == GatewayKind::Razorpay {
            assert_eq!(
                gateway.payments_under("K7Q3A0000123B").await.unwrap(),
                std::slice::from_ref(&payment)
            );
        }
        let span = (ms(NOW_MS - 6 * DAY_MS), ms(NOW_MS));
        assert_eq!(gateway.payments_between(span).await.unwrap(), [payment]);
        let nobody = gateway.payment("pay_nobody").await.unwrap_err();
        let is_unknown = matches!(&nobody, CallError::Refused { code, .. } if code.is_reference_not_found());
        assert!(is_unknown, "{nobody:?}");
    }
}

#[tokio::test]
async fn what_was_paid_is_paid_out_two_bank_days_later_less_the_fee() {
    for kind in [GatewayKind::Razorpay, GatewayKind::PayU] {
        let sandbox = world("").await;
        let gateway = gateway(&sandbox, kind);
        // A Friday: the second bank day is the Tuesday.
        sandbox.world().gateway_payment(&spec(kind, 100_000)).unwrap();
        for (day, count) in [("2026-11-16", 0), ("2026-11-17", 1), ("2026-11-18", 0)] {
            let lines = gateway.lines_of_day(day.parse().unwrap()).await.unwrap();
            assert_eq!(lines.len(), count, "{kind:?} {day}");
            for facts in lines {
                assert!(facts.line.adds_up(), "{facts:?}");
                assert_eq!((facts.line.credit, facts.line.fee), (Paise::new(97_640), Paise::new(2_360)));
            }
        }
    }
}

#[tokio::test]
async fn a_link_is_made_once_found_by_reference_and_taken_back() {
    let sandbox = world("").await;
    let gateway = gateway(&sandbox, GatewayKind::Razorpay);
    let link = NewLink {
        reference: "K7Q3A0000123B".into(),
        amount: Paise::new(45_000),
        description: "Bill A-123".into(),
        expires_at: ms(NOW_MS) + SignedDuration::from_hours(72),
    };
    let made = gateway.create_link(&link).await.unwrap().unwrap();
    let second = gateway.create_link(&link).await.unwrap_err();
    assert!(matches!(second, CallError::Refused { .. }), "{second:?}");
    let found = gateway.link_under("K7Q3A0000123B").await.unwrap().unwrap();
    assert_eq!(found, made);
    let gone = gateway.cancel_link(&made.id.unwrap()).await.unwrap().unwrap();
    assert_eq!(gone.status_word, "cancelled");
    let unknown = gateway.link_under("NOBODY").await.unwrap_err();
    assert!(matches!(unknown, CallError::Refused { .. }), "{unknown:?}");
}

fn ms(at: i64) -> Timestamp {
    Timestamp::from_millisecond(at).unwrap()
}
