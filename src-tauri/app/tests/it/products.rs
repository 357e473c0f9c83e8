//! Products: found while they are typed, and written in place.

use crate::counter::{Counter, ENGLISH, form, line};
use app::Code;
use app::views::{BillView, ExportKind, ExportQuery, LineForm, PriceRuleName, ProductForm, UntaxedName};

fn product(name: &str, alias: &str, sku: &str, price: &str) -> ProductForm {
    ProductForm {
        name: name.into(),
        alias: alias.into(),
        sku: sku.into(),
        price: price.into(),
        ..ProductForm::default()
    }
}

fn found(counter: &Counter, text: &str) -> Vec<String> {
    counter.app.find_products(text).unwrap().into_iter().map(|product| product.name).collect()
}

#[test]
fn a_product_is_found_by_code_by_name_in_its_script_and_by_its_latin_name() {
    let counter = Counter::new();
    for form in [
        product("चीनी", "Cheeni loose", "S1", "44"),
        product("சர்க்கரை", "Sakkarai", "S10", "45"),
        product("ಸಕ್ಕರೆ", "Sakkare", "", "46"),
        product("চিনি", "Chini", "", "47"),
        product("Sugar cubes", "", "8901234567890", "90"),
    ] {
        counter.app.save_product(&form).unwrap();
    }
    assert_eq!(found(&counter, "s1"), ["चीनी", "சர்க்கரை"], "the exact code comes first");
    assert_eq!(found(&counter, "8901234567890"), ["Sugar cubes"]);
    assert_eq!(found(&counter, "चीन"), ["चीनी"]);
    assert_eq!(found(&counter, "loose che"), ["चीनी"]);
    assert_eq!(found(&counter, "sakk"), ["ಸಕ್ಕರೆ", "சர்க்கரை"]);
    assert_eq!(found(&counter, "ಸಕ್ಕ"), ["ಸಕ್ಕರೆ"]);
    assert_eq!(found(&counter, "চি"), ["চিনি"]);
    for nothing in ["", "  ", "\"", "* OR", "zzz", "\u{0}"] {
        assert_eq!(found(&counter, nothing), Vec::<String>::new(), "{nothing:?}");
    }
    counter.assert_sound();
}

#[test]
fn at_most_eight_are_shown_and_the_nearest_first() {
    let counter = Counter::new();
    for n in 0..30 {
        counter.app.save_product(&product(&format!("Brown sugar {n}"), "", "", "40")).unwrap();
    }
    counter.app.save_product(&product("Sugar", "", "", "44")).unwrap();
    let found = found(&counter, "sugar");
    assert_eq!((found.len(), found[0].as_str()), (8, "Sugar"));
}

#[test]
fn a_product_without_a_code_gets_a_free_one() {
    let counter = Counter::new();
    let first = counter.app.save_product(&product("Sugar", "", "", "44")).unwrap();
    assert_eq!((first.sku.as_str(), first.price.as_str(), first.gst_rate.as_str()), ("P0001", "44.00", "0"));
    counter.app.save_product(&product("Rice", "", "p0003", "44")).unwrap();
    assert_eq!(counter.app.save_product(&product("Salt", "", "", "20")).unwrap().sku, "P0004");
}

#[test]
fn a_changed_product_is_found_by_what_it_is_now() {
    let counter = Counter::new();
    let sugar = counter.app.save_product(&product("Sugar", "", "", "44")).unwrap();
    let changed =
        ProductForm { id: Some(sugar.id), unit: "kgs".into(), ..product("Jaggery", "Gud", "", "60.5") };
    let saved = counter.app.save_product(&changed).unwrap();
    assert_eq!((saved.id, &*saved.sku, &*saved.unit, &*saved.price), (sugar.id, "P0001", "KGS", "60.50"));
    assert_eq!((found(&counter, "sugar"), found(&counter, "gud")), (vec![], vec!["Jaggery".to_string()]));
    counter.assert_sound();
}

