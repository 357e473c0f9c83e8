//! Meta's interactive object: a body, what may stand around it, and what its button does.

use super::bill::Bill;
use super::message::WireMedia;
use crate::limits;
use crate::outgoing::{
    AddressRequest, CatalogMessage, CatalogProduct, Media, OrderDetailsMessage, OrderStatusMessage,
    ProductListMessage, ProductMessage,
};
use crate::texts::BillTexts;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(crate) struct Interactive {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    header: Option<Header>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<Line>,
    #[serde(skip_serializing_if = "Option::is_none")]
    footer: Option<Line>,
    action: AnyAction,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub(super) enum Header {
    Text { text: String },
    Image { image: WireMedia },
}

#[derive(Debug, Serialize)]
struct Line {
    text: String,
}

/// What the button does, by name.
#[derive(Debug, Serialize)]
pub(crate) struct Action<P> {
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    parameters: Option<P>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum AnyAction {
    Bill(Box<Action<Bill>>),
    Status(Action<StatusParameters>),
    Product(ProductAction),
    ProductList(ProductListAction),
    Catalog(Action<CatalogParameters>),
    Address(Action<AddressParameters>),
}

/// The parameters of a status, in an action and in a template alike.
#[derive(Debug, Serialize)]
pub(crate) struct StatusParameters {
    reference_id: String,
    order: OrderStatus,
}

#[derive(Debug, Serialize)]
struct OrderStatus {
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
}

#[derive(Debug, Serialize)]
pub(crate) struct ProductAction {
    catalog_id: String,
    product_retailer_id: String,
}

#[derive(Debug, Serialize)]
struct ProductListAction {
    catalog_id: String,
    sections: Vec<WireSection>,
}

#[derive(Debug, Serialize)]
struct WireSection {
    #[serde(skip_serializing_if = "String::is_empty")]
    title: String,
    product_items: Vec<ProductItem>,
}

#[derive(Debug, Serialize)]
struct ProductItem {
    product_retailer_id: String,
}

#[derive(Debug, Serialize)]
struct CatalogParameters {
    thumbnail_product_retailer_id: String,
}

#[derive(Debug, Serialize)]
struct AddressParameters {
    country: &'static str,
}

impl<P> Action<P> {
    pub(crate) const fn named(name: &'static str, parameters: P) -> Action<P> {
        Action { name, parameters: Some(parameters) }
    }
}

impl StatusParameters {
    pub(crate) fn new(message: &OrderStatusMessage) -> StatusParameters {
        let description = message.description.as_deref();
        StatusParameters {
            reference_id: message.reference.clone(),
            order: OrderStatus {
                status: message.status.as_str(),
                description: description.map(|text| limits::cut(text, limits::STATUS_DESCRIPTION)),
            },
        }
    }
}

impl ProductAction {
    pub(crate) fn new(product: &CatalogProduct) -> ProductAction {
        let CatalogProduct { catalog_id, retailer_id } = product.clone();
        ProductAction { catalog_id, product_retailer_id: retailer_id }
    }
}

impl Header {
    pub(super) fn image(media: &Media) -> Header {
        Header::Image { image: WireMedia::new(media) }
    }
}

impl Interactive {
    pub(super) fn bill(message: &OrderDetailsMessage) -> Interactive {
        let texts = BillTexts::new(&message.bill);
        let action = Action::named("review_and_pay", Bill::new(message, &texts));
        Interactive {
            kind: "order_details",
            header: message.image.as_ref().map(Header::image),
            body: Some(Line { text: texts.body() }),
            footer: Some(Line { text: texts.footer() }),
            action: AnyAction::Bill(Box::new(action)),
        }
    }

    pub(super) fn status(message: &OrderStatusMessage) -> Interactive {
        let action = Action::named("review_order", StatusParameters::new(message));
        Interactive::with_body("order_status", &message.text, AnyAction::Status(action))
    }

    pub(super) fn product(message: &ProductMessage) -> Interactive {
        Interactive {
            kind: "product",
            header: None,
            body: message.body.as_deref().map(body),
            footer: message.footer.as_deref().map(footer),
            action: AnyAction::Product(ProductAction::new(&message.product)),
        }
    }

    pub(super) fn product_list(message: &ProductListMessage) -> Interactive {
        let sections = message.sections.as_slice().iter().map(|section| WireSection {
            title: limits::line(&section.title, limits::SECTION_TITLE),
            product_items: section.retailer_ids.iter().cloned().map(ProductItem::new).collect(),
        });
        let catalog_id = message.catalog_id.clone();
        let action = ProductListAction { catalog_id, sections: sections.collect() };
        Interactive {
            header: Some(Header::Text { text: limits::line(&message.header, limits::HEADER) }),
            footer: message.footer.as_deref().map(footer),
            ..Interactive::with_body("product_list", &message.body, AnyAction::ProductList(action))
        }
    }

    pub(super) fn catalog(message: &CatalogMessage) -> Interactive {
        let thumbnail = message.thumbnail.clone();
        let parameters = thumbnail.map(|code| CatalogParameters { thumbnail_product_retailer_id: code });
        let action = Action { name: "catalog_message", parameters };
        Interactive {
            footer: message.footer.as_deref().map(footer),
            ..Interactive::with_body("catalog_message", &message.body, AnyAction::Catalog(action))
        }
    }

    pub(super) fn address_request(message: &AddressRequest) -> Interactive {
        let action = Action::named("address_message", AddressParameters { country: "IN" });
        Interactive::with_body("address_message", &message.body, AnyAction::Address(action))
    }

    fn with_body(kind: &'static str, text: &str, action: AnyAction) -> Interactive {
        Interactive { kind, header: None, body: Some(body(text)), footer: None, action }
    }
}

impl ProductItem {
    const fn new(product_retailer_id: String) -> ProductItem {
        ProductItem { product_retailer_id }
    }
}

fn body(text: &str) -> Line {
    Line { text: limits::cut(text, limits::BODY) }
}

fn footer(text: &str) -> Line {
    Line { text: limits::cut(text, limits::FOOTER) }
}
