//! `reconcile …`: what gateways captured, gave back and paid out, against the orders of the book and the bank.

use super::import;
use crate::args::Reconcile;
use crate::input;
use crate::output::Answer;
use crate::refusal::Refusal;
use crate::secrets::passphrase_for;
use crate::session::Session;
use app::{Code, Imported};
use jiff::civil::Date;
use serde_json::json;

/// Days that are fetched where nobody says from when: a month and the days that a settlement takes.
const DAYS: i64 = 35;

/// Does what the command says.
pub fn run(session: &Session, command: &Reconcile) -> Result<Answer, Refusal> {
    match command {
        Reconcile::Fetch { gateway, from, to } => {
            fetch(session, gateway.as_deref(), from.as_deref(), to.as_deref())
        }
        Reconcile::Import { gateway, file } => {
            let bytes = input::read_table(file)?;
            let done = session.open()?.import_report(gateway.as_deref(), &bytes, &import::watch(session))?;
            Ok(imported(done))
        }
        Reconcile::Statement { file } => {
            Ok(imported(session.open()?.import_statement(&input::read_table(file)?)?))
        }
        Reconcile::Report => Ok(Answer::of(session.open()?.reconcile()?)),
        Reconcile::Resolve { gateway, kind, about, note } => {
            session.open()?.resolve_exception(gateway, kind, about, note)?;
            Ok(Answer::of(json!({ "ok": true })))
        }
    }
}

fn fetch(
    session: &Session,
    gateway: Option<&str>,
    from: Option<&str>,
    to: Option<&str>,
) -> Result<Answer, Refusal> {
    let app = session.open()?;
    let passphrase = passphrase_for(session, &app);
    let to = to.map_or(Ok(session.today()), |day| day_named(day, "--to"))?;
    let from = from.map(|day| day_named(day, "--from")).transpose()?;
    let from = from.unwrap_or_else(|| to.saturating_sub(jiff::Span::new().days(DAYS)));
    let done = session.block_on(app.fetch_gateway(gateway, (from, to), &passphrase))??;
    Ok(Answer::of(
        json!({ "payments": done.payments, "refunds": done.refunds, "lines": done.lines, "from": from, "to": to }),
    ))
}

fn day_named(text: &str, flag: &str) -> Result<Date, Refusal> {
    text.parse().map_err(|_| Refusal::new(Code::DateInvalid.as_str()).at(flag))
}

fn imported(done: Imported) -> Answer {
    Answer::of(json!({ "rows": done.rows, "news": done.news }))
}
