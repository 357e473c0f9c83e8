//! Lists of items and customers from spreadsheets: previewed, corrected, and taken in whole or not at all.

use crate::counter::{Counter, ENGLISH};
use app::views::{
    CellForm, ColumnChoice, ImportField, ImportForm, ImportKindName, ImportOutcome, ImportRowView,
    PriceRuleName, ProductForm, ProductsQuery, UntaxedName,
};
use app::{Code, ImportFile, ImportPreview, ImportWatch};
use std::fmt::Write as _;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

fn file(text: &str) -> Arc<ImportFile> {
    Arc::new(ImportFile::read(text.as_bytes()).unwrap())
}

fn form(kind: ImportKindName) -> ImportForm {
    ImportForm { kind, columns: None, corrections: Vec::new(), left_out: Vec::new(), without_wrong: false }
}

fn products() -> ImportForm {
    form(ImportKindName::Products)
}

fn customers() -> ImportForm {
    form(ImportKindName::Customers)
}

impl Counter {
    #[track_caller]
    fn preview(&self, file: &Arc<ImportFile>, form: &ImportForm) -> ImportPreview {
        self.app.preview_import(file, form, &ImportWatch::new()).unwrap()
    }

    #[track_caller]
    fn import(&self, file: &Arc<ImportFile>, form: &ImportForm) -> (u32, u32, u32) {
        let done = self.app.import(file, form, &ImportWatch::new()).unwrap();
        (done.new, done.changed, done.unchanged)
    }

    fn on_list(&self) -> u32 {
        let query = ProductsQuery { limit: 1, ..ProductsQuery::default() };
        self.app.list_products(&query).unwrap().on_list
    }
}

fn rows(preview: &ImportPreview) -> Vec<ImportRowView> {
    preview.rows(None, 0, 999, &ENGLISH)
}

/// Row, field, code and whether it is a warning.
fn problems(preview: &ImportPreview) -> Vec<(u32, ImportField, String, bool)> {
    let problems = preview.problems(0, 999, &ENGLISH).into_iter();
    problems.map(|problem| (problem.row, problem.field, problem.code, problem.is_warning)).collect()
}

#[test]
fn a_list_of_a_shop_is_read_as_it_was_written() {
    let counter = Counter::new();
    let list = file(
        "Navrang Kirana,,,,,,\n,,,,,,\nSr. No.,सामान,Item,Code,Rate incl.,Tax %,HSN,Unit\n\
         1,चीनी,Sugar loose,S1,\"₹ 1,23,456.50\",GST 5%,1701,Kg\n2,नमक,Salt,,28/-,Nil rated,2501,packet\n,Total,,,56,,,\n",
    );
    assert_eq!(counter.import(&list, &products()), (2, 0, 0));
    let sugar = counter.app.find_products("s1").unwrap().remove(0);
    assert_eq!(
        (&*sugar.name, &*sugar.alias, &*sugar.price, &*sugar.gst_rate, &*sugar.hsn, &*sugar.unit),
        ("चीनी", "Sugar loose", "123456.50", "5", "1701", "KGS")
    );
    let salt = counter.app.find_products("salt").unwrap().remove(0);
    assert_eq!((&*salt.price, salt.untaxed, &*salt.unit), ("28.00", UntaxedName::NilRated, "PAC"));
    assert!(!salt.sku.is_empty());
    counter.assert_sound();
}

