//! Being asked to stop: Ctrl-C, or the signal that ends services.

use crate::output::note;
use tokio::sync::watch;

/// Knows whether the program was asked to stop. The second time it does so at once: the order book is made for that.
#[derive(Clone)]
pub struct Stop(watch::Receiver<bool>);

impl Stop {
    /// Begins to listen, on the current runtime.
    pub fn listen() -> Stop {
        let (asked, heard) = watch::channel(false);
        tokio::spawn(async move {
            signal().await;
            asked.send_replace(true);
            signal().await;
            std::process::exit(130);
        });
        Stop(heard)
    }

    /// Whether it was asked.
    pub fn is_asked(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until it is asked.
    pub async fn asked(&mut self) {
        if self.0.wait_for(|asked| *asked).await.is_err() {
            // Nobody listens for signals any more, so nobody will ask.
            std::future::pending::<()>().await;
        }
    }
}

async fn signal() {
    tokio::select! {
        heard = tokio::signal::ctrl_c() => if let Err(error) = heard {
            note(&error.to_string());
            std::future::pending::<()>().await;
        },
        () = terminated() => {}
    }
}

#[cfg(unix)]
async fn terminated() {
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut signal) => drop(signal.recv().await),
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}
