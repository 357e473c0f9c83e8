//! Invoices read back by poppler, which shares nothing with how they were made.

use std::fs;
use std::process::Command;

use documents::{CopyOf, Kind, Logo, Paper, PaperWords, Press, Sheet};
use domain::bill::{Prices, Registration};
use domain::{LineDraft, Paise, Percent};
use words::{Language, Words};

use crate::papers::{
    Tongue, bill, composition, counter_sale, invoice, line, long, paper_of, practice, rupees,
};
use crate::receipts::LINK;

const MOST_BYTES: usize = 100 * 1024;

fn english() -> Words {
    Words::new(Language::English)
}

fn pdf(paper: &Paper, sheet: Sheet, words: &dyn PaperWords) -> Vec<u8> {
    Press::new().pdf(paper, sheet, words).unwrap()
}

/// The text of every page.
fn pages(pdf: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paper.pdf");
    fs::write(&path, pdf).unwrap();
    let read = Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(&path).arg("-").output();
    let read = read.expect("pdftotext is here: apt-get install poppler-utils");
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    let text = String::from_utf8(read.stdout).unwrap();
    let mut pages: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
    pages.pop();
    pages
}

fn has(text: &str, figure: &str) -> bool {
    text.split_whitespace().any(|word| word == figure)
}

#[track_caller]
fn check_totals(paper: &Paper, sheet: Sheet, words: &dyn PaperWords) {
    let pdf = pdf(paper, sheet, words);
    assert!(pdf.len() < MOST_BYTES, "{} bytes", pdf.len());
    let text = pages(&pdf).join("\n");
    let figures = &paper.figures;
    assert!(has(&text, &words::money(figures.total())), "no {} in\n{text}", words::money(figures.total()));
    assert!(has(&text, &words::amount(figures.taxable())), "no taxable value");
    for row in figures.by_hsn() {
        assert!(has(&text, &words::amount(row.taxable)), "no summary of {:?}", row.hsn);
    }
    for line in figures.lines() {
        assert!(has(&text, &words::amount(line.total)), "no amount of {}", line.name);
    }
    assert!(text.contains(&paper.number));
}

#[test]
fn the_text_of_an_invoice_gives_back_its_figures_in_both_languages_and_sizes() {
    let hindi = Words::new(Language::Hindi);
    for sheet in [Sheet::A4, Sheet::A5] {
        check_totals(&invoice(Tongue::English), sheet, &english());
        check_totals(&invoice(Tongue::Hindi), sheet, &hindi);
        check_totals(&invoice(Tongue::Tamil), sheet, &english());
        check_totals(&counter_sale(), sheet, &hindi);
    }
}

#[test]
fn devanagari_and_tamil_come_back_as_they_were_written() {
    let hindi = pages(&pdf(&invoice(Tongue::Hindi), Sheet::A4, &Words::new(Language::Hindi))).join("\n");
    for name in ["नवरंग किराना", "बासमती चावल", "सरसों का तेल", "हल्दी पाउडर", "कर बीजक"]
    {
        assert!(hindi.contains(name), "{name}");
    }
    let tamil = pages(&pdf(&invoice(Tongue::Tamil), Sheet::A4, &english())).join("\n");
    for name in ["நவரங் கிரானா", "மஞ்சள் தூள்"] {
        assert!(tamil.contains(name), "{name}");
    }
}

#[test]
fn a_bill_of_200_lines_goes_on_with_its_head_and_carries_its_sums() {
    for sheet in [Sheet::A4, Sheet::A5] {
        let paper = long(200);
        let pdf = pdf(&paper, sheet, &english());
        assert!(pdf.len() < MOST_BYTES, "{} bytes", pdf.len());
        let pages = pages(&pdf);
        assert!(pages.len() > 5, "{} pages", pages.len());
        let mut carried = None;
        for (number, page) in pages.iter().enumerate() {
            assert!(page.contains(&format!("Page {} of {}", number + 1, pages.len())));
            assert!(page.contains("N/26-27/01194"), "page {} does not say what it belongs to", number + 1);
            if let Some(expected) = carried {
                let brought = row(page, "Brought forward").expect("sums are brought forward");
                assert_eq!(&brought, &expected);
                assert!(page.contains("Item"), "the head is repeated");
            }
            carried = row(page, "Carried forward");
        }
        assert!(has(&pages.join("\n"), &words::money(paper.figures.total())));
        let places = (1..=200).map(|place| place.to_string());
        let text = pages.join("\n");
        for place in places {
            let starts = |line: &&str| line.split_whitespace().next() == Some(place.as_str());
            assert!(text.lines().any(|line| starts(&line)), "line {place} is missing");
        }
    }
}

