//! Products of the catalogue, chosen by the codes on a bill.

use super::{customer, our_ref, sample, to};
use crate::refusal::Refusal;
use crate::session::Session;
use ::whatsapp::{
    CatalogMessage, CatalogProduct, Outgoing, ProductListMessage, ProductMessage, Section, Sections,
};
use app::Code;
use domain::{AccountSettings, Bill};
use words::Message;

/// The first product of the bill.
pub fn one(session: &Session, account: &AccountSettings, bill: &Bill) -> Result<Outgoing, Refusal> {
    let retailer_id = codes(bill).into_iter().next().ok_or_else(no_codes)?;
    let body = session.words().say(&Message::CustomerProductBody { shop: shop(bill) });
    Ok(Outgoing::Product(ProductMessage {
        to: to(bill)?,
        product: CatalogProduct { catalog_id: catalog(account)?, retailer_id },
        body: Some(body),
        footer: None,
        our_ref: our_ref(),
    }))
}

/// Every product of the bill, once.
pub fn some(session: &Session, account: &AccountSettings, bill: &Bill) -> Result<Outgoing, Refusal> {
    let words = session.words();
    let title = words.say(&Message::CustomerProductsSection);
    let section = Section { title, retailer_ids: codes(bill) };
    Ok(Outgoing::ProductList(Box::new(ProductListMessage {
        to: to(bill)?,
        catalog_id: catalog(account)?,
        header: shop(bill).to_owned(),
        body: words.say(&Message::CustomerProductsBody { shop: shop(bill) }),
        footer: None,
        sections: Sections::new(vec![section]).map_err(|_| no_codes())?,
        our_ref: our_ref(),
    })))
}

/// The whole catalogue, with the first product of the bill in front, if there is one.
pub fn all(session: &Session, account: &AccountSettings, bill: Option<&Bill>) -> Result<Outgoing, Refusal> {
    catalog(account)?;
    let shop = bill.map_or(sample::SHOP, shop);
    Ok(Outgoing::Catalog(CatalogMessage {
        to: bill.map_or_else(|| Ok(customer()), to)?,
        body: session.words().say(&Message::CustomerCatalogBody { shop }),
        footer: None,
        thumbnail: bill.and_then(|bill| codes(bill).into_iter().next()),
        our_ref: our_ref(),
    }))
}

fn shop(bill: &Bill) -> &str {
    let name = bill.draft().seller.name.trim();
    if name.is_empty() { sample::SHOP } else { name }
}

/// The codes on the bill, each once.
fn codes(bill: &Bill) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for code in bill.draft().lines.iter().filter_map(|line| line.sku.as_deref()) {
        let code = code.trim();
        if !code.is_empty() && !codes.iter().any(|known| known == code) {
            codes.push(code.to_owned());
        }
    }
    codes
}

fn catalog(account: &AccountSettings) -> Result<String, Refusal> {
    account.catalog_id.clone().ok_or_else(|| Refusal::new(Code::FieldMissing.as_str()).at("catalog_id"))
}

fn no_codes() -> Refusal {
    Refusal::new("catalog_codes_missing").at("lines")
}
