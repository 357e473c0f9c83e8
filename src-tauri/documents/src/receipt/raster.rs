//! Rows as dots: the same fonts and the same shaping as on pages, filled and cut to black and white.

use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::prelude::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use tiny_skia::{FillRule, Mask, PathBuilder, Transform};

use super::fit::{LEADING, style};
use super::rows::{Cell, CellAlign, Line, QrRow, Row, Rule, Weight};
use super::{Receipt, Roll};
use crate::qr::Qr;
use crate::text::{ShapedLine, Typesetter};

/// From this darkness on, of 255, a dot is printed: a little more than half, since thermal dots bleed.
const THRESHOLD: u8 = 112;
/// The share of the paper's width that a QR may take, in percent.
const QR_SHARE: usize = 55;
/// Below so many dots to a module a QR is not put beside texts, but gets the whole width.
const FINEST_MODULE: usize = 4;
/// Free paper around a picture of a receipt, in dots.
const PICTURE_MARGIN: usize = 28;

/// Dots of the full width of the paper, eight to a byte, the leftmost in the highest bit; black is 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Raster {
    pub width: usize,
    pub height: usize,
    pub bytes: Vec<u8>,
}

impl Raster {
    fn new(width: usize, height: usize) -> Raster {
        Raster { width, height, bytes: vec![0; width / 8 * height] }
    }

    pub(super) fn is_black(&self, x: usize, y: usize) -> bool {
        self.bytes[y * (self.width / 8) + x / 8] & (0x80 >> (x % 8)) != 0
    }

    /// Blackens a dot; outside the paper nothing happens.
    fn blacken(&mut self, x: usize, y: usize) {
        if x < self.width && y < self.height {
            self.bytes[y * (self.width / 8) + x / 8] |= 0x80 >> (x % 8);
        }
    }

    fn fill(&mut self, columns: std::ops::Range<usize>, rows: std::ops::Range<usize>) {
        for y in rows {
            for x in columns.clone() {
                self.blacken(x, y);
            }
        }
    }
}

/// Any row as dots.
pub(super) fn draw(setter: &mut Typesetter, roll: Roll, row: &Row) -> Raster {
    match row {
        Row::Line(line) => draw_line(setter, roll, line),
        Row::Rule(rule) => draw_rule(roll, *rule),
        Row::Qr(qr) => draw_qr(setter, roll, qr),
        Row::Gap => Raster::new(usize::from(roll.dots), 12),
    }
}

/// The side of a QR with its quiet zone, in dots; `None` when the link fits no QR.
pub(super) fn qr_side(roll: Roll, link: &str) -> Option<usize> {
    let modules = Qr::new(link)?.size() + 2 * Qr::QUIET;
    let dots = usize::from(roll.dots);
    let beside = dots * QR_SHARE / 100 / modules;
    let module = if beside >= FINEST_MODULE { beside } else { dots / modules };
    Some(modules * module.clamp(1, 6))
}

/// The whole receipt as a PNG in grey.
pub(super) fn picture(setter: &mut Typesetter, receipt: &Receipt) -> Vec<u8> {
    let roll = receipt.model.roll;
    let rasters: Vec<Raster> = receipt.rows.iter().map(|row| draw(setter, roll, row)).collect();
    let width = usize::from(roll.dots) + 2 * PICTURE_MARGIN;
    let height = rasters.iter().map(|raster| raster.height).sum::<usize>() + 2 * PICTURE_MARGIN;
    let mut pixels = vec![0xff; width * height];
    let mut top = PICTURE_MARGIN;
    for raster in &rasters {
        for y in 0..raster.height {
            for x in (0..raster.width).filter(|x| raster.is_black(*x, y)) {
                pixels[(top + y) * width + PICTURE_MARGIN + x] = 0;
            }
        }
        top += raster.height;
    }
    let mut file = Vec::new();
    let side = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let mut encoder = png::Encoder::new(&mut file, side(width), side(height));
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&pixels));
    written.expect("a PNG of exactly these pixels is written to memory");
    file
}

/// The height of a drawn row, in dots.
fn height_of(roll: Roll, weight: Weight) -> usize {
    (style(roll, weight).size * LEADING).ceil() as usize
}

fn draw_line(setter: &mut Typesetter, roll: Roll, line: &Line) -> Raster {
    let (width, height) = (usize::from(roll.dots), height_of(roll, line.weight));
    let Some(mut mask) = mask(width, height) else { return Raster::new(width, height) };
    let cells = line.cells.iter().enumerate();
    let shaped: Vec<_> = cells
        .map(|(place, cell)| setter.shape_line(&cell.text, style(roll, line.weight_of(place))))
        .collect();
    let lines = shaped.iter().filter_map(|shaped| shaped.lines.first());
    let baseline = lines.fold(0.0, |lowest: f32, line| lowest.max(line.baseline));
    for (cell, shaped) in line.cells.iter().zip(&shaped) {
        if let Some(shaped) = shaped.lines.first() {
            fill_line(&mut mask, shaped, (place(roll, cell, shaped.width), baseline));
        }
    }
    black_and_white(&mask, width, height)
}

