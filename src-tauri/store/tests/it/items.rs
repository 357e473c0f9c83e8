//! Items on the list and off it, and what the tax office asks of them.

use crate::bills::TestBook;
use domain::bill::Untaxed;
use domain::rate::PriceRule;
use domain::{Paise, ProductId};
use jiff::Timestamp;
use store::{CustomerDetails, Product, Shelf, StoreError};

fn add(book: &TestBook, name: &str, sku: &str) -> ProductId {
    let product = Product { sku: sku.into(), ..Product::new(name, Paise::new(4_400)) };
    book.store.write("product", move |book| book.insert_product(&product)).unwrap()
}

fn names(book: &TestBook, shelf: Shelf) -> Vec<String> {
    let rows = book.store.read(|book| book.products(shelf, None, 0, 99)).unwrap();
    rows.into_iter().map(|row| row.product.name).collect()
}

#[test]
fn what_the_tax_office_asks_of_an_item_is_kept() {
    let book = TestBook::new();
    let kurta = Product {
        sku: "K1".into(),
        untaxed: Untaxed::NonGst,
        price_rule: Some(PriceRule::Apparel),
        ..Product::new("Kurta", Paise::new(79_900))
    };
    let new = kurta.clone();
    let id = book.store.write("product", move |book| book.insert_product(&new)).unwrap();
    assert_eq!(book.store.read(|book| book.product(id)).unwrap().unwrap().product, kurta);
}

#[test]
fn an_item_off_the_list_is_not_sold_keeps_its_code_and_comes_back() {
    let book = TestBook::new();
    let sugar = add(&book, "Sugar", "S1");
    let at = Timestamp::from_second(1_700_000_000).unwrap();
    book.store.write("off", move |book| book.set_product_removed(sugar, Some(at))).unwrap();
    book.store
        .read(|book| {
            assert_eq!(book.product_by_code("S1")?, None);
            assert_eq!(book.product_by_name("Sugar")?, None);
            assert_eq!(book.product_by_name_off_list("sugar")?.unwrap().id, sugar);
            assert!(book.search_products("sug", 9)?.is_empty());
            assert_eq!(book.product_holding_code("s1")?.unwrap().removed_at, Some(at));
            assert_eq!(book.search_in(Shelf::OffList, "sug", 9)?.len(), 1);
            assert_eq!((book.count_products(Shelf::OnList)?, book.count_products(Shelf::OffList)?), (0, 1));
            Ok::<_, StoreError>(())
        })
        .unwrap();
    assert_eq!((names(&book, Shelf::OnList), names(&book, Shelf::OffList)), (vec![], vec!["Sugar".into()]));
    book.store.write("back", move |book| book.set_product_removed(sugar, None)).unwrap();
    assert!(book.store.read(|book| book.product_by_code("S1")).unwrap().is_some());
    assert_eq!(book.store.read(|book| book.product_by_name_off_list("Sugar")).unwrap(), None);
}

#[test]
fn the_list_goes_on_after_an_item_in_the_order_of_names() {
    let book = TestBook::new();
    let ids: Vec<ProductId> = [("sugar", "1"), ("Rice", "2"), ("Sugar", "3"), ("चीनी", "4")]
        .map(|(name, sku)| add(&book, name, sku))
        .into();
    assert_eq!(names(&book, Shelf::OnList), ["Rice", "sugar", "Sugar", "चीनी"]);
    let after = book.store.read(|book| book.products(Shelf::OnList, Some(ids[0]), 0, 1)).unwrap();
    assert_eq!(after[0].id, ids[2]);
}

#[test]
fn what_a_list_says_of_a_customer_is_kept() {
    let book = TestBook::new();
    let details = CustomerDetails {
        gstin: Some("29AAGCB7383J1Z4".into()),
        state: domain::place::State::by_code("29"),
        address: Some(domain::account::Address {
            line1: "12 MG Road".into(),
            line2: None,
            city: "Bengaluru".into(),
            state: "Karnataka".into(),
            pin: "560001".into(),
        }),
    };
    let new = details.clone();
    let phone = domain::PhoneNumber::parse("9812345678").unwrap();
    let id = book
        .store
        .write("customer", move |book| {
            let id = book.keep_customer("Asha", &phone, Timestamp::UNIX_EPOCH)?;
            book.set_customer_details(id, &new)?;
            Ok::<_, StoreError>(id)
        })
        .unwrap();
    assert_eq!(book.store.read(|book| book.customer_details(id)).unwrap(), details);
}
