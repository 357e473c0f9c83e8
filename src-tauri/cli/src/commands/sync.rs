//! `sync`: works outbox, inbox and due lookups, or waits for the process that does, and reports.

use crate::args::Sync;
use crate::follow::{Bounds, follow};
use crate::output::Answer;
use crate::refusal::Refusal;
use crate::session::Session;
use crate::stop::Stop;
use app::Code;
use app::views::SyncView;
use std::time::Duration;
use words::{Message, Words};

/// Works, and says what was done and what remains.
pub async fn run(session: &Session, options: &Sync) -> Result<Answer, Refusal> {
    let stop = Stop::listen();
    let app = session.open()?;
    let since = app.now();
    let newest_event = app.store().read(|book| book.newest_event())?;
    let bounds =
        Bounds { until_idle: options.until_idle, most: Duration::from_secs(options.max_seconds), stop };
    let looked_up = follow(session, &app, bounds).await?;
    let view = app.sync_view(since, newest_event, looked_up)?;
    Ok(Answer::of(view).said(lines(&view, session.words())))
}

fn lines(view: &SyncView, words: &Words) -> Vec<String> {
    let mut lines = Vec::new();
    let mut say = |count: u32, message: fn(i64) -> Message<'static>| {
        if count > 0 {
            lines.push(words.say(&message(count.into())));
        }
    };
    say(view.sent, |count| Message::SyncSent { count });
    say(view.applied, |count| Message::SyncApplied { count });
    say(view.looked_up, |count| Message::SyncLookedUp { count });
    say(view.waiting, |count| Message::SyncWaiting { count });
    say(view.asks, |count| Message::AsksCount { count });
    say(view.attention, |count| Message::SyncAttention { count });
    if view.quarantined {
        lines.push(words.say_code(Code::Quarantined.as_str(), &[]));
    } else if view.waiting == 0 && view.asks == 0 {
        lines.push(words.say(&Message::SyncIdle));
    }
    lines
}
