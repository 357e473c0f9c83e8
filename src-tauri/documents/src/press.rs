//! The press: everything that is loaded once and used for every paper.

use std::collections::HashMap;

use parley::FontData;

use crate::text::Typesetter;

/// Makes papers. Making a press loads the fonts, some milliseconds; a paper then takes a few. Keep one per thread.
pub struct Press {
    pub(crate) setter: Typesetter,
    inks: HashMap<(u64, u32), krilla::text::Font>,
}

impl Press {
    /// Loads the fonts.
    #[must_use]
    pub fn new() -> Press {
        Press { setter: Typesetter::new(), inks: HashMap::new() }
    }

    /// The font as a PDF embeds it; made once, because that reads all of its tables.
    pub(crate) fn embedded(&mut self, font: &FontData) -> krilla::text::Font {
        let (data, id) = font.data.clone().into_raw_parts();
        let made = || {
            krilla::text::Font::new(data.into(), font.index).expect("the program's own fonts can be embedded")
        };
        self.inks.entry((id, font.index)).or_insert_with(made).clone()
    }
}

impl Default for Press {
    fn default() -> Press {
        Press::new()
    }
}

impl std::fmt::Debug for Press {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Press").field("fonts_embedded", &self.inks.len()).finish_non_exhaustive()
    }
}
