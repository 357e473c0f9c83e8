//! Templates and payment configurations of an account. Where the provider is asked, a thread of its own waits.

use super::{change, on_desk};
use crate::desk::Desk;
use app::ErrorView;
use app::views::{ConfigurationsView, NewConfigurationForm, TemplatePurposeName, TemplatesView};
use tauri::async_runtime::block_on;
use tauri::{AppHandle, State, Url};
use tauri_plugin_opener::OpenerExt;
use vault::PassphraseSource;

/// The templates of an account.
#[tauri::command]
#[specta::specta]
pub async fn templates(desk: State<'_, Desk>, account: String) -> Result<TemplatesView, ErrorView> {
    super::ask(desk, move |app, _| app.templates(&account)).await
}

/// Asks the provider how far they have come.
#[tauri::command]
#[specta::specta]
pub async fn refresh_templates(desk: State<'_, Desk>, account: String) -> Result<TemplatesView, ErrorView> {
    on_desk(desk, move |desk| {
        let app = desk.shop()?;
        block_on(app.refresh_templates(&account, &PassphraseSource::None))
    })
    .await
}

/// Asks WhatsApp for those that are missing.
#[tauri::command]
#[specta::specta]
pub async fn create_templates(desk: State<'_, Desk>, account: String) -> Result<TemplatesView, ErrorView> {
    on_desk(desk, move |desk| {
        let app = desk.shop()?;
        block_on(app.create_templates(&account, &PassphraseSource::None))
    })
    .await
}

/// The shop says that one is approved.
#[tauri::command]
#[specta::specta]
pub async fn vouch_for_template(
    desk: State<'_, Desk>,
    account: String,
    purpose: TemplatePurposeName,
    name: String,
) -> Result<TemplatesView, ErrorView> {
    change(desk, move |app, _| app.vouch_for_template(&account, purpose, &name)).await
}

/// The payment configurations of an account.
#[tauri::command]
#[specta::specta]
pub async fn configurations(desk: State<'_, Desk>, account: String) -> Result<ConfigurationsView, ErrorView> {
    super::ask(desk, move |app, _| app.configurations(&account)).await
}

/// Asks the provider for them.
#[tauri::command]
#[specta::specta]
pub async fn refresh_configurations(
    desk: State<'_, Desk>,
    account: String,
) -> Result<ConfigurationsView, ErrorView> {
    on_desk(desk, move |desk| {
        let app = desk.shop()?;
        block_on(app.refresh_configurations(&account, &PassphraseSource::None))
    })
    .await
}

/// Makes one, and opens the page on which a gateway is connected.
#[tauri::command]
#[specta::specta]
pub async fn create_configuration(
    handle: AppHandle,
    desk: State<'_, Desk>,
    account: String,
    form: NewConfigurationForm,
) -> Result<ConfigurationsView, ErrorView> {
    let answer = on_desk(desk, move |desk| {
        let app = desk.shop()?;
        block_on(app.create_configuration(&account, &form, &PassphraseSource::None))
    });
    answer.await.map(|(view, url)| opened(&handle, view, url))
}

/// Opens the page on which a gateway is connected.
#[tauri::command]
#[specta::specta]
pub async fn connect_configuration(
    handle: AppHandle,
    desk: State<'_, Desk>,
    account: String,
    name: String,
) -> Result<ConfigurationsView, ErrorView> {
    let answer = on_desk(desk, move |desk| {
        let app = desk.shop()?;
        block_on(app.connect_configuration(&account, &name, &PassphraseSource::None))
    });
    answer.await.map(|(view, url)| opened(&handle, view, url))
}

/// Takes one away.
#[tauri::command]
#[specta::specta]
pub async fn delete_configuration(
    desk: State<'_, Desk>,
    account: String,
    name: String,
) -> Result<ConfigurationsView, ErrorView> {
    on_desk(desk, move |desk| {
        let app = desk.shop()?;
        block_on(app.delete_configuration(&account, &name, &PassphraseSource::None))
    })
    .await
}

/// New bills of the account are paid by this one.
#[tauri::command]
#[specta::specta]
pub async fn use_configuration(
    desk: State<'_, Desk>,
    account: String,
    name: String,
) -> Result<ConfigurationsView, ErrorView> {
    on_desk(desk, move |desk| desk.shop()?.use_configuration(&account, &name)).await
}

/// The page is shown in the browser; where none opens, the configuration can be connected later.
fn opened(handle: &AppHandle, view: ConfigurationsView, url: Option<Url>) -> ConfigurationsView {
    if let Some(Err(error)) = url.map(|url| handle.opener().open_url(url.as_str(), None::<&str>)) {
        tracing::warn!(%error, "the page that connects a gateway could not be opened");
    }
    view
}
