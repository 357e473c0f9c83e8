//! `product …`: items of the shop.

use super::import;
use super::quote::shown;
use crate::args::Product;
use crate::output::Answer;
use crate::refusal::Refusal;
use crate::session::Session;
use app::views::{ImportKindName, ProductsQuery};

/// Does what the command says.
pub fn run(session: &Session, command: &Product) -> Result<Answer, Refusal> {
    match command {
        Product::Import(options) => import::run(session, ImportKindName::Products, options),
        Product::List { search, removed, page } => {
            let query = ProductsQuery {
                search: search.clone().unwrap_or_default(),
                removed: *removed,
                after: page.after,
                position: 0,
                limit: page.limit,
            };
            let view = session.open()?.list_products(&query)?;
            let mut lines: Vec<String> = view
                .products
                .iter()
                .map(|item| {
                    format!("{}  {}  {}  {}%", item.sku, item.name, shown(&item.price), item.gst_rate)
                })
                .collect();
            lines.extend(view.next.map(|next| format!("--after {next}")));
            Ok(Answer::of(view).said(lines))
        }
    }
}