#[test]
fn a_preview_says_what_each_row_would_do_and_changes_nothing() {
    let counter = Counter::new();
    counter.import(&file("Code,Name,Price,GST\nS1,Sugar,44,5\nR1,Rice,120,5\n"), &products());
    let list =
        file("Code,Name,Price,GST\nS1,Sugar,44.00,5%\nR1,Rice,125,5\nT1,Tea,500,5\nX1,Soap,-1,7\n,,,\n");
    let preview = counter.preview(&list, &products());
    let seen: Vec<_> = rows(&preview).into_iter().map(|row| (row.row, row.outcome, row.before)).collect();
    let before = ["R1", "Rice", "120.00", "5"].map(String::from).to_vec();
    assert_eq!(
        seen,
        [
            (2, ImportOutcome::Unchanged, vec![]),
            (3, ImportOutcome::Changed, before),
            (4, ImportOutcome::New, vec![]),
            (5, ImportOutcome::Wrong, vec![]),
        ]
    );
    assert_eq!(
        problems(&preview),
        [
            (5, ImportField::Price, "price_negative".into(), false),
            (5, ImportField::GstRate, "rate_unknown".into(), false),
        ]
    );
    let view = preview.view();
    assert_eq!((view.rows, view.new, view.changed, view.unchanged, view.wrong), (4, 1, 1, 1, 1));
    assert_eq!(counter.on_list(), 2);
}

#[test]
fn nothing_is_imported_while_a_row_is_wrong_unless_it_is_corrected_or_left_out() {
    let counter = Counter::new();
    let list = file("Name,Price\nSugar,44\nRice,abc\nTea,\n");
    let refused = counter.app.import(&list, &products(), &ImportWatch::new()).unwrap_err();
    assert_eq!((refused.code, counter.on_list()), (Code::ImportRowsWrong, 0));
    assert!(refused.message(&ENGLISH).contains('2'), "{}", refused.message(&ENGLISH));

    let correction = CellForm { row: 3, field: ImportField::Price, text: "120".into() };
    let corrected = ImportForm { corrections: vec![correction], left_out: vec![4], ..products() };
    assert_eq!(counter.import(&list, &corrected), (2, 0, 0));
    assert_eq!(counter.app.find_products("rice").unwrap()[0].price, "120.00");
    assert_eq!(counter.import(&list, &ImportForm { without_wrong: true, ..products() }), (0, 0, 1));
}

#[test]
fn a_list_that_says_less_leaves_the_rest_as_it_is() {
    let counter = Counter::new();
    let kurta = ProductForm {
        name: "Kurta".into(),
        sku: "K1".into(),
        price: "799".into(),
        gst_rate: "5".into(),
        hsn: "6205".into(),
        price_rule: Some(PriceRuleName::Apparel),
        ..ProductForm::default()
    };
    counter.app.save_product(&kurta).unwrap();
    assert_eq!(counter.import(&file("Code,Price\nk1,849\n"), &products()), (0, 1, 0));
    let kurta = counter.app.find_products("K1").unwrap().remove(0);
    assert_eq!(
        (&*kurta.sku, &*kurta.name, &*kurta.price, &*kurta.hsn, kurta.price_rule),
        ("K1", "Kurta", "849.00", "6205", PriceRuleName::Apparel)
    );
}

#[test]
fn columns_can_be_chosen_and_are_remembered_for_the_same_headings() {
    let counter = Counter::new();
    let list = file("Maal,Bhav\nSugar,44\n");
    let refused = counter.app.import(&list, &products(), &ImportWatch::new()).unwrap_err();
    assert_eq!((refused.code, refused.field.as_deref()), (Code::ColumnMissing, Some("name")));
    let choice = |column, field| ColumnChoice { column, field };
    let chosen = ImportForm {
        columns: Some(vec![choice(0, ImportField::Name), choice(1, ImportField::Price)]),
        ..products()
    };
    assert_eq!(counter.import(&list, &chosen), (1, 0, 0));
    let again = file("MAAL;BHAV\nRice;120\n");
    assert!(counter.preview(&again, &products()).view().remembered);
    assert_eq!(counter.import(&again, &products()), (1, 0, 0));

    for columns in [
        vec![choice(9, ImportField::Name)],
        vec![choice(0, ImportField::Name), choice(1, ImportField::Name)],
        vec![choice(0, ImportField::Phone)],
    ] {
        let form = ImportForm { columns: Some(columns), ..products() };
        let refused = counter.app.preview_import(&list, &form, &ImportWatch::new()).err().unwrap();
        assert_eq!(refused.code, Code::ColumnUnknown);
    }
}

