//! Invoices as PDF: A4 and A5, laid out for reading.
//!
//! Layout comes first and gives marks on pages ([`canvas`]), which are then painted; so a page can say how many
//! there are, and tests can look at where everything stands.

mod canvas;
mod foot;
mod head;
mod items;
mod paint;
mod summary;
mod totals;

#[cfg(test)]
mod tests;

pub(crate) use totals::shown_heads;

use crate::paper::{Paper, PaperRefusal};
use crate::press::Press;
use crate::say::PaperWords;
use canvas::{Canvas, Page};

/// How much smaller type may be set to save a page; below, it would be hard to read.
const SQUEEZES: [f32; 2] = [0.95, 0.9];
/// A page more matters on a short paper; a long one is not laid out again for it.
const MOST_PAGES_TO_SAVE: usize = 3;

/// The size of the paper, upright.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sheet {
    /// 210 × 297 mm.
    A4,
    /// 148 × 210 mm. Tax stands in one column there; its heads are in the summary and below.
    A5,
}

impl Press {
    /// Prints `paper` as PDF, in the language of `words`. The same arguments give the same bytes.
    ///
    /// Long bills go on over as many pages as they need, with the head repeated and sums carried. A name that fills
    /// more than 24 lines is cut.
    ///
    /// # Errors
    /// [`PaperRefusal`] when the paper must not be printed; see [`Paper::check`].
    pub fn pdf(
        &mut self,
        paper: &Paper,
        sheet: Sheet,
        words: &dyn PaperWords,
    ) -> Result<Vec<u8>, PaperRefusal> {
        paper.check()?;
        let pages = self.pages(paper, sheet, words);
        Ok(paint::paint(self, paper, words, sheet, &pages))
    }

    /// The paper laid out, without painting it. What nearly fits on fewer pages is set a little smaller.
    fn pages(&mut self, paper: &Paper, sheet: Sheet, words: &dyn PaperWords) -> Vec<Page> {
        let pages = self.laid_out(paper, sheet, words, 1.0);
        if !(2..=MOST_PAGES_TO_SAVE).contains(&pages.len()) {
            return pages;
        }
        for squeeze in SQUEEZES {
            let smaller = self.laid_out(paper, sheet, words, squeeze);
            if smaller.len() < pages.len() {
                return smaller;
            }
        }
        pages
    }

    fn laid_out(&mut self, paper: &Paper, sheet: Sheet, words: &dyn PaperWords, squeeze: f32) -> Vec<Page> {
        let mut canvas = Canvas::new(&mut self.setter, sheet, paper, words, squeeze);
        head::letterhead(&mut canvas);
        head::parties(&mut canvas);
        items::table(&mut canvas);
        foot::foot(&mut canvas);
        canvas.finish()
    }
}
