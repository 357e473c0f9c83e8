//! What a document of the order book says on paper.

use super::logo;
use crate::clock::clock_in_india;
use crate::error::{AppError, Code};
use crate::queue::next_letter;
use crate::views::PaperFormView;
use documents::paper::{Against, Bank, Party, Received, Seller};
use documents::{CopyOf, Figures, Kind, Line, Note, Paper, UpiLink};
use domain::account::Address;
use domain::document::{self, BuyerDetails, Content, DocumentLine, MayPrint, PrintedNote};
use domain::identity::Gstin;
use domain::{OrderState, Paise, ReferenceId};
use jiff::Timestamp;
use store::{DocumentRow, OrderRow, Read, ReferenceState, Write};
use words::{Message, Words, amount_in_words};

/// The paper of a document.
///
/// # Errors
/// [`Code::PaperDoesNotAddUp`], and what keeps the book from being read.
pub fn paper(
    book: &Read<'_>,
    row: &DocumentRow,
    settings: &PaperFormView,
    copy: Option<CopyOf>,
    words: &Words,
) -> Result<Paper, AppError> {
    let content = row.document.content();
    let may = content.may_print(row.turnover);
    let order = row.order.map(|id| book.order(id)).transpose()?.flatten();
    let received = match &order {
        Some(order) if content.kind.is_sale() => received(book, order, row, words)?,
        _ => Vec::new(),
    };
    let reference = match &order {
        Some(order) => book.references_of(order.id)?.last().map(|way| way.reference),
        None => None,
    };
    let mut paper = Paper {
        kind: kind(content.kind),
        number: row.document.number().text.clone(),
        date: content.date,
        time: Some(clock_in_india(row.made_at).time()),
        copy,
        practice: book.generation()?.practice,
        seller: Seller { logo: logo::of(book)?, ..seller(content, &may, settings) },
        buyer: buyer(content, &may),
        delivered_to: None,
        place_of_supply: may.place_of_supply.then_some(content.place),
        reverse_charge: false,
        order: content.order,
        reference,
        due_by: None,
        against: content.against.as_ref().map(against),
        prices: content.prices,
        figures: figures(book, row, words)?,
        in_words: amount_in_words(content.total, words.language()),
        received,
        scan_to_pay: None,
        notes: notes(row, &may, words),
    };
    if let Some(order) = order.filter(|_| may.asks_for_money && row.cancelled.is_none()) {
        paper.scan_to_pay = scan_to_pay(book, &order, &paper)?;
        if let Some(link) = &paper.scan_to_pay {
            paper.reference = Some(link.reference());
        }
    }
    Ok(paper)
}

const fn kind(kind: document::Kind) -> Kind {
    match kind {
        document::Kind::TaxInvoice | document::Kind::Consolidated => Kind::TaxInvoice,
        document::Kind::BillOfSupply => Kind::BillOfSupply,
        document::Kind::InvoiceCumBillOfSupply => Kind::InvoiceCumBillOfSupply,
        document::Kind::Bill => Kind::Bill,
        document::Kind::ReceiptVoucher => Kind::ReceiptVoucher,
        document::Kind::RefundVoucher => Kind::RefundVoucher,
        document::Kind::CreditNote => Kind::CreditNote,
    }
}

fn seller(content: &Content, may: &MayPrint, settings: &PaperFormView) -> Seller {
    let of = &content.seller;
    let gstin = of.gstin.clone().filter(|_| may.seller_gstin);
    let pan = gstin.as_deref().and_then(|gstin| Gstin::parse(gstin).ok()).and_then(|gstin| gstin.pan());
    let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let bank = filled(&settings.bank.account).map(|account| Bank {
        name: settings.bank.name.trim().to_owned(),
        account,
        ifsc: settings.bank.ifsc.trim().to_uppercase(),
        branch: filled(&settings.bank.branch),
    });
    Seller {
        party: Party {
            name: of.name.clone(),
            address: lines(of.address.as_ref()),
            state: Some(of.state),
            gstin,
            phone: filled(&settings.phone),
        },
        other_name: None,
        pan: pan.map(|pan| pan.as_str().to_owned()),
        registrations: settings.registrations.lines().filter_map(filled).collect(),
        logo: None,
        bank: bank.filter(|_| may.asks_for_money),
        terms: settings.terms.trim().to_owned(),
        signature_line: settings.signature_line,
        signatory: filled(&settings.signatory),
    }
}

