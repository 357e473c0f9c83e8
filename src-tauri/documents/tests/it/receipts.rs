//! Receipts: what the printer prints is what the paper says, within its columns.

use std::sync::{LazyLock, Mutex};

use documents::receipt::{Drawn, Model, QrBy, Row};
use documents::{CopyOf, Kind, Paper, Press, Receipt, Roll};
use domain::bill::{Prices, Registration};
use proptest::prelude::*;
use words::{Language, Words};

use crate::escpos::{Deed, read};
use crate::papers::{Tongue, bill, counter_sale, invoice, line, paper_of, practice, rupees};

static PRESS: LazyLock<Mutex<Press>> = LazyLock::new(|| Mutex::new(Press::new()));
static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::new(Language::English));

fn model(roll: Roll) -> Model {
    Model { roll, drawn: Drawn::WhenNeeded, qr: QrBy::Dots, cutter: true, drawer: false }
}

fn receipt(paper: &Paper, model: Model) -> (Receipt, Vec<Deed>) {
    let mut press = PRESS.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let receipt = press.receipt(paper, model, &*ENGLISH).unwrap();
    let deeds = read(&press.escpos(&receipt));
    (receipt, deeds)
}

/// Every figure a reader of the slip sees: characters as decoded, of drawn rows the model that was drawn.
fn figures(receipt: &Receipt, deeds: &[Deed]) -> Vec<String> {
    let characters = deeds.iter().filter_map(|deed| match deed {
        Deed::Line { text, .. } => Some(text.as_str()),
        _ => None,
    });
    let drawn = receipt.rows().iter().filter_map(|row| match row {
        Row::Line(line) if line.drawn => Some(std::slice::from_ref(line)),
        Row::Qr(qr) => Some(qr.beside.as_slice()),
        _ => None,
    });
    let drawn = drawn.flatten().flat_map(|line| &line.cells).map(|cell| cell.text.as_str());
    let words = characters.chain(drawn).flat_map(str::split_whitespace);
    words.map(|word| word.replace('−', "-")).collect()
}

/// A name of up to 60 characters in one of five scripts, or of all, or of anything at all.
pub fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z0-9 ,.&'()-]{1,60}",
        "[कखगघचछजझटठडढतथदधनपफबभमयरलवशषसहािीुूेैोौंँ् ]{1,60}",
        "[கஙசஞடணதநபமயரலவழளறனாிீுூெேைொோௌ் ]{1,60}",
        "[কখগঘচছজঝটঠডঢতথদধনপফবভমযরলশষসহািীুূেৈোৌং্ ]{1,60}",
        "[కఖగఘచఛజఝటఠడఢతథదధనపఫబభమయరలవశషసహాిీుూెేైొోౌం్ ]{1,60}",
        "\\PC{1,60}",
        any::<String>(),
    ]
}

