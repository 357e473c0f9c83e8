//! The lines of a document, with the figures they were printed with.

use crate::book::{Read, Write};
use crate::convert::{count, discount_columns, paise, row_error};
use crate::error::StoreError;
use crate::lines;
use domain::bill::{Heads, LineFigures, LineNature, Prices, Untaxed};
use domain::document::DocumentLine;
use domain::{BillLine, DocumentId, Percent};
use rusqlite::{Row, params};

statements! {
    hot LINES = "SELECT * FROM document_lines WHERE document_id = ?1 ORDER BY position";
    hot INSERT_LINE = "INSERT INTO document_lines VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,
        ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30)";
}

impl Read<'_> {
    pub(crate) fn document_lines(
        &self,
        document: DocumentId,
        prices: Prices,
    ) -> Result<Vec<DocumentLine>, StoreError> {
        let mut statement = self.connection.prepare_cached(LINES)?;
        let mut rows = statement.query([document.get()])?;
        let mut lines = Vec::new();
        while let Some(row) = rows.next()? {
            lines.push(parse(document, row, prices)?);
        }
        Ok(lines)
    }
}

fn parse(document: DocumentId, row: &Row<'_>, prices: Prices) -> Result<DocumentLine, StoreError> {
    let position: i64 = row.get("position")?;
    let bad = |what| row_error("document_lines", format!("{document}/{position}"), what);
    let untaxed: Option<String> = row.get("untaxed")?;
    let untaxed = untaxed.map(|name| Untaxed::from_name(&name).ok_or_else(|| bad("untaxed"))).transpose()?;
    let rate = Percent::parse(&row.get::<_, String>("rate")?).ok_or_else(|| bad("rate"))?;
    let nature = LineNature { rate, untaxed, is_shipping: row.get("is_shipping")? };
    let figures = LineFigures {
        gross: paise(row, "gross_paise")?,
        line_discount: paise(row, "line_discount_paise")?,
        bill_discount: paise(row, "bill_discount_paise")?,
        shipping: paise(row, "shipping_paise")?,
        taxable: paise(row, "taxable_paise")?,
        heads: Heads {
            cgst: paise(row, "cgst_paise")?,
            sgst: paise(row, "sgst_paise")?,
            igst: paise(row, "igst_paise")?,
            cess: paise(row, "cess_paise")?,
        },
        total: paise(row, "total_paise")?,
    };
    let entered = lines::entered(row, bad)?;
    let line = BillLine::restore(entered, nature, figures, prices).map_err(|_| bad("total_paise"))?;
    let place: i64 = row.get("place")?;
    let place = usize::try_from(place).map_err(|_| bad("place"))?;
    Ok(DocumentLine { place, moves_goods: row.get("moves_goods")?, line })
}

impl Write<'_> {
    pub(crate) fn insert_document_lines(
        &self,
        document: DocumentId,
        lines: &[DocumentLine],
    ) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(INSERT_LINE)?;
        for (position, DocumentLine { place, moves_goods, line }) in lines.iter().enumerate() {
            let (entered, nature, figures) = (line.entered(), line.nature(), line.figures());
            let (discount_percent, discount_paise) = discount_columns(entered.discount);
            statement.execute(params![
                document.get(),
                count(position),
                count(*place),
                moves_goods,
                entered.name,
                entered.sku,
                entered.hsn,
                entered.unit,
                entered.quantity.to_string(),
                entered.price.get(),
                entered.gst_rate.to_string(),
                entered.cess_rate.to_string(),
                entered.cess_per_unit.get(),
                discount_percent,
                discount_paise,
                entered.catalog_item,
                entered.country_of_origin,
                nature.rate.to_string(),
                nature.untaxed.map(Untaxed::as_str),
                nature.is_shipping,
                figures.gross.get(),
                figures.line_discount.get(),
                figures.bill_discount.get(),
                figures.shipping.get(),
                figures.taxable.get(),
                figures.heads.cgst.get(),
                figures.heads.sgst.get(),
                figures.heads.igst.get(),
                figures.heads.cess.get(),
                figures.total.get(),
            ])?;
        }
        Ok(())
    }
}
