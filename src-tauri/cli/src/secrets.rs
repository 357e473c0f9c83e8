//! Secrets on their way in: from the environment, or typed without echo. Never from the command line itself, which
//! every process of the computer can read.

use crate::refusal::Refusal;
use crate::session::Session;
use app::{App, AppError, Code};
use secrecy::SecretString;
use std::io::IsTerminal;
use vault::PassphraseSource;
use words::Message;

/// The secret in a variable, or the one that is typed in answer to `question`.
pub fn secret(
    session: &Session,
    from_env: Option<&str>,
    question: &Message<'_>,
) -> Result<SecretString, Refusal> {
    let Some(name) = from_env else {
        return ask(session, question).ok_or_else(|| Refusal::new(Code::FieldMissing.as_str()).at("secret"));
    };
    from_variable(name, "--secret-from-env")
}

/// The secret in a variable that a flag names.
pub fn from_variable(name: &str, flag: &str) -> Result<SecretString, Refusal> {
    let value = std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    let missing = || Refusal::new("variable_missing").at(flag).with_text("name", name);
    value.map(|value| SecretString::from(value.trim())).ok_or_else(missing)
}

/// The source of the passphrase for an existing vault: asked for only if the vault needs one and nobody gave any.
///
/// Work that needs no key goes on without the vault; what needs one says so itself.
pub fn passphrase_for(session: &Session, app: &App) -> PassphraseSource {
    let (source, _) = with_passphrase(session, |source| app.vault(source).map(drop));
    source
}

/// Does `work`, and once more with a typed passphrase if it needs one and a person is there.
pub fn with_passphrase<T>(
    session: &Session,
    mut work: impl FnMut(&PassphraseSource) -> Result<T, AppError>,
) -> (PassphraseSource, Result<T, AppError>) {
    let source = session.passphrase();
    let done = work(&source);
    let is_needed = matches!(&done, Err(error) if error.code == Code::PassphraseNeeded);
    if is_needed
        && matches!(source, PassphraseSource::None)
        && let Some(typed) = ask(session, &Message::AccountAskPassphrase)
    {
        let source = PassphraseSource::Given(typed);
        let done = work(&source);
        return (source, done);
    }
    (source, done)
}

/// Asks on the terminal, without echo; `None` where there is none or nothing was typed.
fn ask(session: &Session, question: &Message<'_>) -> Option<SecretString> {
    if !std::io::stdin().is_terminal() {
        return None;
    }
    session.note(&session.words().say(question));
    let typed = rpassword::read_password().ok()?;
    let typed = typed.trim();
    (!typed.is_empty()).then(|| SecretString::from(typed))
}
