//! Gives WhatsApp the bytes of a document before the message that carries it. No customer sees them until then, so
//! whatever becomes of it may be done again.

use super::{Worker, schedule};
use crate::error::AppError;
use crate::hear::failed;
use crate::papers::PaperWish;
use crate::shop_settings::customer_language;
use jiff::{SignedDuration, Timestamp};
use store::{OutboxRow, OutboxState};
use whatsapp::{CallError, Media};

/// What was given, or what becomes of the row.
enum Given {
    Media(String),
    Later(Timestamp, Option<&'static str>),
    Refused(String),
    /// The account can be given no files any more.
    Nowhere,
}

impl Worker {
    /// Gives the bytes of a row's document.
    pub(super) async fn give_document(&self, row: &OutboxRow) -> Result<(), AppError> {
        let (id, now) = (row.id, self.app.now());
        let given = match self.channel(row.account, now) {
            Err(away) => Given::Later(away.until, Some(away.code)),
            Ok(channel) => match channel.manager() {
                None => Given::Nowhere,
                Some(manager) => self.give(row, manager, now).await?,
            },
        };
        let row = row.clone();
        self.app.store().write("give-document", move |book| match given {
            Given::Media(media) => Ok::<_, AppError>(book.keep_media(id, &media)?),
            Given::Later(until, code) => Ok(book.postpone_row(id, OutboxState::Ready, until, code)?),
            Given::Refused(code) => {
                book.end_row(id, OutboxState::Refused, Some((&code, "")), now)?;
                failed(book, &row, &code, now)?;
                Ok(book.wake_lane(row.lane, now)?)
            }
            Given::Nowhere => {
                book.end_row(id, OutboxState::Withdrawn, None, now)?;
                Ok(book.wake_lane(row.lane, now)?)
            }
        })
    }

    async fn give(
        &self,
        row: &OutboxRow,
        manager: whatsapp::Manager<'_>,
        now: Timestamp,
    ) -> Result<Given, AppError> {
        let number = row.text.clone().unwrap_or_default();
        let language = self.app.store().read(customer_language)?;
        let wish = PaperWish { language: Some(language), ..PaperWish::default() };
        let paper = match self.app.paper(&number, wish) {
            Ok(paper) => paper,
            Err(error) => return Ok(Given::Refused(error.code.as_str().to_owned())),
        };
        let answer = manager.upload(&paper.name, "application/pdf", &paper.pdf).await;
        let soon = now + SignedDuration::from_mins(1);
        Ok(match answer {
            Ok(Some(media)) if Media::id(&media).is_ok() => Given::Media(media),
            Err(CallError::Unreachable(_)) => {
                let until = row.account.map_or(soon, |account| self.note_offline(account, now));
                Given::Later(until, Some("unreachable"))
            }
            Err(CallError::Throttled { retry_after }) => {
                let asked = retry_after.and_then(|wait| SignedDuration::try_from(wait).ok());
                Given::Later(now + asked.unwrap_or_else(|| schedule::slow_down(1)), Some("throttled"))
            }
            Err(CallError::Refused { code, .. }) => Given::Refused(code.to_string()),
            // The bytes may have come, or not; nobody sees them without the message.
            Ok(_) | Err(CallError::OutcomeUnknown { .. } | CallError::Malformed { .. }) => {
                Given::Later(soon, None)
            }
        })
    }
}
