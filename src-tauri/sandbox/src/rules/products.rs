//! Messages that offer from the catalogue: one product, a list, the whole of it.

use super::field::Field;
use super::{BODY_MAX, FOOTER_MAX, Plain, body_and_footer, footer};
use crate::account;
use crate::ledger::BubbleKind;
use crate::refusal::Refusal;
use crate::shown::{Frame, Shown, ShownHeader, ShownSection};

/// Products in one list, over all its sections.
const PRODUCTS_MAX: usize = 30;
const SECTIONS_MAX: usize = 10;
const SECTION_TITLE_MAX: usize = 24;
const SKU_MAX: usize = 100;

pub(super) fn product(interactive: &Field) -> Result<Plain, Refusal> {
    if let Some(header) = interactive.optional("header")? {
        return Err(header.invalid("must not be there: a product message has none"));
    }
    interactive.only(&["type", "body", "footer", "action"])?;
    let body = match interactive.optional("body")? {
        Some(body) => {
            body.only(&["text"])?;
            body.required("text")?.text(BODY_MAX)?.to_owned()
        }
        None => String::new(),
    };
    let frame = Frame { header: None, body, footer: footer(interactive)? };
    let action = interactive.required("action")?;
    action.only(&["catalog_id", "product_retailer_id"])?;
    let catalog_id = catalog(&action)?;
    let sku = action.required("product_retailer_id")?.text(SKU_MAX)?.to_owned();
    Ok(Plain { kind: BubbleKind::Product, frame, shows: Some(Shown::Product { catalog_id, sku }) })
}

pub(super) fn product_list(interactive: &Field) -> Result<Plain, Refusal> {
    interactive.only(&["type", "header", "body", "footer", "action"])?;
    let header = interactive.required("header")?;
    header.only(&["type", "text"])?;
    header.required("type")?.one_of(&["text"])?;
    let header = header.required("text")?.text(FOOTER_MAX)?.to_owned();
    let frame = Frame { header: Some(ShownHeader::Text(header)), ..body_and_footer(interactive)? };
    let action = interactive.required("action")?;
    action.only(&["catalog_id", "sections"])?;
    let catalog_id = catalog(&action)?;
    let sections = sections(&action.required("sections")?)?;
    let shows = Some(Shown::ProductList { catalog_id, sections });
    Ok(Plain { kind: BubbleKind::ProductList, frame, shows })
}

pub(super) fn catalogue(interactive: &Field) -> Result<Plain, Refusal> {
    interactive.only(&["type", "body", "footer", "action"])?;
    let frame = body_and_footer(interactive)?;
    let action = interactive.required("action")?;
    action.only(&["name", "parameters"])?;
    action.required("name")?.one_of(&["catalog_message"])?;
    let thumbnail_sku = match action.optional("parameters")? {
        Some(parameters) => {
            parameters.only(&["thumbnail_product_retailer_id"])?;
            parameters.optional_text("thumbnail_product_retailer_id", SKU_MAX)?
        }
        None => None,
    };
    Ok(Plain { kind: BubbleKind::Catalogue, frame, shows: Some(Shown::Catalogue { thumbnail_sku }) })
}

fn sections(sections: &Field) -> Result<Vec<ShownSection>, Refusal> {
    let members = sections.members()?;
    if members.is_empty() || members.len() > SECTIONS_MAX {
        return Err(sections.invalid(format!("must hold 1 to {SECTIONS_MAX} sections")));
    }
    let mut shown = Vec::with_capacity(members.len());
    for member in &members {
        shown.push(section(member, members.len() > 1)?);
    }
    let n_products: usize = shown.iter().map(|section| section.skus.len()).sum();
    if n_products > PRODUCTS_MAX {
        return Err(sections.invalid(format!("must hold at most {PRODUCTS_MAX} products")));
    }
    Ok(shown)
}

/// A list of several sections must say what each is about.
fn section(section: &Field, one_of_several: bool) -> Result<ShownSection, Refusal> {
    section.only(&["title", "product_items"])?;
    let title = if one_of_several {
        Some(section.required("title")?.text(SECTION_TITLE_MAX)?.to_owned())
    } else {
        section.optional_text("title", SECTION_TITLE_MAX)?
    };
    let items = section.required("product_items")?;
    let members = items.members()?;
    if members.is_empty() {
        return Err(items.invalid("must hold a product"));
    }
    let mut skus = Vec::with_capacity(members.len());
    for member in &members {
        member.only(&["product_retailer_id"])?;
        skus.push(member.required("product_retailer_id")?.text(SKU_MAX)?.to_owned());
    }
    Ok(ShownSection { title, skus })
}

/// Only the catalogue that is connected with the number.
fn catalog(action: &Field) -> Result<String, Refusal> {
    let id = action.required("catalog_id")?;
    if id.string()? != account::CATALOG_ID {
        return Err(id.invalid("is not the catalogue connected with this number"));
    }
    Ok(account::CATALOG_ID.to_owned())
}
