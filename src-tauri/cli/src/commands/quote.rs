//! `bill quote`: a bill computed, without a data folder.

use crate::input;
use crate::output::Answer;
use crate::refusal::Refusal;
use crate::session::Session;
use app::AppError;
use app::bill_file::read_bill;
use app::views::QuoteView;
use domain::Paise;
use std::path::Path;

/// Computes the bill in a file.
pub fn run(session: &Session, file: &Path) -> Result<Answer, Refusal> {
    let bill = read_bill(&input::read_text(file)?, session.today())?;
    let bill = bill.draft.finish().map_err(AppError::from)?;
    let view = QuoteView::of(&bill, session.language());
    let lines = lines(&view);
    Ok(Answer::of(view).said(lines))
}

fn lines(view: &QuoteView) -> Vec<String> {
    let line = |line: &app::views::QuoteLineView| {
        format!("{} × {}  {}", line.quantity, line.name, shown(&line.total))
    };
    let mut lines: Vec<String> = view.lines.iter().map(line).collect();
    let heads = [("CGST", &view.cgst), ("SGST", &view.sgst), ("IGST", &view.igst)];
    let heads = heads.into_iter().filter(|(_, amount)| amount.as_str() != Paise::ZERO.to_rupees());
    lines.extend(heads.map(|(head, amount)| format!("{head} {}", shown(amount))));
    lines.push(format!("{}  {}", shown(&view.total), view.in_words));
    lines
}

/// An amount of a view as a person reads it.
pub fn shown(rupees: &str) -> String {
    Paise::parse_rupees(rupees).map_or_else(|_| rupees.to_owned(), words::money)
}