#[test]
fn what_looks_wrong_and_may_be_right_is_read_with_a_warning() {
    let counter = Counter::new();
    let list =
        file("Code,Name,Price,HSN,Unit\nA,=HYPERLINK(\"x\"),1,713,tola\nB,Tea,5,,\nB,Tea,6,,\nC,Tea,7,,\n");
    assert_eq!(
        problems(&counter.preview(&list, &products())),
        [
            (2, ImportField::Name, "import_formula".into(), true),
            (2, ImportField::Hsn, "import_hsn_zero".into(), true),
            (2, ImportField::Unit, "unit_unknown".into(), true),
            (3, ImportField::Sku, "import_twice".into(), true),
        ]
    );
    assert_eq!(counter.import(&list, &products()), (3, 0, 0));
    let first = counter.app.find_products("A").unwrap().remove(0);
    assert_eq!((&*first.name, &*first.hsn), ("=HYPERLINK(\"x\")", "0713"));
    assert_eq!(counter.app.find_products("B").unwrap()[0].price, "6.00", "the later row counts");
}

#[test]
fn an_item_off_the_list_comes_back_and_its_code_stays_its_own() {
    let counter = Counter::new();
    let list = file("Code,Name,Price\nS1,Sugar,44\n");
    counter.import(&list, &products());
    let sugar = counter.app.find_products("S1").unwrap().remove(0);
    assert!(counter.app.remove_product(sugar.id).unwrap().removed_at.is_some());
    assert_eq!((counter.app.find_products("sugar").unwrap(), counter.on_list()), (vec![], 0));
    let taken =
        ProductForm { name: "Salt".into(), sku: "s1".into(), price: "1".into(), ..ProductForm::default() };
    assert_eq!(counter.app.save_product(&taken).unwrap_err().code, Code::ProductCodeTaken);
    assert!(counter.app.bring_back_product(sugar.id).unwrap().removed_at.is_none());
    counter.app.remove_product(sugar.id).unwrap();
    assert_eq!(counter.import(&list, &products()), (0, 1, 0), "the list names it, so it is sold");
    assert_eq!(counter.app.find_products("S1").unwrap().len(), 1);
    assert_eq!(counter.app.remove_product(99).unwrap_err().code, Code::ProductNotFound);
}

#[test]
fn a_code_that_is_made_up_takes_none_of_the_file() {
    let counter = Counter::new();
    assert_eq!(counter.import(&file("Code,Name,Price\n,Sugar,44\nP0001,Rice,120\n"), &products()), (2, 0, 0));
    assert_eq!(counter.app.find_products("P0001").unwrap()[0].name, "Rice");
    counter.assert_sound();
}

/// The field of each column.
fn columns(counter: &Counter, text: &str) -> Vec<Option<ImportField>> {
    let view = counter.preview(&file(text), &products()).view();
    view.columns.into_iter().map(|column| column.field).collect()
}

#[test]
fn only_the_price_at_which_the_shop_sells_is_read() {
    use ImportField::{Name, Price};
    let counter = Counter::new();
    for other in ["Price (excl. GST)", "Purchase Price", "Wholesale Price", "Cost", "Rate (without tax)"] {
        let text = format!("Item,{other}\nSugar,40\n");
        assert_eq!(columns(&counter, &text), [Some(Name), None], "{other}");
        let text = format!("Item,{other},MRP\nSugar,40,44\n");
        assert_eq!(columns(&counter, &text), [Some(Name), None, Some(Price)], "{other}");
    }
    for own in ["MRP", "Sale Price", "Rate", "Selling Price", "Price (incl. GST)"] {
        assert_eq!(columns(&counter, &format!("Item,{own}\nSugar,44\n")), [Some(Name), Some(Price)], "{own}");
    }
}

