//! Products of the catalogue, shown to be ordered. What the customer puts into the cart comes back by webhook.

use super::OurRef;
use domain::PhoneNumber;
use thiserror::Error;

/// One product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductMessage {
    /// The customer.
    pub to: PhoneNumber,
    /// What is shown.
    pub product: CatalogProduct,
    /// Stands below it; cut to 1024 UTF-16 units.
    pub body: Option<String>,
    /// Stands below that; cut to 60 UTF-16 units.
    pub footer: Option<String>,
    /// Comes back in everything said about this message.
    pub our_ref: OurRef,
}

/// A product by the codes that the catalogue knows it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogProduct {
    /// Meta's id of the catalogue.
    pub catalog_id: String,
    /// The shop's own code of the product in it.
    pub retailer_id: String,
}

/// Some products, in sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductListMessage {
    /// The customer.
    pub to: PhoneNumber,
    /// Meta's id of the catalogue.
    pub catalog_id: String,
    /// Stands above the list, which WhatsApp asks for; cut to 60 UTF-16 units.
    pub header: String,
    /// What is said; cut to 1024 UTF-16 units.
    pub body: String,
    /// Stands below that; cut to 60 UTF-16 units.
    pub footer: Option<String>,
    /// What is shown.
    pub sections: Sections,
    /// Comes back in everything said about this message.
    pub our_ref: OurRef,
}

/// Products under a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The title; cut to 24 UTF-16 units.
    pub title: String,
    /// The shop's own codes of the products.
    pub retailer_ids: Vec<String>,
}

/// As many sections and products as WhatsApp shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sections(Vec<Section>);

/// What a list of products cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SectionsInvalid {
    /// There is nothing in it, or in one of its sections, or a code is blank.
    #[error("a list shows products, each with its code")]
    Empty,
    /// There are more than 10 sections.
    #[error("a list has at most 10 sections")]
    TooManySections,
    /// There are more than 30 products in all sections together.
    #[error("a list has at most 30 products")]
    TooManyProducts,
    /// There are several sections, and one has no title.
    #[error("each of several sections has a title")]
    TitleMissing,
}

impl Sections {
    /// The most sections of a list.
    pub const MOST: usize = 10;

    /// The most products of a list.
    pub const MOST_PRODUCTS: usize = 30;

    /// Takes sections as they will stand.
    ///
    /// # Errors
    /// [`SectionsInvalid`].
    pub fn new(sections: Vec<Section>) -> Result<Sections, SectionsInvalid> {
        let is_empty = |section: &Section| {
            section.retailer_ids.is_empty() || section.retailer_ids.iter().any(|code| code.trim().is_empty())
        };
        if sections.is_empty() || sections.iter().any(is_empty) {
            return Err(SectionsInvalid::Empty);
        }
        if sections.len() > Sections::MOST {
            return Err(SectionsInvalid::TooManySections);
        }
        let n_products: usize = sections.iter().map(|section| section.retailer_ids.len()).sum();
        if n_products > Sections::MOST_PRODUCTS {
            return Err(SectionsInvalid::TooManyProducts);
        }
        if sections.len() > 1 && sections.iter().any(|section| section.title.trim().is_empty()) {
            return Err(SectionsInvalid::TitleMissing);
        }
        Ok(Sections(sections))
    }

    /// The sections, in order.
    #[must_use]
    pub fn as_slice(&self) -> &[Section] {
        &self.0
    }
}

/// The whole catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogMessage {
    /// The customer.
    pub to: PhoneNumber,
    /// What is said; cut to 1024 UTF-16 units.
    pub body: String,
    /// Stands below that; cut to 60 UTF-16 units.
    pub footer: Option<String>,
    /// The code of the product whose picture stands for the catalogue; the first one without it.
    pub thumbnail: Option<String>,
    /// Comes back in everything said about this message.
    pub our_ref: OurRef,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(title: &str, n_products: usize) -> Section {
        let retailer_ids = (0..n_products).map(|place| format!("P{place}")).collect();
        Section { title: title.to_owned(), retailer_ids }
    }

    #[track_caller]
    fn check(sections: Vec<Section>, expected: Option<SectionsInvalid>) {
        assert_eq!(Sections::new(sections).err(), expected);
    }

    #[test]
    fn a_list_keeps_whatsapps_limits() {
        check(vec![section("", 30)], None);
        check(vec![section("A", 3); 10], None);
        check(Vec::new(), Some(SectionsInvalid::Empty));
        check(vec![section("A", 0)], Some(SectionsInvalid::Empty));
        let blank = Section { title: String::new(), retailer_ids: vec![" ".to_owned()] };
        check(vec![blank], Some(SectionsInvalid::Empty));
        check(vec![section("A", 1); 11], Some(SectionsInvalid::TooManySections));
        check(vec![section("A", 16), section("B", 15)], Some(SectionsInvalid::TooManyProducts));
        check(vec![section("A", 1), section(" ", 1)], Some(SectionsInvalid::TitleMissing));
    }
}
