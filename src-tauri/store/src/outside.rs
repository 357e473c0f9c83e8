//! What lies outside the book, in a file beside it: its generations, and how far the present one has come.
//!
//! One generation a line, the present one last. The lines before it are for a book that was put back to a time
//! before they began: it must ask after references whose tags it never knew.

use crate::error::StoreError;
use crate::lock::{FolderLock, Held};
use domain::BookTag;
use std::fmt::Write as _;
use std::fs::{File, OpenOptions};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::Path;

/// The file's name in the data folder.
const FILE: &str = "book.generation";

/// What lies outside the book, in a file beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    pub(crate) book_id: String,
    /// Never empty.
    pub(crate) reached: Vec<Reached>,
}

/// How far a generation has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reached {
    pub(crate) generation: String,
    pub(crate) tag: BookTag,
    pub(crate) series: i64,
    pub(crate) step: i64,
    /// The last order number given before it began.
    pub(crate) began_after: u32,
    /// The last order number given.
    pub(crate) last_sequence: u32,
}

impl Outside {
    /// The last order number that was given under it.
    #[must_use]
    pub fn last_sequence(&self) -> u32 {
        self.reached.iter().map(|reached| reached.last_sequence).max().unwrap_or(0)
    }

    /// Reads the file; `None` when there is none or it makes no sense, which counts as not the newest.
    #[must_use]
    pub fn read(folder: &Path) -> Option<Outside> {
        // Without the lock the text is read all the same: it is written by one call.
        let lock = FolderLock::open(folder).ok();
        let _held = lock.as_ref().and_then(|lock| lock.hold().ok());
        Self::parse(&std::fs::read_to_string(folder.join(FILE)).ok()?)
    }

    pub(crate) fn present(&self) -> Option<&Reached> {
        self.reached.last()
    }

    pub(crate) fn series(&self) -> i64 {
        self.reached.iter().map(|reached| reached.series).max().unwrap_or(0)
    }

    fn parse(text: &str) -> Option<Outside> {
        let mut book_id = None;
        let mut reached = Vec::new();
        for line in text.lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            let [book, generation, tag, series, step, began_after, last_sequence] = words[..] else {
                return None;
            };
            if book_id.is_some_and(|known| known != book) {
                return None;
            }
            book_id = Some(book);
            reached.push(Reached {
                generation: generation.into(),
                tag: tag.parse().ok()?,
                series: series.parse().ok()?,
                step: step.parse().ok()?,
                began_after: began_after.parse().ok()?,
                last_sequence: last_sequence.parse().ok()?,
            });
        }
        Some(Outside { book_id: book_id?.into(), reached })
    }

    /// Fixed widths, so that the text is overwritten in place and is never half as long.
    fn text(&self) -> String {
        let mut text = String::new();
        for Reached { generation, tag, series, step, began_after, last_sequence } in &self.reached {
            // Writing to a string cannot fail.
            let _ = writeln!(
                text,
                "{} {generation} {tag} {series:06} {step:020} {began_after:08} {last_sequence:08}",
                self.book_id
            );
        }
        text
    }

    /// Adds what is known now, unless more is known already.
    fn learn(&mut self, present: Reached) -> bool {
        let Some(last) = self.reached.last_mut() else { return false };
        if (last.series, last.step) >= (present.series, present.step) {
            return false;
        }
        if last.generation == present.generation {
            (last.step, last.last_sequence) = (present.step, present.last_sequence);
        } else {
            self.reached.push(present);
        }
        true
    }
}

/// The file, open for writing.
#[derive(Debug)]
pub(crate) struct OutsideFile {
    file: File,
}

impl OutsideFile {
    /// Opens the file, and makes it where there is none.
    pub(crate) fn open(folder: &Path) -> Result<OutsideFile, StoreError> {
        let path = folder.join(FILE);
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        Ok(OutsideFile { file })
    }

    /// Notes how far the book has come, unless another process has noted more. Not flushed to the disk: after a
    /// power cut it may be behind the book, never before it, and only a book that is behind is quarantined.
    pub(crate) fn note(
        &mut self,
        _held: &Held<'_>,
        book_id: &str,
        present: Reached,
    ) -> Result<(), StoreError> {
        let known = read_whole(&mut self.file)?.filter(|known| known.book_id == book_id);
        let is_first = known.is_none();
        let outside = match known {
            None => Outside { book_id: book_id.into(), reached: vec![present] },
            Some(mut known) => {
                if !known.learn(present) {
                    return Ok(());
                }
                known
            }
        };
        self.file.rewind()?;
        self.file.write_all(outside.text().as_bytes())?;
        if is_first {
            let end = self.file.stream_position()?;
            self.file.set_len(end)?;
            // A file that is lost is worse than one that is behind.
            self.file.sync_all()?;
        }
        Ok(())
    }

