//! The bill as a file or a form brings it: JSON with decimal strings, parsed once into a [`BillDraft`].
//!
//! Every refusal names the field, so that whoever typed it can be shown where. Unknown fields are left alone.

use crate::error::{AppError, Code};
use domain::account::Address;
use domain::bill::{Buyer, Delivery, Goods, Prices, Registration, RoundOff, Seller};
use domain::money::AmountError;
use domain::place::State;
use domain::{BillDraft, Discount, LineDraft, Paise, Percent, PhoneNumber, Quantity};
use jiff::civil::Date;
use serde_json::Value;

/// A bill read from a file, and the reference that a preview should show.
#[derive(Clone, Debug)]
pub struct BillFile {
    /// The bill as entered.
    pub draft: BillDraft,
    /// The reference in the file, if it has one.
    pub reference: Option<String>,
}

/// Reads a bill. `today` is its date where the file has none.
///
/// # Errors
/// [`Code::NotJson`], or a code and the field that is wrong, as `lines[2].quantity`.
pub fn read_bill(bytes: &[u8], today: Date) -> Result<BillFile, AppError> {
    let value: Value = serde_json::from_slice(bytes).map_err(|_| AppError::new(Code::NotJson))?;
    let bill = Field { path: String::new(), value: Some(&value) };
    if !value.is_object() {
        return Err(AppError::new(Code::NotJson));
    }
    let seller = seller(&bill.get("seller"))?;
    let buyer = buyer(&bill.get("customer"), seller.state)?;
    let draft = BillDraft {
        date: match bill.get("date").text()? {
            Some(date) => date.parse().map_err(|_| AppError::new(Code::DateInvalid).at("date"))?,
            None => today,
        },
        goods: bill.get("goods").one_of(Goods::from_name)?.unwrap_or(Goods::Physical),
        delivery: bill.get("delivery").one_of(Delivery::from_name)?.unwrap_or(Delivery::Counter),
        seller,
        buyer,
        prices: bill.get("prices").one_of(Prices::from_name)?.unwrap_or(Prices::Exclusive),
        lines: bill.get("lines").items()?.iter().map(line).collect::<Result<_, _>>()?,
        discount: discount(&bill.get("discount"))?,
        shipping: bill.get("shipping").amount(Code::ShippingInvalid)?.unwrap_or(Paise::ZERO),
        round_off: bill.get("round_off").one_of(RoundOff::from_name)?.unwrap_or(RoundOff::None),
    };
    Ok(BillFile { draft, reference: bill.get("reference").text()?.map(String::from) })
}

fn seller(field: &Field<'_>) -> Result<Seller, AppError> {
    Ok(Seller {
        state: field.get("state").state()?.ok_or_else(|| missing("seller.state"))?,
        registration: field
            .get("registration")
            .one_of(Registration::from_name)?
            .unwrap_or(Registration::Regular),
        gstin: field.get("gstin").owned()?,
        name: field.get("name").owned()?.unwrap_or_default(),
        address: address(&field.get("address"))?,
    })
}

fn buyer(field: &Field<'_>, seller_state: &'static State) -> Result<Buyer, AppError> {
    let phone = field.get("phone");
    Ok(Buyer {
        name: field
            .get("name")
            .owned()?
            .filter(|name| !name.trim().is_empty())
            .ok_or_else(|| missing("customer.name"))?,
        phone: match phone.text()? {
            Some(text) => Some(PhoneNumber::parse(text).map_err(|_| phone.wrong(Code::PhoneInvalid))?),
            None => None,
        },
        state: field.get("state").state()?.unwrap_or(seller_state),
        gstin: field.get("gstin").owned()?,
        address: address(&field.get("address"))?,
    })
}

/// Reads an address; parts that are missing are asked for when goods are to be delivered, not before.
pub(crate) fn address(field: &Field<'_>) -> Result<Option<Address>, AppError> {
    if field.is_absent() {
        return Ok(None);
    }
    field.object()?;
    let part = |name| Ok::<_, AppError>(field.get(name).owned()?.unwrap_or_default());
    Ok(Some(Address {
        line1: part("line1")?,
        line2: field.get("line2").owned()?,
        city: part("city")?,
        state: part("state")?,
        pin: part("pin")?,
    }))
}

