//! Text to glyphs: line breaks, shaping and font fallback over the fonts that are part of the program.
//!
//! What is drawn with the glyphs, ink on a page or dots on a receipt, is not decided here.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use parley::style::{FontFamily, FontFamilyName, FontWeight, LineHeight, OverflowWrap, StyleProperty};
use parley::{FontContext, FontData, Layout, LayoutContext};
use skrifa::{FontRef, MetadataProvider};

/// The fonts, in the order in which they are asked for a glyph: Latin, digits and ₹ first, so that figures look the
/// same in every language. Licence: fonts/OFL.txt.
const FAMILIES: [&str; 10] = [
    "Noto Sans",
    "Noto Sans Devanagari",
    "Noto Sans Tamil",
    "Noto Sans Bengali",
    "Noto Sans Gujarati",
    "Noto Sans Gurmukhi",
    "Noto Sans Kannada",
    "Noto Sans Malayalam",
    "Noto Sans Oriya",
    "Noto Sans Telugu",
];

/// Languages the program speaks have a bold font; names in other scripts stand in regular within bold text.
const FONT_FILES: [&[u8]; 13] = [
    include_bytes!("../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../fonts/NotoSans-Bold.ttf"),
    include_bytes!("../fonts/NotoSansDevanagari-Regular.ttf"),
    include_bytes!("../fonts/NotoSansDevanagari-Bold.ttf"),
    include_bytes!("../fonts/NotoSansTamil-Regular.ttf"),
    include_bytes!("../fonts/NotoSansTamil-Bold.ttf"),
    include_bytes!("../fonts/NotoSansBengali-Regular.ttf"),
    include_bytes!("../fonts/NotoSansGujarati-Regular.ttf"),
    include_bytes!("../fonts/NotoSansGurmukhi-Regular.ttf"),
    include_bytes!("../fonts/NotoSansKannada-Regular.ttf"),
    include_bytes!("../fonts/NotoSansMalayalam-Regular.ttf"),
    include_bytes!("../fonts/NotoSansOriya-Regular.ttf"),
    include_bytes!("../fonts/NotoSansTelugu-Regular.ttf"),
];

/// Joiners shape Indic letters and have no picture of their own.
const JOINERS: [char; 2] = ['\u{200c}', '\u{200d}'];

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Style {
    /// Points on a page, dots on a receipt.
    pub size: f32,
    pub bold: bool,
    /// The height of a line, as a multiple of the size.
    pub leading: f32,
}

impl Style {
    pub(crate) const fn regular(size: f32) -> Style {
        Style { size, bold: false, leading: 1.35 }
    }

    pub(crate) const fn bold(size: f32) -> Style {
        Style { size, bold: true, leading: 1.35 }
    }

    pub(crate) const fn leading(self, leading: f32) -> Style {
        Style { leading, ..self }
    }
}

/// A text broken into lines, with every glyph in its place.
#[derive(Clone, Debug)]
pub(crate) struct Shaped {
    /// What was shaped: the text given, without what no font has.
    pub text: String,
    pub lines: Vec<ShapedLine>,
    /// Of the longest line, without spaces at its end.
    pub width: f32,
    pub height: f32,
}

#[derive(Clone, Debug)]
pub(crate) struct ShapedLine {
    pub runs: Vec<ShapedRun>,
    pub width: f32,
    /// From the top of the text.
    pub baseline: f32,
    /// The bytes of the text on this line.
    pub range: Range<usize>,
}

/// Glyphs of one font.
#[derive(Clone, Debug)]
pub(crate) struct ShapedRun {
    pub font: FontData,
    pub size: f32,
    /// From the line's start.
    pub x: f32,
    pub glyphs: Vec<PlacedGlyph>,
}

#[derive(Clone, Debug)]
pub(crate) struct PlacedGlyph {
    pub id: u32,
    pub advance: f32,
    /// Off the pen's place; down is positive.
    pub dx: f32,
    pub dy: f32,
    /// The bytes it stands for, whole clusters only.
    pub range: Range<usize>,
}

/// Shapes texts. Loading the fonts takes milliseconds, so one is kept.
pub(crate) struct Typesetter {
    fonts: FontContext,
    layouts: LayoutContext<()>,
    covered: HashSet<u32>,
}

impl Typesetter {
    pub(crate) fn new() -> Typesetter {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut collection = Collection::new(options);
        let mut covered = HashSet::new();
        for file in FONT_FILES {
            collection.register_fonts(Blob::new(Arc::new(file)), None);
            let font = FontRef::new(file).expect("the program's own fonts are whole");
            covered.extend(font.charmap().mappings().map(|(letter, _)| letter));
        }
        let fonts = FontContext { collection, source_cache: SourceCache::default() };
        Typesetter { fonts, layouts: LayoutContext::new(), covered }
    }