    /// Brings the file up to its own book, which a power cut or a kill left it behind. A file that says nothing, or
    /// ends with another generation, stays as it is: it tells that the book is not the newest.
    pub(crate) fn catch_up(
        &mut self,
        held: &Held<'_>,
        book_id: &str,
        present: Reached,
    ) -> Result<(), StoreError> {
        let known = read_whole(&mut self.file)?.filter(|known| known.book_id == book_id);
        let is_ours = known
            .as_ref()
            .and_then(Outside::present)
            .is_some_and(|last| last.generation == present.generation);
        if is_ours { self.note(held, book_id, present) } else { Ok(()) }
    }
}

fn read_whole(file: &mut File) -> Result<Option<Outside>, StoreError> {
    let mut known = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut known)?;
    Ok(std::str::from_utf8(&known).ok().and_then(Outside::parse))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reached(generation: &str, series: i64, step: i64, last_sequence: u32) -> Reached {
        let tag = "K7Q3".parse().unwrap();
        Reached {
            generation: generation.into(),
            tag,
            series,
            step,
            began_after: last_sequence,
            last_sequence,
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let outside = Outside {
            book_id: "b".repeat(32),
            reached: vec![reached("aa", 1, 7, 3), reached("bb", 2, 0, 3)],
        };
        assert_eq!(Outside::parse(&outside.text()), Some(outside));
    }

    #[test]
    fn what_makes_no_sense_is_nothing() {
        let whole = Outside { book_id: "b".into(), reached: vec![reached("aa", 1, 7, 3)] }.text();
        for text in ["", "\n", "b", &whole[..whole.len() - 12], &format!("{whole}c{}", &whole[1..])] {
            assert_eq!(Outside::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn it_never_goes_back() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = OutsideFile::open(folder.path()).unwrap();
        let lock = FolderLock::open(folder.path()).unwrap();
        let mut check = |present: Reached, expected: (i64, i64)| {
            file.note(&lock.hold().unwrap(), "book", present).unwrap();
            assert_eq!(last(folder.path()), Some(expected));
        };
        check(reached("aa", 1, 5, 2), (1, 5));
        check(reached("aa", 1, 4, 1), (1, 5));
        check(reached("aa", 1, 6, 3), (1, 6));
        check(reached("bb", 2, 0, 3), (2, 0));
        // A process that had the book of the generation before open, and was slow.
        check(reached("aa", 1, 7, 4), (2, 0));
        assert_eq!(Outside::read(folder.path()).unwrap().reached.len(), 2);
    }

    #[test]
    fn another_book_in_the_folder_begins_the_file_anew() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = OutsideFile::open(folder.path()).unwrap();
        let lock = FolderLock::open(folder.path()).unwrap();
        file.note(&lock.hold().unwrap(), "a-book-with-a-long-name", reached("aa", 1, 5, 2)).unwrap();
        file.note(&lock.hold().unwrap(), "book", reached("bb", 1, 3, 2)).unwrap();
        assert_eq!(last(folder.path()), Some((1, 3)));
    }

    #[test]
    fn only_its_own_book_catches_up() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = OutsideFile::open(folder.path()).unwrap();
        let lock = FolderLock::open(folder.path()).unwrap();
        file.catch_up(&lock.hold().unwrap(), "book", reached("aa", 1, 5, 2)).unwrap();
        assert_eq!(last(folder.path()), None);
        file.note(&lock.hold().unwrap(), "book", reached("aa", 1, 5, 2)).unwrap();
        file.catch_up(&lock.hold().unwrap(), "book", reached("bb", 2, 6, 2)).unwrap();
        assert_eq!(last(folder.path()), Some((1, 5)));
        file.catch_up(&lock.hold().unwrap(), "book", reached("aa", 1, 8, 4)).unwrap();
        assert_eq!(last(folder.path()), Some((1, 8)));
    }

    fn last(folder: &Path) -> Option<(i64, i64)> {
        Outside::read(folder)?.present().map(|last| (last.series, last.step))
    }
}
