//! `money words|format`: amounts as people say and write them.

use crate::args::Money;
use crate::output::Answer;
use crate::refusal::Refusal;
use crate::session::Session;
use app::Code;
use domain::Paise;
use domain::money::AmountError;
use serde_json::json;
use words::amount_in_words;

/// Answers either.
pub fn run(session: &Session, command: &Money) -> Result<Answer, Refusal> {
    let (key, text) = match command {
        Money::Words { amount } => ("words", amount_in_words(read(amount)?, session.language())),
        Money::Format { amount } => ("text", words::money(read(amount)?)),
    };
    Ok(Answer::of(json!({ key: text })).said(vec![text]))
}

fn read(text: &str) -> Result<Paise, Refusal> {
    Paise::parse_rupees(text).map_err(|error| match error {
        AmountError::Precision => Refusal::new(Code::AmountPrecision.as_str()).at("amount"),
        AmountError::Invalid => Refusal::new("amount_invalid").at("amount"),
    })
}
