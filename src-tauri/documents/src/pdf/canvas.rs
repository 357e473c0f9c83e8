//! Pages, and what stands where on them. Lengths are points, counted from the top left corner.

use std::rc::Rc;

use words::Message;

use super::Sheet;
use crate::paper::Paper;
use crate::qr::Qr;
use crate::say::PaperWords;
use crate::text::{Shaped, ShapedLine, Style, Typesetter};

/// Points of a millimetre.
pub(super) const MM: f32 = 72.0 / 25.4;

/// The colours of paper: black first, because most printers have nothing else; the red prints as a dark grey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Black,
    Grey,
    Hair,
    Red,
    Ghost,
}

/// Something on a page.
pub(super) enum Mark {
    /// One line of text; `x` and `baseline` are where its first glyph stands.
    Text { x: f32, baseline: f32, line: ShapedLine, text: Rc<str>, ink: Ink },
    /// A straight line.
    Rule { from: (f32, f32), to: (f32, f32), thick: f32, ink: Ink, dashed: bool },
    /// The outline of a rectangle.
    Frame { x: f32, y: f32, width: f32, height: f32, thick: f32 },
    /// A QR with its quiet zone, `side` wide in all.
    Qr { x: f32, y: f32, side: f32, qr: Qr },
    /// The seller's logo.
    Logo { x: f32, y: f32, width: f32, height: f32 },
    /// A word across the page, behind everything.
    Watermark { line: ShapedLine, text: Rc<str> },
}

/// One page.
#[derive(Default)]
pub(super) struct Page {
    pub marks: Vec<Mark>,
}

/// Where a line of text stands within its width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Centre,
    Right,
}

/// Sizes that differ between sheets.
#[derive(Clone, Copy)]
pub(super) struct Format {
    pub width: f32,
    pub height: f32,
    pub margin: f32,
    pub top: f32,
    pub bottom: f32,
    /// The size of running text; everything else is relative to it.
    pub body: f32,
}

impl Format {
    pub(super) fn of(sheet: Sheet) -> Format {
        match sheet {
            Sheet::A4 => Format {
                width: 210.0 * MM,
                height: 297.0 * MM,
                margin: 12.0 * MM,
                top: 11.0 * MM,
                bottom: 288.0 * MM,
                body: 8.5,
            },
            Sheet::A5 => Format {
                width: 148.0 * MM,
                height: 210.0 * MM,
                margin: 8.0 * MM,
                top: 8.0 * MM,
                bottom: 203.5 * MM,
                body: 7.2,
            },
        }
    }

    pub(super) fn content(self) -> f32 {
        self.width - 2.0 * self.margin
    }

    pub(super) fn right(self) -> f32 {
        self.width - self.margin
    }

    pub(super) fn small(self) -> f32 {
        self.body * 0.885
    }

    /// A length given for A4, in proportion to the sheet's type.
    pub(super) fn scaled(self, points: f32) -> f32 {
        points * self.body / 8.5
    }
}

/// The paper being laid out: a pen that goes down page by page.
pub(super) struct Canvas<'a> {
    pub setter: &'a mut Typesetter,
    pub paper: &'a Paper,
    pub words: &'a dyn PaperWords,
    pub sheet: Sheet,
    pub format: Format,
    /// Where the next thing goes.
    pub y: f32,
    /// Running text's leading: signs above and below Indic letters need more.
    leading: f32,
    pages: Vec<Page>,
    /// Where each page's number goes: its right end and its top.
    numbers: Vec<(f32, f32)>,
}

