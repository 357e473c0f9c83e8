//! Fitting texts to columns, whether a row goes as text or as dots.

use super::rows::Weight;
use super::{Drawn, Roll};
use crate::text::{Style, Typesetter};

/// The height of a drawn line, as a multiple of its size.
pub(super) const LEADING: f32 = 1.36;

/// Measures and breaks texts for one roll.
pub(super) struct Fit<'a> {
    pub setter: &'a mut Typesetter,
    pub roll: Roll,
    drawn: Drawn,
}

impl<'a> Fit<'a> {
    pub(super) fn new(setter: &'a mut Typesetter, roll: Roll, drawn: Drawn) -> Fit<'a> {
        Fit { setter, roll, drawn }
    }

    /// The text as it can be printed: without control characters and what no font has.
    pub(super) fn printable(&self, text: &str) -> String {
        let drawable = self.setter.drawable(text);
        let plain = plain_typography(&drawable.replace('\n', " "));
        // A row that stays text must not be turned into dots by a dash or a multiplication sign.
        if self.drawn == Drawn::WhenNeeded && plain.is_ascii() { plain } else { drawable.replace('\n', " ") }
    }

    /// Whether a row with these texts goes as dots.
    pub(super) fn is_drawn<'t>(&self, mut texts: impl Iterator<Item = &'t str>) -> bool {
        self.drawn == Drawn::Always || texts.any(|text| !text.is_ascii())
    }

    /// How many columns `text` needs.
    pub(super) fn columns_of(&mut self, text: &str, weight: Weight, drawn: bool) -> usize {
        if !drawn {
            return text.chars().count() * characters_per_column(weight);
        }
        let width = self.setter.shape_line(text, style(self.roll, weight)).width;
        let columns = (width / self.roll.pitch()).ceil();
        // Never negative, and as wide as a long name at most.
        columns as usize
    }

    /// Breaks `text` into lines of at most `columns`.
    pub(super) fn broken(&mut self, text: &str, weight: Weight, drawn: bool, columns: usize) -> Vec<String> {
        let text = text.trim();
        if text.is_empty() {
            return Vec::new();
        }
        if !drawn {
            return broken_by_characters(text, (columns / characters_per_column(weight)).max(1));
        }
        let width = columns as f32 * self.roll.pitch();
        let mut lines = Vec::new();
        let mut rest = text.to_owned();
        // Each line is taken off alone: a line's glyphs may differ by where the text is broken.
        while !rest.is_empty() {
            let taken = self.first_line(&rest, weight, width);
            let line = rest[..taken].trim_end().to_owned();
            rest = rest[taken..].trim_start().to_owned();
            lines.push(line);
        }
        lines
    }

    /// How many bytes of `text` go on a first line of `width`; at least one cluster.
    fn first_line(&mut self, text: &str, weight: Weight, width: f32) -> usize {
        use unicode_segmentation::UnicodeSegmentation;
        let style = style(self.roll, weight);
        let shaped = self.setter.shape(text, style, width, usize::MAX);
        let mut end = shaped.lines.first().map_or(text.len(), |line| line.range.end);
        loop {
            let first_cluster = text.graphemes(true).next().map_or(text.len(), str::len);
            let fits = self.setter.shape_line(text[..end].trim_end(), style).width <= width;
            if fits || end <= first_cluster {
                return end.max(first_cluster);
            }
            end = text[..end].grapheme_indices(true).next_back().map_or(0, |(start, _)| start);
        }
    }
}

/// How drawn text of this weight looks on this roll.
pub(super) fn style(roll: Roll, weight: Weight) -> Style {
    let size = roll.type_size();
    match weight {
        Weight::Plain => Style::regular(size),
        Weight::Bold => Style::bold(size),
        Weight::Big => Style::bold((size * 1.6).round()),
    }
    .leading(LEADING)
}

/// Columns that one character of a row that goes as text takes.
pub(super) const fn characters_per_column(weight: Weight) -> usize {
    match weight {
        Weight::Plain | Weight::Bold => 1,
        Weight::Big => 2,
    }
}

fn broken_by_characters(text: &str, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_ascii_whitespace() {
        let mut word = word;
        loop {
            let line = lines.last_mut().expect("there is a line from the start");
            let taken = if line.is_empty() { 0 } else { line.len() + 1 };
            if taken + word.len() <= most {
                if taken > 0 {
                    line.push(' ');
                }
                line.push_str(word);
                break;
            }
            if line.is_empty() {
                let (head, tail) = word.split_at(most);
                line.push_str(head);
                word = tail;
            }
            lines.push(String::new());
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// What a printer's own font has instead of typography.
fn plain_typography(text: &str) -> String {
    text.replace(['−', '–', '—'], "-")
        .replace('×', "x")
        .replace('·', "-")
        .replace(['‘', '’'], "'")
        .replace(['“', '”'], "\"")
        .replace('…', "...")
}
