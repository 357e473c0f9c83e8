//! The gateways' own documents, where they lie beside the project.

use crate::{PaymentStatus, RefundStatus, Told, read};
use domain::{GatewayKind, Paise};
use std::path::PathBuf;

fn folder(name: &str) -> Option<PathBuf> {
    std::env::var_os("CONFORMANCE_FIXTURES").map(|root| PathBuf::from(root).join(name))
}

fn told(kind: GatewayKind, name: &str) -> Option<Vec<Told>> {
    let folder = folder(if kind == GatewayKind::Razorpay { "razorpay" } else { "payu" })?;
    Some(read(kind, &std::fs::read(folder.join(name)).unwrap()).unwrap())
}

/// What a file's name promises to be in it.
fn promised(name: &str) -> &'static str {
    let after = name.trim_start_matches("webhook-").trim_start_matches("api-");
    match after.split(['_', '-']).next().unwrap() {
        _ if name.contains("failure") && name.starts_with("api-") => "unknown",
        _ if name.contains("payment_dispute") => "dispute",
        _ if name.contains("downtime") => "downtime",
        _ if name.contains("resend") => "unknown",
        _ if name.contains("payment_link") || name.contains("payment-links") => "link",
        _ if name.contains("fetch-recon") => "line",
        _ if name.contains("orders-fetch-payments") => "payment",
        "payment" | "payments" => "payment",
        "order" | "orders" => "order",
        "refund" | "refunds" => "refund",
        "settlement" | "settlements" => "settlement",
        "qr" => "qr",
        other => panic!("{name}: {other}"),
    }
}

fn name_of(told: &Told) -> &'static str {
    match told {
        Told::Payment(_) => "payment",
        Told::Refund(_) => "refund",
        Told::Link(_) => "link",
        Told::Order(_) => "order",
        Told::Settlement(_) => "settlement",
        Told::Line(_) => "line",
        Told::Dispute(_) => "dispute",
        Told::Downtime(_) => "downtime",
        Told::Qr(_) => "qr",
        Told::Unknown { .. } => "unknown",
    }
}

#[test]
fn every_document_of_razorpays_is_read_as_its_name_says() {
    let Some(folder) = folder("razorpay") else { return };
    let mut n_read = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let file = file.unwrap();
        let name = file.file_name().into_string().unwrap();
        if !name.ends_with(".json") {
            continue;
        }
        n_read += 1;
        let told = read(GatewayKind::Razorpay, &std::fs::read(file.path()).unwrap()).unwrap();
        let names: Vec<&str> = told.iter().map(name_of).collect();
        let promised = promised(&name);
        assert!(names.contains(&promised), "{name}: {names:?}");
        if promised != "unknown" {
            assert!(!names.contains(&"unknown"), "{name}: {told:?}");
        }
    }
    assert!(n_read > 60, "{n_read}");
}

#[test]
fn a_captured_upi_payment_is_told_to_the_paisa() {
    let Some(told) = told(GatewayKind::Razorpay, "webhook-payment_captured-upi.json") else { return };
    let [Told::Payment(payment)] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(payment.event.as_deref(), Some("payment.captured"));
    assert_eq!(payment.id.as_deref(), Some("pay_DESyzxuld02Zul"));
    assert_eq!(payment.order_id.as_deref(), Some("order_DESxiijbl9xjDB"));
    assert_eq!((payment.amount, payment.fee), (Some(Paise::new(100)), Some(Paise::new(2))));
    assert_eq!(payment.status, PaymentStatus::Captured);
    assert_eq!(payment.rrn.as_deref(), Some("0125836177"));
}

#[test]
fn our_reference_is_found_beside_the_payment_of_a_link() {
    let name = "webhook-payment_link_paid-payment_link_paid_standard.json";
    let Some(told) = told(GatewayKind::Razorpay, name) else { return };
    let payment = told.iter().find_map(|told| match told {
        Told::Payment(payment) => Some(payment),
        _ => None,
    });
    assert_eq!(payment.unwrap().reference.as_deref(), Some("23"));
    let orders: Vec<_> = told
        .iter()
        .filter_map(|told| match told {
            Told::Order(order) => order.id.as_deref(),
            _ => None,
        })
        .collect();
    assert_eq!(orders, ["order_QflczVVaNJciLq"], "the hidden order comes without its prefix");
}

