//! What is drawn is shown until the window closes, and never before the vault is open.

use super::*;
use app::clock::{SystemClock, SystemEntropy};
use app::read_account;
use std::path::Path;
use std::sync::Arc;
use vault::{BookId, SecretName, Vault, VaultKind};
use words::Language;

const ACCOUNT: &str = r#"{ "name": "Main", "channel": "cloud", "phone_number": "+919800000001",
    "phone_number_id": "106540352242922", "payment": { "gateway": "razorpay", "configuration_name": "main" } }"#;

fn open(folder: &Path) -> App {
    App::open_or_begin(folder, false, Arc::new(SystemClock), Arc::new(SystemEntropy)).unwrap()
}

/// A shop with an account whose vault is of this kind; no keychain is touched.
fn shop(folder: &Path, kind: VaultKind) -> App {
    let app = open(folder);
    let known = app.store().read(|book| book.generation()).unwrap();
    let book_id = BookId::parse(&known.book_id).unwrap();
    let source = PassphraseSource::Given(SecretString::from("correct horse"));
    let vault = Vault::create(kind, folder, &book_id, &source).unwrap();
    vault.put(&SecretName::generation(), &SecretString::from(known.generation)).unwrap();
    app.store().write("test", move |book| book.note_vault(&kind.to_string()).map(drop)).unwrap();
    app.add_account_without_key(read_account(ACCOUNT.as_bytes()).unwrap(), None).unwrap();
    app
}

fn words() -> Words {
    Words::new(Language::English)
}

fn wanted(desk: &KeyDesk) -> Option<KeyKind> {
    desk.view(&Preferences::default()).map(|view| view.what)
}

#[test]
fn a_drawn_secret_is_shown_until_the_window_closes() {
    let folder = tempfile::tempdir().unwrap();
    let (app, desk) = (shop(folder.path(), VaultKind::Memory), KeyDesk::default());
    assert!(desk.drawn().is_none());
    desk.draw(&app, "Main", RouteSecret::VerifyToken, &words()).unwrap();
    assert_eq!(wanted(&desk), Some(KeyKind::DrawnVerifyToken));
    let shown = desk.drawn().unwrap();
    assert_eq!((shown.shown_as.as_str(), shown.secret.len()), ("", 64));
    // Nothing is typed into it, and what is shown stays.
    assert!(desk.keep(&app, TypedSecret::from("typed".to_owned()), &words()).is_err());
    assert!(desk.drawn().unwrap() == shown);
    desk.forget();
    assert!(desk.drawn().is_none() && wanted(&desk).is_none());
}

#[test]
fn where_the_vault_is_closed_its_passphrase_is_typed_before_a_secret_is_drawn() {
    let folder = tempfile::tempdir().unwrap();
    drop(shop(folder.path(), VaultKind::File));
    let (app, desk) = (open(folder.path()), KeyDesk::default());
    desk.draw(&app, "Main", RouteSecret::VerifyToken, &words()).unwrap();
    assert_eq!(wanted(&desk), Some(KeyKind::Passphrase));
    assert!(desk.drawn().is_none());
    let wrong = desk.keep(&app, TypedSecret::from("wrong horse".to_owned()), &words()).unwrap_err();
    assert_eq!((wrong.code, wanted(&desk)), (Code::PassphraseWrong, Some(KeyKind::Passphrase)));
    let next = desk.keep(&app, TypedSecret::from("correct horse".to_owned()), &words()).unwrap();
    assert_eq!((next, wanted(&desk)), (Next::AskAgain, Some(KeyKind::DrawnVerifyToken)));
    assert!(desk.drawn().is_some());
}

#[test]
fn what_meta_signs_with_is_typed_and_kept_and_never_shown() {
    let folder = tempfile::tempdir().unwrap();
    let (app, desk) = (shop(folder.path(), VaultKind::Memory), KeyDesk::default());
    desk.want_app_secret("Main");
    assert_eq!(wanted(&desk), Some(KeyKind::AppSecret));
    let next = desk.keep(&app, TypedSecret::from("an-app-secret".to_owned()), &words()).unwrap();
    assert_eq!((next, wanted(&desk)), (Next::Done, None));
    assert!(desk.drawn().is_none());
    let view = app.listener_view(&app::ListenerState::Off, &words()).unwrap();
    assert_eq!(view.accounts[0].proof, app::views::ProofName::Signature);
}
