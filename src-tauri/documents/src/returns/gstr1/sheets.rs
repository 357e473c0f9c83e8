//! The sheets of the portal's offline tool. Names, heads and words are the tool's own and are not translated.

use domain::bill::Supply;
use jiff::civil::{Date, date};
use rust_decimal::Decimal;

use super::{Gstr1, HsnRow, NilSum, Reported};
use crate::returns::table::{Cell, Table};

/// Since then the codes of registered and unregistered buyers stand apart.
const CODES_APART_SINCE: Date = date(2025, 5, 1);

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

pub(super) fn of(gstr1: &Gstr1) -> Vec<Table> {
    let mut sheets = vec![b2b(gstr1), b2cl(gstr1), b2cs(gstr1), cdnr(gstr1), cdnur(gstr1), exempt(gstr1)];
    if gstr1.period.last_day() < CODES_APART_SINCE {
        sheets.push(codes("hsn", gstr1.hsn_b2b.iter().chain(&gstr1.hsn_b2c)));
    } else {
        sheets.push(codes("hsn(b2b)", &gstr1.hsn_b2b));
        sheets.push(codes("hsn(b2c)", &gstr1.hsn_b2c));
    }
    sheets.push(documents(gstr1));
    sheets
}

fn b2b(gstr1: &Gstr1) -> Table {
    let mut table = Table::new(
        "b2b,sez,de",
        &[
            "GSTIN/UIN of Recipient",
            "Receiver Name",
            "Invoice Number",
            "Invoice date",
            "Invoice Value",
            "Place Of Supply",
            "Reverse Charge",
            "Applicable % of Tax Rate",
            "Invoice Type",
            "E-Commerce GSTIN",
            "Rate",
            "Taxable Value",
            "Cess Amount",
        ],
    )
    .not_adding("Invoice Value");
    for (one, [rate, taxable, cess]) in by_item(&gstr1.b2b) {
        table.rows.push(vec![
            Cell::text(one.gstin.clone().unwrap_or_default()),
            Cell::text(&one.name),
            Cell::text(&one.number),
            day(one.date),
            Cell::Money(one.value),
            Cell::text(one.place.portal_name()),
            Cell::text("N"),
            Cell::Empty,
            Cell::text("Regular B2B"),
            Cell::Empty,
            rate,
            taxable,
            cess,
        ]);
    }
    table
}

fn b2cl(gstr1: &Gstr1) -> Table {
    let mut table = Table::new(
        "b2cl",
        &[
            "Invoice Number",
            "Invoice date",
            "Invoice Value",
            "Place Of Supply",
            "Applicable % of Tax Rate",
            "Rate",
            "Taxable Value",
            "Cess Amount",
            "E-Commerce GSTIN",
        ],
    )
    .not_adding("Invoice Value");
    for (one, [rate, taxable, cess]) in by_item(&gstr1.b2cl) {
        table.rows.push(vec![
            Cell::text(&one.number),
            day(one.date),
            Cell::Money(one.value),
            Cell::text(one.place.portal_name()),
            Cell::Empty,
            rate,
            taxable,
            cess,
            Cell::Empty,
        ]);
    }
    table
}

fn b2cs(gstr1: &Gstr1) -> Table {
    let mut table = Table::new(
        "b2cs",
        &[
            "Type",
            "Place Of Supply",
            "Applicable % of Tax Rate",
            "Rate",
            "Taxable Value",
            "Cess Amount",
            "E-Commerce GSTIN",
        ],
    );
    for sum in &gstr1.b2cs {
        table.rows.push(vec![
            Cell::text("OE"),
            Cell::text(sum.place.portal_name()),
            Cell::Empty,
            Cell::Number(sum.item.rate.get()),
            Cell::Money(sum.item.taxable),
            Cell::Money(sum.item.heads.cess),
            Cell::Empty,
        ]);
    }
    table
}

fn cdnr(gstr1: &Gstr1) -> Table {
    let mut table = Table::new(
        "cdnr",
        &[
            "GSTIN/UIN of Recipient",
            "Receiver Name",
            "Note Number",
            "Note Date",
            "Note Type",
            "Place Of Supply",
            "Reverse Charge",
            "Note Supply Type",
            "Note Value",
            "Applicable % of Tax Rate",
            "Rate",
            "Taxable Value",
            "Cess Amount",
        ],
    )
    .not_adding("Note Value");
    for (one, [rate, taxable, cess]) in by_item(&gstr1.cdnr) {
        table.rows.push(vec![
            Cell::text(one.gstin.clone().unwrap_or_default()),
            Cell::text(&one.name),
            Cell::text(&one.number),
            day(one.date),
            Cell::text("C"),
            Cell::text(one.place.portal_name()),
            Cell::text("N"),
            Cell::text("Regular B2B"),
            Cell::Money(one.value),
            Cell::Empty,
            rate,
            taxable,
            cess,
        ]);
    }
    table
}

