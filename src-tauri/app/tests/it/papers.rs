//! What an order's papers say of money, read back by a program that shares nothing with how they were made.

use crate::counter::{Counter, ENGLISH, form, line, of, registered_shop};
use crate::shop::{ASHA, HEARS_EVERYTHING, Shop};
use app::views::{BillForm, ExportKind, ExportQuery, InvoiceForm, PartForm, PaymentForm};
use app::{App, Code, ImportWatch, PaperWish};
use domain::{OrderNumber, ReferenceId};
use std::process::Command;
use std::sync::{Arc, OnceLock};

fn sold(counter: &Counter, payment: PaymentForm) -> OrderNumber {
    let mut sugar = line("Sugar", "10", "44");
    sugar.gst_rate = "5".into();
    sugar.hsn = "1701".into();
    let form = BillForm { customer: of(ASHA, "Asha"), payment, ..form(vec![sugar]) };
    let number = counter.typed(&form);
    counter.app.finish_bill(number, form).unwrap();
    number
}

fn invoices(app: &App, number: OrderNumber) -> Vec<String> {
    let documents = app.order_documents(number, &ENGLISH).unwrap().documents;
    documents.into_iter().map(|one| one.number).collect()
}

#[cfg(target_os = "linux")]
fn text(app: &App, document: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, app.paper(document, PaperWish::default()).unwrap().pdf).unwrap();
    let read = Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(&file).arg("-").output();
    String::from_utf8(read.expect("pdftotext is here: apt-get install poppler-utils").stdout).unwrap()
}

/// What stands behind a word at the foot of a paper.
#[cfg(target_os = "linux")]
fn amount<'a>(text: &'a str, word: &str) -> &'a str {
    let mut found = text.lines().filter_map(|line| line.trim().strip_prefix(word)).map(str::trim);
    found.find(|rest| rest.starts_with('₹')).unwrap_or_else(|| panic!("no {word} in\n{text}"))
}

/// The reference that a paper prints.
#[cfg(target_os = "linux")]
fn reference(text: &str) -> ReferenceId {
    let read = text.split_whitespace().find_map(|word| word.parse().ok());
    read.unwrap_or_else(|| panic!("no reference in\n{text}"))
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn money_counts_once_over_the_invoices_of_an_order_in_parts() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.app.set_shop(&registered_shop()).unwrap();
    let (number, way) = shop.send("440.00");
    shop.sync().await;
    shop.world().captures(&way.to_string(), 20_000).unwrap();
    shop.sync().await;
    let whole = invoices(&shop.app, number).remove(0);
    shop.app.cancel_document(&whole, "the goods leave in two parts").unwrap();
    let part = |quantity: &str| {
        let part = PartForm { place: 0, quantity: quantity.into(), amount: String::new() };
        let wanted = InvoiceForm { lines: Some(vec![part]), ..InvoiceForm::default() };
        text(&shop.app, &shop.app.make_invoice(number, &wanted).unwrap().number)
    };
    let (first, second) = (part("0.4"), part("0.6"));
    assert_eq!((amount(&first, "Total"), amount(&first, "Balance due")), ("₹176.00", "₹0.00"));
    // 24.00 are left of what was paid.
    assert_eq!((amount(&second, "Total"), amount(&second, "Balance due")), ("₹264.00", "₹240.00"));
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_paper_asks_under_a_reference_that_is_reserved_and_never_given_to_a_message() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.app.set_shop(&registered_shop()).unwrap();
    let number = shop.draft("440.00");
    shop.app.issue(number).unwrap();
    let invoice = shop.app.make_invoice(number, &InvoiceForm::default()).unwrap().number;
    let once = reference(&text(&shop.app, &invoice));
    let again = reference(&text(&shop.app, &invoice));
    assert_eq!(once, again, "one reference for all papers of an order");
    assert_ne!(shop.app.send(number).unwrap().reference, once, "a message gets another one");
    shop.assert_sound();
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_paper_asks_for_nothing_while_the_customer_can_pay_in_whatsapp() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.app.set_shop(&registered_shop()).unwrap();
    let (number, _) = shop.send("440.00");
    let made = shop.app.make_invoice(number, &InvoiceForm::default()).unwrap();
    assert!(!text(&shop.app, &made.number).contains("Scan to pay"));
}

#[test]
fn the_folder_of_papers_is_the_shops_alone_and_two_numbers_never_share_a_file() {
    let counter = Counter::registered();
    let number = sold(&counter, PaymentForm::Cash);
    let invoice = invoices(&counter.app, number).remove(0);
    let file = counter.app.paper_to_look_at(&invoice, PaperWish::default()).unwrap();
    assert_eq!(file.file_name().unwrap().to_str(), Some("PRACTICE-26001.pdf"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = file.parent().unwrap().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "others may not look into it");
    }
}

#[test]
fn a_logo_is_kept_small_and_what_is_none_is_refused_at_its_field() {
    let counter = Counter::registered();
    assert_eq!(counter.app.logo().unwrap(), None);
    let icon = include_bytes!("../../../../icons/128x128.png");
    let kept = counter.app.set_logo(icon).unwrap();
    assert_eq!(counter.app.logo().unwrap(), Some(kept));
    let huge = vec![0x89; app::MOST_OF_LOGO + 1];
    for (file, code) in [
        (&huge[..], Code::LogoTooLarge),
        (b"GIF89a...", Code::LogoType),
        (&icon[..200], Code::LogoUnreadable),
    ] {
        let error = counter.app.set_logo(file).unwrap_err();
        assert_eq!((error.code, error.field.as_deref()), (code, Some("logo")));
    }
    assert!(counter.app.logo().unwrap().is_some(), "the one before stays");
    counter.app.remove_logo().unwrap();
    assert_eq!(counter.app.logo().unwrap(), None);
}

#[test]
fn papers_of_a_period_come_all_or_not_at_all() {
    let counter = Counter::registered();
    let present = counter.app.export_periods().remove(0);
    let month = ExportQuery { kind: ExportKind::Documents, from: present.from, to: present.to };
    let place = tempfile::tempdir().unwrap();
    let save = |watch: &ImportWatch| counter.app.save_papers(&month, place.path(), watch);
    assert_eq!(save(&ImportWatch::new()).unwrap_err().code, Code::NoDocuments);
    for _ in 0..5 {
        sold(&counter, PaymentForm::Cash);
    }
    assert_eq!(save(&ImportWatch::new()).unwrap().papers, 5);
    let names = |folder: &std::path::Path| {
        let mut names: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names(place.path()), ["papers-2026-11"]);
    assert_eq!(names(&place.path().join("papers-2026-11"))[4], "PRACTICE-26005.pdf");
    assert_eq!(save(&ImportWatch::new()).unwrap_err().code, Code::ExportExists);
    std::fs::remove_dir_all(place.path().join("papers-2026-11")).unwrap();
    // Stopped from outside when three are made.
    let own: Arc<OnceLock<ImportWatch>> = Arc::default();
    let inside = Arc::clone(&own);
    let watch = ImportWatch::telling(move |progress| {
        if progress.done == 3 {
            inside.get().unwrap().cancel();
        }
    });
    own.set(watch.clone()).ok().unwrap();
    assert_eq!(save(&watch).unwrap_err().code, Code::PapersCancelled);
    assert_eq!(watch.progress().done, 3);
    assert_eq!(names(place.path()), Vec::<String>::new(), "nothing is left behind");
}
