//! Reading a body that a stranger sends: no longer than agreed, no slower, and not too many at once.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use http_body_util::BodyExt;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use super::refusal::Refusal;

/// What all bodies may hold together is counted in these.
const KIB: usize = 1024;

/// The memory that bodies may take while they are on their way, over all requests.
pub(super) struct Room(Arc<Semaphore>);

/// A body's share of the room, given back when dropped.
pub(super) struct Share {
    room: Arc<Semaphore>,
    held: Option<OwnedSemaphorePermit>,
}

impl Room {
    pub(super) fn new(bytes: u32) -> Self {
        Self(Arc::new(Semaphore::new(usize::try_from(bytes).unwrap_or(usize::MAX).div_ceil(KIB))))
    }

    /// Reads a body of at most `most` bytes. The share belongs to the bytes and is kept as long as they are.
    pub(super) async fn read(
        &self,
        body: Body,
        most: usize,
        deadline: Duration,
    ) -> Result<(Vec<u8>, Share), Refusal> {
        // Said in advance, so nothing needs to be read to know.
        if body.size_hint().lower() > u64::try_from(most).unwrap_or(u64::MAX) {
            return Err(Refusal::TooLarge);
        }
        let reading = self.read_to_end(body, most);
        timeout(deadline, reading).await.unwrap_or(Err(Refusal::TooSlow))
    }

    async fn read_to_end(&self, mut body: Body, most: usize) -> Result<(Vec<u8>, Share), Refusal> {
        let mut share = Share { room: Arc::clone(&self.0), held: None };
        let mut raw = Vec::new();
        while let Some(frame) = body.frame().await {
            let frame = frame.map_err(|_| Refusal::Broken)?;
            let bytes: Bytes = frame.into_data().unwrap_or_default();
            let length = raw.len().saturating_add(bytes.len());
            if length > most {
                return Err(Refusal::TooLarge);
            }
            share.grow_to(length)?;
            raw.extend_from_slice(&bytes);
        }
        Ok((raw, share))
    }
}

impl Share {
    fn grow_to(&mut self, bytes: usize) -> Result<(), Refusal> {
        let held = self.held.as_ref().map_or(0, OwnedSemaphorePermit::num_permits);
        let missing = u32::try_from(bytes.div_ceil(KIB).saturating_sub(held)).unwrap_or(u32::MAX);
        if missing == 0 {
            return Ok(());
        }
        let more =
            Arc::clone(&self.room).try_acquire_many_owned(missing).map_err(|_| Refusal::Unavailable)?;
        match &mut self.held {
            Some(held) => held.merge(more),
            None => self.held = Some(more),
        }
        Ok(())
    }
}
