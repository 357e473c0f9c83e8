//! Why a draft is no bill.

use std::fmt::Display;

/// A refusal with the field it is about, as `lines[2].discount`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the bill is refused: {}", code.as_str())]
pub struct BillRefusal {
    /// What is wrong.
    pub code: RefusalCode,
    /// Where.
    pub field: Option<String>,
}

/// What is wrong with a bill, as a closed set. `as_str()` is the name on the command line and of the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RefusalCode {
    /// There is no line.
    EmptyBill,
    /// There are more lines than a bill may have.
    TooManyLines,
    /// A discount is larger than what it is taken from.
    DiscountExceeds,
    /// A discount is negative.
    DiscountInvalid,
    /// The rate exists, but not on the bill's date.
    RateNotInForce,
    /// Nobody ever set such a rate.
    RateUnknown,
    /// A price that contains tax is smaller than the cess by quantity that it contains.
    CessExceeds,
    /// A composition dealer sells within the state only.
    CompositionInterState,
    /// Shipping has no goods of value to travel with.
    ShippingWithoutValue,
    /// Shipping is negative.
    ShippingInvalid,
    /// A price is negative.
    PriceNegative,
    /// A figure does not fit any more.
    AmountTooLarge,
}

impl RefusalCode {
    /// Every code, for those who keep a sentence for each.
    pub const ALL: [RefusalCode; 12] = [
        RefusalCode::EmptyBill,
        RefusalCode::TooManyLines,
        RefusalCode::DiscountExceeds,
        RefusalCode::DiscountInvalid,
        RefusalCode::RateNotInForce,
        RefusalCode::RateUnknown,
        RefusalCode::CessExceeds,
        RefusalCode::CompositionInterState,
        RefusalCode::ShippingWithoutValue,
        RefusalCode::ShippingInvalid,
        RefusalCode::PriceNegative,
        RefusalCode::AmountTooLarge,
    ];

    /// The name on the command line and of the sentence.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            RefusalCode::EmptyBill => "empty_bill",
            RefusalCode::TooManyLines => "too_many_lines",
            RefusalCode::DiscountExceeds => "discount_exceeds",
            RefusalCode::DiscountInvalid => "discount_invalid",
            RefusalCode::RateNotInForce => "rate_not_in_force",
            RefusalCode::RateUnknown => "rate_unknown",
            RefusalCode::CessExceeds => "cess_exceeds",
            RefusalCode::CompositionInterState => "composition_inter_state",
            RefusalCode::ShippingWithoutValue => "shipping_without_value",
            RefusalCode::ShippingInvalid => "shipping_invalid",
            RefusalCode::PriceNegative => "price_negative",
            RefusalCode::AmountTooLarge => "amount_too_large",
        }
    }

    /// About a field of the bill: `shipping`.
    pub(super) fn of_bill(self, field: impl Display) -> BillRefusal {
        BillRefusal { code: self, field: Some(field.to_string()) }
    }

    /// About a field of a line: `lines[2].discount`.
    pub(super) fn of_line(self, index: usize, field: impl Display) -> BillRefusal {
        self.of_bill(format_args!("lines[{index}].{field}"))
    }
}

impl From<RefusalCode> for BillRefusal {
    /// About the bill as a whole.
    fn from(code: RefusalCode) -> BillRefusal {
        BillRefusal { code, field: None }
    }
}