fn cdnur(gstr1: &Gstr1) -> Table {
    let mut table = Table::new(
        "cdnur",
        &[
            "UR Type",
            "Note Number",
            "Note Date",
            "Note Type",
            "Place Of Supply",
            "Note Value",
            "Applicable % of Tax Rate",
            "Rate",
            "Taxable Value",
            "Cess Amount",
        ],
    )
    .not_adding("Note Value");
    for (one, [rate, taxable, cess]) in by_item(&gstr1.cdnur) {
        table.rows.push(vec![
            Cell::text("B2CL"),
            Cell::text(&one.number),
            day(one.date),
            Cell::text("C"),
            Cell::text(one.place.portal_name()),
            Cell::Money(one.value),
            Cell::Empty,
            rate,
            taxable,
            cess,
        ]);
    }
    table
}

fn exempt(gstr1: &Gstr1) -> Table {
    let mut table = Table::new(
        "exemp",
        &[
            "Description",
            "Nil Rated Supplies",
            "Exempted(other than nil rated/non GST supply)",
            "Non-GST Supplies",
        ],
    );
    for sum in &gstr1.nil {
        table.rows.push(vec![
            Cell::text(nil_name(sum)),
            Cell::Money(sum.nil_rated),
            Cell::Money(sum.exempt),
            Cell::Money(sum.non_gst),
        ]);
    }
    table
}

const fn nil_name(sum: &NilSum) -> &'static str {
    match (sum.supply, sum.registered) {
        (Supply::Inter, true) => "Inter-State supplies to registered persons",
        (Supply::Intra, true) => "Intra-State supplies to registered persons",
        (Supply::Inter, false) => "Inter-State supplies to unregistered persons",
        (Supply::Intra, false) => "Intra-State supplies to unregistered persons",
    }
}

fn codes<'a>(name: &str, rows: impl IntoIterator<Item = &'a HsnRow>) -> Table {
    let mut table = Table::new(
        name,
        &[
            "HSN",
            "Description",
            "UQC",
            "Total Quantity",
            "Total Value",
            "Rate",
            "Taxable Value",
            "Integrated Tax Amount",
            "Central Tax Amount",
            "State/UT Tax Amount",
            "Cess Amount",
        ],
    );
    for row in rows {
        let Some(hsn) = &row.hsn else { continue };
        table.rows.push(vec![
            Cell::text(hsn),
            Cell::Empty,
            Cell::text(row.unit.map_or("NA".to_owned(), domain::unit::Uqc::portal_name)),
            Cell::Number(row.quantity),
            row.value().map_or(Cell::Empty, Cell::Money),
            Cell::Number(row.rate.get()),
            Cell::Money(row.taxable),
            Cell::Money(row.heads.igst),
            Cell::Money(row.heads.cgst),
            Cell::Money(row.heads.sgst),
            Cell::Money(row.heads.cess),
        ]);
    }
    table
}

fn documents(gstr1: &Gstr1) -> Table {
    let mut table = Table::new(
        "docs",
        &["Nature of Document", "Sr. No. From", "Sr. No. To", "Total Number", "Cancelled"],
    );
    for range in gstr1.documents.iter().filter(|range| range.portal_kind().is_some()) {
        table.rows.push(vec![
            Cell::text(range.portal_name()),
            Cell::text(&range.from),
            Cell::text(&range.to),
            Cell::Number(Decimal::from(range.total)),
            Cell::Number(Decimal::from(range.cancelled)),
        ]);
    }
    table
}

/// One row for each rate of each document.
fn by_item(all: &[Reported]) -> impl Iterator<Item = (&Reported, [Cell; 3])> {
    all.iter().flat_map(|one| {
        one.items.iter().map(move |item| {
            let rate = Cell::Number(item.rate.get());
            (one, [rate, Cell::Money(item.taxable), Cell::Money(item.heads.cess)])
        })
    })
}

/// `22-Nov-2026`, as text, because the tool reads it so.
fn day(date: Date) -> Cell {
    let month = usize::try_from(date.month() - 1).ok().and_then(|index| MONTHS.get(index)).unwrap_or(&"");
    Cell::text(format!("{:02}-{month}-{:04}", date.day(), date.year()))
}