#[test]
fn headings_that_differ_in_brackets_are_remembered_and_named_apart() {
    use ImportField::{Name, Price};
    let counter = Counter::new();
    counter.import(&file("Item,Price (incl. GST)\nSugar,44\n"), &products());
    assert_eq!(columns(&counter, "Item,Price (excl. GST)\nSugar,40\n"), [Some(Name), None]);
    assert_eq!(columns(&counter, "item,PRICE (incl. gst)\nSugar,45\n"), [Some(Name), Some(Price)]);
    let both = file("Item,Price (excl. GST),Price (incl. GST)\nSugar,40,44\n");
    assert_eq!(both.column_named("price (incl. GST)"), Some(2));
    assert_eq!(both.column_named("price"), Some(1));
}

#[test]
fn a_tax_type_is_read_where_it_says_why_nothing_is_due() {
    use ImportField::{Name, Price, Untaxed};
    let counter = Counter::new();
    let vyapar = "Item name*,Sale price,Tax Type\nSugar,44,Inclusive\nSalt,28,Exclusive\n";
    assert_eq!(columns(&counter, vyapar), [Some(Name), Some(Price), None]);
    assert_eq!(counter.import(&file(vyapar), &products()), (2, 0, 0));
    let reasons = "Item,Price,Tax Type\nRice,44,Taxable\nSalt,28,Nil Rated\nMilk,60,-\n";
    assert_eq!(columns(&counter, reasons), [Some(Name), Some(Price), Some(Untaxed)]);
    counter.import(&file(reasons), &products());
    assert_eq!(counter.app.find_products("salt").unwrap()[0].untaxed, UntaxedName::NilRated);
}

#[test]
fn fractions_are_percentages_where_the_whole_column_is_fractions() {
    let counter = Counter::new();
    let list =
        file("Item,Price,GST\nA1,1,0.05\nA2,1,0.18\nA3,1,0.4\nA4,1,0.25\nA5,1,0\nA6,1,Exempt\nA7,1,5%\n");
    counter.import(&list, &products());
    let rate = |name: &str| counter.app.find_products(name).unwrap().remove(0).gst_rate;
    assert_eq!(
        ["A1", "A2", "A3", "A4", "A5", "A6", "A7"].map(rate),
        ["5", "18", "40", "0.25", "0", "0", "5"]
    );

    let mixed = file("Item,Price,GST\nB1,1,5\nB2,1,0.18\nTotal,,0.5\n");
    let unknown = (3, ImportField::GstRate, "rate_unknown".to_owned(), false);
    assert_eq!(problems(&counter.preview(&mixed, &products())), [unknown]);
    let past = file("Item,Price,GST\nC1,1,0.05\nC2,1,0.12\nC3,1,0.1\n");
    let not_in_force = |row| (row, ImportField::GstRate, "rate_not_in_force".to_owned(), false);
    assert_eq!(problems(&counter.preview(&past, &products())), [not_in_force(3), not_in_force(4)]);
}

#[test]
fn an_item_that_is_named_in_latin_letters_keeps_its_own_name() {
    let counter = Counter::new();
    counter.import(&file("Code,Name,Alias,Price\nS1,चीनी,Sugar,44\n"), &products());
    for list in ["Name,Price\nSUGAR,45\n", "Code,Name,Price\nS1,Sugar,46\n"] {
        assert_eq!(counter.import(&file(list), &products()), (0, 1, 0));
        let sugar = counter.app.find_products("S1").unwrap().remove(0);
        assert_eq!((&*sugar.name, &*sugar.alias), ("चीनी", "Sugar"));
    }
    assert_eq!(counter.import(&file("Code,Name\nS1,देसी चीनी\n"), &products()), (0, 1, 0));
    assert_eq!(counter.app.find_products("S1").unwrap()[0].name, "देसी चीनी");
}

