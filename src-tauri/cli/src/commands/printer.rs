//! `printer …`: receipt printers, and receipts that wait for one.

use crate::args::{PrintAnswer as Said, Printer, PrinterWay};
use crate::output::Answer;
use crate::refusal::Refusal;
use crate::session::Session;
use app::views::{PrintAnswer, PrintJobView, PrintStateName, PrinterForm, PrinterView, PrinterWayName};
use app::{App, Code};
use serde_json::json;

/// Does what the command says.
pub fn run(session: &Session, command: &Printer) -> Result<Answer, Refusal> {
    let app = session.open()?;
    match command {
        Printer::List => Ok(listed(&app.printers()?)),
        Printer::Set { name, way, place, columns, no_cutter, drawer } => {
            let known = app.printers()?.into_iter().find(|known| is_called(known, name));
            let form = PrinterForm {
                id: known.map(|known| known.id),
                name: name.clone(),
                way: way_of(*way),
                place: place.clone(),
                columns: *columns,
                cuts: !no_cutter,
                kicks: *drawer,
            };
            Ok(listed(&app.save_printer(&form)?))
        }
        Printer::Remove { name } => Ok(listed(&app.remove_printer(named(&app, name)?.id)?)),
        Printer::Default { name } => Ok(listed(&app.set_default_printer(named(&app, name)?.id)?)),
        Printer::Test { name } => {
            app.test_printer(named(&app, name)?.id)?;
            Ok(Answer::of(json!({ "ok": true })))
        }
        Printer::Waiting => {
            let jobs = app.print_jobs(session.words())?;
            let lines = jobs.iter().map(line).collect();
            Ok(Answer::of(json!({ "receipts": jobs })).said(lines))
        }
        Printer::Answer { id, answer } => {
            Ok(told(app.answer_print(*id, answer_of(*answer), session.words())?))
        }
    }
}

/// The printer of a name, in capitals or small letters.
pub fn named(app: &App, name: &str) -> Result<PrinterView, Refusal> {
    let found = app.printers()?.into_iter().find(|known| is_called(known, name));
    found.ok_or_else(|| Refusal::new(Code::PrinterNotFound.as_str()).at("printer"))
}

/// A receipt; one that did not come out is no success.
pub fn told(job: PrintJobView) -> Answer {
    let is_settled = matches!(job.state, PrintStateName::Printed | PrintStateName::Discarded);
    let lines = vec![line(&job)];
    Answer::of(job).said(lines).sound_if(is_settled)
}

fn is_called(printer: &PrinterView, name: &str) -> bool {
    printer.name.eq_ignore_ascii_case(name.trim())
}

fn listed(printers: &[PrinterView]) -> Answer {
    let line = |printer: &PrinterView| {
        let mark = if printer.is_default { "*" } else { " " };
        format!("{mark} {}  {}  {}", printer.name, printer.place, printer.columns)
    };
    Answer::of(json!({ "printers": printers })).said(printers.iter().map(line).collect())
}

fn line(job: &PrintJobView) -> String {
    let PrintJobView { id, document, printer, trouble, .. } = job;
    let state = json!(job.state);
    format!("{id}  {document}  {printer}  {}  {trouble}", state.as_str().unwrap_or_default())
        .trim_end()
        .to_owned()
}

const fn way_of(way: PrinterWay) -> PrinterWayName {
    match way {
        PrinterWay::Network => PrinterWayName::Network,
        PrinterWay::Device => PrinterWayName::Device,
        PrinterWay::Spooler => PrinterWayName::Spooler,
        PrinterWay::File => PrinterWayName::File,
    }
}

const fn answer_of(said: Said) -> PrintAnswer {
    match said {
        Said::TryAgain => PrintAnswer::TryAgain,
        Said::CameOut => PrintAnswer::CameOut,
        Said::PrintAgain => PrintAnswer::PrintAgain,
        Said::Discard => PrintAnswer::Discard,
    }
}
