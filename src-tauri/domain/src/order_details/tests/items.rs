//! Which lines stand as items.

use super::{sent, terms};
use crate::bill::samples::{bill, line, off_percent, rupees};
use crate::bill::{BillDraft, LineDraft};
use crate::order_details::{Item, ItemName, OrderDetails, Terms, order_details};

/// As `amount × quantity name`.
fn row(item: &Item) -> String {
    let name = match &item.name {
        ItemName::Line(name) => name.clone(),
        ItemName::Position(position) => format!("position {position}"),
        ItemName::WholeBill { count } => format!("whole bill of {count}"),
    };
    format!("{} × {} {name}", item.amount.to_rupees(), item.quantity)
}

#[track_caller]
fn check(order: &OrderDetails, expected: &[&str]) {
    assert_eq!(order.items.iter().map(row).collect::<Vec<_>>(), expected);
}

fn named(name: &str, unit: Option<&str>, line: LineDraft) -> LineDraft {
    LineDraft { name: name.to_owned(), unit: unit.map(str::to_owned), ..line }
}

#[test]
fn whole_pieces_stand_at_their_price_and_parts_in_the_name() {
    let order = sent(bill([
        named("Soap", Some("PCS"), line("12", "45.50", "18")),
        named("Sugar", Some("KGS"), line("2.5", "44", "5")),
        named("Rope", None, line("0.333", "10", "0")),
        named("Oil", Some("Tin"), line("1.5", "10", "0")),
    ]));
    check(
        &order,
        &["45.50 × 12 Soap", "110.00 × 1 Sugar · 2.5 kg", "3.33 × 1 Rope · 0.333", "15.00 × 1 Oil · 1.5 tin"],
    );
}

#[test]
fn what_costs_nothing_is_named_beside_the_items() {
    let order = sent(bill([
        named("Pen", None, line("1", "0", "18")),
        named("Book", None, line("1", "100", "0")),
        named("Clips", Some("PCS"), line("20", "0", "18")),
        named("Dust", Some("GMS"), line("0.333", "0.01", "18")),
        named("", None, line("1", "0", "18")),
    ]));
    check(&order, &["100.00 × 1 Book"]);
    assert_eq!(order.free_lines, ["Pen", "Clips · 20 pcs", "Dust · 0.333 g", "#5"]);
}

#[test]
fn a_line_given_away_by_discount_is_an_item_all_the_same() {
    let gift = named("Gift", None, line("1", "30", "18")).with_discount(off_percent("100"));
    let order = sent(bill([gift, named("Book", None, line("1", "100", "0"))]));
    check(&order, &["30.00 × 1 Gift", "100.00 × 1 Book"]);
    assert_eq!(order.discount, Some(rupees("30")));
}

#[test]
fn more_than_thirty_items_stand_as_one() {
    let lines = |n_lines| std::iter::repeat_n(line("1.5", "10", "0"), n_lines);
    assert_eq!(sent(bill(lines(30))).items.len(), 30);
    check(&sent(bill(lines(31))), &["465.00 × 1 whole bill of 31"]);
    let free = || line("1", "0", "0");
    assert_eq!(sent(bill(lines(30).chain([free()]))).items.len(), 30);
    let order = sent(bill(lines(31).chain([free()])));
    check(&order, &["465.00 × 1 whole bill of 32"]);
    assert!(order.free_lines.is_empty(), "the whole bill stands for them too");
}

#[test]
fn a_whole_bill_comes_from_every_country_of_its_lines() {
    let from = |country: Option<&str>| LineDraft {
        country_of_origin: country.map(str::to_owned),
        ..line("1", "1", "0")
    };
    let country = |lines: Vec<LineDraft>| sent(bill(lines)).items[0].origin.clone().unwrap().country;
    assert_eq!(country(vec![from(None); 31]), "India");
    assert_eq!(country(vec![from(Some("Nepal")); 31]), "Nepal");
    let mixed = [vec![from(None); 30], vec![from(Some("Nepal"))]].concat();
    assert_eq!(country(mixed), "India, Nepal");
}

fn catalogued(sku: &str, catalog_item: bool) -> LineDraft {
    LineDraft { sku: Some(sku.to_owned()), catalog_item, ..line("1", "10", "0") }
}

#[track_caller]
fn check_catalogue(draft: BillDraft, catalog_id: Option<&str>, codes: &[Option<&str>]) {
    let order = order_details(&draft.finish().unwrap(), &Terms { catalog_id, ..terms() }).unwrap();
    assert_eq!(order.items.iter().map(|item| item.retailer_id.as_deref()).collect::<Vec<_>>(), codes);
    let in_catalogue = codes.iter().all(Option::is_some);
    assert_eq!(order.catalog_id.as_deref(), catalog_id.filter(|_| in_catalogue));
    assert!(order.items.iter().all(|item| item.origin.is_none() == in_catalogue));
}

#[test]
fn the_catalogue_is_for_all_items_or_for_none() {
    let both = || [catalogued("A", true), catalogued("B", true)];
    check_catalogue(bill(both()), Some("77"), &[Some("A"), Some("B")]);
    check_catalogue(bill(both()), None, &[None, None]);
    check_catalogue(bill([catalogued("A", true), catalogued("B", false)]), Some("77"), &[None, None]);
    check_catalogue(bill([catalogued("A", true), catalogued(" ", true)]), Some("77"), &[None, None]);
    // What costs nothing is no item, so it need not be in the catalogue.
    let with_gift = bill([catalogued("A", true), line("1", "0", "0")]);
    check_catalogue(with_gift, Some("77"), &[Some("A")]);
    check_catalogue(bill(vec![catalogued("A", true); 31]), Some("77"), &[None]);
}
