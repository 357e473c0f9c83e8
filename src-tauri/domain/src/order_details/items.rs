//! Which lines stand as items, and under which names.

use super::name::{cut, tidy, units};
use super::{Item, ItemName, NotSendable, Origin, Terms, delivery};
use crate::account::Importer;
use crate::bill::{Bill, BillLine, LineDraft};
use crate::money::Paise;

/// The most items that WhatsApp shows.
const MOST_ITEMS: usize = 30;

/// The longest name of an item, in UTF-16 units.
const MOST_OF_NAME: usize = 60;

/// The longest unit after a quantity, so that there is room for a name.
const MOST_OF_UNIT: usize = 16;

/// Where goods come from when nobody says otherwise.
const HOME: &str = "India";

/// The lines as the customer sees them.
pub(super) struct Shown {
    pub items: Vec<Item>,
    pub catalog_id: Option<String>,
    pub free_lines: Vec<String>,
}

/// Lines of value as items; what costs nothing is named beside them. More lines than WhatsApp shows stand as one item,
/// which then stands for those that cost nothing too.
///
/// # Errors
/// [`NotSendable::ImporterNeeded`] when items are outside a catalogue and nobody answers for them.
pub(super) fn shown(bill: &Bill, terms: &Terms<'_>, subtotal: Paise) -> Result<Shown, NotSendable> {
    let lines = || bill.lines().iter().enumerate();
    let sold: Vec<(usize, &BillLine)> = lines().filter(|(_, line)| !line.gross().is_zero()).collect();
    if sold.len() > MOST_ITEMS {
        let items = vec![whole_bill(bill, terms, subtotal)?];
        return Ok(Shown { items, catalog_id: None, free_lines: Vec::new() });
    }
    let free_lines = lines()
        .filter(|(_, line)| line.gross().is_zero())
        .map(|(index, line)| free_line(index, line.entered()));
    let catalogued =
        terms.catalog_id.filter(|_| sold.iter().all(|(_, line)| catalog_code(line.entered()).is_some()));
    let items = match catalogued {
        Some(_) => sold.iter().map(|(index, line)| in_catalogue(*index, line)).collect(),
        None => {
            let importer = delivery::importer(bill.draft(), terms)?;
            sold.iter().map(|(index, line)| outside_catalogue(*index, line, &importer)).collect()
        }
    };
    Ok(Shown { items, catalog_id: catalogued.map(str::to_owned), free_lines: free_lines.collect() })
}

fn whole_bill(bill: &Bill, terms: &Terms<'_>, subtotal: Paise) -> Result<Item, NotSendable> {
    let mut countries: Vec<String> = Vec::new();
    for line in bill.lines() {
        let country = country(line.entered());
        if !countries.contains(&country) {
            countries.push(country);
        }
    }
    let importer = delivery::importer(bill.draft(), terms)?;
    Ok(Item {
        name: ItemName::WholeBill { count: bill.lines().len() },
        amount: subtotal,
        quantity: 1,
        retailer_id: None,
        origin: Some(Origin { country: cut(&countries.join(", "), MOST_OF_NAME), importer }),
    })
}

fn in_catalogue(index: usize, line: &BillLine) -> Item {
    let retailer_id = catalog_code(line.entered()).map(str::to_owned);
    Item { retailer_id, ..item(index, line) }
}

fn outside_catalogue(index: usize, line: &BillLine, importer: &Importer) -> Item {
    let origin = Origin { country: country(line.entered()), importer: importer.clone() };
    Item { origin: Some(origin), ..item(index, line) }
}

/// Whole pieces at their price; anything else as one piece that costs what the line costs, the quantity in its name.
fn item(index: usize, line: &BillLine) -> Item {
    let entered = line.entered();
    let (name, amount, quantity) = match entered.quantity.whole() {
        Some(pieces) => (name_of(index, entered), entered.price, pieces),
        None => (name_with_quantity(index, entered), line.gross(), 1),
    };
    Item { name, amount, quantity, retailer_id: None, origin: None }
}

fn name_of(index: usize, entered: &LineDraft) -> ItemName {
    shown_name(entered, MOST_OF_NAME).map_or(ItemName::Position(index + 1), ItemName::Line)
}

/// `Sugar · 2.5 kg`. Where there is neither name nor code, `#3` stands in, which every language reads.
fn name_with_quantity(index: usize, entered: &LineDraft) -> ItemName {
    let quantity = format!(" · {}", quantity_with_unit(entered));
    let name = shown_name(entered, MOST_OF_NAME - units(&quantity));
    ItemName::Line(name.unwrap_or_else(|| format!("#{}", index + 1)) + &quantity)
}

/// What costs nothing; the quantity is told when it is not one.
fn free_line(index: usize, entered: &LineDraft) -> String {
    let named = match entered.quantity.whole() {
        Some(1) => name_of(index, entered),
        Some(_) | None => name_with_quantity(index, entered),
    };
    match named {
        ItemName::Line(name) => name,
        ItemName::Position(_) | ItemName::WholeBill { .. } => format!("#{}", index + 1),
    }
}

/// The name, else the code, if anything of it can be seen within `most` units.
fn shown_name(entered: &LineDraft, most: usize) -> Option<String> {
    let texts = [Some(entered.name.as_str()), entered.sku.as_deref()];
    texts.into_iter().flatten().map(|text| cut(&tidy(text), most)).find(|text| !text.is_empty())
}

fn quantity_with_unit(entered: &LineDraft) -> String {
    let unit = entered.unit.as_deref().map(|code| cut(&tidy(&human_unit(code.trim())), MOST_OF_UNIT));
    match unit {
        Some(unit) if !unit.is_empty() => format!("{} {unit}", entered.quantity),
        Some(_) | None => entered.quantity.to_string(),
    }
}

/// The GST portal's code of a unit as people write it.
fn human_unit(code: &str) -> String {
    let written = match code.to_ascii_uppercase().as_str() {
        "KGS" => "kg",
        "GMS" => "g",
        "TON" => "t",
        "LTR" => "l",
        "MLT" => "ml",
        "MTR" => "m",
        "CMS" => "cm",
        "KME" => "km",
        "SQM" => "m²",
        "CBM" => "m³",
        "PCS" | "NOS" => "pcs",
        _ => return code.to_lowercase(),
    };
    written.to_owned()
}

fn country(entered: &LineDraft) -> String {
    let said = entered.country_of_origin.as_deref().map(|country| cut(&tidy(country), MOST_OF_NAME));
    said.filter(|country| !country.is_empty()).unwrap_or_else(|| HOME.to_owned())
}

/// The code under which the account's catalogue has it.
fn catalog_code(entered: &LineDraft) -> Option<&str> {
    entered.sku.as_deref().filter(|sku| entered.catalog_item && !sku.trim().is_empty())
}
