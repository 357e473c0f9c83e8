//! What the shop sells: found while it is typed, written and changed in place.

use crate::counter::some_text;
use crate::error::{AppError, Code};
use crate::shop::App;
use crate::typed;
use crate::views::{PriceRuleView, ProductForm, ProductView, ProductsPageView, ProductsQuery};
use domain::hsn::Hsn;
use domain::rate::PriceRule;
use domain::{ProductId, rate};
use jiff::Timestamp;
use store::{Product, ProductRow, Read, Shelf, Write};

/// As many as fit under the field.
const MOST_FOUND: usize = 8;

/// As many are looked at to choose those that are shown.
const LOOKED_AT: u32 = 200;

/// The longest page of a list.
const MOST_OF_PAGE: u32 = 1_000;

/// Longer than any name that a person types; a name that is sent is shortened anyway.
const MOST_OF_TEXT: usize = 2_000;

impl App {
    /// Products with this code, or whose code, name or name in Latin letters has these words; at most eight, the one
    /// with exactly this code first.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn find_products(&self, text: &str) -> Result<Vec<ProductView>, AppError> {
        let typed = text.trim();
        let mut found = self.store().read(|book| {
            let exact = book.product_by_code(typed)?;
            let mut found = book.search_products(typed, LOOKED_AT)?;
            found.retain(|row| exact.as_ref().is_none_or(|exact| exact.id != row.id));
            found.sort_by_cached_key(|row| nearness(&row.product, typed));
            Ok::<_, AppError>(exact.into_iter().chain(found).collect::<Vec<_>>())
        })?;
        found.truncate(MOST_FOUND);
        Ok(found.iter().map(product_view).collect())
    }

    /// Adds a product, or changes one. A new one without a code gets one, as `P0001`.
    ///
    /// # Errors
    /// What is wrong, with its field: [`Code::NameMissing`], [`Code::PriceInvalid`], [`Code::RateUnknown`],
    /// [`Code::HsnInvalid`], [`Code::ProductCodeTaken`], [`Code::ProductNotFound`].
    pub fn save_product(&self, form: &ProductForm) -> Result<ProductView, AppError> {
        let product = read(form, self.now())?;
        let id = form.id.map(ProductId::new);
        let form = form.clone();
        self.store().write("product", move |book| save(book, id, product, &form))
    }

    /// A page of the items, on the list or off it: all in the order of their names, or those with the words of a search,
    /// the nearest first.
    ///
    /// # Errors
    /// [`Code::FieldInvalid`] at `limit`, and what keeps the book from being read.
    pub fn list_products(&self, query: &ProductsQuery) -> Result<ProductsPageView, AppError> {
        if !(1..=MOST_OF_PAGE).contains(&query.limit) {
            return Err(AppError::new(Code::FieldInvalid).at("limit"));
        }
        self.store().read(|book| list(book, query))
    }

    /// Takes an item off the list. Its bills and its code stay, and it can come back.
    ///
    /// # Errors
    /// [`Code::ProductNotFound`], and what keeps the book from being written.
    pub fn remove_product(&self, id: i64) -> Result<ProductView, AppError> {
        self.set_removed(id, true)
    }

    /// Puts an item back on the list as it was.
    ///
    /// # Errors
    /// As [`App::remove_product`].
    pub fn bring_back_product(&self, id: i64) -> Result<ProductView, AppError> {
        self.set_removed(id, false)
    }

    /// The rules by which a rate follows from the price, as they stand today, and which of them goods of a tariff code
    /// probably follow.
    #[must_use]
    pub fn price_rules(&self, hsn: &str) -> Vec<PriceRuleView> {
        let today = crate::clock::day_in_india(self.now());
        let rules = [PriceRule::Apparel, PriceRule::Footwear].into_iter();
        let view = |rule: PriceRule| {
            let step = rule.step_on(today)?;
            Some(PriceRuleView {
                rule: Some(rule).into(),
                most: step.most.to_rupees(),
                up_to_it: step.up_to_it.to_string(),
                above_it: step.above_it.to_string(),
                since: step.since.to_string(),
                suggested: PriceRule::suggested(hsn) == Some(rule),
            })
        };
        rules.filter_map(view).collect()
    }

    fn set_removed(&self, id: i64, removed: bool) -> Result<ProductView, AppError> {
        let now = self.now();
        self.store().write("product-list", move |book| {
            let found = book.product(ProductId::new(id))?;
            let row = found.ok_or_else(|| AppError::new(Code::ProductNotFound).at("id"))?;
            // Taken off twice is taken off when it was first.
            let removed_at = removed.then(|| row.removed_at.unwrap_or(now));
            book.set_product_removed(row.id, removed_at)?;
            Ok(product_view(&ProductRow { removed_at, ..row }))
        })
    }
}

fn list(book: &Read<'_>, query: &ProductsQuery) -> Result<ProductsPageView, AppError> {
    let shelf = if query.removed { Shelf::OffList } else { Shelf::OnList };
    let typed = query.search.trim();
    let (on_list, off_list) = (book.count_products(Shelf::OnList)?, book.count_products(Shelf::OffList)?);
    let mut found = if query.removed { off_list } else { on_list };
    let (rows, next) = if typed.is_empty() {
        let mut rows =
            book.products(shelf, query.after.map(ProductId::new), query.position, query.limit + 1)?;
        let has_more = rows.len() > usize::try_from(query.limit).unwrap_or(usize::MAX);
        if has_more {
            rows.pop();
        }
        let next = rows.last().filter(|_| has_more).map(|row| row.id.get());
        (rows, next)
    } else {
        let mut rows = book.search_in(shelf, typed, MOST_OF_PAGE)?;
        found = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        rows.sort_by_cached_key(|row| nearness(&row.product, typed));
        rows.drain(..rows.len().min(usize::try_from(query.position).unwrap_or(usize::MAX)));
        rows.truncate(usize::try_from(query.limit).unwrap_or(usize::MAX));
        (rows, None)
    };
    Ok(ProductsPageView { products: rows.iter().map(product_view).collect(), next, found, on_list, off_list })
}

