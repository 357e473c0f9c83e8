//! `gateway …`: accounts of the shop; and, without a data folder or the network, what a gateway says and whether it is the
//! gateway that says it. Absent facts are `null`, absent lists `[]`; amounts are rupees, times RFC 3339.

use crate::args::{AddGateway, Gateway};
use crate::input;
use crate::output::Answer;
use crate::refusal::Refusal;
use crate::secrets;
use crate::session::Session;
use app::{Code, NewGateway};
use domain::{GatewayKind, Paise};
use doors::{PayuHash, RazorpayHmac, UnusableCheck};
use gateways::{GatewayRefund, Notice, Told};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::path::Path;
use store::GatewayAccount;
use words::Message;

/// The variable with the webhook's secret; of PayU the salt.
const SECRET: &str = "PARCHI_WEBHOOK_SECRET";

/// Does what the command says.
pub fn run(session: &Session, command: &Gateway) -> Result<Answer, Refusal> {
    match command {
        Gateway::Add(options) => add(session, options),
        Gateway::List => {
            let accounts = session.open()?.gateway_accounts()?;
            Ok(Answer::of(Value::Array(accounts.iter().map(account).collect())))
        }
        Gateway::Remove { name } => {
            let app = session.open()?;
            let id = app.remove_gateway(name, &secrets::passphrase_for(session, &app))?;
            Ok(Answer::of(json!({ "id": id.to_string(), "name": name })))
        }
        Gateway::Read { gateway, file } => read(gateway_named(gateway)?, file),
        Gateway::Verify { gateway, header, file } => verify(gateway_named(gateway)?, header, file),
    }
}

fn add(session: &Session, options: &AddGateway) -> Result<Answer, Refusal> {
    let new = NewGateway {
        name: options.name.clone(),
        kind: gateway_named(&options.gateway)?,
        key_id: options.key_id.clone(),
        base_url: options.base_url.clone(),
    };
    let secret = secrets::secret(session, options.secret_from_env.as_deref(), &Message::AccountAskKey)?;
    let app = session.open_or_begin(false)?;
    let host = options.allow_host.as_deref();
    let (_, added) =
        secrets::with_passphrase(session, |source| app.add_gateway(new.clone(), &secret, host, source));
    Ok(Answer::of(account(&added?)))
}

fn account(account: &GatewayAccount) -> Value {
    let settings = &account.settings;
    json!({
        "id": account.id.to_string(),
        "name": settings.name,
        "gateway": settings.kind.as_str(),
        "base_url": settings.base_url,
        "key_id": settings.key_id,
        "for_tests": settings.is_for_tests(),
    })
}

fn gateway_named(name: &str) -> Result<GatewayKind, Refusal> {
    let unknown = || Refusal::new(Code::GatewayUnknown.as_str()).at("--gateway").with_text("gateway", name);
    GatewayKind::from_name(name).ok_or_else(unknown)
}

fn read(gateway: GatewayKind, file: &Path) -> Result<Answer, Refusal> {
    let told = gateways::read(gateway, &input::read(file)?);
    let told = told.map_err(|_| Refusal::new(Code::NotJson.as_str()))?;
    Ok(Answer::of(Value::Array(told.iter().map(shown).collect())))
}

fn verify(gateway: GatewayKind, header: &str, file: &Path) -> Result<Answer, Refusal> {
    let (secret, raw) = (secrets::from_variable(SECRET, SECRET)?, input::read(file)?);
    let unusable = |_: UnusableCheck| Refusal::new(Code::FieldInvalid.as_str()).at(SECRET);
    let verified = match gateway {
        GatewayKind::Razorpay => {
            let headers = [("x-razorpay-signature", header.as_bytes())];
            RazorpayHmac::new(secret).map_err(unusable)?.verify(headers, raw).is_ok()
        }
        GatewayKind::PayU => PayuHash::new(secret).map_err(unusable)?.verify(raw).is_ok(),
    };
    Ok(Answer::of(json!({ "verified": verified })))
}

