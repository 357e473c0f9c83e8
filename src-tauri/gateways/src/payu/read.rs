//! PayU's answers and callbacks: forms for payments, JSON for refunds and answers to commands.

use crate::facts::{
    Failure, GatewayPayment, GatewayRefund, LineFacts, LinkFacts, PaymentStatus, RefundStatus, Told,
};
use crate::loose::{field, first, in_india, india, rupees, text};
use crate::razorpay::read::unknown;
use domain::Paise;
use domain::settlement::{LineKind, SettlementLine};
use serde_json::{Map, Value};

/// Reads a callback by form: its fields as an object. A field given twice counts as its first.
pub fn form(body: &[u8]) -> Option<Value> {
    let mut fields = Map::new();
    for (name, value) in url::form_urlencoded::parse(body) {
        fields.entry(name.into_owned()).or_insert_with(|| Value::String(value.into_owned()));
    }
    let is_ours = ["mihpayid", "txnid", "command"].iter().any(|name| fields.contains_key(*name));
    is_ours.then(|| Value::Object(fields))
}

/// Reads a callback or an answer: at least one thing.
pub fn read(body: &Value) -> Vec<Told> {
    let told = if field(body, "action").as_deref() == Some("refund") {
        vec![Told::Refund(refund(body, None))]
    } else if let Some(details) = body.get("transaction_details").and_then(Value::as_object) {
        details.iter().flat_map(|(key, value)| of_details(key, value)).collect()
    } else if let Some(lines) = body.get("Txn_details") {
        settlement_lines(lines).into_iter().map(|line| Told::Line(Box::new(line))).collect()
    } else if body.get("invoiceNumber").is_some() || body.get("guid").is_some() {
        vec![link(body).map_or_else(|| refused(body), Told::Link)]
    } else if body.get("mihpayid").is_some() && body.get("txnid").is_none() && body.get("msg").is_some() {
        vec![queued_refund(body).map_or_else(|| refused(body), Told::Refund)]
    } else if body.get("txnid").is_some() {
        vec![Told::Payment(Box::new(payment(body)))]
    } else {
        vec![refused(body)]
    };
    if told.is_empty() { vec![refused(body)] } else { told }
}

fn refused(body: &Value) -> Told {
    let words = first(body, &["msg", "message", "error"]);
    unknown(&words.unwrap_or_else(|| "nothing of PayU's that is read".to_owned()))
}

/// What stands under one transaction or one request of a command's answer.
fn of_details(key: &str, value: &Value) -> Vec<Told> {
    if value.get("action").is_some() {
        return vec![Told::Refund(refund(value, Some(key)))];
    }
    if value.get("status").is_some() && first(value, &["mihpayid"]).is_some() {
        return vec![Told::Payment(Box::new(payment_of(value, Some(key))))];
    }
    match value.as_object() {
        // A refund stands under its request twice.
        Some(inner) if inner.values().any(|one| one.get("action").is_some()) => {
            inner.iter().map(|(key, one)| Told::Refund(refund(one, Some(key)))).collect()
        }
        _ => vec![unknown(&text(value).unwrap_or_else(|| "not found".to_owned()))],
    }
}

/// A payment by callback.
pub fn payment(body: &Value) -> GatewayPayment {
    payment_of(body, None)
}

/// A payment, under its `txnid` where it does not name it.
pub fn payment_of(body: &Value, txnid: Option<&str>) -> GatewayPayment {
    let status_word = field(body, "status").unwrap_or_default();
    let unmapped = field(body, "unmappedstatus").unwrap_or_default();
    let mode = field(body, "mode").map(|mode| mode.to_ascii_lowercase());
    let failure = Failure {
        code: first(body, &["error_code", "error"]).filter(|code| code != "E000"),
        reason: first(body, &["error_Message", "field9"]),
    };
    let status = match (status_word.to_ascii_lowercase().as_str(), unmapped.to_ascii_lowercase().as_str()) {
        ("success", "auth") => PaymentStatus::Authorized,
        ("success", _) => PaymentStatus::Captured,
        ("failure" | "failed", _) => PaymentStatus::Failed,
        _ => PaymentStatus::Pending,
    };
    GatewayPayment {
        event: None,
        id: field(body, "mihpayid"),
        order_id: field(body, "txnid").or_else(|| txnid.map(str::to_owned)),
        reference: first(body, &["udf1", "udf2"]),
        status,
        status_word,
        amount: ["amount", "transaction_amount", "amt"].iter().find_map(|name| rupees(body, name)),
        refunded: None,
        fee: None,
        tax: None,
        rrn: field(body, "bank_ref_num").filter(|_| mode.as_deref() == Some("upi")),
        method: mode.map(|mode| method(&mode).to_owned()),
        failure: (status == PaymentStatus::Failed).then_some(failure),
        at: india(body, "addedon"),
        settled_utr: field(body, "Merchant_UTR"),
    }
}

