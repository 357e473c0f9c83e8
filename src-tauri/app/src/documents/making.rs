//! Making documents within a transaction: the content by `domain`'s rules, the number by the book.

use super::today::{BillToday, bill_today};
use crate::clock::day_in_india;
use crate::derive::{raise, settle};
use crate::error::{AppError, Code};
use domain::bill::ShippingRule;
use domain::document::{
    Content, Credited, Extent, InvoiceTerms, SMALL_SALE_BELOW, consolidated, credit_note, invoice,
    receipt_voucher, refund_voucher,
};
use domain::identity::{LetStand, Reason};
use domain::{Bill, DocumentId, Paise};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;
use store::{AttentionCode, DocumentRow, Figures, NewDocument, OrderRow, Read, ShopRow, What, Write};

/// A sale that is to be invoiced: its bill of today, and the documents it has already.
pub struct Sale {
    /// The order.
    pub order: OrderRow,
    /// Its bill, as it is invoiced today.
    pub today: BillToday,
    /// Documents of this bill that stand: sales, not vouchers.
    pub earlier: Vec<DocumentRow>,
    /// The shop as it is set up now.
    pub shop: ShopRow,
}

impl Sale {
    /// Reads what an invoice of an order depends on.
    ///
    /// # Errors
    /// What is wrong with the bill today, as a rate that is not in force any more.
    pub fn of(book: &Read<'_>, order: OrderRow, now: Timestamp) -> Result<Sale, AppError> {
        let today = bill_today(book, &order, day_in_india(now))?;
        let earlier = standing_sales(book, &order)?;
        Ok(Sale { order, today, earlier, shop: book.shop()? })
    }

    /// The content of an invoice, which is not made yet.
    ///
    /// # Errors
    /// What `domain` refuses.
    pub fn content(&self, extent: Extent<'_>, day: Date) -> Result<Content, AppError> {
        let earlier: Vec<&Content> = self.earlier.iter().map(|row| row.document.content()).collect();
        let terms = InvoiceTerms { date: day, turnover: self.shop.turnover, order: Some(self.order.number) };
        Ok(invoice(&self.today.bill, &earlier, extent, &terms)?)
    }

    /// Whether documents are for everything on the bill already.
    #[must_use]
    pub fn is_all_invoiced(&self) -> bool {
        if self.earlier.is_empty() {
            return false;
        }
        let left = self
            .earlier
            .iter()
            .try_fold(domain::document::Remainder::of_bill(&self.today.bill), |left, row| {
                left.less(row.document.content())
            });
        left.is_ok_and(|left| left.is_empty())
    }
}

/// The documents of an order's present bill that are sales and stand.
pub fn standing_sales(book: &Read<'_>, order: &OrderRow) -> Result<Vec<DocumentRow>, AppError> {
    let mut rows = book.documents_of(order.id)?;
    rows.retain(|row| {
        row.cancelled.is_none()
            && row.revision == Some(order.revision)
            && row.document.content().kind.is_sale()
    });
    Ok(rows)
}

/// Invoices a sale.
///
/// # Errors
/// What `domain` refuses, and a series that gives no number.
pub fn invoice_in(
    book: &Write<'_>,
    sale: &Sale,
    extent: Extent<'_>,
    let_stand: Vec<LetStand>,
    now: Timestamp,
) -> Result<DocumentRow, AppError> {
    let content = sale.content(extent, day_in_india(now))?;
    consolidate_before(book, day_in_india(now), now)?;
    book.await_no_shared_document(sale.order.id)?;
    let order = Some((sale.order.id, sale.order.revision));
    let new = NewDocument { content, order, against: None, turnover: sale.shop.turnover, let_stand };
    let made = make(book, new, now)?;
    for change in &sale.today.changes {
        let about = format!("{}:{}-{}", change.place, change.from, change.to);
        raise(book, Some(sale.order.id), AttentionCode::RateChanged, &about, Paise::ZERO, now)?;
    }
    settle(book, sale.order.id, AttentionCode::DocumentNotMade, "", now)?;
    Ok(made)
}