impl<'a> Canvas<'a> {
    /// A first page, with all type `squeeze` times its usual size.
    pub(super) fn new(
        setter: &'a mut Typesetter,
        sheet: Sheet,
        paper: &'a Paper,
        words: &'a dyn PaperWords,
        squeeze: f32,
    ) -> Canvas<'a> {
        let whole = Format::of(sheet);
        let format = Format { body: whole.body * squeeze, ..whole };
        let leading = if words.tag().starts_with("en") { 1.35 } else { 1.42 };
        let (pages, numbers) = (vec![Page::default()], Vec::new());
        let mut canvas =
            Canvas { setter, paper, words, sheet, format, y: format.top, leading, pages, numbers };
        canvas.watermark();
        canvas
    }

    pub(super) fn say(&self, message: &Message<'_>) -> String {
        self.words.say(message)
    }

    pub(super) fn body(&self) -> Style {
        Style::regular(self.format.body).leading(self.leading)
    }

    pub(super) fn body_bold(&self) -> Style {
        Style::bold(self.format.body).leading(self.leading)
    }

    pub(super) fn small(&self) -> Style {
        Style::regular(self.format.small()).leading(self.leading)
    }

    /// How much is left on this page.
    pub(super) fn left(&self) -> f32 {
        self.format.bottom - self.y
    }

    /// Which page the pen is on.
    pub(super) fn page(&self) -> usize {
        self.pages.len()
    }

    /// Goes to a new page unless `height` fits on this one. Whether it did.
    pub(super) fn ensure(&mut self, height: f32) -> bool {
        let turns = height > self.left() + 0.01;
        if turns {
            self.turn();
        }
        turns
    }

    /// Goes to a new page, with the small head that tells which document it belongs to.
    pub(super) fn turn(&mut self) {
        self.pages.push(Page::default());
        self.watermark();
        self.y = self.format.top;
        super::head::running_head(self);
    }

    /// Shapes for [`Canvas::place`]: lines of at most `width`.
    pub(super) fn shape(&mut self, text: &str, style: Style, width: f32, most_lines: usize) -> Shaped {
        self.setter.shape(text, style, width, most_lines)
    }

    /// Draws a shaped text with its top at `y`, aligned between `x` and `x + width`; gives its height.
    pub(super) fn place(&mut self, at: (f32, f32), width: f32, shaped: &Shaped, look: (Align, Ink)) -> f32 {
        let (align, ink) = look;
        let text: Rc<str> = Rc::from(shaped.text.as_str());
        for line in &shaped.lines {
            let x = match align {
                Align::Left => at.0,
                Align::Centre => at.0 + (width - line.width) / 2.0,
                Align::Right => at.0 + width - line.width,
            };
            let (baseline, text, line) = (at.1 + line.baseline, Rc::clone(&text), line.clone());
            self.mark(Mark::Text { x, baseline, line, text, ink });
        }
        shaped.height
    }

    /// Shapes and draws a text within `width`; gives its height.
    pub(super) fn block(&mut self, at: (f32, f32), width: f32, text: &str, look: (Style, Align, Ink)) -> f32 {
        let shaped = self.shape(text, look.0, width, 24);
        self.place(at, width, &shaped, (look.1, look.2))
    }

    /// Shapes and draws a text in one line that begins at `at`; gives its width.
    pub(super) fn line(&mut self, at: (f32, f32), text: &str, style: Style, ink: Ink) -> f32 {
        let shaped = self.setter.shape_line(text, style);
        self.place(at, shaped.width, &shaped, (Align::Left, ink));
        shaped.width
    }

    /// Shapes and draws a text in one line that ends at `right`.
    pub(super) fn line_to(&mut self, right: f32, y: f32, text: &str, style: Style, ink: Ink) -> f32 {
        let shaped = self.setter.shape_line(text, style);
        self.place((right - shaped.width, y), shaped.width, &shaped, (Align::Left, ink));
        shaped.width
    }

    /// A level line over the whole content at the pen's height.
    pub(super) fn level(&mut self, thick: f32, ink: Ink) {
        let (left, right, y) = (self.format.margin, self.format.right(), self.y);
        self.rule((left, y), (right, y), thick, ink);
    }

    pub(super) fn rule(&mut self, from: (f32, f32), to: (f32, f32), thick: f32, ink: Ink) {
        self.mark(Mark::Rule { from, to, thick, ink, dashed: false });
    }

    pub(super) fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.marks.push(mark);
        }
    }

    /// Keeps room for this page's number; which is written when all pages are known.
    pub(super) fn number_here(&mut self, right: f32, y: f32) {
        self.numbers.push((right, y));
    }

    /// The pages, numbered.
    pub(super) fn finish(mut self) -> Vec<Page> {
        let style = self.body();
        let pages = self.pages.len().to_string();
        for (index, (right, y)) in std::mem::take(&mut self.numbers).into_iter().enumerate() {
            let text = self.say(&Message::PaperPage { page: &(index + 1).to_string(), pages: &pages });
            let shaped = self.setter.shape_line(&text, style);
            let Some(line) = shaped.lines.first().cloned() else { continue };
            let (x, baseline) = (right - line.width, y + line.baseline);
            let mark = Mark::Text { x, baseline, line, text: Rc::from(shaped.text), ink: Ink::Grey };
            self.pages[index].marks.push(mark);
        }
        self.pages
    }

    fn watermark(&mut self) {
        if !self.paper.practice {
            return;
        }
        let text = self.say(&Message::PaperPractice);
        let probe = self.setter.shape_line(&text, Style::bold(10.0));
        // Seven tenths of the sheet's width, before it is turned.
        let size = 10.0 * self.format.width * 0.7 / probe.width.max(1.0);
        let shaped = self.setter.shape_line(&text, Style::bold(size.min(self.format.width / 4.0)));
        if let Some(line) = shaped.lines.first().cloned() {
            self.mark(Mark::Watermark { line, text: Rc::from(shaped.text) });
        }
    }
}

pub(super) fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
