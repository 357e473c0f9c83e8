//! How fast papers are made: `cargo run --release -p documents --example pace`. Prints the median and the slowest of
//! 200 prints by a warm press, for papers of 1, 12, 60 and 200 lines and for a receipt, with their sizes.

use std::time::{Duration, Instant};

use documents::receipt::{Drawn, Model, QrBy};
use documents::{Press, Roll, Sheet};
use words::{Language, Words};

#[path = "../../tests/it/papers.rs"]
#[expect(dead_code, clippy::unwrap_used, reason = "the papers of all tests, of which a few are needed here")]
mod papers;

const ROUNDS: usize = 200;

fn main() {
    let words = Words::new(Language::Hindi);
    let mut press = Press::new();
    for n_lines in [1, 12, 60, 200] {
        let paper =
            if n_lines == 12 { papers::invoice(papers::Tongue::Hindi) } else { papers::long(n_lines) };
        report(&format!("PDF of {n_lines} lines"), || {
            press.pdf(&paper, Sheet::A4, &words).map_or(0, |pdf| pdf.len())
        });
    }
    let paper = papers::counter_sale();
    for (name, roll) in [("58", Roll::MM58), ("80", Roll::MM80)] {
        let model = Model { roll, drawn: Drawn::Always, qr: QrBy::Dots, cutter: true, drawer: false };
        report(&format!("receipt of {name} mm, all drawn"), || {
            press.receipt(&paper, model, &words).map_or(0, |receipt| press.escpos(&receipt).len())
        });
    }
}

fn report(what: &str, mut make: impl FnMut() -> usize) {
    let mut bytes = make();
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let (taken, made) = timed(&mut make);
            bytes = made;
            taken
        })
        .collect();
    times.sort();
    println!("{what}: median {:?}, slowest {:?}, {bytes} bytes", times[ROUNDS / 2], times[ROUNDS - 1]);
}

#[expect(clippy::disallowed_methods, reason = "a stopwatch has to look at the clock")]
fn timed(make: &mut impl FnMut() -> usize) -> (Duration, usize) {
    let begun = Instant::now();
    let made = make();
    (begun.elapsed(), made)
}
