//! Files that a person names. `-` is standard input.

use crate::refusal::Refusal;
use app::Code;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// More is taken for a wrong file, in bytes (16 MiB). A bill or a webhook has some kilobytes.
const MOST_BYTES: u64 = 16 << 20;

/// The same for a list of items or customers, whose own reader refuses it by the byte (64 MiB).
const MOST_OF_TABLE: u64 = 64 << 20;

/// Reads a file as it is.
pub fn read(path: &Path) -> Result<Vec<u8>, Refusal> {
    read_up_to(path, MOST_BYTES)
}

/// Reads a list of items or customers.
pub fn read_table(path: &Path) -> Result<Vec<u8>, Refusal> {
    read_up_to(path, MOST_OF_TABLE)
}

fn read_up_to(path: &Path, most: u64) -> Result<Vec<u8>, Refusal> {
    let read = if path == Path::new("-") {
        read_bounded(io::stdin().lock(), most)
    } else {
        File::open(path).and_then(|file| read_bounded(file, most))
    };
    let bytes = read.map_err(|error| {
        let code = if error.kind() == ErrorKind::NotFound { "file_not_found" } else { "file_unreadable" };
        Refusal::new(code).with_text("path", path.display().to_string())
    })?;
    if u64::try_from(bytes.len()).is_ok_and(|n| n <= most) {
        Ok(bytes)
    } else {
        Err(Refusal::new(Code::TooLarge.as_str()))
    }
}

/// Reads a text file, without the mark that editors on Windows put before it.
pub fn read_text(path: &Path) -> Result<Vec<u8>, Refusal> {
    let mut bytes = read(path)?;
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    Ok(bytes)
}

fn read_bounded(source: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
