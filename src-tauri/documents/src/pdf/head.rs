//! The head of the first page: the shop, what the document is, who buys. And the small head of all others.

use words::Message;

use super::canvas::{Align, Canvas, Ink, MM, Mark};
use crate::paper::{Note, Party};
use crate::say::{long_date, money};
use crate::text::Style;

/// The widest and highest a logo is printed, in points of A4.
const LOGO: (f32, f32) = (40.0 * MM, 16.0 * MM);

/// The most lines of an address, as the caller gives them; each may wrap twice.
const MOST_ADDRESS_LINES: usize = 6;

/// A label and what it labels; the first of a list may stand out.
struct Fact {
    label: String,
    value: String,
    big: bool,
}

/// Shop on the left, document on the right, a thick rule below.
pub(super) fn letterhead(canvas: &mut Canvas<'_>) {
    let top = canvas.y;
    let (right_width, right_end) = document_name(canvas, top);
    let left_width = canvas.format.content() - right_width - canvas.format.scaled(8.0 * MM);
    let left_end = shop(canvas, top, left_width);
    canvas.y = left_end.max(right_end) + canvas.format.scaled(2.4 * MM);
    canvas.level(1.4, Ink::Black);
}

/// The small head of every page but the first: whose document this is, and which page of it.
pub(super) fn running_head(canvas: &mut Canvas<'_>) {
    let (left, right, y) = (canvas.format.margin, canvas.format.right(), canvas.y);
    let paper = canvas.paper;
    let kind = canvas.say(&paper.kind.name());
    let (bold, body) = (canvas.body_bold(), canvas.body());
    // Room for the page's number, in any language.
    let width = canvas.format.content() - canvas.format.scaled(30.0 * MM);
    let shop = canvas.shape(&paper.seller.party.name, bold, width * 0.5, 1);
    canvas.place((left, y), shop.width, &shop, (Align::Left, Ink::Black));
    let text = format!("{kind}  {}", paper.number);
    let x = left + shop.width + canvas.format.scaled(14.0);
    let rest = canvas.shape(&text, body, left + width - x, 1);
    let height = canvas.place((x, y), rest.width, &rest, (Align::Left, Ink::Black));
    canvas.number_here(right, y);
    canvas.y = y + height + canvas.format.scaled(1.6 * MM);
    canvas.level(0.7, Ink::Black);
    canvas.y += canvas.format.scaled(1.2 * MM);
}

