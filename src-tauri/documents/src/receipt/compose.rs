//! From paper to rows. The rule 46 minimum of a counter's invoice, in the order of the eye: shop, number, lines,
//! total, tax, how to pay.

mod place;

use domain::bill::Prices;
use domain::{Paise, Percent};
use words::Message;

use super::fit::Fit;
use super::raster::qr_side;
use super::rows::{CellAlign, Line as RowLine, QrRow, Row, Rule, Weight};
use super::{Model, QrBy};
use crate::paper::{CopyOf, Line, Note, Paper, Party};
use crate::pdf::shown_heads;
use crate::say::{PaperWords, amount, money, short_date, short_time, signed, taken_off};
use crate::upi::UpiLink;
use place::cell;

/// Collects rows, fitted to a roll.
pub(super) struct Composer<'a> {
    fit: Fit<'a>,
    model: Model,
    words: &'a dyn PaperWords,
    rows: Vec<Row>,
}

impl<'a> Composer<'a> {
    pub(super) fn new(
        setter: &'a mut crate::text::Typesetter,
        model: Model,
        words: &'a dyn PaperWords,
    ) -> Composer<'a> {
        Composer { fit: Fit::new(setter, model.roll, model.drawn), model, words, rows: Vec::new() }
    }

    pub(super) fn finish(self) -> Vec<Row> {
        self.rows
    }

    /// The whole receipt.
    pub(super) fn paper(&mut self, paper: &Paper) {
        self.practice(paper);
        self.shop(paper);
        self.rule(Rule::Dashed);
        self.facts(paper);
        self.rule(Rule::Dashed);
        for line in paper.figures.lines() {
            self.line(line, paper);
        }
        self.rule(Rule::Dashed);
        self.totals(paper);
        self.taxes(paper);
        self.received(paper);
        self.notes(paper);
        self.scan(paper);
        self.rule(Rule::Dashed);
        self.centred(&self.words.say(&Message::PaperThanks), Weight::Plain);
        self.centred(&self.words.say(&Message::PaperFades), Weight::Plain);
        self.practice(paper);
    }

    pub(super) fn test_print(&mut self) {
        let columns = usize::from(self.model.roll.columns);
        let ruler: String = (1..=columns).map(|column| char::from(b'0' + (column % 10) as u8)).collect();
        self.centred(&self.words.say(&Message::PaperTestPrint), Weight::Big);
        self.rule(Rule::Dashed);
        self.row(vec![cell(&ruler, 0, columns, CellAlign::Left)], Weight::Plain, false);
        self.pair("English", &amount(Paise::new(12_345_678)), Weight::Plain);
        self.pair("हिन्दी", &money(Paise::new(12_345_678)), Weight::Plain);
        self.pair("தமிழ்", &money(Paise::new(12_345_678)), Weight::Bold);
        self.rule(Rule::Double);
        self.centred(&self.words.say(&Message::PaperTestNote), Weight::Plain);
    }

    /// Printed first and last on paper of the practice shop, since there is no watermark on a slip.
    fn practice(&mut self, paper: &Paper) {
        if paper.practice {
            self.centred(&self.words.say(&Message::PaperPractice), Weight::Big);
            self.centred(&self.words.say(&Message::PaperPracticeNote), Weight::Plain);
        }
    }

    fn shop(&mut self, paper: &Paper) {
        let seller = &paper.seller;
        self.centred(&seller.party.name, Weight::Big);
        self.centred(seller.other_name.as_deref().unwrap_or_default(), Weight::Plain);
        let address = seller.party.address.join(", ");
        let phone = seller.party.phone.as_deref().unwrap_or_default();
        let separator = if address.is_empty() || phone.is_empty() { "" } else { " · " };
        self.centred(&format!("{address}{separator}{phone}"), Weight::Plain);
        if let Some(gstin) = &seller.party.gstin {
            self.centred(&format!("GSTIN {gstin}"), Weight::Plain);
        }
        for registration in &seller.registrations {
            self.centred(registration, Weight::Plain);
        }
        if paper.notes.contains(&Note::Composition) {
            self.centred(&self.words.say(&Message::PaperNoteComposition), Weight::Bold);
        }
    }

    fn facts(&mut self, paper: &Paper) {
        self.centred(&self.words.say(&paper.kind.name()), Weight::Bold);
        if paper.copy == Some(CopyOf::Reprint) {
            self.centred(&self.words.say(&CopyOf::Reprint.name()), Weight::Bold);
        }
        let number = if paper.number.is_empty() {
            String::new()
        } else {
            format!("{} {}", self.words.say(&paper.kind.number()), paper.number)
        };
        self.pair(&number, &short_date(paper.date), Weight::Plain);
        let time = paper.time.map(short_time).unwrap_or_default();
        let order = paper.order.map(|order| format!("{} {order}", self.words.say(&Message::PaperOrder)));
        self.pair(&order.unwrap_or_default(), &time, Weight::Plain);
        if let Some(against) = &paper.against {
            let label = self.words.say(&Message::PaperAgainst);
            let number = format!("{label} {}", against.number);
            self.pair(&number, &short_date(against.date), Weight::Plain);
        }
        if let Some(buyer) = &paper.buyer {
            self.buyer(buyer);
        }
    }

    fn buyer(&mut self, buyer: &Party) {
        self.pair(&buyer.name, buyer.phone.as_deref().unwrap_or_default(), Weight::Plain);
        if let Some(gstin) = &buyer.gstin {
            self.left(&format!("GSTIN {gstin}"), Weight::Plain);
            self.left(&buyer.address.join(", "), Weight::Plain);
        }
    }

    /// Name, then quantity × price with the amount; then what is taken off.
    fn line(&mut self, line: &Line, paper: &Paper) {
        let wide = self.model.roll.dots >= 480;
        self.left(&line.name, Weight::Bold);
        if let Some(other) = line.other_name.as_deref().filter(|_| wide) {
            self.indented(other);
        }
        let unit = if line.unit.is_empty() { String::new() } else { format!(" {}", line.unit) };
        let rate =
            if wide && paper.kind.shows_tax() { format!(", GST {}%", line.rate) } else { String::new() };
        let detail = format!("{}{unit} × {}{rate}", line.quantity, amount(line.price));
        self.indented_pair(&detail, &amount(line.gross));
        if !line.line_discount.is_zero() {
            let label = self.words.say(&Message::PaperDiscount);
            self.indented_pair(&label, &taken_off(line.line_discount));
        }
    }

    fn totals(&mut self, paper: &Paper) {
        let sums = paper.figures.sums();
        self.fact(&Message::PaperItemsAtRate, &amount(sums.gross));
        for (label, off) in [
            (Message::PaperLineDiscounts, sums.line_discount),
            (Message::PaperBillDiscount, sums.bill_discount),
        ] {
            if !off.is_zero() {
                self.fact(&label, &taken_off(off));
            }
        }
        if !sums.shipping.is_zero() {
            self.fact(&Message::PaperShipping, &amount(sums.shipping));
        }
        let rounding = if paper.prices == Prices::Inclusive {
            let asked = paper.figures.total().minus(sums.total).unwrap_or_default();
            (Message::PaperNearestRupee, asked)
        } else {
            for (name, tax) in shown_heads(paper) {
                self.pair(name, &amount(tax), Weight::Plain);
            }
            (Message::PaperRoundOff, paper.figures.round_off())
        };
        if !rounding.1.is_zero() {
            self.fact(&rounding.0, &signed(rounding.1));
        }
        self.rule(Rule::Solid);
        let label = if paper.received.is_empty() { paper.kind.total() } else { Message::PaperTotal };
        self.pair(&self.words.say(&label), &money(paper.figures.total()), Weight::Big);
        self.rule(Rule::Double);
    }

    /// By rate, in columns where they are wide enough, else below each other.
    fn taxes(&mut self, paper: &Paper) {
        if !paper.kind.shows_tax() {
            return;
        }
        let taxable = self.words.say(&Message::PaperTaxable);
        let heads = shown_heads(paper);
        let mut table =
            vec![texts(["GST".to_owned(), taxable], heads.iter().map(|(name, _)| (*name).to_owned()))];
        for row in paper.figures.by_rate() {
            let figures = [row.heads.cgst, row.heads.sgst, row.heads.igst];
            let inter = !paper.figures.heads().igst.is_zero();
            let mut shown: Vec<Paise> = if inter { vec![figures[2]] } else { figures[..2].to_vec() };
            shown.extend((!paper.figures.heads().cess.is_zero()).then_some(row.heads.cess));
            table.push(texts([percent(row.rate), amount(row.taxable)], shown.into_iter().map(amount)));
        }
        let sums = heads.iter().map(|(_, sum)| amount(*sum));
        table.push(texts([String::new(), amount(paper.figures.taxable())], sums));
        if self.fits_columns(&table) {
            self.table(&table);
        } else {
            self.stacked(&table);
        }
        if paper.prices == Prices::Inclusive {
            if !paper.figures.round_off().is_zero() {
                self.fact(&Message::PaperRoundOff, &signed(paper.figures.round_off()));
            }
            self.left(&self.words.say(&Message::PaperPricesInclude), Weight::Plain);
        }
    }

    fn received(&mut self, paper: &Paper) {
        if paper.received.is_empty() {
            return;
        }
        for received in &paper.received {
            self.pair(&received.how, &amount(received.amount), Weight::Plain);
        }
        if paper.kind.asks_for_money() {
            self.pair(&self.words.say(&Message::PaperDue), &money(paper.due()), Weight::Bold);
        }
    }

    fn notes(&mut self, paper: &Paper) {
        for note in paper.notes.iter().filter(|note| **note != Note::Composition) {
            let text = match note {
                Note::Own(text) => text.clone(),
                known => known.message().map(|message| self.words.say(&message)).unwrap_or_default(),
            };
            self.left(&text, Weight::Plain);
        }
    }

    fn scan(&mut self, paper: &Paper) {
        let Some(link) = paper.scan_to_pay.as_ref().filter(|_| paper.kind.asks_for_money()) else { return };
        self.rule(Rule::Dashed);
        let beside = self.beside_qr(link);
        self.rows.push(Row::Qr(QrRow { link: link.to_uri(), beside }));
    }

    fn beside_qr(&mut self, link: &UpiLink) -> Vec<RowLine> {
        let columns = usize::from(self.model.roll.columns);
        let taken = qr_columns(self.model, &link.to_uri());
        let (start, width, align) = match taken {
            Some(taken) => (taken, columns - taken, CellAlign::Left),
            None => (0, columns, CellAlign::Centre),
        };
        let texts = [
            (self.words.say(&Message::PaperScan), Weight::Bold),
            (money(link.amount()), Weight::Bold),
            (link.vpa().to_owned(), Weight::Plain),
            (link.reference().to_string(), Weight::Plain),
        ];
        let mut lines = Vec::new();
        for (text, weight) in texts {
            let text = self.fit.printable(&text);
            let drawn = self.model.qr == QrBy::Dots || self.fit.is_drawn(std::iter::once(text.as_str()));
            for line in self.fit.broken(&text, weight, drawn, width) {
                lines.push(RowLine { cells: vec![cell(&line, start, width, align)], weight, drawn });
            }
        }
        lines
    }
}

/// How many columns a QR takes that leaves room for texts beside it; `None` when they stand below.
fn qr_columns(model: Model, link: &str) -> Option<usize> {
    if model.qr == QrBy::Printer {
        return None;
    }
    let side = qr_side(model.roll, link)?;
    (side * 100 <= usize::from(model.roll.dots) * 58)
        .then(|| (side as f32 / model.roll.pitch()).ceil() as usize)
}
fn texts(first: [String; 2], more: impl Iterator<Item = String>) -> Vec<String> {
    first.into_iter().chain(more).collect()
}

fn percent(rate: Percent) -> String {
    format!("{rate}%")
}
