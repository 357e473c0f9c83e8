//! The vault file: what it keeps, what it hides, and what damage and other processes do to it.

use std::fs;
use std::path::Path;
use std::thread;

use secrecy::SecretString;
use tempfile::TempDir;

use super::{api_key, book, check_bounds, check_get, check_life_of_an_entry, given};
use crate::error::WriteFailure;
use crate::{PassphraseSource, SecretName, VAULT_FILE, Vault, VaultError, VaultKind};

fn create(dir: &Path, id: &str) -> Vault {
    Vault::create(VaultKind::File, dir, &book(id), &given("open sesame")).unwrap()
}

fn open(dir: &Path, passphrase: &PassphraseSource) -> Result<Vault, VaultError> {
    Vault::open(VaultKind::File, dir, &book("book-a"), passphrase)
}

/// A folder whose vault file holds one secret of `book-a`.
fn folder_with_a_secret() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    create(dir.path(), "book-a").put(&api_key(), &SecretString::from("rzp-live-s3cr3t")).unwrap();
    dir
}

#[track_caller]
fn check_open(dir: &Path, passphrase: &PassphraseSource, expected: &Result<VaultKind, VaultError>) {
    assert_eq!(&open(dir, passphrase).map(|vault| vault.kind()), expected);
}

/// Puts other bytes in the vault file's place and expects that it is noticed.
#[track_caller]
fn check_noticed(dir: &Path, bytes: &[u8], how: &str) {
    fs::write(dir.join(VAULT_FILE), bytes).unwrap();
    let answer = open(dir, &given("open sesame")).map(|vault| vault.kind());
    assert!(matches!(answer, Err(VaultError::Damaged | VaultError::PassphraseWrong)), "{how}: {answer:?}");
}

#[test]
fn the_file_keeps_an_entry_until_it_is_removed() {
    let dir = tempfile::tempdir().unwrap();
    check_life_of_an_entry(&create(dir.path(), "book-a"));
}

#[test]
fn the_file_takes_secrets_within_the_bounds_only() {
    let dir = tempfile::tempdir().unwrap();
    check_bounds(&create(dir.path(), "book-a"));
}

#[test]
fn a_secret_is_there_after_the_vault_is_opened_again() {
    let dir = folder_with_a_secret();
    check_get(&open(dir.path(), &given("open sesame")).unwrap(), &api_key(), Some("rzp-live-s3cr3t"));
}

#[test]
fn a_file_that_is_already_there_is_kept_when_a_book_is_new() {
    let dir = folder_with_a_secret();
    check_get(&create(dir.path(), "book-a"), &api_key(), Some("rzp-live-s3cr3t"));
    let answer = Vault::create(VaultKind::File, dir.path(), &book("book-b"), &given("other"));
    assert_eq!(answer.map(|vault| vault.kind()), Err(VaultError::PassphraseWrong));
    check_open(dir.path(), &given("open sesame"), &Ok(VaultKind::File));
}

#[test]
fn only_the_passphrase_opens_the_file() {
    let dir = folder_with_a_secret();
    check_open(dir.path(), &given("open sesame"), &Ok(VaultKind::File));
    check_open(dir.path(), &given("Open sesame"), &Err(VaultError::PassphraseWrong));
    check_open(dir.path(), &given("open sesame "), &Err(VaultError::PassphraseWrong));
    check_open(dir.path(), &PassphraseSource::None, &Err(VaultError::PassphraseNeeded));
}

#[test]
fn an_existing_book_gets_no_new_file_for_a_lost_one() {
    let dir = tempfile::tempdir().unwrap();
    let missing = VaultError::Missing { what: VAULT_FILE.to_owned() };
    check_open(dir.path(), &given("open sesame"), &Err(missing.clone()));
    assert_eq!(dir.path().read_dir().unwrap().count(), 0);

    let vault = create(dir.path(), "book-a");
    fs::remove_file(dir.path().join(VAULT_FILE)).unwrap();
    assert_eq!(vault.get(&api_key()).map(|_| ()), Err(missing.clone()));
    assert_eq!(vault.put(&api_key(), &SecretString::from("s3cr3t")), Err(missing));
    assert!(!dir.path().join(VAULT_FILE).exists());
}

#[test]
fn two_books_in_one_folder_stay_apart() {
    let dir = tempfile::tempdir().unwrap();
    let (a, b) = (create(dir.path(), "book-a"), create(dir.path(), "book-b"));
    a.put(&api_key(), &SecretString::from("of a")).unwrap();
    check_get(&b, &api_key(), None);
    b.put(&api_key(), &SecretString::from("of b")).unwrap();
    b.remove(&api_key()).unwrap();
    check_get(&a, &api_key(), Some("of a"));
}

#[test]
fn nothing_in_the_folder_tells_secret_name_or_passphrase() {
    let dir = folder_with_a_secret();
    for file in dir.path().read_dir().unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        for word in ["rzp-live-s3cr3t", "s3cr3t", "api-key", "book-a", "sesame"] {
            assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()), "{word}");
        }
    }
}

#[test]
fn neither_vault_nor_error_shows_a_secret() {
    let dir = folder_with_a_secret();
    let vault = open(dir.path(), &given("open sesame")).unwrap();
    let wrong = open(dir.path(), &given("swordfish")).unwrap_err();
    let shown = format!("{vault:?} {wrong:?} {wrong}");
    assert!(
        !shown.contains("s3cr3t") && !shown.contains("sesame") && !shown.contains("swordfish"),
        "{shown}"
    );
}

