//! The vault as it ships: the crate's own tests derive keys with a cheap cost, this one with the real one.

use secrecy::{ExposeSecret, SecretString};
use vault::{BookId, PassphraseSource, SecretName, VAULT_FILE, Vault, VaultKind};

#[test]
fn the_vault_file_is_an_age_file_of_the_fixed_cost() {
    let dir = tempfile::tempdir().unwrap();
    let book = BookId::parse("0f3a").unwrap();
    let source = PassphraseSource::Given(SecretString::from("open sesame"));
    let vault = Vault::create(VaultKind::File, dir.path(), &book, &source).unwrap();
    vault.put(&SecretName::generation(), &SecretString::from("K7Q3")).unwrap();

    let file = std::fs::read(dir.path().join(VAULT_FILE)).unwrap();
    let header = String::from_utf8_lossy(&file[..80]).into_owned();
    let mut lines = header.lines();
    assert_eq!(lines.next(), Some("age-encryption.org/v1"));
    let stanza: Vec<&str> = lines.next().unwrap().split(' ').collect();
    assert_eq!((stanza[1], stanza[3]), ("scrypt", "17"), "{header}");

    let again = Vault::open(VaultKind::File, dir.path(), &book, &source).unwrap();
    assert_eq!(again.require(&SecretName::generation()).unwrap().expose_secret(), "K7Q3");
}
