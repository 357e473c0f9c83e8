//! A range pasted from a spreadsheet, in any of the usual orders.

use crate::counter::{Counter, form};
use app::views::{LineForm, ProductForm};

fn shop() -> Counter {
    let counter = Counter::new();
    for (sku, name, alias, unit, price) in [
        ("S1", "Sugar", "", "KGS", "44"),
        ("R1", "बासमती चावल", "Basmati rice", "KGS", "120"),
        ("8901234567890", "Soap", "", "PCS", "38"),
    ] {
        let [sku, name, alias, unit, price] = [sku, name, alias, unit, price].map(String::from);
        let product =
            ProductForm { sku, name, alias, unit, price, gst_rate: "5".into(), ..ProductForm::default() };
        counter.app.save_product(&product).unwrap();
    }
    counter
}

/// Name, quantity, price of each line, and whether it is a product.
fn read(counter: &Counter, text: &str) -> Vec<(String, String, String, bool)> {
    let lines = counter.app.read_pasted(text).unwrap().into_iter();
    lines.map(|line| (line.name, line.quantity, line.price, line.product_id.is_some())).collect()
}

#[track_caller]
fn check(text: &str, expected: &[(&str, &str, &str, bool)]) {
    let owned = |(name, quantity, price, known): &(&str, &str, &str, bool)| {
        ((*name).to_owned(), (*quantity).to_owned(), (*price).to_owned(), *known)
    };
    assert_eq!(read(&shop(), text), expected.iter().map(owned).collect::<Vec<_>>(), "{text:?}");
}

#[test]
fn a_product_is_known_by_its_code_or_its_exact_name() {
    check("S1\t2", &[("Sugar", "2", "44.00", true)]);
    check("sugar\t2\t46", &[("Sugar", "2", "46", true)]);
    check(
        "Basmati Rice\t1\nबासमती चावल\t3",
        &[("बासमती चावल", "1", "120.00", true), ("बासमती चावल", "3", "120.00", true)],
    );
    check("8901234567890\t2", &[("Soap", "2", "38.00", true)]);
    check("Sugar candy\t2\t90", &[("Sugar candy", "2", "90", false)]);
}

#[test]
fn the_usual_orders_of_columns_are_read_by_their_content() {
    let expected = &[("Sugar", "2.5", "44", true), ("Tea", "1", "99.50", false)];
    check("Sugar\t2.5\t44\nTea\t1\t99.50", expected);
    check("2.5\tSugar\t44\n1\tTea\t99.50", expected);
    check("1\tSugar\t2.5\t44\t110\n2\tTea\t1\t99.50\t99.50", expected);
    check("S1\tSugar\t2.5\t44\n\tTea\t1\t99.50", expected);
    check("Sugar,2.5,44\nTea,1,99.50", expected);
    check(
        "Sugar\t44\t2.5\nRice\t10\t3\nSoap\t38\t1",
        &[("Sugar", "2.5", "44", true), ("Rice", "3", "10", false), ("Soap", "1", "38", true)],
    );
    check("Nails\t₹2\t500", &[("Nails", "500", "2", false)]);
    check("Nails\t2.00\t500", &[("Nails", "500", "2.00", false)]);
    check("Tea\t99.50", &[("Tea", "1", "99.50", false)]);
    check("Tea\t5", &[("Tea", "5", "", false)]);
    check("Tea", &[("Tea", "1", "", false)]);
}

#[test]
fn heads_say_what_the_columns_are() {
    check(
        "Rate (₹)\tQty.\tItem Name\n44\t2\tSugar\n2\t500\tNails",
        &[("Sugar", "2", "44", true), ("Nails", "500", "2", false)],
    );
    check("क्र.\tसामान\tमात्रा\tभाव\tराशि\n1\tSugar\t2\t44\t88\n\tकुल\t\t\t88", &[("Sugar", "2", "44", true)]);
    check("SKU;Qty\nR1;2", &[("बासमती चावल", "2", "120.00", true)]);
    check("Item\tQty", &[]);
    let line = &shop().app.read_pasted("Item,Disc,GST %,Rate\nTea,5%,5,99").unwrap()[0];
    assert_eq!((line.discount.as_str(), line.gst_rate.as_str(), line.price.as_str()), ("5%", "5", "99"));
}

#[test]
fn units_are_split_from_quantities_and_never_confused() {
    check("Sugar\t2.5 kg", &[("Sugar", "2.5", "44.00", true)]);
    check("Sugar\t500 g", &[("Sugar", "500 gms", "44.00", true)]);
    let line = &shop().app.read_pasted("Oil\t2 ltr\t₹1,250").unwrap()[0];
    assert_eq!((&*line.quantity, &*line.unit, &*line.price), ("2", "LTR", "1,250"));
    let line = &shop().app.read_pasted("Oil\t2\tbtl\t125").unwrap()[0];
    assert_eq!((&*line.name, &*line.quantity, &*line.unit, &*line.price), ("Oil", "2", "BTL", "125"));
}

#[test]
fn what_cannot_be_read_stands_as_it_was_typed() {
    check("Item\tQty\tRate\nTea\ttwo\tcheap", &[("Tea", "two", "cheap", false)]);
    check("Item\tQty\nSugar\t१२", &[("Sugar", "१२", "44.00", true)]);
}

#[test]
fn hostile_text_makes_at_most_two_hundred_lines_and_no_panic() {
    let counter = shop();
    let lines = |text: &str| counter.app.read_pasted(text).unwrap();
    assert_eq!(lines(&"Tea\t1\t5\n".repeat(10_000)).len(), 200);
    for text in [
        "",
        "\t\t\t",
        "\n\r\n\r",
        "\"",
        "\"\"\"\t\"",
        "=HYPERLINK(\"http://x\")\t1",
        "\u{202e}\u{0}\u{feff}\t\u{feff}",
        "🍎\t🍎\t🍎",
        "-1\t-2\t-3",
        "1e999\t∞\tNaN",
        ",,,\n,,,",
        "1\n2\n3",
        "क\u{94d}\t٣",
    ] {
        lines(text);
    }
    assert!(lines(&"\"\t".repeat(100_000)).len() <= 200);
    let shown = &lines("Te\u{202e}a\u{7}\t1")[0];
    assert_eq!(shown.name, "Tea");
}

#[test]
fn what_was_pasted_makes_a_bill() {
    let counter = shop();
    let lines: Vec<LineForm> = counter.app.read_pasted("Sugar\t2.5\nTea\t1\t99.50\nSoap\t3\t38").unwrap();
    counter.typed(&form(lines));
    let view = counter.current();
    assert!(view.problems.is_empty(), "{:?}", view.problems);
    assert_eq!(view.quote.unwrap().total, "324.00");
}
