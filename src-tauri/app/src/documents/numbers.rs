//! Series of numbers, as a person sees and sets them.

use crate::clock::day_in_india;
use crate::error::{AppError, Code};
use crate::shop::App;
use crate::views::{SeriesFormatForm, SeriesView};
use domain::document::{FormatInvalid, NumberFormat, Series, SeriesKind};
use store::SeriesRow;

impl App {
    /// The series that number documents today, and those of earlier years.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn series(&self) -> Result<Vec<SeriesView>, AppError> {
        let today = day_in_india(self.now());
        self.store().read(|book| {
            let begun = book.all_series()?;
            let mut all = Vec::new();
            for kind in SeriesKind::ALL {
                let series = book.series_on(kind, today)?;
                let row = begun.iter().find(|row| row.series.id == series.id).cloned();
                let row = row.unwrap_or(SeriesRow { series, last: None, n_cancelled: 0 });
                all.push(SeriesView::of(&row, &book.wanted_format(kind)?, true));
            }
            let life = book.generation()?.series;
            let is_past = |row: &&SeriesRow| {
                !row.series.id.year.contains(today) || i64::from(row.series.id.life) != life
            };
            for row in begun.iter().filter(is_past) {
                all.push(SeriesView::of(row, &row.series.format, false));
            }
            Ok(all)
        })
    }

    /// Sets how the numbers of a kind are written, from the next series on; at once while the series of this year has
    /// given none.
    ///
    /// # Errors
    /// What is wrong with the pattern, at `format`; [`Code::FormatMeets`] when its numbers could be those of another
    /// series.
    pub fn set_series_format(&self, form: &SeriesFormatForm) -> Result<Vec<SeriesView>, AppError> {
        let kind = SeriesKind::from_name(&form.kind);
        let kind = kind.ok_or_else(|| AppError::new(Code::FieldInvalid).at("kind"))?;
        let format = NumberFormat::parse(&form.format).map_err(refused)?;
        let today = day_in_india(self.now());
        self.store().write("series-format", move |book| {
            let wanted = Series { id: book.series_on(kind, today)?.id, format: format.clone() };
            for other in SeriesKind::ALL.into_iter().filter(|other| *other != kind) {
                let other =
                    Series { id: book.series_on(other, today)?.id, format: book.wanted_format(other)? };
                if wanted.may_meet(&other) {
                    return Err(AppError::new(Code::FormatMeets).at("format"));
                }
            }
            Ok(book.want_format(kind, &format)?)
        })?;
        self.series()
    }
}

fn refused(why: FormatInvalid) -> AppError {
    let code = match why {
        FormatInvalid::Character => Code::FormatCharacter,
        FormatInvalid::Beginning => Code::FormatBeginning,
        FormatInvalid::Sequence => Code::FormatSequence,
        FormatInvalid::Year => Code::FormatYear,
        FormatInvalid::Length => Code::FormatLength,
    };
    AppError::new(code).at("format")
}
