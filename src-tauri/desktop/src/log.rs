//! What the program writes down of itself: a file a day, a week of them, without telephone numbers and secrets.
//!
//! A log that cannot be written is no reason not to open the shop.

mod redact;

use redact::Redacting;
use std::fs;
use std::io::{Stderr, stderr};
use std::path::Path;
use std::sync::Mutex;
use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::filter::EnvFilter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, fmt as lines};

/// Files that are kept.
const MOST_FILES: usize = 7;

/// What is written down unless the variable `PARCHI_LOG` says otherwise.
const USUAL: &str = "info,zbus=warn,hyper=warn,reqwest=warn,h2=warn";

/// Begins to write, into `folder` and, in a build for developers, on the terminal too.
pub fn begin(folder: &Path) {
    let filter = || EnvFilter::new(std::env::var("PARCHI_LOG").unwrap_or_else(|_| USUAL.to_owned()));
    let files = files(folder).map(|files| {
        let writer = Mutex::new(Redacting::new(files));
        lines::layer().with_ansi(false).with_writer(writer).with_filter(filter())
    });
    let terminal = cfg!(debug_assertions).then(|| {
        let writer = || -> Redacting<Stderr> { Redacting::new(stderr()) };
        lines::layer().with_writer(writer).with_filter(EnvFilter::new("warn"))
    });
    // A second start in one process, as in tests, goes on with the first one's log.
    let _ = tracing_subscriber::registry().with(files).with(terminal).try_init();
}

fn files(folder: &Path) -> Option<RollingFileAppender> {
    fs::create_dir_all(folder).ok()?;
    RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("parchi")
        .filename_suffix("log")
        .max_log_files(MOST_FILES)
        .build(folder)
        .ok()
}

/// Writes every panic down, before whatever was done about panics until now.
pub fn record_panics() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let said = panic.payload_as_str().unwrap_or("no words");
        tracing::error!(place, said, "a fault in the program");
        before(panic);
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use tracing::subscriber::with_default;

    #[test]
    fn a_line_reaches_the_file_of_the_day_without_what_is_secret() {
        let folder = tempfile::tempdir().unwrap();
        let writer = Mutex::new(Redacting::new(files(folder.path()).unwrap()));
        let subscriber =
            tracing_subscriber::registry().with(lines::layer().with_ansi(false).with_writer(writer));
        with_default(subscriber, || {
            tracing::info!(phone = "+919876543210", "sent");
            tracing::info!(api_key = "A0123", "kept");
        });
        let file = fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap();
        assert!(file.file_name().to_string_lossy().starts_with("parchi."));
        let text = fs::read_to_string(file.path()).unwrap();
        assert_eq!(text.lines().count(), 2, "{text}");
        assert!(text.contains("sent") && text.contains("kept"), "{text}");
        assert!(!text.contains("9876543210") && !text.contains("A0123"), "{text}");
    }

    #[test]
    fn a_folder_that_cannot_be_made_gives_no_files() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, b"").unwrap();
        assert!(files(&file).is_none());
    }
}
