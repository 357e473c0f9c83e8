//! The bill on the counter as the window shows it.

use super::reading::Reading;
use super::{forms, is_open_revision, preview};
use crate::customers::customer_view;
use crate::error::{AppError, Code};
use crate::orders::find;
use crate::shop::App;
use crate::views::{BillView, QuoteLineView, QuoteView};
use domain::{OrderNumber, OrderState};
use jiff::Timestamp;
use store::Read;
use words::Words;

impl App {
    /// A bill as it is stored, and what it comes to today.
    pub(crate) fn bill_view(&self, number: OrderNumber, words: &Words) -> Result<BillView, AppError> {
        let now = self.now();
        self.store().read(|book| view(book, number, now, words))
    }
}

fn view(book: &Read<'_>, number: OrderNumber, now: Timestamp, words: &Words) -> Result<BillView, AppError> {
    let order = find(book, number)?;
    let stored = book.counter_bill(order.id)?;
    let form = match &stored {
        Some(stored) => forms::from_text(&stored.form)?,
        None => forms::of_draft(book, &order.draft)?,
    };
    let reading = Reading::of(book, &form, now)?;
    let bill = reading.bill();
    let customer = reading.known.as_ref().map(|known| customer_view(book, known, now)).transpose()?;
    let revises = stored.as_ref().is_some_and(is_open_revision);
    let known = reading.known.as_ref().map(|known| known.id);
    let preview = match &bill {
        Ok(bill) => Some(preview::of(book, &order, bill, revises, known, words, now)?),
        Err(_) => None,
    };
    let mut problems = reading.problems.iter().map(|problem| problem.view(words)).collect::<Vec<_>>();
    let quote = match bill {
        Ok(bill) => Some(quote(&QuoteView::of(&bill, words.language()), reading.rows(), form.lines.len())),
        Err(refusal) => {
            // An empty bill is no mistake while it is being written.
            if refusal.code != Code::EmptyBill {
                problems.push(refusal.view(words));
            }
            None
        }
    };
    Ok(BillView {
        number: order.number.to_string(),
        sequence: stored.as_ref().map_or(0, |stored| stored.sequence),
        revises: revises.then(|| order.number.to_string()),
        revision: order.revision + u32::from(revises),
        quote,
        problems,
        customer,
        preview,
        held: order.state == (OrderState::Draft { held: true })
            || stored.as_ref().is_some_and(|stored| stored.held_at.is_some()),
        saved_at: stored.map_or(order.created_at, |stored| stored.saved_at),
        form,
    })
}

/// A row for every line of the form, also for those in which nothing was typed.
fn quote(computed: &QuoteView, rows: &[usize], n_lines: usize) -> QuoteView {
    let mut lines = vec![QuoteLineView::blank(); n_lines];
    for (row, line) in rows.iter().zip(&computed.lines) {
        lines[*row].clone_from(line);
    }
    QuoteView { lines, ..computed.clone() }
}
