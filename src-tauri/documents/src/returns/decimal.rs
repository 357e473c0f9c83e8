//! Money and quantities as JSON numbers, digit by digit as they are kept, without a float in between.

use domain::Paise;
use rust_decimal::Decimal;
use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

/// A number in JSON with the digits it has here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Plain(Decimal);

impl From<Paise> for Plain {
    /// Rupees with their paise: `1234.50` becomes `1234.5`.
    fn from(amount: Paise) -> Plain {
        Plain(Decimal::new(amount.get(), 2).normalize())
    }
}

impl From<Decimal> for Plain {
    fn from(number: Decimal) -> Plain {
        Plain(number.normalize())
    }
}

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawValue::from_string(self.0.to_string()).map_err(S::Error::custom)?.serialize(serializer)
    }
}
