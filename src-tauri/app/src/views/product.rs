//! What the shop sells, shown and typed.

use domain::bill::Untaxed;
use domain::rate::PriceRule;
use jiff::Timestamp;
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
    /// Why it bears no tax, where its rate is nothing.
    pub untaxed: UntaxedName,
    /// The rule by which its rate follows from what a piece costs.
    pub price_rule: PriceRuleName,
    /// When it was taken off the list; `null` while it is sold.
    #[specta(type = Option<String>)]
    pub removed_at: Option<Timestamp>,
}

/// Why an item bears no tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum UntaxedName {
    /// The tariff says 0 %.
    NilRated,
    /// A notification exempts it.
    Exempt,
    /// GST does not cover it.
    NonGst,
}

/// How the rate of an item follows from what a piece costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PriceRuleName {
    /// It does not.
    None,
    /// Clothes and made-up textiles.
    Apparel,
    /// Footwear.
    Footwear,
}

/// A rule by which a rate follows from the price, as it stands today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct PriceRuleView {
    /// The rule.
    pub rule: PriceRuleName,
    /// The limit for the value of one piece, without tax.
    pub most: String,
    /// The rate up to it, in percent.
    pub up_to_it: String,
    /// The rate above it, in percent.
    pub above_it: String,
    /// Since when, as `2025-09-22`.
    pub since: String,
    /// Whether goods of the tariff code that was asked about probably follow it.
    pub suggested: bool,
}

/// Which items are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ProductsQuery {
    /// Words of code, name or name in Latin letters; empty for all.
    pub search: String,
    /// Those that were taken off the list, in place of those that are on it.
    pub removed: bool,
    /// The item after which the page begins; not together with a search.
    #[specta(type = Option<i32>)]
    pub after: Option<i64>,
    /// So many more are passed over.
    pub position: u32,
    /// Rows of a page, 1 to 1000.
    pub limit: u32,
}

/// A page of items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ProductsPageView {
    /// The items: in the order of their names, or the nearest to a search first.
    pub products: Vec<ProductView>,
    /// Where the next page begins; `null` on the last.
    #[specta(type = Option<i32>)]
    pub next: Option<i64>,
    /// How many fit what was asked, on all pages; a search shows a thousand at most.
    pub found: u32,
    /// How many are on the list.
    pub on_list: u32,
    /// How many were taken off.
    pub off_list: u32,
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
    /// Why it bears no tax; without it that stays as it is, and a new one is exempt.
    #[serde(default)]
    #[specta(optional)]
    pub untaxed: Option<UntaxedName>,
    /// The rule of rates by price; without it that stays as it is, and a new one follows none.
    #[serde(default)]
    #[specta(optional)]
    pub price_rule: Option<PriceRuleName>,
}

impl From<Untaxed> for UntaxedName {
    fn from(untaxed: Untaxed) -> UntaxedName {
        match untaxed {
            Untaxed::NilRated => UntaxedName::NilRated,
            Untaxed::Exempt => UntaxedName::Exempt,
            Untaxed::NonGst => UntaxedName::NonGst,
        }
    }
}

impl From<UntaxedName> for Untaxed {
    fn from(name: UntaxedName) -> Untaxed {
        match name {
            UntaxedName::NilRated => Untaxed::NilRated,
            UntaxedName::Exempt => Untaxed::Exempt,
            UntaxedName::NonGst => Untaxed::NonGst,
        }
    }
}

impl From<Option<PriceRule>> for PriceRuleName {
    fn from(rule: Option<PriceRule>) -> PriceRuleName {
        match rule {
            None => PriceRuleName::None,
            Some(PriceRule::Apparel) => PriceRuleName::Apparel,
            Some(PriceRule::Footwear) => PriceRuleName::Footwear,
        }
    }
}

impl From<PriceRuleName> for Option<PriceRule> {
    fn from(name: PriceRuleName) -> Option<PriceRule> {
        match name {
            PriceRuleName::None => None,
            PriceRuleName::Apparel => Some(PriceRule::Apparel),
            PriceRuleName::Footwear => Some(PriceRule::Footwear),
        }
    }
}
