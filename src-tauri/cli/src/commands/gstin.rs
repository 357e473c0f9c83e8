//! `gstin check`: whether numbers have the form of a GSTIN and their last character follows from the others.

use crate::args::Gstins;
use crate::output::Answer;
use crate::session::Session;
use domain::identity::{Doubt, Gstin};
use domain::place::State;
use serde_json::{Value, json};
use words::Words;

/// Answers a list, one for each.
pub fn run(session: &Session, command: &Gstins) -> Answer {
    let Gstins::Check { numbers } = command;
    let checked: Vec<(Value, String)> = numbers.iter().map(|typed| check(typed, session.words())).collect();
    let (answers, lines): (Vec<Value>, Vec<String>) = checked.into_iter().unzip();
    Answer::of(Value::Array(answers)).said(lines)
}

fn check(typed: &str, words: &Words) -> (Value, String) {
    let Ok(gstin) = Gstin::parse(typed) else {
        let answer =
            json!({ "gstin": typed, "valid": false, "state": null, "pan": null, "reason": "gstin_invalid" });
        return (answer, format!("{typed}  {}", words.say_code("gstin_invalid", &[])));
    };
    let wrong = gstin.doubts(None).into_iter().find(is_wrong);
    let reason = wrong.map(|doubt| doubt.as_str());
    let answer = json!({
        "gstin": gstin.as_str(),
        "valid": reason.is_none(),
        "state": gstin.state().map(State::code),
        "pan": gstin.pan().map(|pan| pan.as_str().to_owned()),
        "reason": reason,
    });
    let place = gstin.state().map_or("", State::name);
    let said = match reason {
        None => place.to_owned(),
        Some(reason) => {
            words.say_key(&format!("warning-{}", reason.replace('_', "-")), &[]).unwrap_or_default()
        }
    };
    (answer, format!("{gstin}  {said}"))
}

/// What makes a number impossible; who holds it is another question.
const fn is_wrong(doubt: &Doubt) -> bool {
    match doubt {
        Doubt::GstinChecksum | Doubt::GstinState => true,
        Doubt::GstinOtherState { .. }
        | Doubt::GstinKind
        | Doubt::PanKind
        | Doubt::PanDiffers
        | Doubt::PinOtherState { .. } => false,
    }
}
