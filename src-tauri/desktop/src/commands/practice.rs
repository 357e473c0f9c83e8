//! The practice world: the customers' phones, and what goes wrong there. In the shop's own book there is none.

use super::on_desk;
use crate::desk::Desk;
use ::practice::{Act, FaultsView, PhoneView};
use app::ErrorView;
use tauri::State;

/// What a customer's phone shows.
#[tauri::command]
#[specta::specta]
pub async fn phone(desk: State<'_, Desk>, phone: Option<String>) -> Result<PhoneView, ErrorView> {
    on_desk(desk, move |desk| desk.practice()?.phone(phone.as_deref())).await
}

/// Does something as a customer.
#[tauri::command]
#[specta::specta]
pub async fn act(
    desk: State<'_, Desk>,
    act: Act,
    reference_id: Option<String>,
    phone: String,
    text: String,
) -> Result<PhoneView, ErrorView> {
    on_desk(desk, move |desk| {
        let shown = desk.practice()?.act(act, reference_id.as_deref(), &phone, &text);
        desk.nudge();
        shown
    })
    .await
}

/// What goes wrong.
#[tauri::command]
#[specta::specta]
pub async fn faults(desk: State<'_, Desk>) -> Result<FaultsView, ErrorView> {
    on_desk(desk, |desk| Ok(desk.practice()?.faults())).await
}

/// Sets what goes wrong.
#[tauri::command]
#[specta::specta]
pub async fn set_faults(desk: State<'_, Desk>, faults: FaultsView) -> Result<FaultsView, ErrorView> {
    on_desk(desk, move |desk| desk.set_faults(faults)).await
}
