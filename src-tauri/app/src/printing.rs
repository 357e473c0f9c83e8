//! Receipts on thermal printers: asked for, sent once for every time a person asks, and settled by a person where
//! nobody knows what came out. Printing never makes a sale: what is printed is a document that stands.

mod plain;
mod setup;

use crate::documents::find_document;
use crate::error::{AppError, Code};
use crate::papers::{receipt, receipt_in, reserve_reference, settings_of};
use crate::shop::App;
use crate::views::{PrintAnswer, PrintJobView};
use documents::CopyOf;
use documents::printer::{Patience, PrinterTrouble};
use documents::receipt::{Drawn, Model, QrBy, Roll};
use domain::DocumentId;
use jiff::SignedDuration;
use setup::{find_printer, place};
use store::{PrintAttempt, PrintEnd, PrintJobId, PrintJobRow, PrinterFacts, PrinterId, PrinterRow, Read};
use words::Words;

/// Longer than any receipt takes with a printer that is slow; who has been printing for longer has died.
const DEAD_AFTER: SignedDuration = SignedDuration::from_mins(2);

impl App {
    /// Prints a document as a receipt, on the printer that is named or else the shop's default. A document whose receipt
    /// is on its way, or of which nobody knows whether it came out, gets no second one. What hinders the printer is told
    /// in the answer: the receipt then waits.
    ///
    /// # Errors
    /// [`Code::DocumentNotFound`], [`Code::PrinterNone`], [`Code::PrinterNotFound`] at `printer`,
    /// [`Code::PaperDoesNotAddUp`].
    pub fn print_receipt(
        &self,
        number: &str,
        printer: Option<i64>,
        words: &Words,
    ) -> Result<PrintJobView, AppError> {
        let (now, number) = (self.now(), number.to_owned());
        let printer = printer.map(PrinterId::new);
        let job = self.store().write("print", move |book| {
            book.abandon_prints(now - DEAD_AFTER, now)?;
            let document = find_document(book, &number)?;
            let on = match printer {
                Some(id) => find_printer(book, id)?,
                None => book.default_printer()?.ok_or_else(|| AppError::new(Code::PrinterNone))?,
            };
            let took_cash = match document.order {
                Some(order) => !book.payment(order)?.by_hand.is_empty(),
                None => false,
            };
            reserve_reference(book, &document, now)?;
            let asked = book.ask_for_print(document.id, printer, on.facts.kicks && took_cash, now)?;
            Ok::<_, AppError>(asked.id)
        })?;
        self.send_to_printer(job)?;
        self.print_job(job, words)
    }

    /// Receipts that wait, print, or of which nobody knows whether they came out; the oldest first.
    ///
    /// # Errors
    /// What keeps the book from being read or written.
    pub fn print_jobs(&self, words: &Words) -> Result<Vec<PrintJobView>, AppError> {
        let now = self.now();
        self.store()
            .write("prints", move |book| Ok::<_, AppError>(book.abandon_prints(now - DEAD_AFTER, now)?))?;
        self.store().read(|book| {
            let open = book.open_print_jobs()?;
            open.iter().map(|job| view(book, job, words)).collect()
        })
    }

    /// Does what a person says about a receipt.
    ///
    /// # Errors
    /// [`Code::PrintSettled`] when somebody answered before; as [`App::print_receipt`].
    pub fn answer_print(
        &self,
        id: i64,
        answer: PrintAnswer,
        words: &Words,
    ) -> Result<PrintJobView, AppError> {
        let (now, job) = (self.now(), PrintJobId::new(id));
        let settled = self.store().write("print-answer", move |book| {
            Ok::<_, AppError>(match answer {
                PrintAnswer::TryAgain => book.print_job(job)?.is_some(),
                PrintAnswer::CameOut => book.settle_print(job, true, now)?,
                PrintAnswer::PrintAgain => book.settle_print(job, false, now)?,
                PrintAnswer::Discard => book.discard_print(job, now)?,
            })
        })?;
        if !settled {
            return Err(AppError::new(Code::PrintSettled));
        }
        if matches!(answer, PrintAnswer::TryAgain | PrintAnswer::PrintAgain) {
            self.send_to_printer(job)?;
        }
        self.print_job(job, words)
    }

    /// Prints a slip that shows whether a printer is set up well, and opens its drawer where it has one.
    ///
    /// # Errors
    /// [`Code::PrinterNotFound`], and what hinders the printer.
    pub fn test_printer(&self, id: i64) -> Result<(), AppError> {
        let (facts, language) = self.store().read(|book| {
            let printer = find_printer(book, PrinterId::new(id))?;
            let language = settings_of(book)?.language;
            Ok::<_, AppError>((printer.facts, language))
        })?;
        let mut press = documents::Press::new();
        let slip = press.test_print(model(&facts, facts.kicks), &Words::new(language.into()));
        let bytes = press.escpos(&slip);
        place(&facts)
            .print(&bytes, Patience::default())
            .map(|_| ())
            .map_err(|trouble| refusal(trouble, &facts))
    }

