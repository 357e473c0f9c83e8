//! The vault as its callers see it, one module for each kind, and what holds for all of them.

mod file;
mod keychain;
mod passphrase;

use domain::AccountId;
use secrecy::{ExposeSecret, SecretString};

use crate::{BookId, MAX_SECRET_BYTES, PassphraseSource, SecretName, Vault, VaultError, VaultKind};

fn book(id: &str) -> BookId {
    BookId::parse(id).unwrap()
}

fn api_key() -> SecretName {
    SecretName::api_key(AccountId::new(7))
}

fn given(passphrase: &str) -> PassphraseSource {
    PassphraseSource::Given(SecretString::from(passphrase))
}

#[track_caller]
fn check_get(vault: &Vault, name: &SecretName, expected: Option<&str>) {
    let kept = vault.get(name).unwrap();
    assert_eq!(kept.as_ref().map(ExposeSecret::expose_secret), expected);
}

/// What every kind of vault must do with an entry in its life.
#[track_caller]
fn check_life_of_an_entry(vault: &Vault) {
    check_get(vault, &api_key(), None);
    vault.put(&api_key(), &SecretString::from("first")).unwrap();
    check_get(vault, &api_key(), Some("first"));
    vault.put(&api_key(), &SecretString::from("पर्ची\nsecond line")).unwrap();
    check_get(vault, &api_key(), Some("पर्ची\nsecond line"));
    check_get(vault, &SecretName::generation(), None);
    vault.remove(&api_key()).unwrap();
    check_get(vault, &api_key(), None);
    vault.remove(&api_key()).unwrap();
}

/// Secrets that no kind of vault takes, and one that each does.
#[track_caller]
fn check_bounds(vault: &Vault) {
    let longest = SecretString::from("x".repeat(MAX_SECRET_BYTES));
    assert_eq!(vault.put(&api_key(), &SecretString::from("")), Err(VaultError::BadLength));
    let too_long = SecretString::from("x".repeat(MAX_SECRET_BYTES + 1));
    assert_eq!(vault.put(&api_key(), &too_long), Err(VaultError::BadLength));
    check_get(vault, &api_key(), None);
    vault.put(&api_key(), &longest).unwrap();
    check_get(vault, &api_key(), Some(longest.expose_secret()));
}

#[test]
fn memory_keeps_an_entry_until_it_is_removed() {
    check_life_of_an_entry(&Vault::memory());
}

#[test]
fn memory_takes_secrets_within_the_bounds_only() {
    check_bounds(&Vault::memory());
}

#[test]
fn a_missing_entry_is_named_where_the_book_cannot_do_without_it() {
    let answer = Vault::memory().require(&api_key()).map(|_| ());
    assert_eq!(answer, Err(VaultError::Missing { what: "account/7/api-key".to_owned() }));
}

#[test]
fn names_are_lower_case_words() {
    for name in ["book/generation", "account/7/api-key", "x"] {
        assert_eq!(SecretName::parse(name).unwrap().as_str(), name);
    }
    for name in ["", "/", "a/", "/a", "a//b", "A", "a b", "a\n", "ख", &"a".repeat(97)] {
        assert!(SecretName::parse(name).is_err(), "{name:?}");
    }
    for id in ["", "A1", "a/b", "a b", "..", &"a".repeat(65)] {
        assert!(BookId::parse(id).is_err(), "{id:?}");
    }
    assert_eq!(book("0f3a-77").as_str(), "0f3a-77");
}

#[test]
fn the_ready_made_names_are_names() {
    let account = AccountId::new(7);
    for name in [SecretName::api_key(account), SecretName::app_secret(account), SecretName::generation()] {
        assert_eq!(SecretName::parse(name.as_str()), Ok(name));
    }
}

#[test]
fn recorded_kinds_are_read_back_and_others_are_not() {
    for kind in [VaultKind::Keychain, VaultKind::File, VaultKind::Memory] {
        assert_eq!(kind.as_str().parse(), Ok(kind));
    }
    assert!("Keychain".parse::<VaultKind>().is_err());
    assert!("".parse::<VaultKind>().is_err());
}