#[test]
fn lines_of_a_settlement_add_up_and_a_transfer_costs_its_fee() {
    let Some(told) = told(GatewayKind::Razorpay, "api-settlements-fetch-recon-success.json") else { return };
    assert_eq!(told.len(), 4);
    for told in &told {
        let Told::Line(line) = told else { panic!("{told:?}") };
        assert!(line.line.adds_up(), "{line:?}");
        assert_eq!(line.line.settlement.as_deref(), Some("setl_DGlQ1Rj8os78Ec"));
    }
}

#[test]
fn payu_is_read_whatever_types_it_uses() {
    let kind = GatewayKind::PayU;
    let Some(verified) = told(kind, "verify_payment-success.json") else { return };
    let [Told::Payment(payment)] = verified.as_slice() else { panic!("{verified:?}") };
    assert_eq!(payment.id.as_deref(), Some("403993715527264430"));
    assert_eq!((payment.amount, payment.status), (Some(Paise::new(1_000)), PaymentStatus::Captured));
    assert_eq!(payment.settled_utr, None);
    let paid = told(kind, "webhook-payment-success-synthetic.form").unwrap();
    let [Told::Payment(payment)] = paid.as_slice() else { panic!("{paid:?}") };
    assert_eq!(payment.reference.as_deref(), Some("INV-2526-0001"));
    assert_eq!(payment.rrn.as_deref(), Some("606312345678"));
    assert_eq!(payment.at.unwrap().to_string(), "2026-03-04T09:16:14Z");
    let failed = told(kind, "webhook-payment-failure-synthetic.form").unwrap();
    let [Told::Payment(payment)] = failed.as_slice() else { panic!("{failed:?}") };
    assert_eq!(payment.status, PaymentStatus::Failed);
    assert_eq!(payment.failure.as_ref().unwrap().code.as_deref(), Some("E1605"));
    for (name, status, id) in [
        ("webhook-refund-success.json", RefundStatus::Processed, "17025521702"),
        ("webhook-refund-failure.json", RefundStatus::Failed, "23907365951"),
        ("refund-queued.json", RefundStatus::Pending, "403993715521937565"),
    ] {
        let refund = told(kind, name).unwrap();
        let [Told::Refund(refund)] = refund.as_slice() else { panic!("{refund:?}") };
        assert_eq!((refund.status, refund.payment_id.as_deref()), (status, Some(id)), "{name}");
    }
    let link = told(kind, "paymentlink-create-success.json").unwrap();
    assert!(matches!(&link[..], [Told::Link(link)] if link.amount == Some(Paise::new(200))), "{link:?}");
    for name in [
        "paymentlink-create-duplicate-invoice.json",
        "check_action_status-none.json",
        "get_settlement_details-empty.json",
    ] {
        let told = told(kind, name).unwrap();
        assert!(matches!(&told[..], [Told::Unknown { .. }]), "{name}: {told:?}");
    }
}

#[test]
fn payus_commands_are_hashed_as_published() {
    let Some(folder) = folder("vectors") else { return };
    let vectors = std::fs::read(folder.join("payu-hash-vectors.json")).unwrap();
    let vectors: serde_json::Value = serde_json::from_slice(&vectors).unwrap();
    let synthetic = &vectors["synthetic"];
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let salt = secrecy::SecretString::from(text(&synthetic["salt"]));
    let keys = crate::GatewayKeys::new(&text(&synthetic["key"]), &salt).unwrap();
    for vector in synthetic["api"].as_array().unwrap() {
        let made = crate::payu::client::hash(&keys, &text(&vector["command"]), &text(&vector["var1"]));
        assert_eq!(made, text(&vector["hash"]), "{vector}");
    }
}