/// PayU's way to pay in the word that WhatsApp uses.
fn method(mode: &str) -> &str {
    match mode {
        "cc" | "dc" => "card",
        "nb" => "netbanking",
        "upi" | "dbqr" | "sbqr" => "upi",
        other => other,
    }
}

fn refund(body: &Value, request: Option<&str>) -> GatewayRefund {
    let status_word = field(body, "status").unwrap_or_default();
    GatewayRefund {
        event: None,
        id: field(body, "request_id").or_else(|| request.map(str::to_owned)),
        payment_id: field(body, "mihpayid"),
        order_id: first(body, &["merchantTxnId", "txnid"]),
        key: field(body, "token"),
        status: match status_word.to_ascii_lowercase().as_str() {
            "success" => RefundStatus::Processed,
            "failure" | "failed" => RefundStatus::Failed,
            _ => RefundStatus::Pending,
        },
        status_word,
        amount: rupees(body, "amt"),
        speed: field(body, "refund_mode").map(|mode| speed(&mode).to_owned()),
        arn: first(body, &["bank_arn", "bank_ref_num"]),
        at: india(body, "value_date"),
    }
}

fn speed(mode: &str) -> &'static str {
    if mode.to_ascii_lowercase().starts_with("instant") { "instant" } else { "normal" }
}

/// The answer to a refund that was queued.
pub fn queued_refund(body: &Value) -> Option<GatewayRefund> {
    let id = field(body, "request_id")?;
    Some(GatewayRefund {
        event: None,
        id: Some(id),
        payment_id: field(body, "mihpayid"),
        order_id: None,
        key: None,
        status: RefundStatus::Pending,
        status_word: "queued".to_owned(),
        amount: None,
        speed: None,
        arn: field(body, "bank_ref_num"),
        at: None,
    })
}

/// A payment link, out of the answer that made or found it.
pub fn link(body: &Value) -> Option<LinkFacts> {
    let result = body.get("result").filter(|result| result.is_object()).unwrap_or(body);
    let reference = field(result, "invoiceNumber")?;
    let is_active = result.get("active").and_then(Value::as_bool);
    Some(LinkFacts {
        event: None,
        id: Some(reference.clone()),
        reference: Some(reference),
        url: field(result, "paymentLink"),
        status_word: field(result, "status")
            .unwrap_or_else(|| if is_active == Some(false) { "cancelled" } else { "created" }.to_owned()),
        amount: ["totalAmount", "subAmount"].iter().find_map(|name| rupees(result, name)),
        paid: rupees(result, "totalAmountCollected"),
        order_id: None,
        at: None,
    })
}

/// Lines of *get_settlement_details*: a list, or an object numbered from 1.
pub fn settlement_lines(lines: &Value) -> Vec<LineFacts> {
    match lines {
        Value::Array(items) => items.iter().filter_map(settlement_line).collect(),
        Value::Object(items) => items.values().filter_map(settlement_line).collect(),
        _ => Vec::new(),
    }
}

fn settlement_line(item: &Value) -> Option<LineFacts> {
    let action = field(item, "requestaction")?.to_ascii_lowercase();
    let amount = ["requestamount", "amount"].iter().find_map(|name| rupees(item, name))?;
    let or_none = |name| rupees(item, name).unwrap_or(Paise::ZERO);
    let (service, tax) = (or_none("mer_service_fee"), or_none("mer_service_tax"));
    let fee = service.plus(tax)?;
    let net = rupees(item, "mer_net_amount")?;
    let kind = match action.as_str() {
        "capture" | "sale" => LineKind::Payment,
        "refund" => LineKind::Refund,
        "chargeback" | "dispute" => LineKind::Dispute,
        "adjustment" => LineKind::Adjustment,
        _ => LineKind::Other,
    };
    let size = Paise::new(net.get().saturating_abs());
    let brings = matches!(kind, LineKind::Payment) || !net.is_negative() && kind == LineKind::Adjustment;
    let payment = field(item, "payuid")?;
    let request = field(item, "requestid");
    let utr = field(item, "mer_utr");
    Some(LineFacts {
        line: SettlementLine {
            entity: if kind == LineKind::Payment {
                payment.clone()
            } else {
                request.unwrap_or(payment.clone())
            },
            kind,
            amount: Paise::new(amount.get().saturating_abs()),
            credit: if brings { size } else { Paise::ZERO },
            debit: if brings { Paise::ZERO } else { size },
            fee,
            tax,
            payment: (kind != LineKind::Payment).then_some(payment),
            // PayU names no settlement; the bank's number is one for each.
            settlement: utr.clone(),
            on_hold: false,
        },
        utr,
        settled_at: field(item, "requestdate").and_then(|day| in_india(&day)),
        created_at: field(item, "txndate").and_then(|day| in_india(&day)),
        reference: None,
        order_id: field(item, "txnid"),
        method: field(item, "mode").map(|mode| method(&mode.to_ascii_lowercase()).to_owned()),
    })
}