fn check_columns(receipt: &Receipt, deeds: &[Deed]) {
    let roll = receipt.model().roll;
    let columns = usize::from(roll.columns);
    for deed in deeds {
        match deed {
            Deed::Line { text, columns: taken, .. } => assert!(*taken <= columns, "{text:?} of {columns}"),
            Deed::Dots { across, .. } => assert_eq!(*across * 8, usize::from(roll.dots)),
            _ => {}
        }
    }
    let mut press = PRESS.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    for row in receipt.rows() {
        let Row::Line(line) = row else { continue };
        let mut end = 0;
        for (place, cell) in line.cells.iter().enumerate() {
            assert!(cell.start >= end, "{cell:?} runs into its neighbour");
            end = cell.start + cell.columns;
            let width = press.drawn_width(receipt.model(), cell, line.weight_of(place));
            let room = f32::from(cell.columns) * f32::from(roll.dots) / f32::from(roll.columns);
            assert!(!line.drawn || width <= room + 0.01, "{cell:?} is {width} dots of {room}");
        }
        assert!(usize::from(end) <= columns, "{line:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn no_name_in_any_script_leaves_its_columns_or_becomes_a_command(
        names in prop::collection::vec(name(), 4),
        roll in prop::sample::select(Roll::ALL.to_vec()),
        always in any::<bool>(),
        price in 1_i64..99_999_999_999,
    ) {
        let rupees = domain::Paise::new(price).to_rupees();
        let bill = bill(vec![line("x", "1", &rupees, "18")], "27", Registration::Regular, Prices::Exclusive);
        let mut paper = paper_of(&bill, Kind::TaxInvoice);
        paper.figures = paper.figures.named(|_, line| line.name = names[0].clone());
        paper.seller.party.name = names[1].clone();
        paper.seller.party.address = vec![names[2].clone(), names[3].clone()];
        paper.buyer.as_mut().unwrap().name = names[3].clone();
        let drawn = if always { Drawn::Always } else { Drawn::WhenNeeded };
        let (receipt, deeds) = receipt(&paper, Model { drawn, ..model(roll) });
        check_columns(&receipt, &deeds);
        prop_assert_eq!(deeds.last(), Some(&Deed::Cut));
        prop_assert_eq!(deeds.iter().filter(|deed| **deed == Deed::Cut).count(), 1);
        let total = words::money(paper.figures.total());
        prop_assert!(figures(&receipt, &deeds).contains(&total), "{} is not on the slip", total);
    }
}

#[test]
fn the_slip_bears_every_total_of_the_paper_on_each_width() {
    for paper in [invoice(Tongue::English), counter_sale(), invoice(Tongue::Hindi)] {
        for roll in Roll::ALL {
            for drawn in [Drawn::WhenNeeded, Drawn::Always] {
                let (receipt, deeds) = receipt(&paper, Model { drawn, ..model(roll) });
                let seen = figures(&receipt, &deeds);
                let heads = paper.figures.heads();
                let expected = [paper.figures.taxable(), heads.cgst, heads.sgst];
                let expected =
                    expected.map(words::amount).into_iter().chain([words::money(paper.figures.total())]);
                for figure in expected {
                    assert!(seen.contains(&figure), "{figure} is not on the slip of {roll:?}: {seen:?}");
                }
                for line in paper.figures.lines() {
                    assert!(seen.contains(&words::amount(line.gross)), "{}", line.name);
                }
                check_columns(&receipt, &deeds);
            }
        }
    }
}

#[test]
fn what_the_printers_own_font_lacks_goes_as_dots_and_the_rest_as_characters() {
    let (_, deeds) = receipt(&invoice(Tongue::English), model(Roll::MM80));
    let lines = deeds.iter().filter(|deed| matches!(deed, Deed::Line { .. })).count();
    let dots = deeds.iter().filter(|deed| matches!(deed, Deed::Dots { .. })).count();
    assert!(lines > 40 && dots >= 10, "{lines} lines, {dots} times dots");
    let (_, deeds) = receipt(&invoice(Tongue::English), Model { drawn: Drawn::Always, ..model(Roll::MM80) });
    assert!(!deeds.iter().any(|deed| matches!(deed, Deed::Line { .. })));
}

#[test]
fn dots_are_ink_and_not_white_paper() {
    let (receipt, deeds) =
        receipt(&invoice(Tongue::Hindi), Model { drawn: Drawn::Always, ..model(Roll::MM58) });
    assert!(!receipt.rows().is_empty());
    for deed in &deeds {
        if let Deed::Dots { rows, .. } = deed {
            assert!(rows.iter().flatten().any(|byte| *byte != 0), "a row of nothing");
        }
    }
}

#[test]
fn the_drawer_opens_and_the_knife_cuts_only_where_there_are_any() {
    let plain = Model { cutter: false, ..model(Roll::MM58) };
    let (_, deeds) = receipt(&counter_sale(), plain);
    assert_eq!(deeds.last(), Some(&Deed::Fed(4)));
    assert!(!deeds.contains(&Deed::DrawerOpened));
    let (_, deeds) = receipt(&counter_sale(), Model { drawer: true, ..model(Roll::MM58) });
    assert_eq!(deeds[..2], [Deed::Initialised, Deed::DrawerOpened]);
}

#[test]
fn an_independent_reader_finds_the_upi_link_in_the_dots() {
    for roll in [Roll::MM58, Roll::MM80, Roll::MM80_42] {
        let paper = invoice(Tongue::English);
        let (_, deeds) = receipt(&paper, model(roll));
        let read = deeds.iter().find_map(|deed| match deed {
            Deed::Dots { rows, .. } if rows.len() > 100 => qr_in(rows),
            _ => None,
        });
        assert_eq!(read.as_deref(), Some(LINK), "{roll:?}");
    }
}

#[test]
fn a_printer_that_makes_qrs_itself_gets_the_same_link() {
    let (_, deeds) = receipt(&invoice(Tongue::English), Model { qr: QrBy::Printer, ..model(Roll::MM80) });
    assert!(deeds.contains(&Deed::Qr(LINK.to_owned())));
}

#[test]
fn what_is_paid_is_not_asked_for_again() {
    let mut paper = counter_sale();
    paper.received =
        vec![documents::paper::Received { how: "Cash".to_owned(), amount: paper.figures.total() }];
    paper.scan_to_pay = None;
    let (receipt, deeds) = receipt(&paper, model(Roll::MM80));
    let seen = figures(&receipt, &deeds);
    assert!(seen.contains(&"₹0.00".to_owned()), "{seen:?}");
    assert!(!receipt.rows().iter().any(|row| matches!(row, Row::Qr(_))));
}

#[test]
fn a_second_print_says_that_it_is_one() {
    let mut paper = counter_sale();
    paper.copy = Some(CopyOf::Reprint);
    let (receipt, deeds) = receipt(&paper, model(Roll::MM80));
    let seen = figures(&receipt, &deeds).join(" ");
    assert!(seen.contains("Printed again"), "{seen}");
}

#[test]
fn practice_stands_first_and_last_on_a_slip() {
    let (receipt, _) = receipt(&practice(), model(Roll::MM58));
    let is_practice =
        |row: &Row| matches!(row, Row::Line(line) if line.cells[0].text.to_lowercase().contains("practice"));
    assert!(is_practice(&receipt.rows()[0]));
    assert!(receipt.rows().iter().rev().take(3).any(is_practice));
}

#[test]
fn the_test_print_fits_every_roll() {
    for roll in Roll::ALL {
        let mut press = PRESS.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let receipt = press.test_print(model(roll), &*ENGLISH);
        let deeds = read(&press.escpos(&receipt));
        drop(press);
        check_columns(&receipt, &deeds);
        assert!(
            deeds.iter().any(
                |deed| matches!(deed, Deed::Line { columns, .. } if *columns == usize::from(roll.columns))
            )
        );
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes_from_another_press() {
    let paper = counter_sale();
    let bytes = || {
        let mut press = Press::new();
        let receipt = press.receipt(&paper, model(Roll::MM80), &*ENGLISH).unwrap();
        press.escpos(&receipt)
    };
    assert_eq!(bytes(), bytes());
}

#[test]
fn a_total_of_crores_stays_on_narrow_paper() {
    let bill =
        bill(vec![line("Gold", "9999", "9999999.99", "3")], "27", Registration::Regular, Prices::Exclusive);
    let paper = paper_of(&bill, Kind::TaxInvoice);
    assert!(paper.figures.total() > rupees("90000000000.00"));
    for roll in Roll::ALL {
        let (receipt, deeds) = receipt(&paper, model(roll));
        check_columns(&receipt, &deeds);
        assert!(figures(&receipt, &deeds).contains(&words::money(paper.figures.total())), "{roll:?}");
    }
}

/// Of [`invoice`], on every paper.
pub const LINK: &str =
    "upi://pay?pa=navrang.kirana@upi&pn=Navrang%20Kirana&am=22049.00&cu=INR&tr=K7Q3A0000831A";

fn qr_in(rows: &[Vec<u8>]) -> Option<String> {
    let width = rows[0].len() * 8;
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, rows.len(), |x, y| {
        if rows[y][x / 8] & (0x80 >> (x % 8)) == 0 { 255 } else { 0 }
    });
    image.detect_grids().iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
}