#[test]
fn an_item_off_the_list_comes_back_by_its_name_alone() {
    let counter = Counter::new();
    counter.import(&file("Code,Name,Alias,Price\nS1,चीनी,Sugar,44\nR1,Rice,,120\n"), &products());
    for (code, list) in [("R1", "Name,Price\nrice,125\n"), ("S1", "Name,Price\nSugar,45\n")] {
        let id = counter.app.find_products(code).unwrap().remove(0).id;
        counter.app.remove_product(id).unwrap();
        assert_eq!(counter.import(&file(list), &products()), (0, 1, 0));
        assert_eq!(counter.app.find_products(code).unwrap().remove(0).id, id);
    }
    assert_eq!(counter.on_list(), 2);
    counter.assert_sound();
}

#[test]
fn a_code_whose_digits_a_spreadsheet_lost_is_refused() {
    let counter = Counter::new();
    let list = file("Barcode,Name,Price\n8.90123E+12,Sugar,44\n8901234567890,Rice,120\n5E10,Tea,500\n");
    let preview = counter.preview(&list, &products());
    assert_eq!(problems(&preview), [(2, ImportField::Sku, "code_rounded".into(), false)]);
    let said = preview.problems(0, 9, &ENGLISH).remove(0);
    assert!(said.message.contains("text") && said.text == "8.90123E+12", "{}", said.message);
}

#[test]
fn a_new_item_with_its_code_and_without_is_one_item() {
    for list in ["Code,Name,Price\nS1,Sugar,44\n,sugar,45\n", "Code,Name,Price\n,sugar,44\nS1,Sugar,45\n"] {
        let counter = Counter::new();
        let list = file(list);
        let preview = counter.preview(&list, &products());
        let twice: Vec<_> = problems(&preview).into_iter().map(|(row, _, code, _)| (row, code)).collect();
        assert_eq!(twice, [(2, "import_twice".to_owned())]);
        assert_eq!((preview.view().new, preview.view().left_out), (1, 1));
        assert_eq!(counter.import(&list, &products()), (1, 0, 0));
        let sugar = counter.app.find_products("S1").unwrap().remove(0);
        assert_eq!((&*sugar.price, counter.on_list()), ("45.00", 1));
        counter.assert_sound();
    }
}

#[test]
fn a_rate_that_is_left_open_stays_as_it_is() {
    let counter = Counter::new();
    let list = file("Code,Name,Price,GST\nS1,Sugar,44,5\nT1,Tea,500,-\nM1,Milk,60,nil\n");
    assert_eq!(counter.import(&list, &products()), (3, 0, 0));
    let product = |code: &str| counter.app.find_products(code).unwrap().remove(0);
    assert_eq!((&*product("T1").gst_rate, product("T1").untaxed), ("0", UntaxedName::Exempt));
    assert_eq!((&*product("M1").gst_rate, product("M1").untaxed), ("0", UntaxedName::NilRated));
    for unsaid in ["-", "NA", "N/A", "--", ""] {
        let list = file(&format!("Code,Name,GST,Taxability\nS1,Sugar,{unsaid},{unsaid}\n"));
        assert_eq!(counter.import(&list, &products()), (0, 0, 1), "{unsaid}");
    }
    assert_eq!(product("S1").gst_rate, "5");
}

#[test]
fn what_is_called_like_a_sum_and_is_none_is_kept() {
    let counter = Counter::new();
    let list = file(
        "Name,Code,Price,Unit\nTotal Oil 1 L,,320,\nTotal,T1,99,\nSubtotal,,50,Pcs\nTotal,,469,\nGrand Total:,,469,-\n",
    );
    assert_eq!(counter.preview(&list, &products()).view().rows, 3);
    assert_eq!(counter.import(&list, &products()), (3, 0, 0));
    assert_eq!(counter.app.find_products("T1").unwrap()[0].name, "Total");
    let sum_in_codes = file("Code,Name,Price\nS1,Sugar,44\nTotal,,44\n");
    assert_eq!(counter.preview(&sum_in_codes, &products()).view().rows, 1);
    let people = file("Name,Phone\nTotal,9812345678\nTotal,\n");
    assert_eq!(counter.import(&people, &customers()), (1, 0, 0));
}

