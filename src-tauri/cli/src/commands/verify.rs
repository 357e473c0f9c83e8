//! `verify`: whether the book is sound.

use crate::output::Answer;
use crate::refusal::Refusal;
use crate::session::Session;
use serde_json::json;
use words::Message;

/// Checks the whole book.
pub fn run(session: &Session) -> Result<Answer, Refusal> {
    let checks = session.open()?.verify()?;
    let is_sound = checks.iter().all(|check| check.ok);
    let words = session.words();
    let mut lines: Vec<String> = checks
        .iter()
        .map(|check| {
            let mark = if check.ok { "✓" } else { "✗" };
            let key = format!("verify-check-{}", check.check.replace('_', "-"));
            let name = words.say_key(&key, &[]).unwrap_or_else(|| check.check.to_owned());
            format!("{mark} {name} ({})", check.detail)
        })
        .collect();
    lines.push(words.say(if is_sound { &Message::VerifySound } else { &Message::VerifyUnsound }));
    Ok(Answer::of(json!({ "ok": is_sound, "checks": checks })).said(lines).sound_if(is_sound))
}