/// The figures of a row of sums.
fn row(page: &str, label: &str) -> Option<String> {
    let line = page.lines().find(|line| line.trim_start().starts_with(label))?;
    Some(line.split_whitespace().skip(2).collect::<Vec<_>>().join(" "))
}

#[test]
fn a_sale_to_another_state_shows_igst_and_neither_half() {
    let text = pages(&pdf(&long(3), Sheet::A4, &english())).join("\n");
    assert!(text.contains("IGST") && !text.contains("CGST") && text.contains("29-Karnataka"));
}

#[test]
fn a_union_territory_without_legislature_takes_utgst() {
    let paper = Paper { place_of_supply: Some(crate::papers::state("04")), ..invoice(Tongue::English) };
    let text = pages(&pdf(&paper, Sheet::A4, &english())).join("\n");
    assert!(text.contains("UTGST") && !text.contains("SGST"));
}

#[test]
fn a_composition_dealer_says_so_and_shows_no_tax() {
    let text = pages(&pdf(&composition(), Sheet::A4, &english())).join("\n");
    assert!(text.contains("Composition taxable person, not eligible to collect tax on supplies"));
    assert!(text.contains("Bill of Supply") && !text.contains("CGST") && !text.contains("Tax Invoice"));
}

#[test]
fn practice_paper_says_so_on_every_page() {
    let mut paper = long(60);
    paper.practice = true;
    for page in pages(&pdf(&paper, Sheet::A4, &english())) {
        let letters: String = page.split_whitespace().collect();
        assert!("PRACTICE".chars().all(|letter| letters.contains(letter)), "{page}");
    }
    let text = pages(&pdf(&practice(), Sheet::A4, &english())).join("\n");
    assert!(text.contains("Nothing on this paper is real."));
}

#[test]
fn a_partly_paid_bill_asks_for_the_rest_only() {
    let paper = practice();
    let text = pages(&pdf(&paper, Sheet::A4, &english())).join("\n");
    assert_eq!(paper.due(), paper.figures.total().minus(rupees("2000.00")).unwrap());
    assert!(text.contains("Balance due") && has(&text, &words::money(paper.due())));
}

#[test]
fn a_credit_note_names_its_invoice_and_asks_for_no_money() {
    let mut paper =
        Paper { kind: Kind::CreditNote, number: "C/26-27/00007".to_owned(), ..invoice(Tongue::English) };
    paper.against = Some(documents::paper::Against {
        number: "N/26-27/01194".to_owned(),
        date: jiff::civil::date(2026, 11, 22),
    });
    let text = pages(&pdf(&paper, Sheet::A4, &english())).join("\n");
    let line = text.lines().find(|line| line.contains("Against invoice")).unwrap();
    assert!(line.contains("N/26-27/01194 of") && text.contains("C/26-27/00007"), "{line}");
    assert!(!text.contains("Scan to pay") && !text.contains("To pay"));
}

#[test]
fn each_copy_says_whose_it_is() {
    for (copy, said) in [
        (CopyOf::Original, "Original for recipient"),
        (CopyOf::Duplicate, "Duplicate for transporter"),
        (CopyOf::Triplicate, "Triplicate for supplier"),
        (CopyOf::Reprint, "Printed again"),
    ] {
        let paper = Paper { copy: Some(copy), ..invoice(Tongue::English) };
        assert!(pages(&pdf(&paper, Sheet::A4, &english())).join("\n").contains(said));
    }
}

