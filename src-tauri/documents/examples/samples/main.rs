//! Writes sample papers into a folder, to be looked at:
//! `cargo run -p documents --example samples -- <folder>`. A4 in three languages, A5, a bill of supply, a long bill
//! and a practice paper as PDF; receipts of 58 and 80 mm and their test prints as PNG.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use documents::receipt::{Drawn, Model, QrBy};
use documents::{Press, Roll, Sheet};
use words::{Language, Words};

#[path = "../../tests/it/papers.rs"]
#[expect(clippy::unwrap_used, reason = "the papers of the tests, which cannot fail to be made")]
mod papers;
mod tamil;

use papers::Tongue;

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: samples <folder>");
        return ExitCode::FAILURE;
    };
    match write_all(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

fn write_all(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut press = Press::new();
    let (english, hindi) = (Words::new(Language::English), Words::new(Language::Hindi));
    let tamil = tamil::Tamil::new();
    let mut write = |name: &str, paper: &documents::Paper, sheet, words: &dyn documents::PaperWords| {
        let pdf = press.pdf(paper, sheet, words).map_err(io::Error::other)?;
        fs::write(folder.join(name).with_extension("pdf"), pdf)
    };
    write("a4-english", &papers::invoice(Tongue::English), Sheet::A4, &english)?;
    write("a4-hindi", &papers::invoice(Tongue::Hindi), Sheet::A4, &hindi)?;
    write("a4-tamil", &papers::invoice(Tongue::Tamil), Sheet::A4, &tamil)?;
    write("a4-composition", &papers::composition(), Sheet::A4, &english)?;
    write("a4-long", &papers::long(60), Sheet::A4, &english)?;
    write("a4-practice", &papers::practice(), Sheet::A4, &hindi)?;
    write("a5-english", &papers::invoice(Tongue::English), Sheet::A5, &english)?;
    write("a5-counter", &papers::counter_sale(), Sheet::A5, &hindi)?;
    for (name, roll) in [("receipt-58", Roll::MM58), ("receipt-80", Roll::MM80)] {
        let model = Model { roll, drawn: Drawn::Always, qr: QrBy::Dots, cutter: true, drawer: false };
        let receipt = press.receipt(&papers::counter_sale(), model, &hindi).map_err(io::Error::other)?;
        fs::write(folder.join(name).with_extension("png"), press.receipt_picture(&receipt))?;
        let test = press.test_print(model, &english);
        fs::write(folder.join(format!("{name}-test.png")), press.receipt_picture(&test))?;
    }
    Ok(())
}
