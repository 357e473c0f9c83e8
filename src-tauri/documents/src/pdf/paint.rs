//! Pages to PDF. The only file that knows how a PDF is made.

use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph};

use super::Sheet;
use super::canvas::{Format, Ink, Mark, Page};
use crate::paper::Paper;
use crate::press::Press;
use crate::qr::Qr;
use crate::say::PaperWords;
use crate::text::ShapedLine;

/// How far a watermark is turned, in degrees.
const WATERMARK_ANGLE: f32 = -35.0;

/// Places are given in hundredths of a point and widths in units of our fonts: finer figures cannot be seen, and they
/// would be a quarter of a long bill's bytes.
const PARTS_OF_POINT: f32 = 100.0;
const FONT_UNITS: f32 = 1000.0;

pub(super) fn paint(
    press: &mut Press,
    paper: &Paper,
    words: &dyn PaperWords,
    sheet: Sheet,
    pages: &[Page],
) -> Vec<u8> {
    let format = Format::of(sheet);
    let mut document = Document::new();
    document.set_metadata(metadata(paper, words));
    let logo = paper.seller.logo.as_ref().map(|logo| {
        let (width, height) = logo.size();
        Image::from_rgba8(logo.pixels().to_vec(), width, height)
    });
    for page in pages {
        let settings = PageSettings::from_wh(format.width, format.height).expect("a sheet has a size");
        let mut painted = document.start_page_with(settings);
        let mut surface = painted.surface();
        for mark in &page.marks {
            paint_mark(press, &mut surface, mark, logo.as_ref(), format);
        }
        surface.finish();
        painted.finish();
    }
    document.finish().expect("no validator is asked for, and the program's own fonts can be embedded")
}

/// Title, shop, language, and the document's day at midnight in India: nothing that differs between two prints.
fn metadata(paper: &Paper, words: &dyn PaperWords) -> Metadata {
    let kind = words.say(&paper.kind.name());
    let title = format!("{kind} {}", paper.number);
    let date = paper.date;
    let day = DateTime::new(u16::try_from(date.year()).unwrap_or_default())
        .month(u8::try_from(date.month()).unwrap_or(1))
        .day(u8::try_from(date.day()).unwrap_or(1))
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(5)
        .utc_offset_minute(30);
    Metadata::new()
        .title(title.trim_end().to_owned())
        .authors(vec![paper.seller.party.name.clone()])
        .creator("Parchi".to_owned())
        .language(words.tag().to_owned())
        .creation_date(day)
}

fn paint_mark(
    press: &mut Press,
    surface: &mut Surface<'_>,
    mark: &Mark,
    logo: Option<&Image>,
    format: Format,
) {
    match mark {
        Mark::Text { x, baseline, line, text, ink, .. } => {
            surface.set_stroke(None);
            surface.set_fill(Some(fill(*ink)));
            paint_line(press, surface, line, text, (*x, *baseline));
        }
        Mark::Rule { from, to, thick, ink, dashed } => {
            let mut path = PathBuilder::new();
            path.move_to(rounded(from.0, PARTS_OF_POINT), rounded(from.1, PARTS_OF_POINT));
            path.line_to(rounded(to.0, PARTS_OF_POINT), rounded(to.1, PARTS_OF_POINT));
            stroke(surface, path, *thick, *ink, *dashed);
        }
        Mark::Frame { x, y, width, height, thick } => {
            let mut path = PathBuilder::new();
            path.extend_rect(*x, *y, *width, *height);
            stroke(surface, path, *thick, Ink::Black, false);
        }
        Mark::Qr { x, y, side, qr } => paint_qr(surface, qr, (*x, *y), *side),
        Mark::Logo { x, y, width, height } => {
            if let (Some(image), Some(size)) = (logo, Size::from_wh(*width, *height)) {
                surface.push_transform(&Transform::from_translate(*x, *y));
                surface.draw_image(image.clone(), size);
                surface.pop();
            }
        }
        Mark::Watermark { line, text } => {
            let (x, y) = (format.width / 2.0, format.height / 2.0);
            surface.push_transform(&Transform::from_rotate_at(WATERMARK_ANGLE, x, y));
            surface.set_stroke(None);
            surface.set_fill(Some(fill(Ink::Ghost)));
            paint_line(press, surface, line, text, (x - line.width / 2.0, y + line.baseline / 4.0));
            surface.pop();
        }
    }
}

fn paint_line(press: &mut Press, surface: &mut Surface<'_>, line: &ShapedLine, text: &str, at: (f32, f32)) {
    for run in &line.runs {
        let font = press.embedded(&run.font);
        let size = run.size;
        let glyphs: Vec<KrillaGlyph> = run
            .glyphs
            .iter()
            .map(|glyph| {
                let (id, range) = (GlyphId::new(glyph.id), glyph.range.clone());
                let of_an_em = |length: f32| rounded(length / size, FONT_UNITS);
                let (advance, dx, dy) = (of_an_em(glyph.advance), of_an_em(glyph.dx), of_an_em(glyph.dy));
                KrillaGlyph::new(id, advance, dx, dy, 0.0, range, None)
            })
            .collect();
        let start = Point::from_xy(rounded(at.0 + run.x, PARTS_OF_POINT), rounded(at.1, PARTS_OF_POINT));
        surface.draw_glyphs(start, &glyphs, font, text, size, false);
    }
}

/// All dark runs in one path, so that no hair of white shows between them.
fn paint_qr(surface: &mut Surface<'_>, qr: &Qr, at: (f32, f32), side: f32) {
    let module = side / (qr.size() + 2 * Qr::QUIET) as f32;
    let place = |modules: usize| (modules + Qr::QUIET) as f32 * module;
    let mut path = PathBuilder::new();
    for (x, y, length) in qr.runs() {
        path.extend_rect(at.0 + place(x), at.1 + place(y), length as f32 * module, module);
    }
    surface.set_stroke(None);
    surface.set_fill(Some(fill(Ink::Black)));
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

fn stroke(surface: &mut Surface<'_>, path: PathBuilder, width: f32, ink: Ink, dashed: bool) {
    let dash = dashed.then(|| StrokeDash { array: vec![2.0, 1.5], offset: 0.0 });
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { paint: colour(ink).into(), width, dash, ..Stroke::default() }));
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
    surface.set_stroke(None);
}

fn fill(ink: Ink) -> Fill {
    Fill { paint: colour(ink).into(), opacity: NormalizedF32::ONE, ..Fill::default() }
}

fn colour(ink: Ink) -> rgb::Color {
    match ink {
        Ink::Black => rgb::Color::new(0, 0, 0),
        Ink::Grey => rgb::Color::new(0x33, 0x33, 0x33),
        Ink::Hair => rgb::Color::new(0x8a, 0x8a, 0x8a),
        Ink::Red => rgb::Color::new(0x97, 0x1b, 0x32),
        Ink::Ghost => rgb::Color::new(0xec, 0xec, 0xec),
    }
}

fn rounded(length: f32, parts: f32) -> f32 {
    (length * parts).round() / parts
}

/// A rectangle as part of a path.
trait ExtendRect {
    fn extend_rect(&mut self, x: f32, y: f32, width: f32, height: f32);
}

impl ExtendRect for PathBuilder {
    fn extend_rect(&mut self, x: f32, y: f32, width: f32, height: f32) {
        if let Some(rect) = Rect::from_xywh(x, y, width, height) {
            self.push_rect(rect);
        }
    }
}