    /// What a receipt of a document says, row by row, on paper of so many characters; nothing is printed.
    ///
    /// # Errors
    /// [`Code::DocumentNotFound`], [`Code::FieldInvalid`] at `columns`, [`Code::PaperDoesNotAddUp`].
    pub fn receipt_preview(&self, number: &str, columns: u32) -> Result<Vec<String>, AppError> {
        if !setup::WIDTHS.contains(&columns) {
            return Err(AppError::new(Code::FieldInvalid).at("columns"));
        }
        let now = self.now();
        let number = number.to_owned();
        let document = self.store().write("print-preview", move |book| {
            let document = find_document(book, &number)?;
            reserve_reference(book, &document, now)?;
            Ok::<_, AppError>(document)
        })?;
        let model = Model { cutter: true, ..model_of(columns) };
        self.store().read(|book| {
            let mut press = documents::Press::new();
            let receipt = receipt(&mut press, book, &document, model, None)?;
            Ok(receipt.rows().iter().map(|row| plain::row(row, columns)).collect())
        })
    }

    /// Sends a waiting receipt; one that does not wait is somebody else's or settled. Trouble with the printer is kept
    /// with the receipt and is no error.
    fn send_to_printer(&self, job: PrintJobId) -> Result<(), AppError> {
        let now = self.now();
        let sent = self.store().read(|book| {
            let Some(row) = book.print_job(job)? else { return Ok(None) };
            let named = row.printer.map(|id| book.printer(id)).transpose()?.flatten();
            let Some(printer) = named.map_or_else(|| book.default_printer(), |one| Ok(Some(one)))? else {
                return Err(AppError::new(Code::PrinterNone));
            };
            Ok(Some((self.receipt_bytes(book, &row, &printer)?, printer)))
        })?;
        let Some((bytes, printer)) = sent else { return Ok(()) };
        // From here on part of it may be out, whatever happens to this program.
        let begun =
            self.store().write("print-begin", move |book| Ok::<_, AppError>(book.begin_print(job, now)?))?;
        let Some(attempt) = begun else { return Ok(()) };
        let end = match place(&printer.facts).print(&bytes, Patience::default()) {
            Ok(_) => PrintEnd::Printed,
            Err(trouble) if trouble.may_have_printed() => PrintEnd::MayBeOut(trouble.code()),
            Err(trouble) => PrintEnd::NotBegun(trouble.code()),
        };
        self.end(attempt, end)
    }

    fn end(&self, attempt: PrintAttempt, end: PrintEnd) -> Result<(), AppError> {
        let now = self.now();
        self.store().write("print-end", move |book| {
            book.end_print(attempt, end, now)?;
            Ok::<_, AppError>(())
        })
    }

    fn receipt_bytes(
        &self,
        book: &Read<'_>,
        job: &PrintJobRow,
        printer: &PrinterRow,
    ) -> Result<Vec<u8>, AppError> {
        let model = model(&printer.facts, job.opens_drawer);
        receipt_in(book, &document_of(book, job.document)?, model, job.is_copy.then_some(CopyOf::Reprint))
    }

    fn print_job(&self, job: PrintJobId, words: &Words) -> Result<PrintJobView, AppError> {
        self.store().read(|book| {
            let row = book.print_job(job)?.ok_or_else(|| AppError::new(Code::PrintSettled))?;
            view(book, &row, words)
        })
    }
}

fn document_of(book: &Read<'_>, id: DocumentId) -> Result<store::DocumentRow, AppError> {
    book.document(id)?.ok_or_else(|| AppError::new(Code::DocumentNotFound))
}

fn model(facts: &PrinterFacts, opens_drawer: bool) -> Model {
    Model { cutter: facts.cuts, drawer: opens_drawer, ..model_of(facts.columns) }
}

/// What is known of a printer by its paper. The QR is drawn: cheap printers often cannot make one.
const fn model_of(columns: u32) -> Model {
    let roll = match columns {
        32 => Roll::MM58,
        42 => Roll::MM80_42,
        _ => Roll::MM80,
    };
    Model { roll, drawn: Drawn::WhenNeeded, qr: QrBy::Dots, cutter: false, drawer: false }
}

fn refusal(trouble: PrinterTrouble, facts: &PrinterFacts) -> AppError {
    let code = Code::named(trouble.code()).unwrap_or(Code::PrinterError);
    AppError::new(code).with_text("printer", &facts.name)
}

fn view(book: &Read<'_>, job: &PrintJobRow, words: &Words) -> Result<PrintJobView, AppError> {
    let document = document_of(book, job.document)?;
    let order = document.order.map(|id| book.order(id)).transpose()?.flatten();
    let printer = match job.printer {
        Some(id) => book.printer(id)?,
        None => book.default_printer()?,
    };
    let trouble = job.trouble.as_deref().and_then(Code::named);
    Ok(PrintJobView {
        id: job.id.get(),
        document: document.document.number().text.clone(),
        order: order.map(|order| order.number.to_string()),
        printer: printer.map(|printer| printer.facts.name).unwrap_or_default(),
        state: job.state.into(),
        is_copy: job.is_copy,
        trouble: trouble.map(|code| AppError::new(code).message(words)).unwrap_or_default(),
        asked_at: job.asked_at,
    })
}
