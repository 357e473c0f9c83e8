//! Where the program keeps things on this computer: the shop's book, the practice book beside it, preferences, logs.

use app::views::BookName;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// The file that says which book was open last.
const LAST_BOOK: &str = "last-book";

/// The folder of everything.
#[derive(Clone, Debug)]
pub struct Folders {
    root: PathBuf,
}

impl Folders {
    /// Everything lies in this folder.
    #[must_use]
    pub const fn in_folder(root: PathBuf) -> Folders {
        Folders { root }
    }

    /// The chosen folder, else the one in which programs of this system keep a user's data; the command line program
    /// finds the same book there. `None` on a system that names none.
    #[must_use]
    pub fn of_user(chosen: Option<PathBuf>) -> Option<Folders> {
        chosen.or_else(user_folder).map(Folders::in_folder)
    }

    /// The folder itself, in which preferences lie.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of a book.
    #[must_use]
    pub fn book(&self, name: BookName) -> PathBuf {
        match name {
            BookName::Real => self.root.clone(),
            BookName::Practice => self.root.join("practice"),
        }
    }

    /// The folder of the logs.
    #[must_use]
    pub fn logs(&self) -> PathBuf {
        self.root.join("logs")
    }

    /// The book that was open last: the shop's own, unless a file says otherwise.
    #[must_use]
    pub fn last_book(&self) -> BookName {
        match fs::read(self.root.join(LAST_BOOK)) {
            Ok(text) if text == b"practice" => BookName::Practice,
            _ => BookName::Real,
        }
    }

    /// Notes which book is open. Where that cannot be written, the next start opens the shop's own: nothing is lost.
    pub fn note_book(&self, name: BookName) {
        let text: &[u8] = match name {
            BookName::Real => b"real",
            BookName::Practice => b"practice",
        };
        let written =
            fs::create_dir_all(&self.root).and_then(|()| fs::write(self.root.join(LAST_BOOK), text));
        if let Err(error) = written {
            tracing::warn!(%error, "which book is open could not be noted");
        }
    }
}

fn user_folder() -> Option<PathBuf> {
    let home = || variable("HOME");
    if cfg!(windows) {
        variable("LOCALAPPDATA").map(|data| data.join("Parchi"))
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library/Application Support/Parchi"))
    } else {
        let data = variable("XDG_DATA_HOME").filter(|data| data.is_absolute());
        data.or_else(|| home().map(|home| home.join(".local/share"))).map(|data| data.join("parchi"))
    }
}

fn variable(name: &str) -> Option<PathBuf> {
    let value = std::env::var_os(name).filter(|value| value != OsStr::new(""))?;
    Some(PathBuf::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_book_that_was_open_is_opened_again() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::in_folder(folder.path().join("not there yet"));
        assert_eq!(folders.last_book(), BookName::Real);
        folders.note_book(BookName::Practice);
        assert_eq!(folders.last_book(), BookName::Practice);
        folders.note_book(BookName::Real);
        assert_eq!(folders.last_book(), BookName::Real);
        fs::write(folders.root().join(LAST_BOOK), b"\xff nonsense").unwrap();
        assert_eq!(folders.last_book(), BookName::Real);
    }
}
