//! Everything below the lines: summary and totals, words, how to pay, signature, terms.

use words::Message;

use super::Sheet;
use super::canvas::{Align, Canvas, Ink, MM, Mark};
use super::summary::Summary;
use super::totals::{Totals, says_inclusive};
use crate::paper::{Bank, Note};
use crate::qr::Qr;
use crate::say::money;
use crate::text::Style;
use crate::upi::UpiLink;

/// Draws the foot; pages are turned where it needs them.
pub(super) fn foot(canvas: &mut Canvas<'_>) {
    canvas.y += canvas.format.scaled(2.6 * MM);
    summary_and_totals(canvas);
    in_words(canvas);
    pay(canvas);
    terms(canvas);
}

/// Side by side where both fit, else the summary above the totals.
fn summary_and_totals(canvas: &mut Canvas<'_>) {
    let format = canvas.format;
    let totals = Totals::of(canvas);
    let (height, totals_width) = (totals.height(canvas), format.scaled(62.0 * MM));
    let left_width = format.content() - totals_width - format.scaled(8.0 * MM);
    let totals_x = format.right() - totals_width;
    let summary = Summary::of(canvas);
    let beside = summary.as_ref().is_none_or(|summary| summary.natural_width() <= left_width);
    let least = summary.as_ref().map_or(0.0, Summary::least_height);
    if beside {
        canvas.ensure(height.max(least));
        let (top, page) = (canvas.y, canvas.page());
        totals.draw(canvas, totals_x, top);
        if let Some(summary) = &summary {
            summary.draw(canvas, left_width);
            canvas.y += format.scaled(1.2 * MM);
        }
        let on_same_page = canvas.page() == page;
        notes(canvas, left_width);
        if on_same_page && canvas.page() == page {
            canvas.y = canvas.y.max(top + height);
        }
        return;
    }
    canvas.ensure(least);
    if let Some(summary) = &summary {
        summary.draw(canvas, format.content());
        canvas.y += format.scaled(2.0 * MM);
    }
    canvas.ensure(height);
    let top = canvas.y;
    totals.draw(canvas, totals_x, top);
    let page = canvas.page();
    notes(canvas, left_width);
    if canvas.page() == page {
        canvas.y = canvas.y.max(top + height);
    }
}

/// What has to be said, line by line; the composition dealer's sentence stands at the head already.
fn notes(canvas: &mut Canvas<'_>, width: f32) {
    let paper = canvas.paper;
    let mut texts: Vec<String> = Vec::new();
    if says_inclusive(paper) {
        texts.push(canvas.say(&Message::PaperPricesInclude));
    }
    for note in paper.notes.iter().filter(|note| **note != Note::Composition) {
        match (note, note.message()) {
            (Note::Own(text), _) => texts.push(text.clone()),
            (_, Some(message)) => texts.push(canvas.say(&message)),
            (_, None) => {}
        }
    }
    if paper.practice {
        texts.push(canvas.say(&Message::PaperPracticeNote));
    }
    for text in texts {
        flow(canvas, width, &text, Ink::Grey);
        canvas.y += canvas.format.scaled(0.8 * MM);
    }
}

fn in_words(canvas: &mut Canvas<'_>) {
    let format = canvas.format;
    if canvas.paper.in_words.is_empty() {
        return;
    }
    let (label_style, style) = (canvas.body(), Style::bold(format.scaled(9.0)));
    let label = canvas.say(&Message::PaperInWords);
    let label = canvas.setter.shape_line(&label, label_style);
    let gap = format.scaled(3.0 * MM);
    let width = format.content() - label.width - gap;
    let text = canvas.paper.in_words.clone();
    let text = canvas.shape(&text, style, width, 6);
    let pad = format.scaled(1.5 * MM);
    canvas.ensure(text.height + 2.0 * pad + format.scaled(2.2 * MM));
    canvas.y += format.scaled(2.2 * MM);
    canvas.level(0.7, Ink::Black);
    let (x, y) = (format.margin, canvas.y + pad);
    let baseline = |shaped: &crate::text::Shaped| shaped.lines.first().map_or(0.0, |line| line.baseline);
    let drop = baseline(&text) - baseline(&label);
    canvas.place((x, y + drop), label.width, &label, (Align::Left, Ink::Grey));
    canvas.place((x + label.width + gap, y), width, &text, (Align::Left, Ink::Black));
    canvas.y = y + text.height + pad;
    canvas.level(0.7, Ink::Black);
}

