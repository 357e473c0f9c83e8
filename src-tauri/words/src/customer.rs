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
        let message = match (!discounts.is_zero(), !round.is_zero()) {
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
            ItemName::Position(position) => {
                self.say(&Message::CustomerItemPosition { position: &position.to_string() })
            }
            ItemName::WholeBill { count } => {
                let count = i64::try_from(*count).unwrap_or(i64::MAX);
                self.say(&Message::CustomerItemWholeBill { count, number })
            }
        }
    }
}

fn included(parts: &TaxParts) -> Option<Message<'static>> {
    let (gst, cess, round) = (heads(parts), parts.cess, parts.round_off);
    Some(match (!gst.is_zero(), !cess.is_zero(), !round.is_zero()) {
        (false, false, false) => return None,
        (false, false, true) => Message::CustomerTaxWithRoundOff { round },
        (true, false, false) => Message::CustomerTaxIncluded { gst },
        (true, false, true) => Message::CustomerTaxIncludedWithRoundOff { gst, round },
        (false, true, false) => Message::CustomerTaxIncludedCess { cess },
        (true, true, false) => Message::CustomerTaxIncludedWithCess { gst, cess },
        (_, true, true) => Message::CustomerTaxIncludedWithCessAndRoundOff { gst, cess, round },
    })
}

fn on_top(parts: &TaxParts) -> Option<Message<'static>> {
    let TaxParts { cgst, sgst, igst, cess, round_off: round, .. } = *parts;
    let gst = heads(parts);
    Some(match (!gst.is_zero(), !cess.is_zero(), !round.is_zero()) {
        (false, false, false) => return None,
        (false, false, true) => Message::CustomerTaxWithRoundOff { round },
        (_, true, true) => Message::CustomerTaxWithCessAndRoundOff { gst, cess, round },
        (false, true, false) => Message::CustomerTaxCess { cess },
        (true, true, false) if !igst.is_zero() => Message::CustomerTaxInterWithCess { igst, cess },
        (true, true, false) => Message::CustomerTaxIntraWithCess { cgst, sgst, cess },
        (true, false, true) if !igst.is_zero() => Message::CustomerTaxInterWithRoundOff { igst, round },
        (true, false, true) => Message::CustomerTaxIntraWithRoundOff { cgst, sgst, round },
        (true, false, false) if !igst.is_zero() => Message::CustomerTaxInter { igst },
        (true, false, false) => Message::CustomerTaxIntra { cgst, sgst },
    })
}

/// Saturates only beyond what a bill can hold.
fn heads(parts: &TaxParts) -> Paise {
    Paise::new(parts.cgst.get().saturating_add(parts.sgst.get()).saturating_add(parts.igst.get()))
}
