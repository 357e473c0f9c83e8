//! The short texts inside a payable order, chosen by what its figures hold. Each fits WhatsApp's 60 UTF-16
//! units for any bill that WhatsApp can ask for.

use domain::Paise;
use domain::order_details::{DiscountParts, ItemName, TaxParts};

use crate::{Message, Words};

impl Words {
    /// What the tax of an order holds: `CGST ₹12.50 + SGST ₹12.50`. `None` when there is nothing to describe.
    #[must_use]
    pub fn tax_description(&self, parts: &TaxParts) -> Option<String> {
        let message = if parts.included { included(parts) } else { on_top(parts) };
        message.map(|message| self.say(&message))
    }

    /// What the discount of an order holds; `None` when there is none.
    #[must_use]
    pub fn discount_description(&self, parts: &DiscountParts) -> Option<String> {
        let DiscountParts { discounts, round_off: round } = *parts;
        let message = match (is_some(discounts), is_some(round)) {
            (false, false) => return None,
            (true, false) => Message::CustomerDiscount,
            (false, true) => Message::CustomerRoundOff,
            (true, true) => Message::CustomerDiscountWithRoundOff { discounts, round },
        };
        Some(self.say(&message))
    }

    /// An item's name; `number` is the order's, for the one item that stands for a long bill.
    #[must_use]
    pub fn item_name(&self, name: &ItemName, number: &str) -> String {
        match name {
            ItemName::Line(name) => name.clone(),
            ItemName::Position(position) => self.say(&Message::CustomerItemPosition { position: count(*position) }),
            ItemName::WholeBill { count: lines } => {
                self.say(&Message::CustomerItemWholeBill { count: count(*lines), number })
            }
        }
    }
}

fn included(parts: &TaxParts) -> Option<Message<'static>> {
    let (gst, cess, round) = (heads(parts), parts.cess, parts.round_off);
    Some(match (is_some(gst), is_some(cess), is_some(round)) {
        (false, false, false) => return None,
        (false, false, true) => Message::CustomerTaxWithRoundOff { round },
        (true, false, false) => Message::CustomerTaxIncluded { gst },
        (true, false, true) => Message::CustomerTaxIncludedWithRoundOff { gst, round },
        (_, true, false) => Message::CustomerTaxIncludedWithCess { gst, cess },
        (_, true, true) => Message::CustomerTaxIncludedWithCessAndRoundOff { gst, cess, round },
    })
}

fn on_top(parts: &TaxParts) -> Option<Message<'static>> {
    let TaxParts { cgst, sgst, igst, cess, round_off: round, .. } = *parts;
    let gst = heads(parts);
    Some(match (is_some(gst), is_some(cess), is_some(round)) {
        (false, false, false) => return None,
        (false, false, true) => Message::CustomerTaxWithRoundOff { round },
        (_, true, true) => Message::CustomerTaxWithCessAndRoundOff { gst, cess, round },
        (_, true, false) if is_some(igst) => Message::CustomerTaxInterWithCess { igst, cess },
        (_, true, false) => Message::CustomerTaxIntraWithCess { cgst, sgst, cess },
        (true, false, true) if is_some(igst) => Message::CustomerTaxInterWithRoundOff { igst, round },
        (true, false, true) => Message::CustomerTaxIntraWithRoundOff { cgst, sgst, round },
        (true, false, false) if is_some(igst) => Message::CustomerTaxInter { igst },
        (true, false, false) => Message::CustomerTaxIntra { cgst, sgst },
    })
}

/// Saturates only beyond what a bill can hold.
fn heads(parts: &TaxParts) -> Paise {
    Paise::new(parts.cgst.get().saturating_add(parts.sgst.get()).saturating_add(parts.igst.get()))
}

fn is_some(amount: Paise) -> bool {
    amount != Paise::ZERO
}

fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