/// QR, bank and signature, beside each other; the three keep together.
fn pay(canvas: &mut Canvas<'_>) {
    let paper = canvas.paper;
    let format = canvas.format;
    let qr = scannable(canvas);
    let seller = &paper.seller;
    if qr.is_none() && seller.bank.is_none() && !seller.signature_line {
        return;
    }
    let side = format.scaled(31.0 * MM);
    let gap = format.scaled(5.0 * MM);
    let height = side + format.scaled(2.0 * MM);
    // The terms come along, so that a last page never holds them alone.
    let terms = terms_height(canvas);
    let together = height + format.scaled(3.0 * MM) + terms;
    let apart = height + format.scaled(3.0 * MM);
    canvas.ensure(if terms < format.height * 0.4 { together } else { apart });
    canvas.y += format.scaled(3.0 * MM);
    let top = canvas.y;
    let mut x = format.margin;
    let mut end = top + format.scaled(20.0 * MM);
    let sign_width = if seller.signature_line { format.content() * 0.24 } else { 0.0 };
    if let Some((link, qr)) = qr {
        canvas.mark(Mark::Qr { x, y: top, side, qr });
        canvas.mark(Mark::Frame { x, y: top, width: side, height: side, thick: 0.7 });
        x += side + gap;
        let width = format.content() * if canvas.sheet == Sheet::A4 { 0.24 } else { 0.2 };
        end = end.max(top + side).max(scan_text(canvas, (x, top), width, link));
        x += width + gap;
    }
    if let Some(bank) = &seller.bank {
        let width = format.right() - sign_width - gap - x;
        end = end.max(bank_text(canvas, (x, top), width, bank));
    }
    if seller.signature_line {
        signature(canvas, (format.right() - sign_width, top), sign_width, end);
    }
    canvas.y = end;
}

fn scannable<'a>(canvas: &Canvas<'a>) -> Option<(&'a UpiLink, Qr)> {
    let paper = canvas.paper;
    let link = paper.scan_to_pay.as_ref().filter(|_| paper.kind.asks_for_money())?;
    Some((link, Qr::new(&link.to_uri())?))
}

fn scan_text(canvas: &mut Canvas<'_>, at: (f32, f32), width: f32, link: &UpiLink) -> f32 {
    let (body, head) = (canvas.body(), Style::bold(canvas.format.scaled(9.0)));
    let bold = canvas.body_bold();
    let texts = [
        (canvas.say(&Message::PaperScan), head, Ink::Black),
        (canvas.say(&Message::PaperAnyApp), body, Ink::Black),
        (money(link.amount()), bold, Ink::Black),
        ("UPI ID".to_owned(), body, Ink::Grey),
        (link.vpa().to_owned(), body, Ink::Black),
    ];
    let mut y = at.1;
    for (text, style, ink) in texts {
        y += canvas.block((at.0, y), width, &text, (style, Align::Left, ink));
    }
    y
}