/// Takes back an invoice, in part or whole.
///
/// # Errors
/// What `domain` refuses, and a series that gives no number.
pub fn credit_in(
    book: &Write<'_>,
    invoice: &DocumentRow,
    credited: Credited<'_>,
    now: Timestamp,
) -> Result<DocumentRow, AppError> {
    refuse_cancelled(invoice)?;
    let earlier = standing_against(book, invoice.id)?;
    let earlier: Vec<&Content> = earlier.iter().map(|row| row.document.content()).collect();
    let content = credit_note(&invoice.document, &earlier, credited, day_in_india(now))?;
    let new = NewDocument {
        content,
        order: invoice.order.zip(invoice.revision),
        against: Some(invoice.id),
        turnover: book.shop()?.turnover,
        let_stand: Vec::new(),
    };
    make(book, new, now)
}

/// Takes back everything that invoices of an order's present bill hold.
///
/// # Errors
/// As [`credit_in`].
pub fn credit_all_in(book: &Write<'_>, order: &OrderRow, now: Timestamp) -> Result<(), AppError> {
    book.await_no_shared_document(order.id)?;
    for invoice in standing_sales(book, order)? {
        match credit_in(book, &invoice, Credited::Everything, now) {
            Ok(_) => {}
            // Credit notes hold all of it already.
            Err(error) if error.code == Code::NothingLeft => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// A voucher for money taken before there is an invoice: what was taken beyond earlier vouchers.
///
/// # Errors
/// What `domain` refuses, and a series that gives no number.
pub fn receipt_in(
    book: &Write<'_>,
    order: &OrderRow,
    kept: Paise,
    now: Timestamp,
) -> Result<Option<DocumentRow>, AppError> {
    let vouchers = book.documents_of(order.id)?.into_iter().filter(|row| row.cancelled.is_none());
    let receipted = vouchers.filter_map(|row| match row.document.content().kind {
        domain::document::Kind::ReceiptVoucher => Some(row.document.content().total),
        domain::document::Kind::RefundVoucher => Paise::ZERO.minus(row.document.content().total),
        _ => None,
    });
    let receipted = Paise::sum(receipted).unwrap_or(Paise::ZERO);
    let more = kept.min(order.total()).minus(receipted).unwrap_or(Paise::ZERO);
    if more <= Paise::ZERO {
        return Ok(None);
    }
    let content = receipt_voucher(&order.bill()?, more, day_in_india(now), Some(order.number))?;
    let new = NewDocument {
        content,
        order: Some((order.id, order.revision)),
        against: None,
        turnover: book.shop()?.turnover,
        let_stand: Vec::new(),
    };
    make(book, new, now).map(Some)
}

/// Gives back the money of a receipt voucher for which no invoice was made.
///
/// # Errors
/// What `domain` refuses, and a series that gives no number.
pub fn refund_in(
    book: &Write<'_>,
    receipt: &DocumentRow,
    amount: Option<Paise>,
    now: Timestamp,
) -> Result<DocumentRow, AppError> {
    refuse_cancelled(receipt)?;
    let earlier = standing_against(book, receipt.id)?;
    let earlier: Vec<&Content> = earlier.iter().map(|row| row.document.content()).collect();
    let content = refund_voucher(&receipt.document, &earlier, amount, day_in_india(now))?;
    let new = NewDocument {
        content,
        order: receipt.order.zip(receipt.revision),
        against: Some(receipt.id),
        turnover: book.shop()?.turnover,
        let_stand: Vec::new(),
    };
    make(book, new, now)
}

/// Cancels the number of a document; the number stays in its series and is reported.
///
/// # Errors
/// [`Code::CreditedAlready`], and [`Code::DocumentCancelled`].
pub fn cancel_number_in(
    book: &Write<'_>,
    row: &DocumentRow,
    reason: &Reason,
    now: Timestamp,
) -> Result<(), AppError> {
    refuse_cancelled(row)?;
    row.document.clone().cancel(reason.clone(), standing_against(book, row.id)?.len())?;
    book.cancel_document(row.id, reason, now)?;
    book.record(now, row.order, What::DocumentCancelled, &Figures::none().number("document", row.id.get()))?;
    Ok(())
}

/// Whether a sale may share the invoice of its day.
pub fn may_share(order: &OrderRow) -> bool {
    order.total() < SMALL_SALE_BELOW && order.draft.buyer.gstin.is_none() && !order.total().is_zero()
}

/// Makes the invoices that small sales of earlier days share, so that no later number comes before them.
///
/// # Errors
/// A series that gives no number.
pub fn consolidate_before(
    book: &Write<'_>,
    today: Date,
    now: Timestamp,
) -> Result<Vec<DocumentRow>, AppError> {
    let Ok(yesterday) = today.yesterday() else { return Ok(Vec::new()) };
    consolidate_until(book, yesterday, now)
}

/// Makes the invoices that small sales up to a day share: one for each day, and for each place and way to price.
///
/// # Errors
/// A series that gives no number.
pub fn consolidate_until(book: &Write<'_>, day: Date, now: Timestamp) -> Result<Vec<DocumentRow>, AppError> {
    let mut groups: BTreeMap<(Date, String), Vec<(OrderRow, Bill)>> = BTreeMap::new();
    for id in book.small_sales_until(day)? {
        let Some(order) = book.order(id)? else { continue };
        let sold_on = book.small_sale_day(id)?.unwrap_or(day);
        // What cannot share after all gets an invoice when a person has seen why.
        match bill_today(book, &order, sold_on) {
            Ok(today) => {
                let key = (sold_on, alike(&today.bill));
                groups.entry(key).or_default().push((order, today.bill));
            }
            Err(error) => not_made(book, &order, &error, now)?,
        }
    }
    let mut made = Vec::new();
    for ((sold_on, _), sales) in groups {
        let bills: Vec<&Bill> = sales.iter().map(|(_, bill)| bill).collect();
        match consolidated(&bills, sold_on) {
            Ok(content) => {
                let new = NewDocument {
                    content,
                    order: None,
                    against: None,
                    turnover: book.shop()?.turnover,
                    let_stand: Vec::new(),
                };
                let row = make(book, new, now)?;
                for (order, _) in &sales {
                    book.share_document(order.id, row.id)?;
                }
                made.push(row);
            }
            Err(refusal) => {
                let error = AppError::from(refusal);
                for (order, _) in &sales {
                    not_made(book, order, &error, now)?;
                }
            }
        }
    }
    Ok(made)
}

/// Tells a person that a document is due and why it was not made.
///
/// # Errors
/// What keeps the book from being written.
pub fn not_made(
    book: &Write<'_>,
    order: &OrderRow,
    error: &AppError,
    now: Timestamp,
) -> Result<(), AppError> {
    tracing::info!(code = error.code.as_str(), "a document is due and was not made");
    raise(book, Some(order.id), AttentionCode::DocumentNotMade, "", order.total(), now)
}

/// Sales that may share one invoice say the same here.
fn alike(bill: &Bill) -> String {
    let draft = bill.draft();
    let (seller, buyer) = (&draft.seller, &draft.buyer);
    let gstin = seller.gstin.as_deref().unwrap_or_default();
    let parts =
        [seller.state.code(), seller.registration.as_str(), gstin, buyer.state.code(), draft.prices.as_str()];
    // Shipping by its own line cannot be joined with lines of goods by name.
    let shipping = matches!(bill.terms().shipping, ShippingRule::Fixed { .. });
    format!("{} {shipping}", parts.join(" "))
}

fn make(book: &Write<'_>, new: NewDocument, now: Timestamp) -> Result<DocumentRow, AppError> {
    let row = book.insert_document(new, now)?;
    let number = row.document.number();
    let figures = Figures::none()
        .number("document", row.id.get())
        .code("kind", row.document.content().kind.as_str())
        .number("sequence", i64::from(number.sequence))
        .amount("total_paise", row.document.content().total);
    book.record(now, row.order, What::DocumentMade, &figures)?;
    Ok(row)
}

/// The documents that take one back and stand.
pub fn standing_against(book: &Read<'_>, document: DocumentId) -> Result<Vec<DocumentRow>, AppError> {
    let mut rows = book.documents_against(document)?;
    rows.retain(|row| row.cancelled.is_none());
    Ok(rows)
}

fn refuse_cancelled(row: &DocumentRow) -> Result<(), AppError> {
    if row.cancelled.is_some() { Err(AppError::new(Code::DocumentCancelled)) } else { Ok(()) }
}
