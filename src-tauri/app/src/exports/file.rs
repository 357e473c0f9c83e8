//! A file where a person chose: there whole, or not at all, and never over another one unasked.

use crate::error::{AppError, Code};
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Keeps a file. With `replace` an older one of that name gives way; without, it stays and this is refused.
///
/// # Errors
/// [`Code::ExportExists`], [`Code::DiskFull`], [`Code::ExportNotWritten`].
pub fn keep(path: &Path, bytes: &[u8], replace: bool) -> Result<(), AppError> {
    let refused = |error: io::Error| refusal(path, &error);
    if path.is_dir() {
        return Err(not_written(path));
    }
    // The empty file holds the name until the whole one takes its place.
    let is_reserved = if replace {
        false
    } else {
        OpenOptions::new().write(true).create_new(true).open(path).map_err(refused)?;
        true
    };
    let fresh = beside(path);
    let kept = write(&fresh, bytes).and_then(|()| fs::rename(&fresh, path));
    if kept.is_err() {
        // What was begun is of no use to anybody; that it could not be removed changes nothing.
        let _ = fs::remove_file(&fresh);
        if is_reserved {
            let _ = fs::remove_file(path);
        }
    }
    kept.map_err(refused)
}

/// There is a file already.
pub fn exists(path: &Path) -> AppError {
    AppError::new(Code::ExportExists).at("file").with_text("file", name(path))
}

fn write(fresh: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(fresh)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// In the same folder, so that it can take the name in one step.
fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".part");
    path.with_file_name(name)
}

fn refusal(path: &Path, error: &io::Error) -> AppError {
    tracing::warn!(%error, "a file could not be written");
    match error.kind() {
        ErrorKind::AlreadyExists => exists(path),
        ErrorKind::StorageFull => AppError::new(Code::DiskFull).at("file"),
        _ => not_written(path),
    }
}

fn not_written(path: &Path) -> AppError {
    AppError::new(Code::ExportNotWritten).at("file").with_text("file", name(path))
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let files = fs::read_dir(folder).unwrap();
        files.map(|file| file.unwrap().file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_file_that_is_there_stays_until_somebody_says_that_it_may_go() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("books.csv");
        keep(&path, b"first", false).unwrap();
        let refused = keep(&path, b"second", false).unwrap_err();
        assert_eq!((refused.code, refused.field.as_deref()), (Code::ExportExists, Some("file")));
        assert_eq!(fs::read(&path).unwrap(), b"first");
        keep(&path, b"second", true).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"second");
        assert_eq!(names(folder.path()), ["books.csv"], "nothing is left behind");
    }

    #[test]
    fn a_place_that_takes_no_file_is_refused_and_nothing_is_left_there() {
        let folder = tempfile::tempdir().unwrap();
        for path in [folder.path().join("no such folder/books.csv"), folder.path().to_path_buf()] {
            for replace in [false, true] {
                assert_eq!(keep(&path, b"x", replace).unwrap_err().code, Code::ExportNotWritten);
            }
        }
        // The name for the file that is being written is taken by something that gives no way.
        fs::create_dir(folder.path().join(".books.csv.part")).unwrap();
        let path = folder.path().join("books.csv");
        assert_eq!(keep(&path, b"x", false).unwrap_err().code, Code::ExportNotWritten);
        assert!(!path.exists(), "the name is free again");
    }
}
