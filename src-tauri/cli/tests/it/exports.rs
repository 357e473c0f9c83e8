//! `export …`: files from the book, and what is answered of them.

use crate::bills::bill;
use crate::program::{Said, on, parchi, run};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// A book with a sale of this month that was paid in cash, and a folder for files.
struct Shop {
    folder: tempfile::TempDir,
    month: String,
}

impl Shop {
    fn open() -> Shop {
        let folder = tempfile::tempdir().unwrap();
        let shop = Shop { folder, month: String::new() };
        let mut bill = bill();
        bill["seller"]["gstin"] = "29AABCR1718E1ZL".into();
        bill["seller"]["name"] = "Navrang Kirana".into();
        bill["seller"]["address"] =
            json!({ "line1": "1 MG Road", "city": "Bengaluru", "state": "Karnataka", "pin": "560001" });
        bill.as_object_mut().unwrap().remove("date");
        let file = shop.path("bill.json");
        std::fs::write(&file, bill.to_string()).unwrap();
        shop.said(["order", "new", file.to_str().unwrap()]).document();
        shop.said(["order", "cash", "A-1"]).document();
        // What has no period is of the present month in India.
        let present = shop.said(["export", "csv", "products", "--preview"]).document();
        let month = present["query"]["from"].as_str().unwrap()[..7].to_owned();
        Shop { month, ..shop }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn said<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> Said {
        let args: Vec<&str> = args.into_iter().collect();
        on(&self.path("data"), args)
    }
}

#[test]
fn a_return_names_its_file_its_rows_and_what_it_comes_to() {
    let shop = Shop::open();
    let path = shop.path("gstr1.json");
    let file = path.to_str().unwrap();
    let export = ["export", "gstr1", "--period", shop.month.as_str(), "--out", file];
    let made = shop.said(export).document();
    assert_eq!(
        (made["kind"].as_str(), made["format"].as_str(), made["file"].as_str()),
        (Some("gstr1"), Some("json"), Some(file))
    );
    let json: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(json["gstin"], "29AABCR1718E1ZL");
    let register =
        shop.said(["export", "csv", "documents", "--period", shop.month.as_str(), "--preview"]).document();
    let total = register["totals"].as_array().unwrap().iter().find(|one| one["name"] == "total").unwrap();
    assert_eq!(made["totals"]["total"], total["amount"]);
    assert_eq!(total["amount"], "1426.96");

    let again = shop.said(export).refusal();
    assert_eq!(again, ("export_exists".into(), Some("file".into())));
    assert!(shop.said(export.into_iter().chain(["--force"])).document()["rows"].as_u64().unwrap() > 0);
}

#[test]
fn a_file_may_go_to_standard_output_and_words_go_beside_it() {
    let shop = Shop::open();
    let said = shop.said(["export", "csv", "orders", "--period", shop.month.as_str(), "--out", "-"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.out.contains("A-1,") && said.out.contains("1426.96"), "{}", said.out);
    assert!(said.err.contains("1 row"), "{}", said.err);
}

#[test]
fn without_a_name_the_file_lies_in_this_folder_under_its_usual_one() {
    let shop = Shop::open();
    let data = shop.path("data");
    let run_here = |args: &[&str]| {
        let command = parchi()
            .current_dir(shop.folder.path())
            .args(["--json", "--data"])
            .arg(&data)
            .args(args)
            .output();
        Said::of(command.unwrap()).document()
    };
    for (args, name) in [
        (&["export", "tally", "--period", &shop.month][..], format!("tally-{}.xml", shop.month)),
        (
            &["export", "tally", "--ledgers", "--period", &shop.month],
            format!("tally-{}-ledgers.xml", shop.month),
        ),
        (&["export", "xlsx", "products"], "products.xlsx".to_owned()),
        (&["export", "xlsx", "day-book", "--period", &shop.month], format!("day-book-{}.xlsx", shop.month)),
    ] {
        assert_eq!(run_here(args)["file"], name.as_str());
        assert!(shop.path(&name).metadata().unwrap().len() > 100, "{name}");
    }
}

#[test]
fn a_period_that_is_none_is_refused_before_anything_is_read_or_written() {
    let shop = Shop::open();
    for period in ["2026-13", "26-11", "November", "2026-11-01", ""] {
        let refused = shop.said(["export", "gstr1", "--period", period]).refusal();
        assert_eq!(refused, ("period_invalid".into(), Some("--period".into())), "{period}");
    }
    let days = ["export", "gstr1", "--from", "2026-11-01", "--to", "2026-11-07"];
    assert_eq!(shop.said(days).refusal().0, "period_not_filed");
    for args in [
        &["export", "gstr1"][..],
        &["export", "csv", "frogs"],
        &["export", "csv", "orders", "--from", "2026-11-01"],
    ] {
        assert_eq!(on(Path::new(&shop.path("data")), args.iter().copied()).status, 2, "{args:?}");
    }
    assert_eq!(run(["--json", "export"]).status, 2);
}