fn save(
    book: &Write<'_>,
    id: Option<ProductId>,
    mut product: Product,
    form: &ProductForm,
) -> Result<ProductView, AppError> {
    let known = match id {
        Some(id) => Some(book.product(id)?.ok_or_else(|| AppError::new(Code::ProductNotFound).at("id"))?),
        None => None,
    };
    if product.sku.is_empty() {
        product.sku = match &known {
            Some(known) => known.product.sku.clone(),
            None => free_code(book)?,
        };
    }
    let holder = book.product_holding_code(&product.sku)?;
    if holder.is_some_and(|holder| Some(holder.id) != id) {
        return Err(AppError::new(Code::ProductCodeTaken).at("sku").with_text("code", product.sku));
    }
    let removed_at = known.as_ref().and_then(|known| known.removed_at);
    let id = match known {
        Some(known) => {
            // What the form does not ask stays as it is.
            product.cess_rate = known.product.cess_rate;
            product.cess_per_unit = known.product.cess_per_unit;
            product.catalog_item = known.product.catalog_item;
            product.country_of_origin = known.product.country_of_origin;
            product.untaxed = form.untaxed.map_or(known.product.untaxed, Into::into);
            product.price_rule = form.price_rule.map_or(known.product.price_rule, Into::into);
            book.replace_product(known.id, &product)?;
            known.id
        }
        None => book.insert_product(&product)?,
    };
    Ok(product_view(&ProductRow { id, product, removed_at }))
}

/// `P0001` and so on; a code that somebody typed themselves is passed over.
pub fn free_code(book: &Write<'_>) -> Result<String, AppError> {
    let mut number = book.next_product()?;
    loop {
        let code = format!("P{number:04}");
        if book.product_holding_code(&code)?.is_none() {
            return Ok(code);
        }
        number += 1;
    }
}

fn read(form: &ProductForm, now: Timestamp) -> Result<Product, AppError> {
    for (field, text) in [
        ("sku", &form.sku),
        ("name", &form.name),
        ("alias", &form.alias),
        ("unit", &form.unit),
        ("hsn", &form.hsn),
    ] {
        if text.len() > MOST_OF_TEXT {
            return Err(AppError::new(Code::TooLarge).at(field));
        }
    }
    let name = some_text(&form.name).ok_or_else(|| AppError::new(Code::NameMissing).at("name"))?;
    let price = typed::amount(&form.price).map_err(|code| AppError::new(code).at("price"))?;
    if price.is_negative() {
        return Err(AppError::new(Code::PriceNegative).at("price"));
    }
    let gst_rate = typed::rate(&form.gst_rate).map_err(|code| AppError::new(code).at("gst_rate"))?;
    let hsn =
        some_text(&form.hsn).map(|text| Hsn::parse(&text).map(|hsn| hsn.as_str().to_owned())).transpose();
    let hsn = hsn.map_err(|_| AppError::new(Code::HsnInvalid).at("hsn"))?;
    rate::gst_rate_of(hsn.as_deref(), gst_rate, crate::clock::day_in_india(now)).map_err(|trouble| {
        let code = match trouble {
            rate::RateTrouble::Unknown => Code::RateUnknown,
            rate::RateTrouble::NotInForce => Code::RateNotInForce,
        };
        AppError::new(code).at("gst_rate")
    })?;
    Ok(Product {
        sku: form.sku.trim().to_owned(),
        alias: form.alias.trim().to_owned(),
        hsn,
        unit: some_text(&form.unit).map(|unit| unit.to_uppercase()),
        gst_rate,
        untaxed: form.untaxed.map(Into::into).unwrap_or_default(),
        price_rule: form.price_rule.and_then(Into::into),
        ..Product::new(name, price)
    })
}

/// Smaller is nearer: the name itself, then names that begin so, then words within; shorter names before longer ones.
fn nearness(product: &Product, typed: &str) -> (u8, usize) {
    let typed = typed.to_lowercase();
    let names = [product.name.to_lowercase(), product.alias.to_lowercase()];
    let rank = if names.contains(&typed) {
        0
    } else if names.iter().any(|name| name.starts_with(&typed)) {
        1
    } else {
        2
    };
    (rank, product.name.chars().count())
}

fn product_view(row: &ProductRow) -> ProductView {
    let product = &row.product;
    ProductView {
        id: row.id.get(),
        sku: product.sku.clone(),
        name: product.name.clone(),
        alias: product.alias.clone(),
        unit: product.unit.clone().unwrap_or_default(),
        price: product.price.to_rupees(),
        gst_rate: product.gst_rate.to_string(),
        cess_rate: product.cess_rate.to_string(),
        hsn: product.hsn.clone().unwrap_or_default(),
        untaxed: product.untaxed.into(),
        price_rule: product.price_rule.into(),
        removed_at: row.removed_at,
    }
}
