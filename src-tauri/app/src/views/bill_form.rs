//! A bill as it is typed: texts, also where a number should be.

use super::CustomerForm;
use serde::{Deserialize, Serialize};

/// A bill as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct BillForm {
    /// Who buys; all empty for a walk-in.
    pub customer: CustomerForm,
    /// What is sold.
    pub lines: Vec<LineForm>,
    /// Off the whole bill: empty, `5%`, or `20`.
    pub discount: String,
    /// For bringing it.
    pub shipping: String,
    /// How the goods reach the customer.
    pub delivery: DeliveryForm,
    /// How it is to be paid.
    pub payment: PaymentForm,
    /// For the shop itself.
    pub note: String,
    /// What is half typed in the item search.
    pub entry: String,
}

/// A line as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct LineForm {
    /// The product, if it is one of the shop's.
    #[specta(type = Option<i32>)]
    pub product_id: Option<i64>,
    /// Its name.
    pub name: String,
    /// Its name in Latin letters.
    pub alias: String,
    /// Its code.
    pub sku: String,
    /// Its code in the tariff.
    pub hsn: String,
    /// Its unit.
    pub unit: String,
    /// How much.
    pub quantity: String,
    /// Of one unit.
    pub price: String,
    /// Off this line: empty, `5%`, or `20`.
    pub discount: String,
    /// GST, in percent.
    pub gst_rate: String,
    /// Cess, in percent.
    pub cess_rate: String,
    /// The price it had on the bill that was repeated, or in the customer's cart, where that was another.
    pub changed_from: Option<String>,
}

/// How the goods reach the customer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum DeliveryForm {
    /// Handed over at the counter.
    #[default]
    Pickup,
    /// Brought to the customer's address.
    Delivered,
}

/// How the bill is to be paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum PaymentForm {
    /// Asked for on WhatsApp.
    #[default]
    Whatsapp,
    /// Taken at the counter.
    Cash,
    /// Owed.
    Due,
}

impl PaymentForm {
    /// The name in the book and in the form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            PaymentForm::Whatsapp => "whatsapp",
            PaymentForm::Cash => "cash",
            PaymentForm::Due => "due",
        }
    }

    /// The choice of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<PaymentForm> {
        [PaymentForm::Whatsapp, PaymentForm::Cash, PaymentForm::Due]
            .into_iter()
            .find(|choice| choice.as_str() == name)
    }
}

impl BillForm {
    /// Whether nobody has typed anything. How it is to be paid and brought are choices that stand there from the start.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let customer = &self.customer;
        let texts = [
            &self.discount,
            &self.shipping,
            &self.note,
            &self.entry,
            &customer.phone,
            &customer.name,
            &customer.state,
            &customer.gstin,
        ];
        texts.into_iter().all(|text| text.trim().is_empty())
            && customer.address.is_none()
            && self.lines.iter().all(LineForm::is_blank)
    }
}

impl LineForm {
    /// Whether nobody has typed anything that is sold here.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let texts = [&self.name, &self.sku, &self.price, &self.discount];
        self.product_id.is_none() && texts.into_iter().all(|text| text.trim().is_empty())
    }
}