    /// Breaks and shapes `text` to lines of at most `width`; a word that is longer is broken inside, between
    /// clusters. At most `most_lines` lines: what does not fit is cut and ends in `…`.
    pub(crate) fn shape(&mut self, text: &str, style: Style, width: f32, most_lines: usize) -> Shaped {
        let text = self.drawable(text);
        let layout = self.layout(&text, style, Some(width));
        match layout.lines().nth(most_lines) {
            None => shaped(text, &layout),
            Some(first_left_out) => {
                let end = whole(&text, first_left_out.text_range()).start;
                self.shape_cut(&text[..end], style, width, most_lines)
            }
        }
    }

    /// Shapes `text` in one line, however long.
    pub(crate) fn shape_line(&mut self, text: &str, style: Style) -> Shaped {
        let text = self.drawable(text).replace('\n', " ");
        let layout = self.layout(&text, style, None);
        shaped(text, &layout)
    }

    /// The text without what cannot be drawn: control characters and marks that turn the direction go, as do
    /// pictures; a letter of a script that no font has becomes `?`, so that something is seen to be missing.
    pub(crate) fn drawable(&self, text: &str) -> String {
        text.chars().filter_map(|letter| self.drawn(letter)).collect()
    }

    fn drawn(&self, letter: char) -> Option<char> {
        match letter {
            '\n' => Some('\n'),
            '\t' | '\u{a0}' => Some(' '),
            _ if JOINERS.contains(&letter) => Some(letter),
            _ if letter.is_control() || is_invisible(letter) => None,
            _ if self.covered.contains(&u32::from(letter)) => Some(letter),
            _ if letter.is_alphanumeric() => Some('?'),
            _ if letter.is_whitespace() => Some(' '),
            _ => None,
        }
    }

    /// Shortens `text`, which fills `most_lines` lines, until `…` fits behind it.
    fn shape_cut(&mut self, text: &str, style: Style, width: f32, most_lines: usize) -> Shaped {
        use unicode_segmentation::UnicodeSegmentation;
        let mut kept = text.trim_end();
        loop {
            let cut = format!("{}…", kept.trim_end());
            let layout = self.layout(&cut, style, Some(width));
            if layout.len() <= most_lines || kept.is_empty() {
                return shaped(cut, &layout);
            }
            let end = kept.grapheme_indices(true).next_back().map_or(0, |(start, _)| start);
            kept = &kept[..end];
        }
    }

    fn layout(&mut self, text: &str, style: Style, width: Option<f32>) -> Layout<()> {
        let names = FAMILIES.map(|name| FontFamilyName::Named(Cow::Borrowed(name)));
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(Cow::Borrowed(&names))));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(style.leading)));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        let weight = if style.bold { FontWeight::BOLD } else { FontWeight::NORMAL };
        builder.push_default(StyleProperty::FontWeight(weight));
        let mut layout = builder.build(text);
        layout.break_all_lines(width);
        layout
    }
}

/// Zero-width characters, marks of direction and tags: nothing to see, and much to forge with.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

fn shaped(text: String, layout: &Layout<()>) -> Shaped {
    let lines: Vec<ShapedLine> = layout.lines().map(|line| shaped_line(&text, &line)).collect();
    let width = lines.iter().fold(0.0, |most: f32, line| most.max(line.width));
    Shaped { text, lines, width, height: layout.height() }
}

fn shaped_line(text: &str, line: &parley::Line<'_, ()>) -> ShapedLine {
    let metrics = line.metrics();
    let mut x = 0.0;
    let mut runs = Vec::new();
    for run in line.runs() {
        let glyphs = glyphs_of(text, &run);
        let advance: f32 = glyphs.iter().map(|glyph| glyph.advance).sum();
        runs.push(ShapedRun { font: run.font().clone(), size: run.font_size(), x, glyphs });
        x += advance;
    }
    ShapedLine {
        runs,
        width: metrics.advance - metrics.trailing_whitespace,
        baseline: metrics.baseline,
        range: whole(text, line.text_range()),
    }
}

