//! Accounts and the vault. A key is typed in a window of its own; here is only asked for it.

use super::{ask, change, on_desk};
use crate::desk::Desk;
use crate::key_desk::{KeyDesk, unlock};
use crate::windows;
use app::views::{AccountForm, AccountTestView, AccountView, VaultView};
use app::{AppError, Code, ErrorView};
use tauri::{AppHandle, Manager, State};
use vault::PassphraseSource;

/// The accounts in use.
#[tauri::command]
#[specta::specta]
pub async fn accounts(desk: State<'_, Desk>) -> Result<Vec<AccountView>, ErrorView> {
    ask(desk, |app, _| app.account_views()).await
}

/// Adds an account, and asks for its key.
#[tauri::command]
#[specta::specta]
pub async fn add_account(
    handle: AppHandle,
    desk: State<'_, Desk>,
    form: AccountForm,
) -> Result<AccountView, ErrorView> {
    on_desk(desk, move |desk| {
        let account = desk.shop()?.add_account_from(&form)?;
        // The account is there; where no window opens, its key can still be asked for again.
        if let Err(refusal) = ask_for_key(&handle, desk, &account.name) {
            tracing::warn!(code = refusal.code.as_str(), "a new account's key could not be asked for");
        }
        Ok(account)
    })
    .await
}

/// Asks for another key of an account.
#[tauri::command]
#[specta::specta]
pub async fn change_key(handle: AppHandle, desk: State<'_, Desk>, name: String) -> Result<(), ErrorView> {
    on_desk(desk, move |desk| {
        let account = desk.shop()?.find_account(&name)?;
        ask_for_key(&handle, desk, &account.settings.name)
    })
    .await
}

/// Tests an account; nobody gets a message from it.
#[tauri::command]
#[specta::specta]
pub async fn test_account(desk: State<'_, Desk>, name: String) -> Result<AccountTestView, ErrorView> {
    on_desk(desk, move |desk| {
        let app = desk.shop()?;
        // This thread may wait: for the vault, which may ask a person, and for the network.
        let test = tauri::async_runtime::block_on(app.test_account(&name, &PassphraseSource::None))?;
        Ok(test.view(&desk.words()))
    })
    .await
}

/// Takes an account out of use and forgets its key.
#[tauri::command]
#[specta::specta]
pub async fn remove_account(desk: State<'_, Desk>, name: String) -> Result<(), ErrorView> {
    change(desk, move |app, _| app.remove_account(&name, &PassphraseSource::None).map(drop)).await
}

/// The vault.
#[tauri::command]
#[specta::specta]
pub async fn vault(desk: State<'_, Desk>) -> Result<VaultView, ErrorView> {
    ask(desk, |app, words| app.vault_view(words)).await
}

/// Opens the vault: a keychain by itself, a file by its passphrase, which is asked for.
#[tauri::command]
#[specta::specta]
pub async fn unlock_vault(handle: AppHandle, desk: State<'_, Desk>) -> Result<(), ErrorView> {
    on_desk(desk, move |desk| match unlock(&desk.shop()?, &PassphraseSource::None) {
        Err(refusal) if refusal.code == Code::PassphraseNeeded => {
            handle.state::<KeyDesk>().want_passphrase();
            open_window(&handle, desk)
        }
        opened => {
            desk.nudge();
            opened
        }
    })
    .await
}

fn ask_for_key(handle: &AppHandle, desk: &Desk, account: &str) -> Result<(), AppError> {
    handle.state::<KeyDesk>().want_key(account);
    open_window(handle, desk)
}

pub(super) fn open_window(handle: &AppHandle, desk: &Desk) -> Result<(), AppError> {
    windows::open_key(handle, &desk.words()).map_err(|error| {
        tracing::warn!(%error, "the window for a key could not be opened");
        AppError::new(Code::Internal)
    })
}
