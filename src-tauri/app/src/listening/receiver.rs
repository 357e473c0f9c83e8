//! What stands behind the routes on this computer: the order book's inbox.

use super::account_of;
use super::agreed::{self, Agreed};
use crate::error::AppError;
use crate::shop::App;
use domain::{Account, AccountId};
use doors::{Checks, Delivery, Receiver, ShopSlug, Source, Stored, Unavailable};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Called after each delivery that is in the inbox.
pub type Heard = Arc<dyn Fn() + Send + Sync>;

/// The inbox of an open shop.
pub struct Inbox {
    app: App,
    heard: Heard,
    /// The checks that were made of what was agreed then. In memory only, and no longer than the listener.
    known: Mutex<HashMap<AccountId, (Agreed, Arc<Checks>)>>,
}

impl Inbox {
    pub fn new(app: App, heard: Heard) -> Self {
        Self { app, heard, known: Mutex::default() }
    }

    /// The checks of a route; the book says each time what is agreed, and the vault is asked when that changed.
    fn look_up(&self, slug: &ShopSlug) -> Result<Option<Arc<Checks>>, AppError> {
        let Some(id) = account_of(slug) else { return Ok(None) };
        let Some(account) = self.account(id)? else { return Ok(None) };
        let agreed = self.app.store().read(|book| agreed::read(book, id))?;
        if let Some((before, checks)) = self.known().get(&id)
            && *before == agreed
        {
            return Ok(Some(Arc::clone(checks)));
        }
        let checks = Arc::new(self.app.checks(&account, &agreed)?);
        self.known().insert(id, (agreed, Arc::clone(&checks)));
        Ok(Some(checks))
    }

    /// Keeps a delivery, and that it came, in one transaction.
    fn keep(&self, delivery: Delivery) -> Result<Option<Stored>, AppError> {
        let found = account_of(&delivery.shop).map(|id| self.account(id)).transpose()?.flatten();
        let Delivery { webhook, received_at, .. } = delivery;
        let Some(account) =
            found.filter(|account| Source::from(account.settings.channel) == webhook.source())
        else {
            return Ok(None);
        };
        let is_new = self.app.store().write("heard", move |book| {
            let (source, channel) = (webhook.source().as_str(), account.settings.channel.as_str());
            let proof = webhook.proof().as_str();
            let is_new = book.keep_delivery(source, channel, proof, webhook.raw(), received_at)?;
            agreed::note_heard(book, account.id, received_at)?;
            Ok::<_, AppError>(is_new)
        })?;
        (self.heard)();
        Ok(Some(if is_new { Stored::Now } else { Stored::Before }))
    }

    /// An account that is in use.
    fn account(&self, id: AccountId) -> Result<Option<Account>, AppError> {
        Ok(self.app.accounts()?.into_iter().find(|account| account.id == id))
    }

    fn known(&self) -> std::sync::MutexGuard<'_, HashMap<AccountId, (Agreed, Arc<Checks>)>> {
        // Each change is one step.
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The receiver that the routes are given.
pub struct Behind(pub Arc<Inbox>);

impl Receiver for Behind {
    async fn checks(&self, shop: &ShopSlug) -> Result<Option<Arc<Checks>>, Unavailable> {
        let (inbox, slug) = (Arc::clone(&self.0), shop.clone());
        aside(move || inbox.look_up(&slug)).await
    }

    async fn receive(&self, delivery: Delivery) -> Result<Stored, Unavailable> {
        let inbox = Arc::clone(&self.0);
        aside(move || inbox.keep(delivery)).await?.ok_or(Unavailable)
    }
}

/// Does what may block on a thread for that, to its end even when the sender hangs up.
async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, AppError> + Send + 'static,
) -> Result<T, Unavailable> {
    let done = tokio::task::spawn_blocking(work).await.map_err(|_| Unavailable)?;
    done.map_err(|refusal| {
        tracing::warn!(code = refusal.code.as_str(), "the listener could not answer");
        Unavailable
    })
}
