//! What waits for a person's word.

use super::{ask, change, number};
use crate::desk::Desk;
use app::views::{AskView, QuarantineView, ReleasedView};
use app::{ErrorView, Release};
use serde::{Deserialize, Serialize};
use tauri::State;

/// The person's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum ReleaseAnswer {
    /// They go now.
    Send,
    /// They are not sent.
    Drop,
}

impl From<ReleaseAnswer> for Release {
    fn from(answer: ReleaseAnswer) -> Release {
        match answer {
            ReleaseAnswer::Send => Release::Send,
            ReleaseAnswer::Drop => Release::Drop,
        }
    }
}

/// The messages that wait for a person.
#[tauri::command]
#[specta::specta]
pub async fn asks(desk: State<'_, Desk>) -> Result<Vec<AskView>, ErrorView> {
    ask(desk, |app, words| app.asks(words)).await
}

/// Answers for one order, or for all that ask.
#[tauri::command]
#[specta::specta]
pub async fn release(
    desk: State<'_, Desk>,
    number: Option<String>,
    answer: ReleaseAnswer,
) -> Result<ReleasedView, ErrorView> {
    change(desk, move |app, _| {
        let released = match number {
            Some(number) => app.release_order(self::number(&number)?, answer.into()),
            None => app.release_asking(answer.into()),
        };
        released.map(ReleasedView::from)
    })
    .await
}

/// What a person has to see before the book may send again.
#[tauri::command]
#[specta::specta]
pub async fn quarantine(desk: State<'_, Desk>) -> Result<Option<QuarantineView>, ErrorView> {
    ask(desk, |app, words| app.quarantine(words)).await
}

/// Lets the book send again.
#[tauri::command]
#[specta::specta]
pub async fn release_book(desk: State<'_, Desk>, answer: ReleaseAnswer) -> Result<ReleasedView, ErrorView> {
    change(desk, move |app, _| app.release_all(answer.into()).map(ReleasedView::from)).await
}