fn bank_text(canvas: &mut Canvas<'_>, at: (f32, f32), width: f32, bank: &Bank) -> f32 {
    let body = canvas.body();
    let head = canvas.say(&Message::PaperBank);
    let head_style = Style::bold(canvas.format.scaled(9.0));
    let mut y = at.1 + canvas.block(at, width, &head, (head_style, Align::Left, Ink::Black));
    let branch = bank.branch.clone().map(|branch| (canvas.say(&Message::PaperBankBranch), branch));
    let facts: Vec<(String, String)> = [
        Some((canvas.say(&Message::PaperBankName), bank.name.clone())),
        Some((canvas.say(&Message::PaperAccount), bank.account.clone())),
        Some(("IFSC".to_owned(), bank.ifsc.clone())),
        branch,
    ]
    .into_iter()
    .flatten()
    .collect();
    let widest =
        |most: f32, (label, _): &(String, String)| most.max(canvas.setter.shape_line(label, body).width);
    let labels = facts.iter().fold(0.0, widest).min(width * 0.45);
    for (label, value) in &facts {
        let label = canvas.shape(label, body, labels + 0.1, 1);
        canvas.place((at.0, y), labels, &label, (Align::Left, Ink::Grey));
        let x = at.0 + labels + canvas.format.scaled(7.0);
        y += canvas.block((x, y), at.0 + width - x, value, (body, Align::Left, Ink::Black));
    }
    y
}

/// *For the shop* at the top, the line to sign on at `end`.
fn signature(canvas: &mut Canvas<'_>, at: (f32, f32), width: f32, end: f32) {
    let body = canvas.body();
    let seller = &canvas.paper.seller;
    let name = canvas.say(&Message::PaperForSeller { name: &seller.party.name });
    let shaped = canvas.shape(&name, body, width, 3);
    canvas.place(at, width, &shaped, (Align::Right, Ink::Black));
    let who = seller.signatory.clone().unwrap_or_else(|| canvas.say(&Message::PaperSignatory));
    let who = canvas.shape(&who, body, width, 2);
    let top = end - who.height;
    canvas.rule((at.0, top - 2.0), (at.0 + width, top - 2.0), 0.7, Ink::Black);
    canvas.place((at.0, top), width, &who, (Align::Right, Ink::Black));
}

/// How much the terms will take, with the room above them.
fn terms_height(canvas: &mut Canvas<'_>) -> f32 {
    let format = canvas.format;
    let small = canvas.small();
    let text = canvas.paper.seller.terms.clone();
    let shaped = canvas.shape(&text, small, format.content() * 0.8, usize::MAX);
    shaped.height.max(small.size * small.leading) + format.scaled(3.4 * MM)
}

/// The shop's terms, at the foot of the last page where they fit on it.
fn terms(canvas: &mut Canvas<'_>) {
    let format = canvas.format;
    let small = canvas.small();
    let excepted = canvas.say(&Message::PaperErrorsExcepted);
    let excepted = canvas.setter.shape_line(&excepted, small);
    let width = format.content() - excepted.width - format.scaled(6.0 * MM);
    let text = canvas.paper.seller.terms.clone();
    let shaped = canvas.shape(&text, small, width, usize::MAX);
    let pad = format.scaled(1.4 * MM);
    let height = shaped.height.max(excepted.height) + pad;
    let room = format.scaled(2.0 * MM);
    if height + room <= canvas.left() {
        canvas.y = format.bottom - height;
    } else {
        canvas.ensure(excepted.height * 3.0 + pad + room);
        canvas.y += room;
    }
    canvas.level(0.6, Ink::Hair);
    canvas.y += pad;
    let (right, y) = (format.right(), canvas.y);
    canvas.place((right - excepted.width, y), excepted.width, &excepted, (Align::Left, Ink::Grey));
    flow(canvas, width, &text, Ink::Grey);
}

/// Small text from the pen down, line by line, over pages where it is long.
fn flow(canvas: &mut Canvas<'_>, width: f32, text: &str, ink: Ink) {
    let small = canvas.small();
    let shaped = canvas.shape(text, small, width, usize::MAX);
    let height = small.size * small.leading;
    for (place, line) in shaped.lines.iter().enumerate() {
        canvas.ensure(height);
        let top = shaped.height * place as f32 / shaped.lines.len() as f32;
        let mut line = line.clone();
        line.baseline -= top;
        let one =
            crate::text::Shaped { text: shaped.text.clone(), width: line.width, height, lines: vec![line] };
        let (left, y) = (canvas.format.margin, canvas.y);
        canvas.place((left, y), width, &one, (Align::Left, ink));
        canvas.y += height;
    }
}
