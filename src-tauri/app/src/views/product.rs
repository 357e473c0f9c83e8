//! What the shop sells, shown and typed.

use serde::{Deserialize, Serialize};

/// A product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ProductView {
    /// Its id.
    #[specta(type = i32)]
    pub id: i64,
    /// Its code.
    pub sku: String,
    /// Its name, in any script.
    pub name: String,
    /// Its name in Latin letters.
    pub alias: String,
    /// Its unit, as `KGS`.
    pub unit: String,
    /// Of one unit.
    pub price: String,
    /// GST, in percent.
    pub gst_rate: String,
    /// Cess, in percent.
    pub cess_rate: String,
    /// Its code in the tariff.
    pub hsn: String,
}

/// A product as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ProductForm {
    /// The product that is changed; a new one without.
    #[specta(type = Option<i32>)]
    pub id: Option<i64>,
    /// Its code; a new one gets one when this is empty.
    pub sku: String,
    /// Its name, in any script.
    pub name: String,
    /// Its name in Latin letters.
    pub alias: String,
    /// Its unit.
    pub unit: String,
    /// Of one unit.
    pub price: String,
    /// GST, in percent.
    pub gst_rate: String,
    /// Its code in the tariff.
    pub hsn: String,
}
