//! A listener that runs.

use super::ListenerPlan;
use super::receiver::{Behind, Heard, Inbox};
use crate::error::{AppError, Code};
use crate::shop::App;
use doors::listener::{self, Listener, ListenerSettings};
use doors::{RouterSettings, router};
use std::io::{self, ErrorKind};
use std::sync::Arc;
use vault::PassphraseSource;

/// A listener that runs on the tokio runtime in which it was begun. Dropped, it stops.
#[derive(Debug)]
pub struct Listening(Listener);

impl Listening {
    /// Stops it; once this returns the port is free. Who has no answer yet sends again.
    pub async fn stop(self) {
        self.0.stop().await;
    }
}

impl App {
    /// Begins to listen, and opens the vault if that needs nobody; until it is open, who sends is told to come again.
    /// `heard` is called after each delivery that is in the inbox, and must not wait for anything.
    ///
    /// # Errors
    /// [`Code::PortInUse`]; [`Code::ListenerFailed`] for whatever else the system refuses.
    pub async fn listen(
        &self,
        plan: &ListenerPlan,
        heard: Arc<dyn Fn() + Send + Sync>,
    ) -> Result<Listening, AppError> {
        let heard: Heard = heard;
        let receiver = Arc::new(Behind(Arc::new(Inbox::new(self.clone(), heard))));
        let (of_clock, of_entropy) = (self.clone(), self.clone());
        let settings = RouterSettings::new(
            Arc::new(move || of_clock.now()),
            Arc::new(move |bytes| of_entropy.fill(bytes)),
        );
        let listener = ListenerSettings {
            port: Some(plan.port),
            tunnel: plan.tunnel.clone(),
            ..ListenerSettings::default()
        };
        let begun = listener::start(listener, router(receiver, settings)).await;
        let listening = begun.map(Listening).map_err(|error| refusal(&error, plan.port))?;
        // The routes need it, and it may take as long as a person takes. What it says is said by the status.
        let of_vault = self.clone();
        drop(tokio::task::spawn_blocking(move || of_vault.vault(&PassphraseSource::None).map(drop)));
        Ok(listening)
    }
}

fn refusal(error: &io::Error, port: u16) -> AppError {
    let code = match error.kind() {
        ErrorKind::AddrInUse => Code::PortInUse,
        _ => Code::ListenerFailed,
    };
    tracing::warn!(%error, port, "the listener could not begin");
    AppError::new(code).at("port").with_text("port", port.to_string())
}