#[test]
fn what_is_wrong_with_a_product_names_its_field() {
    let counter = Counter::new();
    counter.app.save_product(&product("Sugar", "", "S1", "44")).unwrap();
    let good = || product("Rice", "", "", "120");
    for (form, code, field) in [
        (product(" ", "", "", "44"), Code::NameMissing, "name"),
        (product("Rice", "", "", ""), Code::PriceInvalid, "price"),
        (product("Rice", "", "", "1.005"), Code::PricePrecision, "price"),
        (product("Rice", "", "", "-1"), Code::PriceNegative, "price"),
        (product("Rice", "", "s1", "44"), Code::ProductCodeTaken, "sku"),
        (ProductForm { gst_rate: "x".into(), ..good() }, Code::RateInvalid, "gst_rate"),
        (ProductForm { gst_rate: "7".into(), ..good() }, Code::RateUnknown, "gst_rate"),
        (ProductForm { gst_rate: "12".into(), ..good() }, Code::RateNotInForce, "gst_rate"),
        (ProductForm { id: Some(99), ..good() }, Code::ProductNotFound, "id"),
        (product(&"x".repeat(3_000), "", "", "44"), Code::TooLarge, "name"),
    ] {
        let refused = counter.app.save_product(&form).unwrap_err();
        assert_eq!((refused.code, refused.field.as_deref()), (code, Some(field)));
    }
    assert_eq!(
        counter.app.save_product(&ProductForm { gst_rate: "5%".into(), ..good() }).unwrap().gst_rate,
        "5"
    );
}

fn billed(counter: &Counter, line: LineForm) -> BillView {
    let current = counter.current();
    counter.save(&current.number, &form(vec![line]), current.sequence + 1)
}

#[test]
fn clothes_bear_the_rate_of_what_is_left_of_their_price_unless_somebody_types_another() {
    let counter = Counter::registered();
    let saree = ProductForm {
        gst_rate: "5".into(),
        hsn: "5407".into(),
        price_rule: Some(PriceRuleName::Apparel),
        ..product("Saree", "", "SAR", "3000")
    };
    let saree = counter.app.save_product(&saree).unwrap();
    let rate_at = |price: &str, discount: &str, gst_rate: &str| {
        let line = LineForm {
            product_id: Some(saree.id),
            sku: "SAR".into(),
            discount: discount.into(),
            gst_rate: gst_rate.into(),
            ..line("Saree", "1", price)
        };
        billed(&counter, line).quote.unwrap().lines[0].gst_rate.clone()
    };
    assert_eq!(rate_at("3000", "", "5"), "18", "above 2,500 without its tax");
    assert_eq!(rate_at("3000", "20%", "5"), "5", "its discount brings it below");
    assert_eq!(rate_at("2625", "", "5"), "5", "2,500 and 5 % of it");
    assert_eq!(rate_at("2625.01", "", "5"), "18");
    assert_eq!(rate_at("1000", "", "18"), "18", "typed by hand");
    counter.assert_sound();
}

#[test]
fn a_line_without_tax_is_returned_for_the_reason_that_its_item_gives() {
    let counter = Counter::registered();
    for (code, untaxed) in
        [("PETROL", UntaxedName::NonGst), ("SALT", UntaxedName::NilRated), ("MILK", UntaxedName::Exempt)]
    {
        let item =
            ProductForm { hsn: "2710".into(), untaxed: Some(untaxed), ..product(code, "", code, "100") };
        counter.app.save_product(&item).unwrap();
        let line = LineForm { sku: code.into(), hsn: "2710".into(), ..line(code, "1", "100") };
        let number = counter.typed(&form(vec![line.clone()]));
        counter.app.finish_bill(number, form(vec![line])).unwrap();
    }
    let present = counter.app.export_periods().remove(0);
    let query = ExportQuery { kind: ExportKind::Gstr1, from: present.from, to: present.to };
    let seen = counter.app.preview_export(&query, &ENGLISH).unwrap();
    let nil = seen.sheets.iter().find(|sheet| sheet.name == "exemp").unwrap();
    let row = nil.rows.iter().find(|row| row[0].starts_with("Intra-State supplies to unregistered")).unwrap();
    assert_eq!(row[1..], ["100.00".to_owned(), "100.00".to_owned(), "100.00".to_owned()]);
}