/// Every kind has the fields of the contract, and some of its own.
fn shown(told: &Told) -> Value {
    let mut shown = json!({
        "kind": null, "event": null, "payment_id": null, "order_id": null, "reference": null, "status": null,
        "amount": null, "fee": null, "tax": null, "rrn": null, "refunds": [], "at": null,
    });
    let facts = match told {
        Told::Payment(payment) => json!({
            "kind": "payment",
            "event": payment.event,
            "payment_id": payment.id,
            "order_id": payment.order_id,
            "reference": payment.reference,
            "status": payment.status_word,
            "amount": amount(payment.amount),
            "amount_refunded": amount(payment.refunded),
            "fee": amount(payment.fee),
            "tax": amount(payment.tax),
            "method": payment.method,
            "rrn": payment.rrn,
            "error": payment.failure.as_ref().map(|why| json!({ "code": why.code, "reason": why.reason })),
            "settlement_utr": payment.settled_utr,
            "at": at(payment.at),
        }),
        Told::Refund(refund) => json!({
            "kind": "refund",
            "event": refund.event,
            "payment_id": refund.payment_id,
            "order_id": refund.order_id,
            "reference": refund.key,
            "status": refund.status_word,
            "amount": amount(refund.amount),
            "rrn": refund.arn,
            "refunds": [self::refund(refund)],
            "at": at(refund.at),
        }),
        Told::Link(link) => json!({
            "kind": "payment_link",
            "event": link.event,
            "link_id": link.id,
            "order_id": link.order_id,
            "reference": link.reference,
            "status": link.status_word,
            "amount": amount(link.amount),
            "amount_paid": amount(link.paid),
            "url": link.url,
            "at": at(link.at),
        }),
        Told::Settlement(settlement) => json!({
            "kind": "settlement",
            "event": settlement.event,
            "settlement_id": settlement.id,
            "status": settlement.status_word,
            "amount": amount(settlement.amount),
            "utr": settlement.utr,
            "at": at(settlement.at),
        }),
        Told::Line(facts) => json!({
            "kind": "settlement",
            "settlement_id": facts.line.settlement,
            "line": facts.line.kind.as_str(),
            "entity_id": facts.line.entity,
            "payment_id": facts.line.payment.as_ref().or(
                (facts.line.kind == domain::settlement::LineKind::Payment).then_some(&facts.line.entity)),
            "order_id": facts.order_id,
            "reference": facts.reference,
            "status": if facts.line.on_hold { "on_hold" } else { "settled" },
            "amount": amount(Some(facts.line.amount)),
            "credit": amount(Some(facts.line.credit)),
            "debit": amount(Some(facts.line.debit)),
            "fee": amount(Some(facts.line.fee)),
            "tax": amount(Some(facts.line.tax)),
            "utr": facts.utr,
            "at": at(facts.settled_at.or(facts.created_at)),
        }),
        Told::Dispute(dispute) => json!({
            "kind": "dispute",
            "event": dispute.event,
            "dispute_id": dispute.id,
            "payment_id": dispute.payment_id,
            "status": dispute.status_word,
            "amount": amount(dispute.amount),
            "reason": dispute.reason,
            "respond_by": at(dispute.respond_by),
            "at": at(dispute.at),
        }),
        Told::Order(order) => notice("order", order),
        Told::Downtime(downtime) => notice("downtime", downtime),
        Told::Qr(qr) => notice("qr", qr),
        Told::Unknown { reason } => json!({ "kind": "unknown", "reason": reason }),
    };
    if let (Some(all), Value::Object(facts)) = (shown.as_object_mut(), facts) {
        all.extend(facts);
    }
    shown
}

fn notice(kind: &str, notice: &Notice) -> Value {
    let mut shown = json!({
        "kind": kind,
        "event": notice.event,
        "id": notice.id,
        "reference": notice.reference,
        "status": notice.status_word,
        "amount": amount(notice.amount),
        "at": at(notice.at),
    });
    if kind == "order" {
        shown["order_id"] = notice.id.clone().into();
    }
    shown
}

fn refund(refund: &GatewayRefund) -> Value {
    json!({
        "id": refund.id,
        "amount": amount(refund.amount),
        "status": refund.status_word,
        "speed": refund.speed,
    })
}

fn amount(amount: Option<Paise>) -> Value {
    amount.map(Paise::to_rupees).into()
}

fn at(at: Option<Timestamp>) -> Value {
    at.map(|at| at.to_string()).into()
}