/// The glyphs of a run. All glyphs of a ligature get the text of the whole ligature, or readers of a PDF would find
/// parts of it twice.
fn glyphs_of(text: &str, run: &parley::layout::Run<'_, ()>) -> Vec<PlacedGlyph> {
    let mut glyphs: Vec<PlacedGlyph> = Vec::new();
    let mut first_of_cluster = 0;
    for cluster in run.visual_clusters() {
        if cluster.is_ligature_continuation() {
            for glyph in &mut glyphs[first_of_cluster..] {
                glyph.range.end = whole(text, cluster.text_range()).end;
            }
            continue;
        }
        first_of_cluster = glyphs.len();
        glyphs.extend(cluster.glyphs().map(|glyph| PlacedGlyph {
            id: glyph.id,
            advance: glyph.advance,
            dx: glyph.x,
            dy: glyph.y,
            range: whole(text, cluster.text_range()),
        }));
    }
    glyphs
}

/// The same bytes, from letter to letter. The shaper counts wrongly in texts that no language has (a vowel sign upon
/// a vowel sign), and half a letter is no text.
fn whole(text: &str, range: Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start);
    start..text.ceil_char_boundary(range.end).max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 11] = [
        "Cow ghee, 1 L jar ₹",
        "श्री लक्ष्मी किराना स्टोर, कुल देय",
        "ஸ்ரீ க்ஷேத்ரா மளிகை",
        "শ্রী লক্ষ্মী ভাণ্ডার",
        "શ્રી લક્ષ્મી કરિયાણા",
        "ਸ਼੍ਰੀ ਗੁਰੂ ਕਿਰਿਆਨਾ",
        "ಶ್ರೀ ಲಕ್ಷ್ಮಿ ಕಿರಾಣಿ",
        "ശ്രീ ലക്ഷ്മി സ്റ്റോർ",
        "ଶ୍ରୀ ଲକ୍ଷ୍ମୀ",
        "శ్రీ లక్ష్మీ కిరాణా",
        "Mixed मिला हुआ தமிழ் 12,345.00 − × · …",
    ];

    fn tofu(shaped: &Shaped) -> usize {
        let runs = shaped.lines.iter().flat_map(|line| &line.runs);
        runs.flat_map(|run| &run.glyphs).filter(|glyph| glyph.id == 0).count()
    }

    #[test]
    fn every_script_of_india_that_shops_write_names_in_is_drawn_without_tofu() {
        let mut setter = Typesetter::new();
        for name in NAMES {
            for style in [Style::regular(9.0), Style::bold(9.0)] {
                let shaped = setter.shape_line(name, style);
                assert_eq!(shaped.text, name);
                assert_eq!(tofu(&shaped), 0, "{name}");
            }
        }
    }

    #[test]
    fn what_no_font_has_leaves_no_box_behind() {
        let mut setter = Typesetter::new();
        for (given, drawn) in
            [("Tea 🍵☕ leaf", "Tea  leaf"), ("茶", "?"), ("a\u{202e}b\u{200b}c\u{7}", "abc")]
        {
            let shaped = setter.shape_line(given, Style::regular(9.0));
            assert_eq!((shaped.text.as_str(), tofu(&shaped)), (drawn, 0), "{given}");
        }
    }

    #[test]
    fn a_word_longer_than_its_column_is_broken_and_stays_inside() {
        let mut setter = Typesetter::new();
        for text in ["Antidisestablishmentarianism".repeat(4), "किलोग्रामवाला".repeat(9)]
        {
            let shaped = setter.shape(&text, Style::regular(9.0), 60.0, 99);
            assert!(
                shaped.lines.len() > 3 && shaped.width <= 60.01,
                "{} in {}",
                shaped.width,
                shaped.lines.len()
            );
        }
    }

    #[test]
    fn letters_in_an_order_that_no_language_has_are_shaped_all_the_same() {
        let mut setter = Typesetter::new();
        let text = "తొకటాె ంాతచ కా లటంలవెంొొెెెకంలకలొమొవతవంలచం";
        let shaped = setter.shape(text, Style::regular(24.0), 400.0, usize::MAX);
        let glyphs = shaped.lines.iter().flat_map(|line| &line.runs).flat_map(|run| &run.glyphs);
        assert!(glyphs.into_iter().all(|glyph| shaped.text.get(glyph.range.clone()).is_some()));
    }

    #[test]
    fn a_text_of_too_many_lines_ends_in_an_ellipsis_within_its_lines() {
        let mut setter = Typesetter::new();
        let shaped = setter.shape(&"बासमती चावल ".repeat(50), Style::bold(9.0), 80.0, 3);
        assert!(shaped.lines.len() <= 3 && shaped.text.ends_with('…') && shaped.width <= 80.01);
    }
}
