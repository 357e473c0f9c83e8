//! Papers that must not be printed.

use documents::receipt::{Drawn, Model, QrBy};
use documents::{Figures, Kind, Paper, PaperRefusal, Press, Roll, Sheet};
use domain::Paise;
use words::{Language, Words, keys};

use crate::papers::{Tongue, composition, invoice};

#[track_caller]
fn check_refused(paper: &Paper, expected: PaperRefusal) {
    let words = Words::new(Language::English);
    let mut press = Press::new();
    assert_eq!(press.pdf(paper, Sheet::A4, &words).unwrap_err(), expected);
    let model =
        Model { roll: Roll::MM58, drawn: Drawn::WhenNeeded, qr: QrBy::Dots, cutter: true, drawer: false };
    assert_eq!(press.receipt(paper, model, &words).unwrap_err(), expected);
    assert!(keys().any(|key| key == format!("error-{}", expected.code().replace('_', "-"))));
}

#[test]
fn a_bill_without_registration_never_shows_tax() {
    for kind in [Kind::Bill, Kind::BillOfSupply] {
        check_refused(&Paper { kind, ..invoice(Tongue::English) }, PaperRefusal::TaxNotAllowed);
    }
    assert!(composition().check().is_ok());
}

#[test]
fn figures_that_contradict_each_other_never_reach_paper() {
    let good = invoice(Tongue::English).figures;
    let lines = || good.lines().to_vec();
    let one_paisa = Paise::new(1);
    assert!(Figures::new(lines(), good.round_off(), good.total()).is_ok());
    assert!(Figures::new(lines(), good.round_off(), good.total().plus(one_paisa).unwrap()).is_err());
    assert!(Figures::new(Vec::new(), Paise::ZERO, Paise::ZERO).is_err());
    let mut uneven = lines();
    uneven[0].heads.cgst = uneven[0].heads.cgst.plus(one_paisa).unwrap();
    uneven[0].heads.sgst = uneven[0].heads.sgst.minus(one_paisa).unwrap();
    assert!(Figures::new(uneven, good.round_off(), good.total()).is_err());
}

#[test]
fn renaming_lines_leaves_every_figure_as_it_was() {
    let good = invoice(Tongue::English).figures;
    let renamed = good.clone().named(|_, line| {
        line.total = Paise::ZERO;
        line.taxable = Paise::ZERO;
        line.name = "X".to_owned();
    });
    assert_eq!(renamed.lines()[0].taxable, good.lines()[0].taxable);
    assert_eq!((renamed.total(), renamed.lines()[0].name.as_str()), (good.total(), "X"));
}
