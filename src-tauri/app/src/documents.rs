//! Invoices, vouchers and credit notes of the shop: what is due by itself, and what a person asks for.
//!
//! Which document a sale gets and what it says are `domain`'s; the number is given by the book in the transaction that
//! needed the document.

mod due;
mod making;
mod numbers;
mod today;

pub(crate) use due::{close_past_days, goods_left_in_part, happened};
pub(crate) use making::credit_all_in;

use crate::clock::day_in_india;
use crate::error::{AppError, Code};
use crate::orders::find;
use crate::shop::App;
use crate::views::{
    CreditForm, DocumentView, DocumentsPageView, InvoiceForm, LeftLineView, OrderDocumentsView, PartForm,
    ReasonForm, WarningView,
};
use domain::document::{Credited, Extent, Kind, Much, Remainder, Wanted};
use domain::identity::{LetStand, Reason};
use domain::{DocumentId, OrderNumber, Quantity};
use jiff::civil::Date;
use making::{Sale, cancel_number_in, consolidate_until, credit_in, invoice_in, refund_in, standing_against};
use store::{DocumentRow, Read};
use words::Words;

/// Documents on one page of the list.
const PAGE: u32 = 200;

impl App {
    /// The documents of an order, and what its next invoice would hold.
    ///
    /// # Errors
    /// [`Code::OrderNotFound`].
    pub fn order_documents(
        &self,
        number: OrderNumber,
        words: &Words,
    ) -> Result<OrderDocumentsView, AppError> {
        let now = self.now();
        self.store().read(|book| {
            let order = find(book, number)?;
            let documents = book.documents_of(order.id)?;
            let views = documents.iter().map(|row| view(book, row)).collect::<Result<Vec<_>, _>>()?;
            let shares_day = book.shared_document(order.id)? == Some(None);
            if order.totals.is_none() || order.state.is_draft() {
                return Ok(OrderDocumentsView {
                    documents: views,
                    shares_day,
                    ..OrderDocumentsView::default()
                });
            }
            let mut answer = OrderDocumentsView { documents: views, shares_day, ..Default::default() };
            match Sale::of(book, order, now) {
                Err(error) if error.is_about_a_document() => answer.problem = Some(error.view(words)),
                Err(error) => return Err(error),
                Ok(sale) => show_next(&sale, day_in_india(now), words, &mut answer),
            }
            Ok(answer)
        })
    }

    /// Makes an invoice for an order: for everything that has none, or for what a person says.
    ///
    /// # Errors
    /// Whatever keeps the document from being made, at its field.
    pub fn make_invoice(&self, number: OrderNumber, form: &InvoiceForm) -> Result<DocumentView, AppError> {
        let now = self.now();
        let parts = form.lines.as_deref().map(parts).transpose()?;
        let reasons = form.reasons.clone();
        self.store().write("invoice", move |book| {
            let order = find(book, number)?;
            if order.state.is_draft() {
                return Err(AppError::new(Code::NotSentYet));
            }
            if order.state == domain::OrderState::Canceled {
                return Err(AppError::new(Code::OrderFinal));
            }
            let sale = Sale::of(book, order, now)?;
            let extent = parts.as_deref().map_or(Extent::Everything, Extent::WhatLeft);
            let content = sale.content(extent, day_in_india(now))?;
            let stand = let_stand(&content, sale.shop.turnover, &reasons)?;
            let made = invoice_in(book, &sale, extent, stand, now)?;
            view(book, &made)
        })
    }

    /// Takes back an invoice, in part or whole.
    ///
    /// # Errors
    /// [`Code::DocumentNotFound`], and whatever keeps the credit note from being made, at its field.
    pub fn credit(&self, number: &str, form: &CreditForm) -> Result<DocumentView, AppError> {
        let now = self.now();
        let parts = form.lines.as_deref().map(parts).transpose()?;
        let number = number.to_owned();
        self.store().write("credit-note", move |book| {
            let invoice = find_document(book, &number)?;
            let credited = parts.as_deref().map_or(Credited::Everything, Credited::Some);
            let made = credit_in(book, &invoice, credited, now)?;
            view(book, &made)
        })
    }

    /// Gives back the money of a receipt voucher for which no invoice was made.
    ///
    /// # Errors
    /// [`Code::DocumentNotFound`], and whatever keeps the voucher from being made.
    pub fn refund_voucher(&self, number: &str, amount: Option<&str>) -> Result<DocumentView, AppError> {
        let now = self.now();
        let amount =
            amount.map(|text| crate::typed::amount(text).map_err(|code| AppError::new(code).at("amount")));
        let (amount, number) = (amount.transpose()?, number.to_owned());
        self.store().write("refund-voucher", move |book| {
            let made = refund_in(book, &find_document(book, &number)?, amount, now)?;
            view(book, &made)
        })
    }

    /// Cancels the number of a document, with the reason.
    ///
    /// # Errors
    /// [`Code::DocumentNotFound`], [`Code::ReasonInvalid`], [`Code::CreditedAlready`], [`Code::DocumentCancelled`].
    pub fn cancel_document(&self, number: &str, reason: &str) -> Result<DocumentView, AppError> {
        let now = self.now();
        let reason = Reason::parse(reason).map_err(|_| AppError::new(Code::ReasonInvalid).at("reason"))?;
        let number = number.to_owned();
        self.store().write("cancel-document", move |book| {
            let row = find_document(book, &number)?;
            cancel_number_in(book, &row, &reason, now)?;
            view(book, &find_document(book, &number)?)
        })
    }

    /// Makes the invoices that today's small sales share. Later sales of today get another.
    ///
    /// # Errors
    /// Whatever keeps them from being made.
    pub fn close_day(&self) -> Result<Vec<DocumentView>, AppError> {
        let now = self.now();
        self.store().write("close-day", move |book| {
            let made = consolidate_until(book, day_in_india(now), now)?;
            made.iter().map(|row| view(book, row)).collect()
        })
    }

