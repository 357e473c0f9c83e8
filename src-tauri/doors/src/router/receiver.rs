//! What stands behind the routes: an order book's inbox, or the relay's queue.

use std::sync::Arc;

use super::Delivery;
use crate::{Checks, ShopSlug};

/// Knows the shops' checks, and stores what passed them.
pub trait Receiver: Send + Sync + 'static {
    /// The checks of a shop, `None` where there is no such shop. Asked with every request, so that a changed
    /// secret counts at once; the answer should be at hand.
    ///
    /// # Errors
    /// [`Unavailable`] when that cannot be told now; the sender will try again.
    fn checks(
        &self,
        shop: &ShopSlug,
    ) -> impl Future<Output = Result<Option<Arc<Checks>>, Unavailable>> + Send;

    /// Stores a delivery, and returns only when it would survive a power cut.
    ///
    /// The call may be dropped half way when the sender hangs up, and the same delivery may come again: what is
    /// done here is done whole or not at all, and once.
    ///
    /// # Errors
    /// [`Unavailable`] when it is not stored; the sender will try again.
    fn receive(&self, delivery: Delivery) -> impl Future<Output = Result<Stored, Unavailable>> + Send;
}

/// A delivery is on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stored {
    /// It is new.
    Now,
    /// It had arrived before, and is kept once.
    Before,
}

/// The receiver cannot answer or store now, as when the disk is full or the book is locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("nothing can be stored now")]
pub struct Unavailable;
