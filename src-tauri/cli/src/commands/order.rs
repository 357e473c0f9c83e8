//! `order …`: orders from draft to completed. Every command is one use case of `app`; none waits for the network.

mod words_of;

use super::quote::shown;
use crate::args::{ListOrders, Order, Release as ReleaseArgs};
use crate::input;
use crate::output::Answer;
use crate::refusal::Refusal;
use crate::session::Session;
use app::bill_file::read_bill;
use app::{App, AppError, CashTiming, Code, Release, Released, SentOrder};
use domain::order::Progress;
use domain::{OrderNumber, OrderState};
use serde_json::json;
use std::path::Path;
use store::OrderFilter;

/// Does what the command says.
pub fn run(session: &Session, command: &Order) -> Result<Answer, Refusal> {
    match command {
        Order::New { file } => new(session, file),
        Order::Send { number } => Ok(sent(session.open()?.send(read_number(number)?)?)),
        Order::Show { number } => show(session, &session.open()?, read_number(number)?),
        Order::List(options) => list(session, options),
        Order::Status { number, status, note } => {
            change(session, number, |app, number| app.set_status(number, read_status(status)?, note.clone()))
        }
        Order::Cancel { number } => change(session, number, App::cancel),
        Order::Cash { number, now } => {
            let timing = if *now { CashTiming::Now } else { CashTiming::WhenClosed };
            change(session, number, |app, number| app.take_cash(number, timing).map(drop))
        }
        Order::Resend { number } => Ok(sent(session.open()?.resend(read_number(number)?)?)),
        Order::Release(answer) => release(&session.open()?, answer),
    }
}

/// A bill that cannot be finished is refused here: the file is still there to be corrected.
fn new(session: &Session, file: &Path) -> Result<Answer, Refusal> {
    let draft = read_bill(&input::read_text(file)?, session.today())?.draft;
    draft.clone().finish().map_err(AppError::from)?;
    let order = session.open_or_begin(false)?.draft(draft)?;
    let (number, total) = (order.number.to_string(), order.total.to_rupees());
    let line = format!("{number}  {}", words::money(order.total));
    Ok(Answer::of(json!({ "id": order.id.to_string(), "number": number, "total": total })).said(vec![line]))
}

fn sent(order: SentOrder) -> Answer {
    let (number, reference) = (order.number.to_string(), order.reference.to_string());
    let line = format!("{number}  {reference}");
    Answer::of(json!({ "number": number, "reference_id": reference })).said(vec![line])
}

fn show(session: &Session, app: &App, number: OrderNumber) -> Result<Answer, Refusal> {
    let view = app.show_order(number)?;
    let mut document = serde_json::to_value(&view).unwrap_or_default();
    for (place, open) in view.attention.iter().enumerate() {
        document["attention"][place]["message"] = words_of::attention(session.words(), &view, open).into();
    }
    Ok(Answer::of(document).said(words_of::order(session.words(), &view)))
}

/// Changes an order and shows it as it is then.
fn change(
    session: &Session,
    number: &str,
    how: impl FnOnce(&App, OrderNumber) -> Result<(), AppError>,
) -> Result<Answer, Refusal> {
    let (number, app) = (read_number(number)?, session.open()?);
    how(&app, number)?;
    show(session, &app, number)
}

fn list(session: &Session, options: &ListOrders) -> Result<Answer, Refusal> {
    let filter = options.status.as_deref().map_or(Ok(OrderFilter::All), filter)?;
    let after = options.after.as_deref().map(read_cursor).transpose()?;
    let search = options.search.as_deref().unwrap_or_default();
    let view = session.open()?.list_orders(&filter, search, after, options.limit)?;
    let words = session.words();
    let mut lines: Vec<String> = view
        .orders
        .iter()
        .map(|order| {
            let status = words_of::status(words, order.status);
            let payment = words_of::payment(words, &order.payment);
            format!("{}  {}  {}  {status} · {payment}", order.number, order.customer, shown(&order.total))
        })
        .collect();
    lines.extend(view.next.as_ref().map(|next| format!("--after {next}")));
    Ok(Answer::of(view).said(lines))
}

fn filter(name: &str) -> Result<OrderFilter, Refusal> {
    const PAYMENTS: [&str; 7] =
        ["unpaid", "confirming", "part_paid", "paid", "paid_over", "part_refunded", "refunded"];
    if let Some(state) = OrderState::from_name(name) {
        Ok(OrderFilter::State(state))
    } else if PAYMENTS.contains(&name) {
        Ok(OrderFilter::Payment(name.to_owned()))
    } else if name == "attention" {
        Ok(OrderFilter::Attention)
    } else {
        Err(Refusal::new(Code::StatusUnknown.as_str()).at("--status").with_text("status", name))
    }
}

fn release(app: &App, answer: &ReleaseArgs) -> Result<Answer, Refusal> {
    let how = if answer.drop { Release::Drop } else { Release::Send };
    let Released { released, withdrawn } = match &answer.number {
        Some(number) => app.release_order(read_number(number)?, how)?,
        None => app.release_all(how)?,
    };
    Ok(Answer::of(json!({ "released": released, "withdrawn": withdrawn })))
}

fn read_number(text: &str) -> Result<OrderNumber, Refusal> {
    text.parse().map_err(|_| Refusal::new(Code::NumberInvalid.as_str()).at("number"))
}

fn read_cursor(text: &str) -> Result<i64, Refusal> {
    text.parse().map_err(|_| Refusal::new(Code::FieldInvalid.as_str()).at("--after"))
}

fn read_status(text: &str) -> Result<Progress, AppError> {
    let unknown = || AppError::new(Code::StatusUnknown).at("status").with_text("status", text);
    Progress::from_name(text).ok_or_else(unknown)
}
