//! Where the passphrase comes from, and what of it counts.

use std::io;

use secrecy::ExposeSecret;

use super::given;
use crate::{MAX_PASSPHRASE_BYTES, PassphraseSource, VaultError};

#[track_caller]
fn check(source: &PassphraseSource, expected: &Result<&str, VaultError>) {
    let answer = source.read();
    assert_eq!(answer.as_ref().map(|p| p.expose_secret()).map_err(Clone::clone), *expected);
}

#[track_caller]
fn check_file(content: &[u8], expected: &Result<&str, VaultError>) {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), content).unwrap();
    check(&PassphraseSource::File(file.path().to_owned()), expected);
}

fn unreadable(kind: io::ErrorKind) -> VaultError {
    VaultError::Unreadable { what: "the passphrase file".to_owned(), kind }
}

#[test]
fn one_line_end_is_not_part_of_the_passphrase() {
    check_file(b"open sesame\n", &Ok("open sesame"));
    check_file(b"open sesame\r\n", &Ok("open sesame"));
    check_file(b"open sesame", &Ok("open sesame"));
    check_file(b"open sesame\n\n", &Ok("open sesame\n"));
    check_file(b" open sesame ", &Ok(" open sesame "));
    check(&given("open sesame\n"), &Ok("open sesame"));
}

#[test]
fn an_empty_passphrase_is_none() {
    check_file(b"", &Err(VaultError::PassphraseNeeded));
    check_file(b"\n", &Err(VaultError::PassphraseNeeded));
    check(&given(""), &Err(VaultError::PassphraseNeeded));
    check(&PassphraseSource::None, &Err(VaultError::PassphraseNeeded));
}

#[test]
fn a_wrong_file_is_not_taken_for_a_passphrase() {
    check_file(&[b'x'; MAX_PASSPHRASE_BYTES + 1], &Err(unreadable(io::ErrorKind::FileTooLarge)));
    check_file(b"\xff\xfe", &Err(unreadable(io::ErrorKind::InvalidData)));
    check_file(&[b'x'; MAX_PASSPHRASE_BYTES], &Ok(&"x".repeat(MAX_PASSPHRASE_BYTES)));
}

#[test]
fn a_passphrase_file_that_is_not_there_is_missing() {
    let dir = tempfile::tempdir().unwrap();
    let source = PassphraseSource::File(dir.path().join("none"));
    check(&source, &Err(VaultError::Missing { what: "the passphrase file".to_owned() }));
}

#[cfg(unix)]
#[test]
fn a_passphrase_can_come_through_a_pipe() {
    use std::io::Write;
    use std::os::fd::AsRawFd;

    let (reader, mut writer) = io::pipe().unwrap();
    writer.write_all(b"open sesame\n").unwrap();
    drop(writer);
    check(&PassphraseSource::Fd(reader.as_raw_fd().unsigned_abs()), &Ok("open sesame"));
}

#[test]
fn a_given_passphrase_is_not_shown_when_debugging() {
    assert!(!format!("{:?}", given("open sesame")).contains("sesame"));
}