/// Somebody at the counter without a name stands on no paper, unless the law wants them there.
fn buyer(content: &Content, may: &MayPrint) -> Option<Party> {
    let of = content.buyer.as_ref()?;
    if of.name.trim().is_empty() && may.buyer == BuyerDetails::Optional {
        return None;
    }
    Some(Party {
        name: of.name.clone(),
        address: lines(of.address.as_ref()),
        state: Some(of.state),
        gstin: of.gstin.clone(),
        phone: of.phone.as_ref().map(|phone| phone.as_str().to_owned()),
    })
}

fn lines(address: Option<&Address>) -> Vec<String> {
    let Some(address) = address else { return Vec::new() };
    let place = [address.city.as_str(), address.pin.as_str()].join(" ");
    let lines = [Some(address.line1.clone()), address.line2.clone(), Some(place)];
    lines.into_iter().flatten().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

fn against(of: &document::Against) -> Against {
    Against { number: of.number.clone(), date: of.date }
}

fn figures(book: &Read<'_>, row: &DocumentRow, words: &Words) -> Result<Figures, AppError> {
    let content = row.document.content();
    let mut lines = Vec::new();
    for one in &content.lines {
        lines.push(line(book, one, words)?);
    }
    let sums = row.document.sums();
    Figures::new(lines, sums.round_off, sums.total)
        .map_err(|_| AppError::new(Code::PaperDoesNotAddUp).with_text("number", &row.document.number().text))
}

fn line(book: &Read<'_>, one: &DocumentLine, words: &Words) -> Result<Line, AppError> {
    let (entered, figures) = (one.line.entered(), one.line.figures());
    let product = entered.sku.as_deref().map(|sku| book.product_by_code(sku)).transpose()?.flatten();
    let alias =
        product.map(|row| row.product.alias).filter(|alias| !alias.is_empty() && *alias != entered.name);
    let unit = entered.unit.clone().unwrap_or_default();
    let unit_word = words.say_key(&format!("counter-unit-{}", unit.to_lowercase()), &[]);
    Ok(Line {
        name: entered.name.clone(),
        other_name: alias,
        hsn: entered.hsn.clone(),
        quantity: entered.quantity,
        unit: unit_word.filter(|_| !unit.is_empty()).unwrap_or(unit),
        price: entered.price,
        gross: figures.gross,
        line_discount: figures.line_discount,
        bill_discount: figures.bill_discount,
        shipping: figures.shipping,
        taxable: figures.taxable,
        rate: one.line.rate(),
        heads: figures.heads,
        total: figures.total,
    })
}

/// What was taken for the order and not used up by its earlier documents, up to what this one comes to.
fn received(
    book: &Read<'_>,
    order: &OrderRow,
    row: &DocumentRow,
    words: &Words,
) -> Result<Vec<Received>, AppError> {
    let mut received = Vec::new();
    for attempt in book.attempts(order.id)? {
        let Some(amount) = attempt.attempt.confirmed() else { continue };
        let id = attempt.key.gateway_payment_id.as_deref().unwrap_or(&attempt.key.transaction_id);
        let how = attempt.facts.method.as_deref().unwrap_or_default();
        received.push(Received { how: words.say(&Message::PaperReceivedOnline { how, id }), amount });
    }
    let payment = book.payment(order.id)?;
    let by_hand = Paise::sum(payment.by_hand.values().map(|cash| cash.amount)).unwrap_or(Paise::ZERO);
    if !by_hand.is_zero() {
        received.push(Received { how: words.say(&Message::PaperReceivedCash), amount: by_hand });
    }
    let mut used = Paise::ZERO;
    for earlier in book.documents_of(order.id)? {
        let is_sale = earlier.document.content().kind.is_sale() && earlier.cancelled.is_none();
        if is_sale && earlier.id < row.id {
            used = used.plus(earlier.document.sums().total).unwrap_or(used);
        }
    }
    let mut left = row.document.sums().total;
    received.retain_mut(|one| {
        let spent = one.amount.min(used);
        used = used.minus(spent).unwrap_or(Paise::ZERO);
        one.amount = one.amount.minus(spent).unwrap_or(Paise::ZERO).min(left);
        left = left.minus(one.amount).unwrap_or(Paise::ZERO);
        !one.amount.is_zero()
    });
    Ok(received)
}

fn notes(row: &DocumentRow, may: &MayPrint, words: &Words) -> Vec<Note> {
    let mut notes: Vec<Note> = may
        .notes
        .iter()
        .map(|note| match note {
            PrintedNote::Composition => Note::Composition,
            PrintedNote::NoTax => Note::NoTax,
            PrintedNote::NoEInvoice => Note::NoIrn,
        })
        .collect();
    if let Some((_, why)) = &row.cancelled {
        notes.insert(0, Note::Own(words.say(&Message::PaperCancelled { why: why.as_str() })));
    }
    notes
}

/// How the rest is paid by any UPI app, under the reference that was reserved for it.
fn scan_to_pay(book: &Read<'_>, order: &OrderRow, paper: &Paper) -> Result<Option<UpiLink>, AppError> {
    let Some(reference) = book.paper_reference(order.id)?.filter(|_| paper.due() > Paise::ZERO) else {
        return Ok(None);
    };
    if !asks_on_paper(book, order)? {
        return Ok(None);
    }
    let owed = order.total().minus(book.payment(order.id)?.kept()).unwrap_or(Paise::ZERO);
    let asked = paper.due().min(owed);
    let Some(vpa) = book.shop()?.upi_id.filter(|_| asked > Paise::ZERO) else { return Ok(None) };
    Ok(UpiLink::new(&vpa, &paper.seller.party.name, asked, reference).ok())
}

/// Whether papers of an order may ask for its money: the customer cannot pay in WhatsApp, and something is owed.
fn asks_on_paper(book: &Read<'_>, order: &OrderRow) -> Result<bool, AppError> {
    let is_open = book.references_of(order.id)?.iter().any(|way| way.state != ReferenceState::Closed);
    let owed = order.total().minus(book.payment(order.id)?.kept());
    let is_owed = owed.is_some_and(|owed| owed > Paise::ZERO);
    Ok(!is_open && is_owed && order.state != OrderState::Canceled && book.shop()?.upi_id.is_some())
}

/// Whether a document is about to ask for money under a reference that is not reserved yet.
pub fn lacks_reference(book: &Read<'_>, row: &DocumentRow) -> Result<bool, AppError> {
    let content = row.document.content();
    if !content.may_print(row.turnover).asks_for_money || row.cancelled.is_some() {
        return Ok(false);
    }
    let Some(order) = row.order.map(|id| book.order(id)).transpose()?.flatten() else { return Ok(false) };
    Ok(asks_on_paper(book, &order)? && book.paper_reference(order.id)?.is_none())
}

/// Reserves the reference under which papers of a document's order ask for money, where one is wanted.
pub fn reserve_reference(book: &Write<'_>, row: &DocumentRow, now: Timestamp) -> Result<(), AppError> {
    let Some(order) = row.order.map(|id| book.order(id)).transpose()?.flatten() else { return Ok(()) };
    if lacks_reference(book, row)? {
        reserve_for(book, &order, now)?;
    }
    Ok(())
}

/// The reference under which an order's money is asked for outside WhatsApp, reserved if it was not.
pub fn reserve_for(book: &Write<'_>, order: &OrderRow, now: Timestamp) -> Result<ReferenceId, AppError> {
    if let Some(reference) = book.paper_reference(order.id)? {
        return Ok(reference);
    }
    let (tag, letter) = next_letter(book, order)?;
    let reference = ReferenceId::new(tag, order.number, letter);
    book.reserve_paper_reference(reference, order.id, now)?;
    Ok(reference)
}
