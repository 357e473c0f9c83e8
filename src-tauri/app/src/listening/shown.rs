//! The listener for the window.

use super::agreed;
use super::secrets::shown_as;
use super::{setup, slug};
use crate::error::AppError;
use crate::shop::App;
use crate::views::{ListenerAccountView, ListenerStateName, ListenerView, ProofName};
use domain::Account;
use doors::Source;
use store::Read;
use words::Words;

/// How the listener fares: what only the process that runs it knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ListenerState {
    /// It is turned off.
    #[default]
    Off,
    /// It begins.
    Starting,
    /// It hears.
    Listening,
    /// It could not begin.
    Failed(AppError),
}

impl App {
    /// The listener, how it fares, and what it hears for whom.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn listener_view(&self, state: &ListenerState, words: &Words) -> Result<ListenerView, AppError> {
        self.store().read(|book| {
            let setup = setup::read(book)?;
            let accounts = book.accounts()?;
            let accounts = accounts.iter().map(|account| account_view(book, account, &setup.tunnel));
            let accounts = accounts.collect::<Result<_, AppError>>()?;
            Ok(ListenerView {
                state: state.name(),
                problem: state.problem().map(|refusal| refusal.view(words)),
                local_url: setup.port.map(|port| format!("http://127.0.0.1:{port}")).unwrap_or_default(),
                form: setup.form(),
                accounts,
            })
        })
    }
}

impl ListenerState {
    const fn name(&self) -> ListenerStateName {
        match self {
            ListenerState::Off => ListenerStateName::Off,
            ListenerState::Starting => ListenerStateName::Starting,
            ListenerState::Listening => ListenerStateName::Listening,
            ListenerState::Failed(_) => ListenerStateName::Failed,
        }
    }

    const fn problem(&self) -> Option<&AppError> {
        match self {
            ListenerState::Failed(refusal) => Some(refusal),
            ListenerState::Off | ListenerState::Starting | ListenerState::Listening => None,
        }
    }
}

fn account_view(book: &Read<'_>, account: &Account, tunnel: &str) -> Result<ListenerAccountView, AppError> {
    let agreed = agreed::read(book, account.id)?;
    let channel = account.settings.channel;
    let (source, proof) = (Source::from(channel), agreed.proof(channel));
    let slug = slug(account.id);
    let path = slug.as_ref().map(|slug| slug.webhook_path(source)).unwrap_or_default();
    let of_token = slug.filter(|_| proof == ProofName::Token).map(|slug| slug.token_path());
    Ok(ListenerAccountView {
        name: account.settings.name.clone(),
        source: source.as_str(),
        address: public(tunnel, path),
        fetch_address: of_token.map(|path| public(tunnel, path)).unwrap_or_default(),
        proof,
        shown_as: shown_as(proof).to_owned(),
        answers_question: source == Source::Meta && agreed.verify_token,
        hears: account.settings.hears.as_str(),
        last_heard_at: agreed::last_heard(book, account.id)?,
    })
}

/// The address that a provider sends to; without a tunnel there is only its path.
fn public(tunnel: &str, path: String) -> String {
    if tunnel.is_empty() { path } else { format!("https://{tunnel}{path}") }
}
