//! One invoice for the day's small sales (rule 46, fourth proviso): a sale below ₹200 to an unregistered buyer who does
//! not ask needs none of its own.

use super::content::{Content, DocumentLine};
use super::kind::Kind;
use super::refusal::{DocumentCode, DocumentRefusal};
use crate::bill::{Bill, BillLine, Discount, LineDraft};
use crate::money::Paise;
use crate::quantity::Quantity;
use jiff::civil::Date;

/// A small sale is below this: ₹200.00.
pub const SMALL_SALE_BELOW: Paise = Paise::new(20_000);

/// The content of the consolidated invoice of a day. Its figures are sums of the sales' figures, and never computed
/// anew; lines that say the same stand once. A composition dealer's is a bill of supply, an unregistered shop's a bill.
///
/// # Errors
/// [`DocumentCode::NothingLeft`] without sales, [`DocumentCode::SaleNotSmall`] from ₹200, a registered buyer, or sales
/// of different days, shops, places or ways to price, at `sales[i]`.
pub fn consolidated(sales: &[&Bill], date: Date) -> Result<Content, DocumentRefusal> {
    let Some(first) = sales.first() else { return Err(DocumentCode::NothingLeft.at("sales")) };
    for (index, sale) in sales.iter().enumerate() {
        check(sale, first, date).map_err(|code| code.at(format_args!("sales[{index}]")))?;
    }
    let mut lines: Vec<DocumentLine> = Vec::new();
    for line in sales.iter().flat_map(|sale| sale.all_lines()) {
        let joined = lines.iter_mut().find_map(|known| Some((joined(&known.line, line)?, known)));
        match joined {
            Some((line, known)) => known.line = line,
            None => {
                lines.push(DocumentLine { place: lines.len(), moves_goods: true, line: line.clone() });
            }
        }
    }
    let draft = first.draft();
    let total = Paise::sum(sales.iter().map(|sale| sale.total())).ok_or(DocumentCode::AmountTooLarge)?;
    let kind = match Kind::of_sale(draft.seller.registration, false, lines.iter().map(|line| &line.line)) {
        Kind::TaxInvoice | Kind::InvoiceCumBillOfSupply => Kind::Consolidated,
        Kind::BillOfSupply => Kind::BillOfSupply,
        Kind::Bill | Kind::Consolidated | Kind::ReceiptVoucher | Kind::RefundVoucher | Kind::CreditNote => {
            Kind::Bill
        }
    };
    Ok(Content {
        kind,
        date,
        seller: draft.seller.clone(),
        buyer: None,
        place: draft.buyer.state,
        supply: first.supply(),
        goods: draft.goods,
        prices: draft.prices,
        lines,
        total,
        order: None,
        against: None,
    })
}

fn check(sale: &Bill, first: &Bill, date: Date) -> Result<(), DocumentCode> {
    let (draft, like) = (sale.draft(), first.draft());
    if sale.total() >= SMALL_SALE_BELOW {
        return Err(DocumentCode::SaleNotSmall);
    }
    if draft.buyer.gstin.is_some() {
        return Err(DocumentCode::SaleRegistered);
    }
    let alike = draft.date == date
        && draft.seller.state == like.seller.state
        && draft.seller.registration == like.seller.registration
        && draft.seller.gstin == like.seller.gstin
        && draft.buyer.state == like.buyer.state
        && draft.prices == like.prices;
    if alike { Ok(()) } else { Err(DocumentCode::SalesDiffer) }
}

/// Both lines as one, when they differ in nothing but quantity and figures and still fit a line.
fn joined(known: &BillLine, more: &BillLine) -> Option<BillLine> {
    let alike = |line: &BillLine| {
        let entered = line.entered();
        let LineDraft { name, hsn, unit, price, .. } = entered.clone();
        (name, hsn, unit, price, entered.cess_rate, entered.cess_per_unit, line.nature())
    };
    if alike(known) != alike(more) {
        return None;
    }
    let quantity = known.entered().quantity.get().checked_add(more.entered().quantity.get())?;
    let quantity = Quantity::parse(&quantity.normalize().to_string()).ok()?;
    let figures = known.figures().plus(more.figures())?;
    let off = figures.line_discount;
    let discount = (!off.is_zero()).then_some(Discount::Amount(off));
    let entered = LineDraft { quantity, discount, ..known.entered().clone() };
    Some(BillLine::of(entered, known.nature(), figures))
}