/// Where a text begins, in dots.
fn place(roll: Roll, cell: &Cell, width: f32) -> f32 {
    let start = f32::from(cell.start) * roll.pitch();
    let spare = f32::from(cell.columns) * roll.pitch() - width;
    match cell.align {
        CellAlign::Left => start,
        CellAlign::Centre => start + (spare / 2.0).floor(),
        CellAlign::Right => start + spare,
    }
}

fn draw_rule(roll: Roll, rule: Rule) -> Raster {
    let width = usize::from(roll.dots);
    let mut raster = Raster::new(width, 14);
    match rule {
        Rule::Dashed => (0..width).step_by(10).for_each(|x| raster.fill(x..x + 6, 6..8)),
        Rule::Solid => raster.fill(0..width, 6..9),
        Rule::Double => {
            raster.fill(0..width, 4..6);
            raster.fill(0..width, 8..10);
        }
    }
    raster
}

fn draw_qr(setter: &mut Typesetter, roll: Roll, row: &QrRow) -> Raster {
    let width = usize::from(roll.dots);
    let (Some(qr), Some(side)) = (Qr::new(&row.link), qr_side(roll, &row.link)) else {
        return Raster::new(width, 1);
    };
    let beside = row.beside.iter().flat_map(|line| &line.cells).all(|cell| cell.start > 0);
    let step = height_of(roll, Weight::Plain);
    let texts = step * row.beside.len();
    let (left, top, height) = if beside {
        (0, texts.max(side).saturating_sub(texts) / 2, side.max(texts))
    } else {
        ((width - side) / 2, side, side + texts)
    };
    let mut raster = Raster::new(width, height);
    if let Some(mut mask) = mask(width, height) {
        for (count, line) in row.beside.iter().enumerate() {
            for cell in &line.cells {
                let shaped = setter.shape_line(&cell.text, style(roll, line.weight));
                if let Some(line) = shaped.lines.first() {
                    let y = (top + count * step) as f32 + line.baseline;
                    fill_line(&mut mask, line, (place(roll, cell, line.width), y));
                }
            }
        }
        raster = black_and_white(&mask, width, height);
    }
    let module = side / (qr.size() + 2 * Qr::QUIET);
    for (x, y, length) in qr.runs() {
        let columns = left + (x + Qr::QUIET) * module..left + (x + Qr::QUIET + length) * module;
        let rows = (y + Qr::QUIET) * module..(y + Qr::QUIET + 1) * module;
        raster.fill(columns, rows);
    }
    raster
}

fn mask(width: usize, height: usize) -> Option<Mask> {
    Mask::new(u32::try_from(width).ok()?, u32::try_from(height).ok()?)
}

fn fill_line(mask: &mut Mask, line: &ShapedLine, at: (f32, f32)) {
    let mut pen = Pen { path: PathBuilder::new(), x: 0.0, y: 0.0 };
    for run in &line.runs {
        let Ok(font) = FontRef::from_index(run.font.data.data(), run.font.index) else { continue };
        let outlines = font.outline_glyphs();
        let mut x = at.0 + run.x;
        for glyph in &run.glyphs {
            (pen.x, pen.y) = (x + glyph.dx, at.1 - glyph.dy);
            let settings = DrawSettings::unhinted(Size::new(run.size), LocationRef::default());
            if let Some(outline) = outlines.get(GlyphId::new(glyph.id)) {
                // A glyph that cannot be drawn leaves its place empty; fonts of ours have none.
                outline.draw(settings, &mut pen).ok();
            }
            x += glyph.advance;
        }
    }
    if let Some(path) = pen.path.finish() {
        mask.fill_path(&path, FillRule::Winding, true, Transform::identity());
    }
}

fn black_and_white(mask: &Mask, width: usize, height: usize) -> Raster {
    let mut raster = Raster::new(width, height);
    for (index, _) in mask.data().iter().enumerate().filter(|(_, darkness)| **darkness >= THRESHOLD) {
        raster.blacken(index % width, index / width);
    }
    raster
}

/// Moves outlines, whose y grows upwards, to their place on the paper.
struct Pen {
    path: PathBuilder,
    x: f32,
    y: f32,
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(self.x + x, self.y - y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(self.x + x, self.y - y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.path.quad_to(self.x + cx, self.y - cy, self.x + x, self.y - y);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let (left, top) = (self.x, self.y);
        self.path.cubic_to(left + ax, top - ay, left + bx, top - by, left + x, top - y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}