    /// The document with a number.
    ///
    /// # Errors
    /// [`Code::DocumentNotFound`].
    pub fn document(&self, number: &str) -> Result<DocumentView, AppError> {
        self.store().read(|book| view(book, &find_document(book, number)?))
    }

    /// Documents, the newest first, 200 at a time.
    ///
    /// # Errors
    /// What keeps the book from being read; [`Code::FieldInvalid`] for a place that is none.
    pub fn documents(&self, after: Option<&str>) -> Result<DocumentsPageView, AppError> {
        let after = after.map(place).transpose()?;
        self.store().read(|book| {
            let rows = book.documents_page(after, Date::MIN, PAGE)?;
            let is_last = rows.len() < usize::try_from(PAGE).unwrap_or(usize::MAX);
            let next = rows.last().filter(|_| !is_last);
            let next = next.map(|row| format!("{}.{}", row.document.content().date, row.id));
            let documents = rows.iter().map(|row| view(book, row)).collect::<Result<_, _>>()?;
            Ok(DocumentsPageView { documents, next })
        })
    }
}

/// The document with a number, in capitals or small letters.
pub(crate) fn find_document(book: &Read<'_>, number: &str) -> Result<DocumentRow, AppError> {
    let found = book.document_by_number(number.trim())?;
    found.ok_or_else(|| AppError::new(Code::DocumentNotFound).with_text("number", number.trim()))
}

fn show_next(sale: &Sale, today: Date, words: &Words, answer: &mut OrderDocumentsView) {
    let mut earlier = sale.earlier.iter();
    let whole = Remainder::of_bill(&sale.today.bill);
    let left = earlier.try_fold(whole, |left, row| left.less(row.document.content()));
    if let Ok(left) = &left {
        let lines = sale.today.bill.all_lines().enumerate();
        let quantities = left.quantities().into_iter().zip(left.values());
        answer.left = lines
            .zip(quantities)
            .filter(|(_, (quantity, value))| !quantity.is_zero() || !value.is_zero())
            .map(|((place, line), (quantity, value))| LeftLineView {
                place,
                name: line.entered().name.clone(),
                unit: line.entered().unit.clone().unwrap_or_default(),
                quantity: quantity.normalize().to_string(),
                amount: value.to_rupees(),
                is_shipping: line.is_shipping(),
            })
            .collect();
    }
    answer.changes =
        sale.today.changes.iter().map(|change| WarningView::rate_changed(change, words)).collect();
    if sale.is_all_invoiced() {
        return;
    }
    match sale.content(Extent::Everything, today) {
        Err(error) => answer.problem = Some(error.view(words)),
        Ok(content) => {
            answer.kind = Some(content.kind.as_str());
            let warnings = content.warnings(sale.shop.turnover, &[]);
            answer.warnings = warnings.iter().map(|warning| WarningView::of(warning, words)).collect();
        }
    }
}

/// Doubts that a person answered with a reason. A doubt without one stays a warning; it blocks nothing.
fn let_stand(
    content: &domain::document::Content,
    turnover: domain::hsn::Turnover,
    reasons: &[ReasonForm],
) -> Result<Vec<LetStand>, AppError> {
    let mut stand = Vec::new();
    for warning in content.warnings(turnover, &[]) {
        let domain::document::Warning::Doubtful { doubt, .. } = warning else { continue };
        let Some(given) = reasons.iter().find(|given| given.doubt == doubt.as_str()) else { continue };
        let reason = Reason::parse(&given.reason);
        let reason =
            reason.map_err(|_| AppError::new(Code::ReasonInvalid).at(format!("reasons.{}", given.doubt)))?;
        stand.push(LetStand { doubt, reason });
    }
    Ok(stand)
}

/// Lines as a person chose them; those with nothing chosen are left out.
fn parts(forms: &[PartForm]) -> Result<Vec<Wanted>, AppError> {
    let mut wanted = Vec::new();
    for form in forms {
        let at = |field: &str| format!("lines[{}].{field}", form.place);
        let (quantity, amount) = (form.quantity.trim(), form.amount.trim());
        let much = if !quantity.is_empty() {
            let quantity: Quantity =
                crate::typed::quantity(quantity).map_err(|code| AppError::new(code).at(at("quantity")))?;
            Much::Quantity(quantity)
        } else if !amount.is_empty() {
            Much::Value(crate::typed::amount(amount).map_err(|code| AppError::new(code).at(at("amount")))?)
        } else {
            continue;
        };
        wanted.push(Wanted { place: form.place, much });
    }
    if wanted.is_empty() { Err(AppError::new(Code::NothingLeft).at("lines")) } else { Ok(wanted) }
}

fn view(book: &Read<'_>, row: &DocumentRow) -> Result<DocumentView, AppError> {
    let against = standing_against(book, row.id)?;
    let content = row.document.content();
    let takes_back = content.kind.is_sale() || content.kind == Kind::ReceiptVoucher;
    let stands = row.cancelled.is_none();
    let whole = Remainder::of_content(content);
    let left = against.iter().try_fold(whole, |left, other| left.less(other.document.content())).ok();
    Ok(DocumentView::of(row, left.filter(|_| takes_back && stands).as_ref(), stands && against.is_empty()))
}

fn place(text: &str) -> Result<(Date, DocumentId), AppError> {
    let parts = text.split_once('.').and_then(|(date, id)| Some((date.parse().ok()?, id.parse().ok()?)));
    let (date, id) = parts.ok_or_else(|| AppError::new(Code::FieldInvalid).at("after"))?;
    Ok((date, DocumentId::new(id)))
}
