//! Vouchers for money that is taken before an invoice, and for giving it back.
//!
//! Tax is due on an advance for services, and since notification 66/2017-Central Tax not on one for goods. A voucher
//! therefore shows tax for services alone; its prices contain it.

use super::content::{Content, Document, DocumentLine};
use super::kind::Kind;
use super::refusal::{DocumentCode, DocumentRefusal};
use super::remainder::{Much, Remainder, Taken, Wanted};
use crate::bill::{Bill, BillLine, Goods, LineDraft, LineFigures, LineNature, Prices, apportion, tax_inside};
use crate::money::Paise;
use crate::quantity::Quantity;
use crate::rate::Percent;
use crate::reference::OrderNumber;
use jiff::civil::Date;

/// The content of a receipt voucher for money taken for a bill that has no invoice yet, split over its lines by what
/// they cost.
///
/// # Errors
/// [`DocumentCode::AmountZero`] and [`DocumentCode::AdvanceAboveTotal`] at `amount`, or a figure that does not fit.
pub fn receipt_voucher(
    bill: &Bill,
    amount: Paise,
    date: Date,
    order: Option<OrderNumber>,
) -> Result<Content, DocumentRefusal> {
    if amount <= Paise::ZERO {
        return Err(DocumentCode::AmountZero.at("amount"));
    }
    if amount > bill.total() {
        return Err(DocumentCode::AdvanceAboveTotal.at("amount"));
    }
    let too_large = || DocumentRefusal::from(DocumentCode::AmountTooLarge);
    let weights: Vec<Paise> = bill.all_lines().map(BillLine::total).collect();
    let shares = apportion(amount, &weights).ok_or_else(too_large)?;
    let draft = bill.draft();
    let mut lines = Vec::new();
    for ((place, line), share) in bill.all_lines().enumerate().zip(shares) {
        if share.is_zero() {
            continue;
        }
        let line = advance(bill, line, share).ok_or_else(too_large)?;
        lines.push(DocumentLine { place, moves_goods: false, line });
    }
    Ok(Content {
        kind: Kind::ReceiptVoucher,
        date,
        seller: draft.seller.clone(),
        buyer: Some(draft.buyer.clone()),
        place: draft.buyer.state,
        supply: bill.supply(),
        goods: draft.goods,
        prices: Prices::Inclusive,
        lines,
        total: amount,
        order,
        against: None,
    })
}

/// The content of a refund voucher, which gives back money of a receipt voucher for which no invoice was made. `None`
/// gives back all that earlier refund vouchers left.
///
/// # Errors
/// [`DocumentCode::NotAReceipt`], a day before the receipt's, and an amount of nothing or above what is left.
pub fn refund_voucher(
    receipt: &Document,
    earlier: &[&Content],
    amount: Option<Paise>,
    date: Date,
) -> Result<Content, DocumentRefusal> {
    let original = receipt.content();
    if original.kind != Kind::ReceiptVoucher {
        return Err(DocumentCode::NotAReceipt.into());
    }
    if date < original.date {
        return Err(DocumentCode::DateTooEarly.at("date"));
    }
    let mut left = Remainder::of_content(original);
    for voucher in earlier {
        left = left.less(voucher).map_err(|_| DocumentCode::EarlierContradict)?;
    }
    let Taken { lines, total } = match amount {
        None => left.take(&left.everything())?,
        Some(amount) => left.take(&spread(&left, amount)?)?,
    };
    Ok(Content {
        kind: Kind::RefundVoucher,
        date,
        lines,
        total,
        against: Some(receipt.as_against()),
        ..original.clone()
    })
}

fn spread(left: &Remainder, amount: Paise) -> Result<Vec<Wanted>, DocumentRefusal> {
    if amount <= Paise::ZERO {
        return Err(DocumentCode::AmountZero.at("amount"));
    }
    if left.total().is_none_or(|left| amount > left) {
        return Err(DocumentCode::RefundAboveVoucher.at("amount"));
    }
    let shares = apportion(amount, &left.values()).ok_or(DocumentCode::AmountTooLarge)?;
    let above_zero = shares.into_iter().enumerate().filter(|(_, share)| !share.is_zero());
    Ok(above_zero.map(|(place, share)| Wanted { place, much: Much::Value(share) }).collect())
}

/// A line of a voucher: one piece of the line's name that costs the share.
fn advance(bill: &Bill, line: &BillLine, share: Paise) -> Option<BillLine> {
    let is_service = bill.draft().goods == Goods::Digital
        || line.entered().hsn.as_deref().is_some_and(|hsn| hsn.trim_start().starts_with("99"));
    let entered = LineDraft {
        quantity: Quantity::ONE,
        price: share,
        discount: None,
        cess_per_unit: Paise::ZERO,
        ..line.entered().clone()
    };
    let plain = LineFigures { gross: share, taxable: share, total: share, ..LineFigures::default() };
    if !is_service {
        let nature = LineNature { rate: Percent::ZERO, untaxed: None, ..line.nature() };
        return Some(BillLine::of(entered, nature, plain));
    }
    let entered = LineDraft { gst_rate: line.rate(), ..entered };
    let (taxable, heads) = tax_inside(&entered, bill.supply(), share)?;
    Some(BillLine::of(entered, line.nature(), LineFigures { taxable, heads, ..plain }))
}
