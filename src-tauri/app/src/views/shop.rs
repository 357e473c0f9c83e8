//! The shop's own settings, shown and typed.

use super::Address;
use serde::{Deserialize, Serialize};

/// What the shop says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ShopView {
    /// Its name.
    pub name: String,
    /// Where UPI pays to.
    pub upi_id: String,
    /// Its state's code; empty while unknown.
    pub state: String,
    /// How it is registered.
    pub registration: RegistrationForm,
    /// Its GSTIN.
    pub gstin: String,
    /// Its address.
    pub address: Option<Address>,
    /// Whether the prices it types contain tax.
    pub prices: PricesForm,
    /// Whether its totals are whole rupees.
    pub round_off: bool,
    /// The language its customers read.
    pub customer_language: LanguageTag,
    /// What decides invoices.
    pub invoicing: InvoicingForm,
}

/// What decides a shop's invoices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct InvoicingForm {
    /// Its turnover.
    pub turnover: TurnoverForm,
    /// What confirmed money gets before goods leave.
    pub on_payment: OnPaymentForm,
    /// Whether sales below ₹200 share the invoice of their day.
    pub small_sales_together: bool,
    /// Which rate delivery bears.
    pub shipping_rule: ShippingRuleForm,
    /// The rate of its own that delivery bears.
    pub shipping_rate: String,
    /// The code of the delivery service.
    pub shipping_hsn: String,
}

/// A shop's yearly turnover.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub enum TurnoverForm {
    /// Up to ₹5 crore.
    #[default]
    #[serde(rename = "up_to_5_crore")]
    UpToFiveCrore,
    /// Above ₹5 crore.
    #[serde(rename = "above_5_crore")]
    AboveFiveCrore,
    /// ₹10 crore or more.
    #[serde(rename = "from_10_crore")]
    FromTenCrore,
}

/// What confirmed money gets before goods leave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum OnPaymentForm {
    /// The invoice.
    #[default]
    Invoice,
    /// A receipt voucher; the invoice follows with the goods.
    ReceiptVoucher,
}

/// Which rate delivery bears.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ShippingRuleForm {
    /// The rates of the goods.
    #[default]
    ProRata,
    /// The highest of them.
    HighestRate,
    /// A rate of its own.
    Fixed,
}

/// A state of India.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct StateOfIndia {
    /// The two digits of GST.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// How a shop is registered for GST.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum RegistrationForm {
    /// Collects tax.
    Regular,
    /// Pays from its own pocket.
    Composition,
    /// Below the threshold.
    #[default]
    Unregistered,
}

/// Whether prices contain tax.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum PricesForm {
    /// They do.
    #[default]
    Inclusive,
    /// Tax comes on top.
    Exclusive,
}

/// A language of the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub enum LanguageTag {
    /// English as it is written in India.
    #[default]
    #[serde(rename = "en-IN")]
    English,
    /// Hindi in Devanagari.
    #[serde(rename = "hi-IN")]
    Hindi,
}

impl From<LanguageTag> for words::Language {
    fn from(tag: LanguageTag) -> words::Language {
        match tag {
            LanguageTag::English => words::Language::English,
            LanguageTag::Hindi => words::Language::Hindi,
        }
    }
}

impl From<words::Language> for LanguageTag {
    fn from(language: words::Language) -> LanguageTag {
        match language {
            words::Language::English => LanguageTag::English,
            words::Language::Hindi => LanguageTag::Hindi,
        }
    }
}
