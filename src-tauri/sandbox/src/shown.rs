//! What a bubble shows besides its text: enough for a phone on screen to draw it.
//!
//! As it was received, whatever the shop meant. Nothing here is looked up anywhere: a product is its code, a picture
//! is its link or id.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::news::CartItem;

/// The frame around what a message is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Frame {
    pub(crate) header: Option<ShownHeader>,
    pub(crate) body: String,
    pub(crate) footer: Option<String>,
}

/// What stands above a message's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShownHeader {
    /// A line of text.
    Text(String),
    /// A picture or a document.
    Media(ShownMedia),
}

/// A picture or a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownMedia {
    /// Which of the two.
    pub kind: MediaKind,
    /// Where it is.
    pub source: MediaSource,
    /// The name of a document, where it has one.
    pub filename: Option<String>,
}

/// The kinds of media.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MediaKind {
    /// A picture.
    Image,
    /// A document.
    Document,
}

/// Where media is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MediaSource {
    /// On the web.
    Link(String),
    /// Uploaded before, under this id.
    Id(String),
}

/// What a message is about, where it is not an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// One product of the catalogue.
    Product {
        /// The catalogue.
        catalog_id: String,
        /// The product's code.
        sku: String,
    },
    /// Several products.
    ProductList {
        /// The catalogue.
        catalog_id: String,
        /// The products, in their sections.
        sections: Vec<ShownSection>,
    },
    /// The whole catalogue.
    Catalogue {
        /// The code of the product whose picture stands for it.
        thumbnail_sku: Option<String>,
    },
    /// A request for an address.
    AddressAsked(AddressAsked),
    /// The customer's address, by field name.
    Address(BTreeMap<String, String>),
    /// The customer's cart.
    Cart(Vec<CartItem>),
}

impl Shown {
    /// Whether a product of this code is among what is shown. A catalogue shows any.
    pub(crate) fn offers(&self, wanted: &str) -> bool {
        match self {
            Shown::Product { sku, .. } => sku == wanted,
            Shown::ProductList { sections, .. } => {
                sections.iter().any(|section| section.skus.iter().any(|sku| sku == wanted))
            }
            Shown::Catalogue { .. } => true,
            Shown::AddressAsked(_) | Shown::Address(_) | Shown::Cart(_) => false,
        }
    }
}

/// A section of a product list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownSection {
    /// Its title; a list of one section may do without.
    pub title: Option<String>,
    /// The products' codes.
    pub skus: Vec<String>,
}

/// A request for an address, as the form on the phone is filled in before the customer sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressAsked {
    /// What stands in the fields already, by field name.
    pub values: BTreeMap<String, String>,
    /// What is said to be wrong, by field name.
    pub errors: BTreeMap<String, String>,
    /// Addresses to choose from: their ids.
    pub saved_ids: Vec<String>,
}

/// A button below a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownButton {
    /// What is written on it.
    pub text: String,
    /// What the shop is told when it is pressed; `None` for a button of which the shop hears nothing.
    pub payload: Option<String>,
}
