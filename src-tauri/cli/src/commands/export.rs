//! `export …`: returns, books and lists as files.

use crate::args::{Export, ExportBook, ExportTable, Period, WhereTo};
use crate::output::{self, Answer};
use crate::refusal::Refusal;
use crate::session::Session;
use app::views::{ExportFormat, ExportKind, ExportQuery, ExportTotalView, ExportWarningView, ExportedView};
use app::{App, Code};
use serde_json::{Map, Value, json};
use std::path::Path;
use words::{Message, Words};

/// Does what the command says.
pub fn run(session: &Session, command: &Export) -> Result<Answer, Refusal> {
    let (kind, format, period, to) = match command {
        Export::Gstr1 { xlsx: true, period, to } => (ExportKind::Gstr1, ExportFormat::Xlsx, period, to),
        Export::Gstr1 { xlsx: false, period, to } => (ExportKind::Gstr1, ExportFormat::Json, period, to),
        Export::Tally { ledgers: true, period, to } => {
            (ExportKind::Tally, ExportFormat::XmlLedgers, period, to)
        }
        Export::Tally { ledgers: false, period, to } => (ExportKind::Tally, ExportFormat::Xml, period, to),
        Export::Xlsx(ExportBook { table, period, to }) => (table.kind(), ExportFormat::Xlsx, period, to),
        Export::Csv(ExportBook { table, period, to }) => (table.kind(), ExportFormat::Csv, period, to),
    };
    let app = session.open()?;
    let query = query(&app, kind, period)?;
    if to.preview {
        return preview(session, &app, &query);
    }
    let written = write(session, &app, &query, format, to)?;
    let lines = said(&written, session.words());
    if written.file == "-" {
        lines.iter().for_each(|line| output::note(line));
        return Ok(Answer::shown());
    }
    Ok(Answer::of(document(&written)).said(lines))
}

/// Nothing is written where standard output is the file.
fn write(
    session: &Session,
    app: &App,
    query: &ExportQuery,
    format: ExportFormat,
    to: &WhereTo,
) -> Result<ExportedView, Refusal> {
    let words = session.words();
    let usual;
    let path = match &to.out {
        Some(path) if path == Path::new("-") => {
            let made = app.make_export(query, format, words)?;
            output::print_bytes(&made.bytes)
                .map_err(|_| Refusal::new(Code::ExportNotWritten.as_str()).with_text("file", "-"))?;
            return Ok(made.view);
        }
        Some(path) => path.as_path(),
        None => {
            usual = app.export_name(query, format)?;
            Path::new(&usual)
        }
    };
    Ok(app.export_to(query, format, path, to.force, words)?)
}

fn preview(session: &Session, app: &App, query: &ExportQuery) -> Result<Answer, Refusal> {
    let words = session.words();
    let seen = app.preview_export(query, words)?;
    let sheets = seen.sheets.iter().map(|sheet| {
        format!("{}: {}", sheet.name, words.say(&Message::BooksRows { count: i64::from(sheet.n_rows) }))
    });
    let mut lines: Vec<String> = sheets.collect();
    lines.extend(figures(&seen.totals, &seen.warnings));
    Ok(Answer::of(seen).said(lines))
}

/// What `--period` or `--from` and `--to` mean. What has no period is of today.
pub fn query(app: &App, kind: ExportKind, period: &Period) -> Result<ExportQuery, Refusal> {
    let invalid = || Refusal::new(Code::PeriodInvalid.as_str()).at("--period");
    let (from, to) = match (&period.period, &period.from, &period.to) {
        (Some(month), None, None) => month_of(month).ok_or_else(invalid)?,
        (None, Some(from), Some(to)) => (from.clone(), to.clone()),
        (None, None, None) if !kind.has_period() => {
            let present = app.export_periods().into_iter().next().ok_or_else(invalid)?;
            (present.from, present.to)
        }
        _ => return Err(Refusal::usage().at("--period")),
    };
    Ok(ExportQuery { kind, from, to })
}

/// `2026-11`: the first and the last day of the month.
fn month_of(text: &str) -> Option<(String, String)> {
    let (year, month) = text.split_once('-')?;
    if year.len() != 4 || month.len() != 2 {
        return None;
    }
    let first = format!("{text}-01").parse::<jiff::civil::Date>().ok()?;
    Some((first.to_string(), first.last_of_month().to_string()))
}

fn document(written: &ExportedView) -> Value {
    let totals: Map<String, Value> =
        written.totals.iter().map(|one| (one.name.to_owned(), one.amount.clone().into())).collect();
    json!({
        "kind": written.query.kind,
        "format": written.format,
        "from": written.query.from,
        "to": written.query.to,
        "file": written.file,
        "rows": written.rows,
        "totals": totals,
        "warnings": written.warnings,
    })
}

fn said(written: &ExportedView, words: &Words) -> Vec<String> {
    let mut lines = vec![words.say(&Message::BooksRows { count: i64::from(written.rows) })];
    if written.file != "-" {
        lines.insert(0, words.say(&Message::BooksSaved { file: &written.file }));
    }
    lines.extend(figures(&written.totals, &written.warnings));
    lines
}

fn figures(totals: &[ExportTotalView], warnings: &[ExportWarningView]) -> Vec<String> {
    let totals = totals.iter().map(|one| format!("{}  {}", one.word, one.amount));
    totals.chain(warnings.iter().map(|warning| format!("! {}", warning.message))).collect()
}

impl ExportTable {
    const fn kind(self) -> ExportKind {
        match self {
            ExportTable::Documents => ExportKind::Documents,
            ExportTable::Orders => ExportKind::Orders,
            ExportTable::Customers => ExportKind::Customers,
            ExportTable::Products => ExportKind::Products,
            ExportTable::DayBook => ExportKind::DayBook,
            ExportTable::TaxByRate => ExportKind::TaxByRate,
        }
    }
}