fn line(field: &Field<'_>) -> Result<LineDraft, AppError> {
    field.object()?;
    let (quantity, price) = (field.get("quantity"), field.get("price"));
    let quantity_text = quantity.text()?.ok_or_else(|| missing(&quantity.path))?;
    let mut line = LineDraft::new(
        field.get("name").text()?.ok_or_else(|| missing(&field.get("name").path))?,
        Quantity::parse(quantity_text).map_err(|_| quantity.wrong(Code::QuantityInvalid))?,
        price.amount(Code::PriceInvalid)?.ok_or_else(|| missing(&price.path))?,
    );
    line.sku = field.get("sku").owned()?;
    line.hsn = field.get("hsn").owned()?;
    line.unit = field.get("unit").owned()?;
    line.gst_rate = field.get("gst_rate").percent(Code::RateInvalid)?.unwrap_or(Percent::ZERO);
    line.cess_rate = field.get("cess_rate").percent(Code::RateInvalid)?.unwrap_or(Percent::ZERO);
    line.cess_per_unit = field.get("cess_per_unit").amount(Code::FieldInvalid)?.unwrap_or(Paise::ZERO);
    line.discount = discount(&field.get("discount"))?;
    line.catalog_item = field.get("catalog_item").flag()?.unwrap_or(false);
    line.country_of_origin = field.get("country_of_origin").owned()?;
    Ok(line)
}

fn discount(field: &Field<'_>) -> Result<Option<Discount>, AppError> {
    if field.is_absent() {
        return Ok(None);
    }
    field.object()?;
    match (
        field.get("percent").percent(Code::DiscountInvalid)?,
        field.get("amount").amount(Code::DiscountInvalid)?,
    ) {
        (Some(percent), None) => Ok(Some(Discount::Percent(percent))),
        (None, Some(amount)) => Ok(Some(Discount::Amount(amount))),
        (Some(_), Some(_)) | (None, None) => Err(field.wrong(Code::DiscountInvalid)),
    }
}

fn missing(path: &str) -> AppError {
    AppError::new(Code::FieldMissing).at(path)
}

/// A value in a file, with the way to it.
pub(crate) struct Field<'v> {
    path: String,
    value: Option<&'v Value>,
}

impl<'v> Field<'v> {
    /// The whole document.
    pub(crate) fn root(value: &'v Value) -> Field<'v> {
        Field { path: String::new(), value: Some(value) }
    }

    /// A member; absent if this is no object.
    pub(crate) fn get(&self, name: &str) -> Field<'v> {
        let dot = if self.path.is_empty() { "" } else { "." };
        Field {
            path: format!("{}{dot}{name}", self.path),
            value: self.value.and_then(|value| value.get(name)),
        }
    }

    /// Whether there is nothing, or `null`.
    pub(crate) fn is_absent(&self) -> bool {
        self.value.is_none_or(Value::is_null)
    }

    /// A refusal of this field.
    pub(crate) fn wrong(&self, code: Code) -> AppError {
        AppError::new(code).at(self.path.clone())
    }