#[test]
fn enormous_figures_and_long_names_stay_readable() {
    let name = "Hand-pounded red rice from the hills, double cleaned and vacuum packed ".repeat(6);
    let lines =
        vec![line(&name, "9999999.5", "9999.99", "18"), line("अ".repeat(300).as_str(), "1", "1.00", "5")];
    let bill = bill(lines, "27", Registration::Regular, Prices::Exclusive);
    for sheet in [Sheet::A4, Sheet::A5] {
        check_totals(&paper_of(&bill, Kind::TaxInvoice), sheet, &english());
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes_from_another_press() {
    let words = english();
    let paper = invoice(Tongue::Hindi);
    let first = pdf(&paper, Sheet::A4, &words);
    let mut press = Press::new();
    press.pdf(&composition(), Sheet::A5, &words).unwrap();
    assert!(press.pdf(&paper, Sheet::A4, &words).unwrap() == first, "two prints of one paper differ");
}

#[test]
fn a_logo_leaves_the_invoice_below_100_kb() {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 800, 320);
    encoder.set_color(png::ColorType::Rgb);
    let pixels: Vec<u8> =
        (0..800 * 320).flat_map(|at| [(at / 800 % 200) as u8, (at % 800 / 4) as u8, 90]).collect();
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    let mut paper = invoice(Tongue::Hindi);
    paper.seller.logo = Some(Logo::read(&file).unwrap());
    check_totals(&paper, Sheet::A4, &english());
}

#[test]
fn an_independent_reader_finds_the_upi_link_on_the_page() {
    for sheet in [Sheet::A4, Sheet::A5] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("paper.pdf");
        fs::write(&path, pdf(&invoice(Tongue::English), sheet, &english())).unwrap();
        let picture = folder.path().join("page");
        let drawn = Command::new("pdftoppm").args(["-gray", "-r", "300"]).arg(&path).arg(&picture).status();
        assert!(drawn.expect("pdftoppm is here: apt-get install poppler-utils").success());
        let found = fs::read_dir(folder.path()).unwrap().filter_map(|entry| {
            let path = entry.unwrap().path();
            if path.extension()? == "pgm" { qr_in(&fs::read(path).unwrap()) } else { None }
        });
        assert_eq!(found.collect::<Vec<_>>(), [LINK]);
    }
}

/// The QR in a PGM picture: `P5 width height 255`, then a byte for each pixel.
fn qr_in(file: &[u8]) -> Option<String> {
    let mut fields = file.split(|byte| byte.is_ascii_whitespace());
    let mut number = || std::str::from_utf8(fields.next()?).ok()?.parse::<usize>().ok();
    let (_, width, height) = (number(), number()?, number()?);
    let pixels = &file[file.len() - width * height..];
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[y * width + x]);
    image.detect_grids().iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
}

#[test]
fn any_bill_of_a_shop_can_be_printed() {
    use proptest::prelude::*;
    let words = english();
    let press = std::cell::RefCell::new(Press::new());
    let lines =
        prop::collection::vec((crate::receipts::name(), 1_i64..9_999_999, 1_u32..5000, any::<bool>()), 1..40);
    let seen = std::cell::Cell::new(0);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(24));
    runner
        .run(&lines, |lines| {
            let lines = lines.into_iter().map(|(name, price, quantity, dear)| LineDraft {
                price: Paise::new(price),
                gst_rate: Percent::parse(if dear { "18" } else { "0" }).unwrap(),
                ..line(&name, &quantity.to_string(), "1", "5")
            });
            let bill = bill(lines.collect(), "27", Registration::Regular, Prices::Inclusive);
            let paper = paper_of(&bill, Kind::TaxInvoice);
            let text = pages(&press.borrow_mut().pdf(&paper, Sheet::A4, &words).unwrap()).join("\n");
            seen.set(seen.get() + 1);
            prop_assert!(has(&text, &words::money(paper.figures.total())));
            Ok(())
        })
        .unwrap();
    assert!(seen.get() >= 24);
}
