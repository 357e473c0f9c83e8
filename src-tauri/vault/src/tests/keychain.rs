//! The keychain, played by `keyring-core`'s mock store.

use std::sync::Arc;

use keyring_core::{CredentialStore, Error, mock};
use secrecy::SecretString;

use super::{api_key, book, check_bounds, check_get, check_life_of_an_entry, given};
use crate::{KeychainVault, PassphraseSource, VAULT_FILE, Vault, VaultError, VaultKind};

fn mock_store() -> Arc<CredentialStore> {
    mock::Store::new().unwrap()
}

fn keychain(store: &Arc<CredentialStore>, id: &str) -> Vault {
    Vault::Keychain(KeychainVault::open(Some(Arc::clone(store)), book(id)).unwrap())
}

/// Makes the next call about one entry fail.
fn fail_next(store: &Arc<CredentialStore>, user: &str, error: Error) {
    let entry = store.build("Parchi", user, None).unwrap();
    entry.as_any().downcast_ref::<mock::Cred>().unwrap().set_error(error);
}

fn person_declined() -> Error {
    Error::NoStorageAccess("the prompt was dismissed".into())
}

#[test]
fn the_keychain_keeps_an_entry_until_it_is_removed() {
    check_life_of_an_entry(&keychain(&mock_store(), "book-a"));
}

#[test]
fn the_keychain_takes_secrets_within_the_bounds_only() {
    check_bounds(&keychain(&mock_store(), "book-a"));
}

#[test]
fn two_books_in_one_keychain_stay_apart() {
    let store = mock_store();
    let (a, b) = (keychain(&store, "book-a"), keychain(&store, "book-b"));
    a.put(&api_key(), &SecretString::from("of a")).unwrap();
    check_get(&b, &api_key(), None);
    b.put(&api_key(), &SecretString::from("of b")).unwrap();
    b.remove(&api_key()).unwrap();
    check_get(&a, &api_key(), Some("of a"));
}

#[test]
fn a_new_book_takes_the_keychain_that_answers_and_leaves_no_probe_in_it() {
    let (store, dir) = (mock_store(), tempfile::tempdir().unwrap());
    let system = || Some(Arc::clone(&store));
    let vault = Vault::choose_on(system, dir.path(), &book("book-a"), &PassphraseSource::None).unwrap();
    assert_eq!(vault.kind(), VaultKind::Keychain);
    let probe = store.build("Parchi", "book-a/probe", None).unwrap();
    assert!(matches!(probe.get_secret(), Err(Error::NoEntry)));
    assert!(!dir.path().join(VAULT_FILE).exists());
}

#[test]
fn a_new_book_takes_the_file_where_no_keychain_answers() {
    let dir = tempfile::tempdir().unwrap();
    let vault = Vault::choose_on(|| None, dir.path(), &book("book-a"), &given("open sesame")).unwrap();
    assert_eq!(vault.kind(), VaultKind::File);
    assert!(dir.path().join(VAULT_FILE).exists());
}

#[test]
fn a_new_book_takes_the_file_where_the_keychain_refuses_the_probe() {
    let (store, dir) = (mock_store(), tempfile::tempdir().unwrap());
    fail_next(&store, "book-a/probe", person_declined());
    let system = || Some(Arc::clone(&store));
    let vault = Vault::choose_on(system, dir.path(), &book("book-a"), &given("open sesame")).unwrap();
    assert_eq!(vault.kind(), VaultKind::File);
}

#[test]
fn without_keychain_and_passphrase_a_new_book_gets_no_vault() {
    let dir = tempfile::tempdir().unwrap();
    let answer = Vault::choose_on(|| None, dir.path(), &book("book-a"), &PassphraseSource::None);
    assert_eq!(answer.map(|vault| vault.kind()), Err(VaultError::PassphraseNeeded));
    assert_eq!(dir.path().read_dir().unwrap().count(), 0);
}

#[test]
fn a_book_of_the_keychain_does_not_fall_back_to_a_file_that_is_there() {
    let dir = tempfile::tempdir().unwrap();
    Vault::create(VaultKind::File, dir.path(), &book("book-a"), &given("open sesame")).unwrap();
    let source = given("open sesame");
    let answer = Vault::open_on(|| None, VaultKind::Keychain, dir.path(), &book("book-a"), &source);
    assert_eq!(answer.map(|vault| vault.kind()), Err(VaultError::Locked));
}

#[test]
fn a_keychain_that_locks_later_is_locked_until_it_is_opened_again() {
    let (store, dir) = (mock_store(), tempfile::tempdir().unwrap());
    let system = || Some(Arc::clone(&store));
    let vault = Vault::choose_on(system, dir.path(), &book("book-a"), &given("open sesame")).unwrap();
    vault.put(&api_key(), &SecretString::from("kept")).unwrap();
    let user = "book-a/account/7/api-key";

    fail_next(&store, user, person_declined());
    assert_eq!(vault.get(&api_key()).map(|_| ()), Err(VaultError::Locked));
    fail_next(&store, user, Error::PlatformFailure("the bus is gone".into()));
    assert_eq!(vault.put(&api_key(), &SecretString::from("lost")), Err(VaultError::Locked));
    fail_next(&store, user, person_declined());
    assert_eq!(vault.remove(&api_key()), Err(VaultError::Locked));

    check_get(&vault, &api_key(), Some("kept"));
    assert_eq!(dir.path().read_dir().unwrap().count(), 0);
}

#[test]
fn an_entry_that_is_not_text_is_damaged_and_not_shown() {
    let store = mock_store();
    let vault = keychain(&store, "book-a");
    let entry = store.build("Parchi", "book-a/account/7/api-key", None).unwrap();
    entry.set_secret(b"s3cr3t\xff").unwrap();
    let answer = vault.get(&api_key()).map(|_| ());
    assert_eq!(answer, Err(VaultError::Damaged));
    assert!(!format!("{answer:?} {vault:?}").contains("s3cr3t"));
}
