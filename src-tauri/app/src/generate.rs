//! A synthetic book, for measuring: as large as asked, the same for the same seed.

use crate::error::AppError;
use crate::shop::App;
use domain::bill::{Buyer, Seller};
use domain::order::Progress;
use domain::place::State;
use domain::{BillDraft, LineDraft, OrderState, Paise, Percent, PhoneNumber, Quantity};
use jiff::{SignedDuration, Timestamp};
use store::{Figures, What, Write};

/// Orders written in one transaction.
const BATCH: u32 = 1_000;

const FIRST_NAMES: [&str; 12] = [
    "Asha",
    "Ravi",
    "Meena",
    "Imran",
    "Sunita",
    "गुप्ता",
    "Lakshmi",
    "Joseph",
    "Kavya",
    "Harpreet",
    "முருகன்",
    "Farida",
];
const LAST_NAMES: [&str; 8] = ["Rao", "Sharma", "Khan", "Iyer", "Das", "Patil", "Singh", "Nair"];
/// Name, unit, price in paise, GST rate.
const GOODS: [(&str, &str, i64, &str); 10] = [
    ("Sugar", "KGS", 4_400, "5"),
    ("Basmati rice", "KGS", 12_000, "5"),
    ("Toor dal", "KGS", 16_000, "5"),
    ("Soap", "PCS", 3_800, "5"),
    ("Steel plate", "PCS", 21_000, "5"),
    ("Ceiling fan", "PCS", 185_000, "18"),
    ("Notebook", "PCS", 5_500, "0"),
    ("Mustard oil", "LTR", 17_250, "5"),
    ("Cement", "BAG", 39_500, "18"),
    ("चाय पत्ती", "PAC", 9_900, "5"),
];

impl App {
    /// Adds `n_orders` orders, from half a year ago until now. `progress` hears how many are written.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn generate(&self, n_orders: u32, seed: u64, mut progress: impl FnMut(u32)) -> Result<(), AppError> {
        let now = self.now();
        let mut written = 0;
        while written < n_orders {
            let batch = BATCH.min(n_orders - written);
            let first = written;
            self.store().write("generate", move |book| {
                for place in first..first + batch {
                    write_order(book, place, n_orders, seed, now)?;
                }
                Ok::<_, AppError>(())
            })?;
            written += batch;
            progress(written);
        }
        Ok(())
    }
}

fn write_order(
    book: &Write<'_>,
    place: u32,
    n_orders: u32,
    seed: u64,
    now: Timestamp,
) -> Result<(), AppError> {
    let mut dice = Dice(seed ^ (u64::from(place) << 20));
    let age = SignedDuration::from_hours(24 * 180).as_millis() * i128::from(n_orders - place)
        / i128::from(n_orders);
    let at = now - SignedDuration::from_millis(i64::try_from(age).unwrap_or(0));
    let draft = draft(&mut dice, at);
    let bill = draft.clone().finish()?;
    let (id, _) = book.insert_order(&draft, Some(&bill), at)?;
    book.record(at, Some(id), What::OrderDrafted, &Figures::none().amount("total_paise", bill.total()))?;
    if dice.below(20) == 0 {
        return Ok(());
    }
    book.issue_order(id, at)?;
    book.record(at, Some(id), What::OrderIssued, &Figures::none().amount("total_paise", bill.total()))?;
    if dice.below(5) > 0 {
        book.take_by_hand(id, "cash", bill.total(), at)?;
        book.keep_payment_state(id, &book.payment(id)?, bill.total(), at)?;
        let states = [Progress::Processing, Progress::Shipped, Progress::Completed, Progress::Completed];
        book.set_order_state(id, OrderState::from(states[dice.index(states.len())]), at)?;
    }
    Ok(())
}

fn draft(dice: &mut Dice, at: Timestamp) -> BillDraft {
    let karnataka = State::by_code("29").expect("the table of states has Karnataka");
    let seller = Seller {
        state: karnataka,
        registration: domain::bill::Registration::Regular,
        gstin: None,
        name: "Synthetic Stores".into(),
        address: None,
    };
    let name = format!("{} {}", dice.pick(&FIRST_NAMES), dice.pick(&LAST_NAMES));
    let phone = format!("9{:09}", 100_000_000 + dice.below(200_000));
    let buyer =
        Buyer { name, phone: PhoneNumber::parse(&phone).ok(), state: karnataka, gstin: None, address: None };
    let mut lines: Vec<LineDraft> = (0..=dice.below(4)).map(|_| line(dice)).collect();
    let first = lines.remove(0);
    let draft = BillDraft::new(crate::clock::day_in_india(at), seller, buyer, first);
    lines.into_iter().fold(draft, BillDraft::with_line)
}

fn line(dice: &mut Dice) -> LineDraft {
    let (name, unit, price, rate) = GOODS[dice.index(GOODS.len())];
    let quantity = Quantity::parse(&(1 + dice.below(9)).to_string()).unwrap_or(Quantity::ONE);
    let line = LineDraft::new(name, quantity, Paise::new(price));
    LineDraft { unit: Some(unit.into()), ..line.with_gst_rate(Percent::parse(rate).unwrap_or(Percent::ZERO)) }
}

/// A small generator, so that the same seed gives the same book on every machine.
struct Dice(u64);

impl Dice {
    /// SplitMix64.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(length).unwrap_or(1)).unwrap_or(0)
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.index(from.len())]
    }
}
