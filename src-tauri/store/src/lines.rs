//! The lines of a bill.

use crate::book::{Read, Write};
use crate::convert::{self, count, discount_columns, paise, row_error};
use crate::error::StoreError;
use domain::bill::Untaxed;
use domain::{Bill, BillDraft, LineDraft, OrderId, Percent, Quantity};
use rusqlite::{Row, params};

statements! {
    hot LINES = "SELECT * FROM order_lines WHERE order_id = ?1 ORDER BY position";
    hot DELETE_LINES = "DELETE FROM order_lines WHERE order_id = ?1";
    hot INSERT_LINE = "INSERT INTO order_lines VALUES
        (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)";
}

impl Read<'_> {
    /// The lines as entered, and why each bears no tax, if it bears none.
    pub(crate) fn lines(&self, order: OrderId) -> Result<Vec<(LineDraft, Untaxed)>, StoreError> {
        let mut statement = self.connection.prepare_cached(LINES)?;
        let mut rows = statement.query([order.get()])?;
        let mut lines = Vec::new();
        while let Some(row) = rows.next()? {
            lines.push(parse(order, row)?);
        }
        Ok(lines)
    }
}

fn parse(order: OrderId, row: &Row<'_>) -> Result<(LineDraft, Untaxed), StoreError> {
    let position: i64 = row.get("position")?;
    let bad = |what| row_error("order_lines", format!("{order}/{position}"), what);
    let untaxed = Untaxed::from_name(&row.get::<_, String>("untaxed")?).ok_or_else(|| bad("untaxed"))?;
    Ok((entered(row, bad)?, untaxed))
}

/// What was entered for a line, from columns that lines of bills and of documents share.
pub fn entered(row: &Row<'_>, bad: impl Fn(&'static str) -> StoreError) -> Result<LineDraft, StoreError> {
    let percent =
        |column: &'static str| Percent::parse(&row.get::<_, String>(column)?).ok_or_else(|| bad(column));
    Ok(LineDraft {
        name: row.get("name")?,
        sku: row.get("sku")?,
        hsn: row.get("hsn")?,
        unit: row.get("unit")?,
        quantity: Quantity::parse(&row.get::<_, String>("quantity")?).map_err(|_| bad("quantity"))?,
        price: paise(row, "price_paise")?,
        gst_rate: percent("gst_rate")?,
        cess_rate: percent("cess_rate")?,
        cess_per_unit: paise(row, "cess_per_unit_paise")?,
        discount: convert::discount(row)?.map_err(|()| bad("discount_percent"))?,
        catalog_item: row.get("catalog_item")?,
        country_of_origin: row.get("country_of_origin")?,
    })
}

impl Write<'_> {
    pub(crate) fn insert_lines(
        &self,
        order: OrderId,
        draft: &BillDraft,
        bill: Option<&Bill>,
    ) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(INSERT_LINE)?;
        for (position, line) in draft.lines.iter().enumerate() {
            let figures = bill.and_then(|bill| bill.lines().get(position));
            let (discount_percent, discount_paise) = discount_columns(line.discount);
            let untaxed =
                bill.and_then(|bill| bill.terms().untaxed.get(position)).copied().unwrap_or_default();
            statement.execute(params![
                order.get(),
                count(position),
                line.name,
                line.sku,
                line.hsn,
                line.unit,
                line.quantity.to_string(),
                line.price.get(),
                line.gst_rate.to_string(),
                line.cess_rate.to_string(),
                line.cess_per_unit.get(),
                discount_percent,
                discount_paise,
                line.catalog_item,
                line.country_of_origin,
                figures.map(|line| line.taxable().get()),
                figures.map(|line| line.cgst().get()),
                figures.map(|line| line.sgst().get()),
                figures.map(|line| line.igst().get()),
                figures.map(|line| line.cess().get()),
                figures.map(|line| line.total().get()),
                untaxed.as_str(),
            ])?;
        }
        Ok(())
    }

    pub(crate) fn delete_lines(&self, order: OrderId) -> Result<(), StoreError> {
        self.connection.prepare_cached(DELETE_LINES)?.execute([order.get()])?;
        Ok(())
    }
}
