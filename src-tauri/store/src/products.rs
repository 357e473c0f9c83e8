//! What the shop sells, found by code, by name in any script, and by the name in Latin letters.

use crate::book::{Read, Write};
use crate::convert::{at, paise, row_error, timestamp};
use crate::error::StoreError;
use crate::search::{beginnings, searchable};
use domain::bill::Untaxed;
use domain::rate::PriceRule;
use domain::{Paise, Percent, ProductId};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Params, Row, params};

/// A product under its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductRow {
    /// Its id.
    pub id: ProductId,
    /// What it is.
    pub product: Product,
    /// When it was taken off the list; `None` while it is sold.
    pub removed_at: Option<Timestamp>,
}

/// One thing that the shop sells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// The shop's code, by which a scanner knows it.
    pub sku: String,
    /// Its name, in any script.
    pub name: String,
    /// Its name in Latin letters; may be empty.
    pub alias: String,
    /// The code of the tariff.
    pub hsn: Option<String>,
    /// The unit's code, as `KGS`.
    pub unit: Option<String>,
    /// Of one unit.
    pub price: Paise,
    /// GST, all heads together.
    pub gst_rate: Percent,
    /// Compensation cess by value.
    pub cess_rate: Percent,
    /// Compensation cess by quantity.
    pub cess_per_unit: Paise,
    /// Whether the account's catalogue has it under `sku`.
    pub catalog_item: bool,
    /// Country of origin; India unless said otherwise.
    pub country_of_origin: Option<String>,
    /// Why it bears no tax, where its rate is nothing.
    pub untaxed: Untaxed,
    /// The rule by which its rate follows from what a piece costs; `gst_rate` is then the rate of a bill's first look.
    pub price_rule: Option<PriceRule>,
}

/// Which products are meant: those that are sold, or those that were taken off the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// They are sold.
    OnList,
    /// They were taken off.
    OffList,
}

impl Shelf {
    const fn sql(self, on_list: &'static str, off_list: &'static str) -> &'static str {
        match self {
            Shelf::OnList => on_list,
            Shelf::OffList => off_list,
        }
    }
}

impl Product {
    /// Untaxed, without code, alias or unit.
    #[must_use]
    pub fn new(name: impl Into<String>, price: Paise) -> Product {
        Product {
            sku: String::new(),
            name: name.into(),
            alias: String::new(),
            hsn: None,
            unit: None,
            price,
            gst_rate: Percent::ZERO,
            cess_rate: Percent::ZERO,
            cess_per_unit: Paise::ZERO,
            catalog_item: false,
            country_of_origin: None,
            untaxed: Untaxed::default(),
            price_rule: None,
        }
    }
}