/// Buyer, place of delivery, and the facts of the document.
pub(super) fn parties(canvas: &mut Canvas<'_>) {
    composition(canvas);
    let paper = canvas.paper;
    let format = canvas.format;
    let gap = format.scaled(4.0 * MM);
    let facts = facts(canvas);
    let facts_width = (format.content() * 0.36).max(format.scaled(60.0 * MM));
    let party_space = format.content() - facts_width;
    let top = canvas.y;
    let text_top = top + format.scaled(2.0 * MM);
    let buyers: Vec<(Message<'_>, &Party)> = [
        paper.buyer.as_ref().map(|party| (Message::PaperBilledTo, party)),
        paper.delivered_to.as_ref().map(|party| (Message::PaperDeliveredTo, party)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let width = party_space / buyers.len().max(1) as f32;
    let mut end = text_top;
    for (place, (label, buyer)) in buyers.iter().enumerate() {
        let x = format.margin + width * place as f32 + if place > 0 { gap } else { 0.0 };
        let inner = width - gap - if place > 0 { gap } else { 0.0 };
        end = end.max(party(canvas, (x, text_top), inner, label, buyer));
    }
    let x = format.margin + party_space + gap;
    end = end.max(facts_list(canvas, (x, text_top), facts_width - gap, &facts));
    let bottom = end + format.scaled(2.2 * MM);
    for place in 1..=buyers.len() {
        let x = format.margin + width * place as f32;
        canvas.rule((x, top), (x, bottom), 0.6, Ink::Hair);
    }
    canvas.y = bottom;
}

/// What the document is, its rule, which copy, and room for the page's number. Gives its width and its end.
fn document_name(canvas: &mut Canvas<'_>, top: f32) -> (f32, f32) {
    let paper = canvas.paper;
    let format = canvas.format;
    let right = format.right();
    let most = format.content() * 0.42;
    let name = canvas.say(&paper.kind.name());
    let style = Style::bold(format.scaled(15.0)).leading(1.3);
    let shaped = canvas.shape(&name, style, most, 3);
    let mut width = shaped.width;
    let mut y = top + canvas.place((right - most, top), most, &shaped, (Align::Right, Ink::Black));
    if let Some(law) = paper.kind.law() {
        let (text, style) = (canvas.say(&law), canvas.body());
        width = width.max(canvas.line_to(right, y, &text, style, Ink::Black));
        y += style.size * style.leading;
    }
    if let Some(copy) = paper.copy {
        let (text, style) = (canvas.say(&copy.name()), canvas.body_bold());
        let (pad, line) = (format.scaled(2.0 * MM), style.size * style.leading);
        y += format.scaled(1.6 * MM);
        let text_width = canvas.line_to(right - pad, y + 1.0, &text, style, Ink::Black);
        let (frame_width, height) = (text_width + 2.0 * pad, line + 2.0);
        canvas.mark(Mark::Frame { x: right - frame_width, y, width: frame_width, height, thick: 0.85 });
        width = width.max(frame_width);
        y += height;
    }
    y += format.scaled(1.0 * MM);
    canvas.number_here(right, y);
    (width.max(format.scaled(24.0 * MM)), y + format.body * 1.35)
}

/// Logo, names, address and registrations of the shop. Gives its end.
fn shop(canvas: &mut Canvas<'_>, top: f32, width: f32) -> f32 {
    let format = canvas.format;
    let seller = &canvas.paper.seller;
    let (mut x, mut width, mut logo_end) = (format.margin, width, top);
    if let Some(logo) = &seller.logo {
        let (pixels_wide, pixels_high) = logo.size();
        let (wide, high) = (pixels_wide as f32, pixels_high as f32);
        let scale = (format.scaled(LOGO.0) / wide).min(format.scaled(LOGO.1) / high);
        canvas.mark(Mark::Logo { x, y: top, width: wide * scale, height: high * scale });
        let taken = wide * scale + format.scaled(4.0 * MM);
        (x, width, logo_end) = (x + taken, width - taken, top + high * scale);
    }
    let mut y = shop_names(canvas, (x, top), width);
    let (body, bold) = (canvas.body(), canvas.body_bold());
    let address = seller.party.address.join(", ");
    let phone =
        seller.party.phone.iter().map(|phone| format!("{} {phone}", canvas.say(&Message::PaperPhone)));
    let more: Vec<String> = phone.chain(seller.registrations.iter().cloned()).collect();
    for text in [address, more.join("   ")] {
        if !text.is_empty() {
            y += canvas.block((x, y), width, &text, (body, Align::Left, Ink::Black));
        }
    }
    let state = seller
        .party
        .state
        .map(|state| (canvas.say(&Message::PaperState), format!("{}-{}", state.code(), state.name())));
    let gstin = seller.party.gstin.clone().map(|gstin| ("GSTIN".to_owned(), gstin));
    let pan = seller.pan.clone().map(|pan| ("PAN".to_owned(), pan));
    let mut pen = x;
    y += format.scaled(0.8 * MM);
    let step = format.scaled(10.0);
    let ids: Vec<_> = [gstin, pan, state].into_iter().flatten().collect();
    for (label, value) in &ids {
        let label_width = canvas.setter.shape_line(label, body).width;
        let value_width = canvas.setter.shape_line(value, bold).width;
        if pen > x && pen + label_width + value_width + 4.0 > x + width {
            (pen, y) = (x, y + body.size * body.leading);
        }
        canvas.line((pen, y), label, body, Ink::Black);
        canvas.line((pen + label_width + 4.0, y), value, bold, Ink::Black);
        pen += label_width + value_width + 4.0 + step;
    }
    if !ids.is_empty() {
        y += body.size * body.leading;
    }
    y.max(logo_end)
}

/// The name, large, and the name in another script behind it, or below where it does not fit.
fn shop_names(canvas: &mut Canvas<'_>, at: (f32, f32), width: f32) -> f32 {
    let format = canvas.format;
    let seller = &canvas.paper.seller;
    let big = Style::bold(format.scaled(20.0)).leading(1.32);
    let name = canvas.shape(&seller.party.name, big, width, 4);
    let mut end = at.1 + canvas.place(at, width, &name, (Align::Left, Ink::Black));
    let Some(other) = &seller.other_name else { return end };
    let style = Style::regular(format.scaled(14.0)).leading(1.3);
    let other = canvas.shape(other, style, width, 2);
    let gap = format.scaled(2.5 * MM);
    let last = name.lines.last();
    let behind = last.map_or(0.0, |line| line.width) + gap;
    if other.lines.len() == 1 && behind + other.width <= width {
        let baseline = |line: Option<&crate::text::ShapedLine>| line.map_or(0.0, |line| line.baseline);
        let y = at.1 + baseline(last) - baseline(other.lines.first());
        canvas.place((at.0 + behind, y), other.width, &other, (Align::Left, Ink::Black));
    } else {
        end += canvas.place((at.0, end), width, &other, (Align::Left, Ink::Black));
    }
    end
}

/// The sentence of a composition dealer, in a frame, because it has to be seen.
fn composition(canvas: &mut Canvas<'_>) {
    if !canvas.paper.notes.contains(&Note::Composition) {
        return;
    }
    let format = canvas.format;
    let style = Style::bold(format.scaled(9.5));
    let (pad, text) = (format.scaled(1.2 * MM), canvas.say(&Message::PaperNoteComposition));
    let top = canvas.y + format.scaled(2.0 * MM);
    let inner = format.content() - 2.0 * pad;
    let text_height =
        canvas.block((format.margin + pad, top + pad), inner, &text, (style, Align::Centre, Ink::Black));
    let height = text_height + 2.0 * pad;
    canvas.mark(Mark::Frame { x: format.margin, y: top, width: format.content(), height, thick: 1.0 });
    canvas.y = top + height;
}

fn party(canvas: &mut Canvas<'_>, at: (f32, f32), width: f32, label: &Message<'_>, party: &Party) -> f32 {
    let format = canvas.format;
    let (small, body) = (canvas.small(), canvas.body());
    let mut y = at.1;
    let label = canvas.say(label);
    y += canvas.block((at.0, y), width, &label, (small, Align::Left, Ink::Grey));
    let name_style = Style::bold(format.scaled(10.5)).leading(1.3);
    let name = canvas.shape(&party.name, name_style, width, 4);
    y += canvas.place((at.0, y), width, &name, (Align::Left, Ink::Black));
    let state = party
        .state
        .map(|state| format!("{} {}-{}", canvas.say(&Message::PaperState), state.code(), state.name()));
    let phone = party.phone.as_ref().map(|phone| format!("{} {phone}", canvas.say(&Message::PaperPhone)));
    for text in party.address.iter().take(MOST_ADDRESS_LINES).cloned().chain(state).chain(phone) {
        let shaped = canvas.shape(&text, body, width, 3);
        y += canvas.place((at.0, y), width, &shaped, (Align::Left, Ink::Black));
    }
    if let Some(gstin) = &party.gstin {
        let taken = canvas.line((at.0, y), "GSTIN ", body, Ink::Black);
        let bold = canvas.body_bold();
        y += canvas.block(
            (at.0 + taken + 3.0, y),
            width - taken - 3.0,
            gstin,
            (bold, Align::Left, Ink::Black),
        );
    }
    y
}

fn facts(canvas: &Canvas<'_>) -> Vec<Fact> {
    let paper = canvas.paper;
    let words = canvas.words;
    let fact = |label: &Message<'_>, value: String| Fact { label: words.say(label), value, big: false };
    let mut facts = Vec::new();
    if !paper.number.is_empty() {
        facts.push(Fact { big: true, ..fact(&paper.kind.number(), paper.number.clone()) });
    }
    facts.push(fact(&Message::PaperDate, long_date(words, paper.date)));
    if let Some(against) = &paper.against {
        let date = long_date(words, against.date);
        let value = words.say(&Message::PaperAgainstValue { number: &against.number, date: &date });
        facts.push(fact(&Message::PaperAgainst, value));
    }
    if let Some(place) = paper.place_of_supply {
        facts.push(fact(&Message::PaperPlaceOfSupply, format!("{}-{}", place.code(), place.name())));
    }
    if paper.kind.shows_tax() {
        let answer = if paper.reverse_charge { Message::PaperYes } else { Message::PaperNo };
        facts.push(fact(&Message::PaperReverseCharge, words.say(&answer)));
    }
    facts.extend(paper.order.map(|order| fact(&Message::PaperOrder, order.to_string())));
    facts.extend(paper.reference.map(|reference| fact(&Message::PaperReference, reference.to_string())));
    facts.extend(paper.due_by.map(|due| fact(&Message::PaperDueBy, long_date(words, due))));
    for received in &paper.received {
        let label = words.say(&Message::PaperTotalReceived);
        facts.push(Fact {
            label,
            value: format!("{}  {}", money(received.amount), received.how),
            big: false,
        });
    }
    facts
}

fn facts_list(canvas: &mut Canvas<'_>, at: (f32, f32), width: f32, facts: &[Fact]) -> f32 {
    let body = canvas.body();
    let labels: Vec<_> = facts.iter().map(|fact| canvas.setter.shape_line(&fact.label, body)).collect();
    let natural = labels.iter().fold(0.0, |most: f32, label| most.max(label.width));
    let label_width = natural.min(width * 0.5);
    let value_x = at.0 + label_width + canvas.format.scaled(8.0);
    let value_width = width - (value_x - at.0);
    let mut y = at.1;
    for fact in facts {
        let size = if fact.big { canvas.format.scaled(10.5) } else { body.size };
        let style = if fact.big { Style::bold(size).leading(1.3) } else { body };
        let label = canvas.shape(&fact.label, body, label_width + 0.1, 3);
        let value = canvas.shape(&fact.value, style, value_width, 6);
        let baseline = |shaped: &crate::text::Shaped| shaped.lines.first().map_or(0.0, |line| line.baseline);
        let drop = (baseline(&value) - baseline(&label)).max(0.0);
        let label_height = canvas.place((at.0, y + drop), label_width, &label, (Align::Left, Ink::Grey));
        let value_height = canvas.place((value_x, y), value_width, &value, (Align::Left, Ink::Black));
        y += (label_height + drop).max(value_height);
    }
    y
}
