//! What the shop sells, found by code, by name in any script, and by the name in Latin letters.

use crate::book::{Read, Write};
use crate::convert::{paise, row_error};
use crate::error::StoreError;
use crate::search::{beginnings, searchable};
use domain::{Paise, Percent, ProductId};
use rusqlite::{OptionalExtension, Params, Row, params};

/// A product under its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductRow {
    /// Its id.
    pub id: ProductId,
    /// What it is.
    pub product: Product,
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
        }
    }
}

statements! {
    hot BY_ID = "SELECT * FROM products WHERE id = ?1";
    hot BY_CODE = "SELECT * FROM products WHERE sku = ?1 COLLATE NOCASE ORDER BY sku = ?1 DESC LIMIT 1";
    hot BY_NAME = "SELECT * FROM products WHERE name = ?1 COLLATE NOCASE LIMIT 1";
    hot BY_ALIAS = "SELECT * FROM products WHERE alias = ?1 COLLATE NOCASE AND alias <> '' LIMIT 1";
    hot FOUND = "SELECT products.* FROM products_search JOIN products ON products.id = products_search.rowid
        WHERE products_search MATCH ?1 ORDER BY products_search.rowid LIMIT ?2";
    whole ALL = "SELECT * FROM products ORDER BY name COLLATE NOCASE, id";
    hot NEXT_ID = "SELECT ifnull(max(id), 0) + 1 FROM products";
    hot INSERT = "INSERT INTO products (sku, name, alias, hsn, unit, price_paise, gst_rate, cess_rate, cess_per_unit_paise,
          catalog_item, country_of_origin) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    hot UPDATE = "UPDATE products SET sku = ?1, name = ?2, alias = ?3, hsn = ?4, unit = ?5, price_paise = ?6, gst_rate = ?7,
          cess_rate = ?8, cess_per_unit_paise = ?9, catalog_item = ?10, country_of_origin = ?11 WHERE id = ?12";
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
    };
    Ok(ProductRow { id: ProductId::new(id), product })
}

impl Read<'_> {
    /// The product with this id.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn product(&self, id: ProductId) -> Result<Option<ProductRow>, StoreError> {
        self.one_product(BY_ID, [id.get()])
    }

    /// The product with this code, whatever the case of its letters.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn product_by_code(&self, sku: &str) -> Result<Option<ProductRow>, StoreError> {
        self.one_product(BY_CODE, [sku])
    }

    /// The product with exactly this name, in its own script or in Latin letters.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn product_by_name(&self, name: &str) -> Result<Option<ProductRow>, StoreError> {
        match self.one_product(BY_NAME, [name])? {
            Some(product) => Ok(Some(product)),
            None => self.one_product(BY_ALIAS, [name]),
        }
    }

    /// Products that have every word of `typed` as the beginning of a word of code, name or alias, in the order they
    /// came.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn search_products(&self, typed: &str, limit: u32) -> Result<Vec<ProductRow>, StoreError> {
        let Some(expression) = beginnings(typed) else { return Ok(Vec::new()) };
        let mut statement = self.connection.prepare_cached(FOUND)?;
        let mut rows = statement.query(params![expression, limit])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(parse(row)?);
        }
        Ok(found)
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
        let mut statement = self.connection.prepare_cached(ALL)?;
        let mut rows = statement.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(parse(row)?);
        }
        Ok(all)
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