statements! {
    hot BY_ID = "SELECT * FROM products WHERE id = ?1";
    hot BY_CODE = "SELECT * FROM products WHERE sku = ?1 COLLATE NOCASE AND removed_at IS NULL
        ORDER BY sku = ?1 DESC LIMIT 1";
    hot HOLDING_CODE = "SELECT * FROM products WHERE sku = ?1 COLLATE NOCASE ORDER BY sku = ?1 DESC LIMIT 1";
    hot BY_NAME = "SELECT * FROM products WHERE name = ?1 COLLATE NOCASE AND removed_at IS NULL LIMIT 1";
    hot BY_ALIAS = "SELECT * FROM products WHERE alias = ?1 COLLATE NOCASE AND alias <> '' AND removed_at IS NULL LIMIT 1";
    hot BY_NAME_OFF_LIST = "SELECT * FROM products INDEXED BY products_off_list WHERE name = ?1 COLLATE NOCASE
        AND removed_at IS NOT NULL ORDER BY id DESC LIMIT 1";
    hot BY_ALIAS_OFF_LIST = "SELECT * FROM products WHERE alias = ?1 COLLATE NOCASE AND alias <> ''
        AND removed_at IS NOT NULL ORDER BY id DESC LIMIT 1";
    hot FOUND = "SELECT products.* FROM products_search JOIN products ON products.id = products_search.rowid
        WHERE products_search MATCH ?1 AND (products.removed_at IS NULL) = ?3
        ORDER BY products_search.rowid LIMIT ?2";
    whole ALL = "SELECT * FROM products WHERE removed_at IS NULL ORDER BY name COLLATE NOCASE, id";
    hot PAGE_ON_LIST = "SELECT * FROM products INDEXED BY products_on_list WHERE removed_at IS NULL
        AND name COLLATE NOCASE >= ?1 AND (name COLLATE NOCASE > ?1 OR id > ?2) ORDER BY name COLLATE NOCASE, id LIMIT ?3 OFFSET ?4";
    hot PAGE_OFF_LIST = "SELECT * FROM products INDEXED BY products_off_list WHERE removed_at IS NOT NULL
        AND name COLLATE NOCASE >= ?1 AND (name COLLATE NOCASE > ?1 OR id > ?2) ORDER BY name COLLATE NOCASE, id LIMIT ?3 OFFSET ?4";
    hot COUNT_ON_LIST = "SELECT count(*) FROM products INDEXED BY products_on_list WHERE removed_at IS NULL";
    hot COUNT_OFF_LIST = "SELECT count(*) FROM products INDEXED BY products_off_list WHERE removed_at IS NOT NULL";
    hot SET_REMOVED = "UPDATE products SET removed_at = ?2 WHERE id = ?1";
    hot NEXT_ID = "SELECT ifnull(max(id), 0) + 1 FROM products";
    hot INSERT = "INSERT INTO products (sku, name, alias, hsn, unit, price_paise, gst_rate, cess_rate, cess_per_unit_paise,
          catalog_item, country_of_origin, untaxed, price_rule)
          VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
    hot UPDATE = "UPDATE products SET sku = ?1, name = ?2, alias = ?3, hsn = ?4, unit = ?5, price_paise = ?6, gst_rate = ?7,
          cess_rate = ?8, cess_per_unit_paise = ?9, catalog_item = ?10, country_of_origin = ?11, untaxed = ?12,
          price_rule = ?13 WHERE id = ?14";
    hot INDEX_PRODUCT = "INSERT INTO products_search (rowid, sku, name, alias) VALUES (?1, ?2, ?3, ?4)";
    hot UNINDEX_PRODUCT = "DELETE FROM products_search WHERE rowid = ?1";
}

fn parse(row: &Row<'_>) -> Result<ProductRow, StoreError> {
    let id: i64 = row.get("id")?;
    let bad = |what| row_error("products", id, what);
    let percent =
        |column: &'static str| Percent::parse(&row.get::<_, String>(column)?).ok_or_else(|| bad(column));
    let product = Product {
        sku: row.get("sku")?,
        name: row.get("name")?,
        alias: row.get("alias")?,
        hsn: row.get("hsn")?,
        unit: row.get("unit")?,
        price: paise(row, "price_paise")?,
        gst_rate: percent("gst_rate")?,
        cess_rate: percent("cess_rate")?,
        cess_per_unit: paise(row, "cess_per_unit_paise")?,
        catalog_item: row.get("catalog_item")?,
        country_of_origin: row.get("country_of_origin")?,
        untaxed: Untaxed::from_name(&row.get::<_, String>("untaxed")?).ok_or_else(|| bad("untaxed"))?,
        price_rule: row
            .get::<_, Option<String>>("price_rule")?
            .map(|name| PriceRule::from_name(&name).ok_or_else(|| bad("price_rule")))
            .transpose()?,
    };
    Ok(ProductRow { id: ProductId::new(id), product, removed_at: timestamp(row.get("removed_at")?) })
}

