//! `invoice …`: documents of the order book, made, listed, taken back, and as PDF.

use super::export::query;
use super::printer::{named, told};
use crate::args::{Invoice, InvoicePdf, PdfCopy, PdfSheet};
use crate::output::{self, Answer};
use crate::refusal::Refusal;
use crate::session::Session;
use app::views::{CreditForm, DocumentView, ExportKind, InvoiceForm, PaperCopy, PaperSheet, PartForm};
use app::{Code, ImportWatch, PaperWish};
use serde_json::json;
use std::path::Path;
use words::Language;

/// Does what the command says.
pub fn run(session: &Session, command: &Invoice) -> Result<Answer, Refusal> {
    let app = session.open()?;
    match command {
        Invoice::List { after } => {
            let page = app.documents(after.as_deref())?;
            let mut lines: Vec<String> = page.documents.iter().map(line).collect();
            lines.extend(page.next.as_ref().map(|next| format!("--after {next}")));
            Ok(Answer::of(json!({ "invoices": page.documents, "next": page.next })).said(lines))
        }
        Invoice::Show { number } => Ok(shown(&app.document(number)?)),
        Invoice::Make { order, lines } => {
            let order = order.parse().map_err(|_| Refusal::new(Code::NumberInvalid.as_str()).at("order"))?;
            let form = InvoiceForm { lines: parts(lines, quantity)?, ..InvoiceForm::default() };
            Ok(shown(&app.make_invoice(order, &form)?))
        }
        Invoice::Credit { number, lines, amounts } => {
            let mut chosen = parts(lines, quantity)?.unwrap_or_default();
            chosen.extend(parts(amounts, amount)?.unwrap_or_default());
            let lines = Some(chosen).filter(|lines| !lines.is_empty());
            Ok(shown(&app.credit(number, &CreditForm { lines })?))
        }
        Invoice::Cancel { number, reason } => Ok(shown(&app.cancel_document(number, reason)?)),
        Invoice::CloseDay => {
            let made = app.close_day()?;
            let lines = made.iter().map(line).collect();
            Ok(Answer::of(json!({ "invoices": made })).said(lines))
        }
        Invoice::Pdf(options) => pdf(&app, options),
        Invoice::Pdfs { period, out } => {
            let query = query(&app, ExportKind::Documents, period)?;
            let place = out.as_deref().unwrap_or_else(|| Path::new("."));
            let saved = app.save_papers(&query, place, &ImportWatch::new())?;
            let line = saved.folder.clone();
            Ok(Answer::of(saved).said(vec![line]))
        }
        Invoice::Print { number, preview: Some(columns), .. } => {
            let rows = app.receipt_preview(number, *columns)?;
            Ok(Answer::of(json!({ "rows": rows })).said(rows))
        }
        Invoice::Print { number, printer, preview: None } => {
            let printer = printer.as_deref().map(|name| named(&app, name)).transpose()?;
            let job = app.print_receipt(number, printer.map(|printer| printer.id), session.words())?;
            Ok(told(job))
        }
    }
}

fn pdf(app: &app::App, options: &InvoicePdf) -> Result<Answer, Refusal> {
    let language = options.paper_language.as_deref().map(str::parse::<Language>).transpose();
    let language = language.map_err(|_| Refusal::new(Code::FieldInvalid.as_str()).at("--paper-language"))?;
    let wish = PaperWish {
        sheet: options.sheet.map(PaperSheet::from),
        language,
        copy: options.copy.map(PaperCopy::from),
    };
    let made = app.paper(&options.number, wish)?;
    let file = options.out.as_deref().unwrap_or_else(|| Path::new(&made.name));
    if file == Path::new("-") {
        let not_written = |_| Refusal::new(Code::ExportNotWritten.as_str()).with_text("file", "-");
        output::print_bytes(&made.pdf).map_err(not_written)?;
        return Ok(Answer::shown());
    }
    app.save_paper(&options.number, wish, file, options.force)?;
    let name = file.display().to_string();
    Ok(Answer::of(json!({ "file": name, "bytes": made.pdf.len() })).said(vec![name]))
}

fn shown(document: &DocumentView) -> Answer {
    Answer::of(json!(document)).said(vec![line(document)])
}

fn line(document: &DocumentView) -> String {
    let DocumentView { number, kind, date, total, customer, .. } = document;
    format!("{number}  {kind}  {date}  {total}  {customer}")
}

/// `0=2.5` names a line by its place and how much of it.
fn parts(typed: &[String], part: fn(usize, String) -> PartForm) -> Result<Option<Vec<PartForm>>, Refusal> {
    let read = |text: &String| {
        let (place, much) = text.split_once('=')?;
        Some(part(place.trim().parse().ok()?, much.to_owned()))
    };
    let parts: Option<Vec<PartForm>> = typed.iter().map(read).collect();
    let parts = parts.ok_or_else(|| Refusal::new(Code::FieldInvalid.as_str()).at("--line"))?;
    Ok(Some(parts).filter(|parts| !parts.is_empty()))
}

fn quantity(place: usize, quantity: String) -> PartForm {
    PartForm { place, quantity, amount: String::new() }
}

fn amount(place: usize, amount: String) -> PartForm {
    PartForm { place, quantity: String::new(), amount }
}

impl From<PdfSheet> for PaperSheet {
    fn from(sheet: PdfSheet) -> PaperSheet {
        match sheet {
            PdfSheet::A4 => PaperSheet::A4,
            PdfSheet::A5 => PaperSheet::A5,
        }
    }
}

impl From<PdfCopy> for PaperCopy {
    fn from(copy: PdfCopy) -> PaperCopy {
        match copy {
            PdfCopy::Original => PaperCopy::Original,
            PdfCopy::Duplicate => PaperCopy::Duplicate,
            PdfCopy::Triplicate => PaperCopy::Triplicate,
            PdfCopy::Reprint => PaperCopy::Reprint,
        }
    }
}