#[test]
fn a_file_cut_short_anywhere_is_noticed() {
    let dir = folder_with_a_secret();
    let whole = fs::read(dir.path().join(VAULT_FILE)).unwrap();
    for length in 0..whole.len() {
        check_noticed(dir.path(), &whole[..length], &format!("cut to {length} bytes"));
    }
}

#[test]
fn a_bit_flipped_anywhere_is_noticed() {
    let dir = folder_with_a_secret();
    let whole = fs::read(dir.path().join(VAULT_FILE)).unwrap();
    for at in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[at] ^= 1;
        check_noticed(dir.path(), &flipped, &format!("flipped at {at}"));
    }
}

#[test]
fn bytes_added_to_the_file_are_noticed() {
    let dir = folder_with_a_secret();
    let mut longer = fs::read(dir.path().join(VAULT_FILE)).unwrap();
    longer.push(0);
    check_noticed(dir.path(), &longer, "one byte more");
    longer.resize(2 * 1024 * 1024, 0);
    check_noticed(dir.path(), &longer, "two mebibytes");
}

#[test]
fn a_file_that_asks_for_gigabytes_is_refused() {
    let dir = folder_with_a_secret();
    let whole = fs::read(dir.path().join(VAULT_FILE)).unwrap();
    let end_of_stanza = whole.iter().enumerate().filter(|(_, b)| **b == b'\n').nth(1).unwrap().0;
    let greedy = [&whole[..end_of_stanza - 1], b"30", &whole[end_of_stanza..]].concat();
    fs::write(dir.path().join(VAULT_FILE), greedy).unwrap();
    check_open(dir.path(), &given("open sesame"), &Err(VaultError::Damaged));
}

#[test]
fn what_another_process_wrote_is_seen() {
    let dir = tempfile::tempdir().unwrap();
    let (ours, theirs) = (create(dir.path(), "book-a"), create(dir.path(), "book-a"));
    theirs.put(&api_key(), &SecretString::from("theirs")).unwrap();
    check_get(&ours, &api_key(), Some("theirs"));
    ours.put(&SecretName::generation(), &SecretString::from("ours")).unwrap();
    check_get(&theirs, &api_key(), Some("theirs"));
    check_get(&theirs, &SecretName::generation(), Some("ours"));
}

#[test]
fn writers_at_the_same_time_lose_nothing() {
    const N_WRITERS: usize = 6;
    const N_ENTRIES: usize = 5;
    let name = |writer: usize, entry: usize| SecretName::parse(&format!("w{writer}/e{entry}")).unwrap();
    let dir = tempfile::tempdir().unwrap();
    thread::scope(|scope| {
        for writer in 0..N_WRITERS {
            let dir = dir.path();
            // Each has a vault of its own, hence its own lock, as another process would.
            scope.spawn(move || {
                let vault = create(dir, "book-a");
                for entry in 0..N_ENTRIES {
                    vault
                        .put(&name(writer, entry), &SecretString::from(format!("{writer}-{entry}")))
                        .unwrap();
                }
            });
        }
    });
    let vault = open(dir.path(), &given("open sesame")).unwrap();
    for (writer, entry) in (0..N_WRITERS).flat_map(|w| (0..N_ENTRIES).map(move |e| (w, e))) {
        check_get(&vault, &name(writer, entry), Some(&format!("{writer}-{entry}")));
    }
}

#[test]
fn a_write_that_fails_leaves_what_was_there() {
    let dir = folder_with_a_secret();
    let vault = open(dir.path(), &given("open sesame")).unwrap();
    // A folder in the way of the temporary file: it can be neither removed as a file nor written.
    fs::create_dir(dir.path().join("vault.age.next")).unwrap();
    let answer = vault.put(&api_key(), &SecretString::from("never kept"));
    assert!(matches!(answer, Err(VaultError::Unwritable(_))), "{answer:?}");
    check_get(&vault, &api_key(), Some("rzp-live-s3cr3t"));
}

#[test]
fn what_a_process_that_died_left_behind_is_in_nobodys_way() {
    let dir = folder_with_a_secret();
    fs::write(dir.path().join("vault.age.next"), b"half a fi").unwrap();
    let vault = open(dir.path(), &given("open sesame")).unwrap();
    vault.put(&api_key(), &SecretString::from("newer")).unwrap();
    check_get(&open(dir.path(), &given("open sesame")).unwrap(), &api_key(), Some("newer"));
}

#[test]
fn a_failure_to_write_says_what_the_person_can_do() {
    use std::io::ErrorKind;
    for (kind, expected) in [
        (ErrorKind::StorageFull, WriteFailure::DiskFull),
        (ErrorKind::QuotaExceeded, WriteFailure::DiskFull),
        (ErrorKind::ReadOnlyFilesystem, WriteFailure::ReadOnly),
        (ErrorKind::PermissionDenied, WriteFailure::ReadOnly),
        (ErrorKind::BrokenPipe, WriteFailure::Other(ErrorKind::BrokenPipe)),
    ] {
        assert_eq!(VaultError::unwritable(&kind.into()), VaultError::Unwritable(expected));
    }
}

#[test]
fn a_folder_that_is_not_there_cannot_be_written() {
    let dir = tempfile::tempdir().unwrap();
    let gone = dir.path().join("gone");
    let answer = Vault::create(VaultKind::File, &gone, &book("book-a"), &given("open sesame"));
    assert!(matches!(answer, Err(VaultError::Unwritable(WriteFailure::Other(_)))), "{answer:?}");
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let dir = folder_with_a_secret();
    for file in dir.path().read_dir().unwrap() {
        let file = file.unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", file.file_name());
    }
}