    /// A text that has to be there.
    pub(crate) fn required(&self) -> Result<&'v str, AppError> {
        self.text()?.filter(|text| !text.trim().is_empty()).ok_or_else(|| missing(&self.path))
    }

    /// A text. Other types are refused.
    pub(crate) fn text(&self) -> Result<Option<&'v str>, AppError> {
        match self.value {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(self.wrong(Code::FieldInvalid)),
        }
    }

    /// A text that is not blank, as one's own.
    pub(crate) fn owned(&self) -> Result<Option<String>, AppError> {
        Ok(self.text()?.filter(|text| !text.trim().is_empty()).map(String::from))
    }

    /// One word of a closed set.
    pub(crate) fn one_of<T>(&self, from_name: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, AppError> {
        self.text()?.map(|text| from_name(text).ok_or_else(|| self.wrong(Code::FieldInvalid))).transpose()
    }

    fn object(&self) -> Result<(), AppError> {
        if self.value.is_some_and(Value::is_object) { Ok(()) } else { Err(self.wrong(Code::FieldInvalid)) }
    }

    fn items(&self) -> Result<Vec<Field<'v>>, AppError> {
        match self.value {
            None | Some(Value::Null) => Ok(Vec::new()),
            Some(Value::Array(values)) => Ok(values
                .iter()
                .enumerate()
                .map(|(place, value)| Field { path: format!("{}[{place}]", self.path), value: Some(value) })
                .collect()),
            Some(_) => Err(self.wrong(Code::FieldInvalid)),
        }
    }

    /// Yes or no.
    pub(crate) fn flag(&self) -> Result<Option<bool>, AppError> {
        match self.value {
            None | Some(Value::Null) => Ok(None),
            Some(Value::Bool(flag)) => Ok(Some(*flag)),
            Some(_) => Err(self.wrong(Code::FieldInvalid)),
        }
    }

    fn amount(&self, otherwise: Code) -> Result<Option<Paise>, AppError> {
        let Some(text) = self.text()? else { return Ok(None) };
        Paise::parse_rupees(text).map(Some).map_err(|error| match (error, otherwise) {
            (AmountError::Precision, Code::PriceInvalid) => self.wrong(Code::PricePrecision),
            (AmountError::Precision, _) => self.wrong(Code::AmountPrecision),
            (AmountError::Invalid, otherwise) => self.wrong(otherwise),
        })
    }

    fn percent(&self, otherwise: Code) -> Result<Option<Percent>, AppError> {
        self.text()?.map(|text| Percent::parse(text).ok_or_else(|| self.wrong(otherwise))).transpose()
    }

    fn state(&self) -> Result<Option<&'static State>, AppError> {
        self.text()?
            .map(|code| State::by_code(code).ok_or_else(|| self.wrong(Code::StateUnknown)))
            .transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"seller":{"state":"29"},"customer":{"name":"Asha"},
        "lines":[{"name":"Sugar","quantity":"2.5","price":"44.00"}]}"#;

    #[track_caller]
    fn check(change: (&str, &str), code: Code, field: &str) {
        let text = GOOD.replace(change.0, change.1);
        assert_ne!(text, GOOD);
        let error = read_bill(text.as_bytes(), "2026-11-22".parse().unwrap()).unwrap_err();
        assert_eq!((error.code, error.field.as_deref()), (code, Some(field)));
    }

    #[test]
    fn what_the_file_leaves_out_has_a_default() {
        let bill = read_bill(GOOD.as_bytes(), "2026-11-22".parse().unwrap()).unwrap();
        assert_eq!(bill.draft.date.to_string(), "2026-11-22");
        assert_eq!(bill.draft.buyer.state.code(), "29");
        assert_eq!(bill.draft.prices, Prices::Exclusive);
    }

    #[test]
    fn each_refusal_names_its_field() {
        check(("2.5", "0"), Code::QuantityInvalid, "lines[0].quantity");
        check(("2.5", "1e30"), Code::QuantityInvalid, "lines[0].quantity");
        check(("44.00", "1.005"), Code::PricePrecision, "lines[0].price");
        check(("\"44.00\"", "44"), Code::FieldInvalid, "lines[0].price");
        check(("\"29\"", "\"98\""), Code::StateUnknown, "seller.state");
        check(("\"Asha\"", "\" \""), Code::FieldMissing, "customer.name");
        check(("\"Asha\"", "\"Asha\",\"phone\":\"12345\""), Code::PhoneInvalid, "customer.phone");
        check(("\"lines\":[", "\"discount\":{},\"lines\":["), Code::DiscountInvalid, "discount");
    }

    #[test]
    fn what_is_no_json_says_so() {
        for text in ["", "<html>", "[1]", "{\"lines\":"] {
            let error = read_bill(text.as_bytes(), "2026-11-22".parse().unwrap()).unwrap_err();
            assert_eq!(error.code, Code::NotJson);
        }
    }
}