#[test]
fn customers_are_known_by_their_numbers() {
    let counter = Counter::new();
    let list = file(
        "Party Name;Mobile No.;GSTIN;State;Address;City;Pincode\n\
         Asha;098123 45678;29AABCR1718E1ZL;;12 MG Road;Bengaluru;560001\n\
         Ravi;9812345679 / 9812345680;29AABCR1718E1ZM;Karnataka;;;110001\n\
         ;9812345681;;;;;\nMeena;12345;ABC;Nowhere;;;5\n",
    );
    let preview = counter.preview(&list, &customers());
    assert_eq!(
        problems(&preview),
        [
            (3, ImportField::Phone, "import_several_phones".into(), true),
            (3, ImportField::Gstin, "gstin_checksum".into(), true),
            (3, ImportField::Pin, "pin_other_state".into(), true),
            (5, ImportField::Phone, "phone_invalid".into(), false),
        ]
    );
    assert_eq!(counter.import(&list, &ImportForm { without_wrong: true, ..customers() }), (3, 0, 0));
    let asha = counter.app.find_customers("9812345678").unwrap().remove(0);
    assert_eq!((&*asha.name, &*asha.gstin, &*asha.state), ("Asha", "29AABCR1718E1ZL", "29"));
    assert_eq!(asha.address.unwrap().pin, "560001");
    assert_eq!(counter.app.list_customers(None, 2).unwrap().next, Some(2));
    assert_eq!(counter.app.list_customers(Some(2), 2).unwrap().customers[0].name, "9812345681");
    let again = file("Name,Phone\nAsha Rao,+91 98123-45678\n");
    assert_eq!(counter.import(&again, &customers()), (0, 1, 0));
    assert_eq!(counter.app.find_customers("asha rao").unwrap()[0].gstin, "29AABCR1718E1ZL");
    counter.assert_sound();
}

#[test]
fn fifty_thousand_rows_are_imported_in_one_piece_and_none_when_it_is_stopped() {
    let counter = Counter::new();
    let mut text = "Code,Name,Price,GST\n".to_owned();
    for n in 0..50_000 {
        writeln!(text, "C{n},Item number {n},{}.5,5", n % 900).unwrap();
    }
    let list = file(&text);

    let slot: Arc<OnceLock<ImportWatch>> = Arc::default();
    let (own, n_told) = (Arc::clone(&slot), AtomicU32::new(0));
    let watch = ImportWatch::telling(move |progress| {
        assert!(progress.done <= progress.total);
        // A hundred times for the judging, so rows are being written.
        if n_told.fetch_add(1, Ordering::SeqCst) > 150 {
            own.get().unwrap().cancel();
        }
    });
    slot.set(watch.clone()).ok().unwrap();
    let stopped = counter.app.import(&list, &products(), &watch).unwrap_err();
    assert_eq!((stopped.code, counter.on_list()), (Code::ImportCancelled, 0));
    assert!(watch.progress().done > 10_000);
    let last: Arc<OnceLock<()>> = Arc::default();
    let told = Arc::clone(&last);
    let watch = ImportWatch::telling(move |progress| {
        if (progress.done, progress.total) == (50_000, 50_000) {
            let _ = told.set(());
        }
    });
    let done = counter.app.import(&list, &products(), &watch).unwrap();
    assert_eq!((done.new, last.get()), (50_000, Some(&())), "the end is told");
    assert_eq!(counter.on_list(), 50_000);
    assert_eq!(counter.import(&list, &products()), (0, 0, 50_000));
}
