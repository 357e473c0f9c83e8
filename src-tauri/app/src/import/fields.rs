//! Which fields a list of a kind has, and what they are called.

use crate::headings::Meaning;
use crate::views::{ImportField, ImportKindName};
use ImportField::{
    Alias, CessRate, City, GstRate, Gstin, Hsn, Line1, Line2, Name, Phone, Pin, Price, PriceRule, Sku, State,
    Unit, Untaxed,
};

/// Fields of items, in the order in which a person chooses them.
const OF_PRODUCTS: [ImportField; 10] =
    [Name, Alias, Sku, Price, GstRate, Hsn, Unit, CessRate, Untaxed, PriceRule];

/// Fields of customers.
const OF_CUSTOMERS: [ImportField; 8] = [Name, Phone, Gstin, State, Line1, Line2, City, Pin];

impl ImportField {
    /// The key of what a person calls it.
    pub(super) fn label(self) -> String {
        format!("import-field-{}", self.as_str().replace('_', "-"))
    }
}

impl ImportKindName {
    /// The fields that a list of this kind can have.
    #[must_use]
    pub const fn fields(self) -> &'static [ImportField] {
        match self {
            ImportKindName::Products => &OF_PRODUCTS,
            ImportKindName::Customers => &OF_CUSTOMERS,
        }
    }

    /// The name in the book.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            ImportKindName::Products => "products",
            ImportKindName::Customers => "customers",
        }
    }

    /// What a head means in a list of this kind.
    pub(crate) fn field_of(self, meaning: Meaning) -> Option<ImportField> {
        let field = match meaning {
            Meaning::Name => Name,
            Meaning::Party if self == ImportKindName::Customers => Name,
            Meaning::Alias => Alias,
            Meaning::Code => Sku,
            Meaning::Hsn => Hsn,
            Meaning::Unit => Unit,
            Meaning::Price => Price,
            Meaning::GstRate => GstRate,
            Meaning::CessRate => CessRate,
            Meaning::Untaxed => Untaxed,
            Meaning::PriceRule => PriceRule,
            Meaning::Phone => Phone,
            Meaning::Gstin => Gstin,
            Meaning::State => State,
            Meaning::Line1 => Line1,
            Meaning::Line2 => Line2,
            Meaning::City => City,
            Meaning::Pin => Pin,
            Meaning::Party | Meaning::TaxType | Meaning::Quantity | Meaning::Discount | Meaning::Unused => {
                return None;
            }
        };
        self.fields().contains(&field).then_some(field)
    }
}

impl ImportField {
    /// The name on the command line and of the word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Name => "name",
            Alias => "alias",
            Sku => "sku",
            Hsn => "hsn",
            Unit => "unit",
            Price => "price",
            GstRate => "gst_rate",
            CessRate => "cess_rate",
            Untaxed => "untaxed",
            PriceRule => "price_rule",
            Phone => "phone",
            Gstin => "gstin",
            State => "state",
            Line1 => "line1",
            Line2 => "line2",
            City => "city",
            Pin => "pin",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<ImportField> {
        OF_PRODUCTS.into_iter().chain(OF_CUSTOMERS).find(|field| field.as_str() == name)
    }
}
