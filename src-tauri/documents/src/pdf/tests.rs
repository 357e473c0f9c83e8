//! Where things stand on a page: inside its margins, and never on each other.

use super::Sheet;
use super::canvas::{Format, Mark, Page};
use crate::press::Press;
use words::{Language, Words};

#[path = "../../tests/it/papers.rs"]
mod papers;

use papers::Tongue;

/// The ink of a line of text: left, top, right, bottom. Letters' bodies, not their line's leading.
type Area = (f32, f32, f32, f32);

fn texts(page: &Page) -> Vec<(Area, String)> {
    let text = |mark: &Mark| match mark {
        Mark::Text { x, baseline, line, text, .. } if line.width > 0.0 => {
            let size = line.runs.first()?.size;
            let area = (*x, baseline - size * 0.68, x + line.width, baseline + size * 0.12);
            Some((area, text[line.range.clone()].to_owned()))
        }
        _ => None,
    };
    page.marks.iter().filter_map(text).collect()
}

fn overlaps(one: Area, other: Area) -> bool {
    one.0 + 0.5 < other.2 && other.0 + 0.5 < one.2 && one.1 + 0.3 < other.3 && other.1 + 0.3 < one.3
}

#[track_caller]
fn check_page(page: &Page, sheet: Sheet) {
    let format = Format::of(sheet);
    let texts = texts(page);
    for (place, (area, text)) in texts.iter().enumerate() {
        let inside = area.0 >= format.margin - 0.5
            && area.2 <= format.right() + 0.5
            && area.1 >= format.top - 2.0
            && area.3 <= format.bottom + 3.0;
        assert!(inside, "{text:?} at {area:?} leaves the page");
        for (other, other_text) in &texts[place + 1..] {
            assert!(!overlaps(*area, *other), "{text:?} {area:?} stands on {other_text:?} {other:?}");
        }
    }
}

fn check(paper: &documents::Paper, language: Language) {
    let words = Words::new(language);
    let mut press = Press::new();
    for sheet in [Sheet::A4, Sheet::A5] {
        for page in press.pages(paper, sheet, &words) {
            check_page(&page, sheet);
        }
    }
}

#[test]
fn nothing_is_clipped_and_nothing_overlaps_in_any_language_on_any_sheet() {
    for language in Language::ALL {
        for tongue in [Tongue::English, Tongue::Hindi, Tongue::Tamil] {
            check(&papers::invoice(tongue), language);
        }
        check(&papers::composition(), language);
        check(&papers::counter_sale(), language);
        check(&papers::practice(), language);
        check(&papers::long(200), language);
    }
}

#[test]
fn very_long_texts_push_down_what_follows_and_cover_nothing() {
    let mut paper = papers::invoice(Tongue::Hindi);
    paper.seller.party.name = "श्री महालक्ष्मी सुपर स्टोर एंड जनरल मर्चेंट्स ".repeat(4);
    paper.seller.terms = "बिका हुआ माल वापस नहीं होगा। Interest at 18 % a year. ".repeat(120);
    paper.seller.party.address = vec!["Long road ".repeat(20); 4];
    paper.seller.registrations = vec!["FSSAI 11526998000123".to_owned(); 9];
    paper.in_words = "रुपये बाईस हज़ार ".repeat(30);
    if let Some(buyer) = &mut paper.buyer {
        buyer.name = "Antidisestablishmentarianism".repeat(6);
        buyer.address = vec!["Plot 8, Central Avenue, behind the old mill ".repeat(3); 9];
    }
    check(&paper, Language::Hindi);
    check(&paper, Language::English);
}

#[test]
fn figures_of_lakhs_of_crores_do_not_run_into_each_other() {
    use domain::bill::{Prices, Registration};
    let lines = vec![
        papers::line("Gold", "9999999.123456", "9999.99", "3"),
        papers::line("Silver", "9999999", "99999.99", "18"),
    ];
    let bill = papers::bill(lines, "27", Registration::Regular, Prices::Exclusive);
    check(&papers::paper_of(&bill, documents::Kind::TaxInvoice), Language::English);
}

#[test]
fn a_long_bill_leaves_no_page_without_lines_before_its_last() {
    let words = Words::new(Language::English);
    let mut press = Press::new();
    for n_lines in [1, 20, 21, 22, 23, 24, 25, 26, 60, 200] {
        let pages = press.pages(&papers::long(n_lines), Sheet::A4, &words);
        let (_, before) = pages.split_last().unwrap();
        for page in before {
            assert!(texts(page).len() > 30, "{n_lines} lines leave a page nearly empty");
        }
    }
}