impl Read<'_> {
    /// The product with this id, on the list or off it.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn product(&self, id: ProductId) -> Result<Option<ProductRow>, StoreError> {
        self.one_product(BY_ID, [id.get()])
    }

    /// The product on the list with this code, whatever the case of its letters.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn product_by_code(&self, sku: &str) -> Result<Option<ProductRow>, StoreError> {
        self.one_product(BY_CODE, [sku])
    }

    /// The product that holds this code, on the list or off it: no other may have it.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn product_holding_code(&self, sku: &str) -> Result<Option<ProductRow>, StoreError> {
        self.one_product(HOLDING_CODE, [sku])
    }

    /// The product on the list with exactly this name, in its own script or in Latin letters.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn product_by_name(&self, name: &str) -> Result<Option<ProductRow>, StoreError> {
        match self.one_product(BY_NAME, [name])? {
            Some(product) => Ok(Some(product)),
            None => self.one_product(BY_ALIAS, [name]),
        }
    }

    /// As [`Read::product_by_name`], among those that were taken off the list; of several the newest.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn product_by_name_off_list(&self, name: &str) -> Result<Option<ProductRow>, StoreError> {
        match self.one_product(BY_NAME_OFF_LIST, [name])? {
            Some(product) => Ok(Some(product)),
            None => self.one_product(BY_ALIAS_OFF_LIST, [name]),
        }
    }

    /// Products on the list that have every word of `typed` as the beginning of a word of code, name or alias, in the
    /// order they came.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn search_products(&self, typed: &str, limit: u32) -> Result<Vec<ProductRow>, StoreError> {
        self.search_in(Shelf::OnList, typed, limit)
    }

    /// As [`Read::search_products`], among those on the list or off it.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn search_in(&self, shelf: Shelf, typed: &str, limit: u32) -> Result<Vec<ProductRow>, StoreError> {
        match beginnings(typed) {
            Some(expression) => self.many_products(FOUND, params![expression, limit, shelf == Shelf::OnList]),
            None => Ok(Vec::new()),
        }
    }

    /// Products in the order of their names, after one of them, the first so many passed over.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn products(
        &self,
        shelf: Shelf,
        after: Option<ProductId>,
        passed_over: u32,
        limit: u32,
    ) -> Result<Vec<ProductRow>, StoreError> {
        let after = after.map(|id| self.product(id)).transpose()?.flatten();
        let (name, id) = after.map_or((String::new(), 0), |row| (row.product.name, row.id.get()));
        self.many_products(shelf.sql(PAGE_ON_LIST, PAGE_OFF_LIST), params![name, id, limit, passed_over])
    }

    /// How many products there are.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn count_products(&self, shelf: Shelf) -> Result<u32, StoreError> {
        let mut statement = self.connection.prepare_cached(shelf.sql(COUNT_ON_LIST, COUNT_OFF_LIST))?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// The number that the next product would have.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn next_product(&self) -> Result<i64, StoreError> {
        Ok(self.connection.prepare_cached(NEXT_ID)?.query_row([], |row| row.get(0))?)
    }

    /// Every product, by name.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn all_products(&self) -> Result<Vec<ProductRow>, StoreError> {
        self.many_products(ALL, [])
    }

    fn many_products(&self, sql: &str, parameters: impl Params) -> Result<Vec<ProductRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(parameters)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(parse(row)?);
        }
        Ok(found)
    }

    fn one_product(&self, sql: &str, parameters: impl Params) -> Result<Option<ProductRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.query_row(parameters, |row| Ok(parse(row))).optional()?.transpose()
    }
}

impl Write<'_> {
    /// Adds a product. Its code must be free.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn insert_product(&self, product: &Product) -> Result<ProductId, StoreError> {
        self.put_product(INSERT, product, None)?;
        let id = self.connection.last_insert_rowid();
        self.index_product(id, product)?;
        Ok(ProductId::new(id))
    }

    /// Changes a product. Bills that have it bear what it was then.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn replace_product(&self, id: ProductId, product: &Product) -> Result<(), StoreError> {
        self.put_product(UPDATE, product, Some(id.get()))?;
        self.connection.prepare_cached(UNINDEX_PRODUCT)?.execute([id.get()])?;
        self.index_product(id.get(), product)
    }

    /// Takes a product off the list, or with `None` puts it back. Its code stays its own, and its bills stay as they
    /// are.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn set_product_removed(&self, id: ProductId, when: Option<Timestamp>) -> Result<(), StoreError> {
        self.connection.prepare_cached(SET_REMOVED)?.execute(params![id.get(), when.map(at)])?;
        Ok(())
    }

    fn put_product(&self, sql: &str, product: &Product, id: Option<i64>) -> Result<(), StoreError> {
        let columns = params![
            product.sku,
            product.name,
            product.alias,
            product.hsn,
            product.unit,
            product.price.get(),
            product.gst_rate.to_string(),
            product.cess_rate.to_string(),
            product.cess_per_unit.get(),
            product.catalog_item,
            product.country_of_origin,
            product.untaxed.as_str(),
            product.price_rule.map(PriceRule::as_str),
        ];
        let mut parameters = columns.to_vec();
        if let Some(id) = &id {
            parameters.push(id);
        }
        self.connection.prepare_cached(sql)?.execute(&parameters[..])?;
        Ok(())
    }

    fn index_product(&self, id: i64, product: &Product) -> Result<(), StoreError> {
        let Product { sku, name, alias, .. } = product;
        let words = [sku, name, alias].map(|text| searchable(text));
        self.connection.prepare_cached(INDEX_PRODUCT)?.execute(params![id, words[0], words[1], words[2]])?;
        Ok(())
    }
}
