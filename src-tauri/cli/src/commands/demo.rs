//! `demo`: the main job against the practice world, from an empty folder: a bill written without a connection is
//! sent, read, paid at the second attempt, moved along until the order is complete, and settled with the bank.
//!
//! A step counts only once it was read back from the order book. At the end the book is verified, and compared with
//! what the practice world's own ledger says.

mod bill;
mod job;
mod shop;
mod time;

use super::whatsapp::channel_named;
use crate::args::Demo;
use crate::output::{Answer, print};
use crate::refusal::Refusal;
use crate::session::Session;
use app::Code;
use job::{Done, Stuck, main_job};
use serde_json::{Value, json};
use shop::PracticeShop;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use words::{Message, Words};

/// Runs the main job. Refuses a folder that holds anything.
pub async fn run(session: &Session, options: &Demo) -> Result<Answer, Refusal> {
    let channel = channel_named(&options.channel)?;
    let folder = match session.chosen_folder() {
        Some(folder) => folder,
        None => session.folder()?.join("practice"),
    };
    refuse_unless_empty(&folder)?;
    let words = session.words();
    let mut shop = PracticeShop::open(&folder, channel, options.seed, session.clock()).await?;
    session.note(&words.say(&Message::DemoOpening { url: &shop.base_url() }));
    let mut steps = Vec::new();
    let totals = main_job(&mut shop, |done| {
        let detail = sentence(&done, words);
        if !session.json() {
            // Whoever closed standard output hears of it in the exit status.
            let _ = print(&format!("✓ {detail}"));
        }
        steps.push(step(&done, &detail));
    })
    .await
    .map_err(|stuck| refusal(stuck, words))?;
    let document = json!({
        "steps": steps,
        "totals": {
            "billed": totals.billed,
            "captured": totals.captured,
            "refunded": totals.refunded,
        },
        "data": folder.display().to_string(),
    });
    Ok(Answer::of(document).said(vec![words.say(&Message::DemoDone)]))
}

fn refuse_unless_empty(folder: &Path) -> Result<(), Refusal> {
    let not_empty = || Refusal::new(Code::FolderNotEmpty.as_str()).at("--data");
    match std::fs::read_dir(PathBuf::from(folder)) {
        Ok(mut entries) => entries.next().map_or(Ok(()), |_| Err(not_empty())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(_) => Err(not_empty()),
    }
}

fn step(done: &Done, detail: &str) -> Value {
    json!({ "step": done.step.as_str(), "order": done.order, "at": done.at.to_string(), "detail": detail })
}

fn sentence(done: &Done, words: &Words) -> String {
    use job::Step;
    let (amount, reference) = (done.amount, done.reference.as_str());
    words.say(&match done.step {
        Step::DraftedOffline => Message::DemoStepDraftedOffline { amount },
        Step::Queued => Message::DemoStepQueued,
        Step::Sent => Message::DemoStepSent { reference },
        Step::Delivered => Message::DemoStepDelivered,
        Step::Read => Message::DemoStepRead,
        Step::AttemptFailed => Message::DemoStepAttemptFailed,
        Step::Captured => Message::DemoStepCaptured { amount },
        Step::InvoiceIssued => Message::DemoStepInvoiceIssued { number: &done.document },
        Step::Processing => Message::DemoStepProcessing,
        Step::Shipped => Message::DemoStepShipped,
        Step::Completed => Message::DemoStepCompleted,
        Step::SettlementMatched => Message::DemoStepSettlementMatched,
    })
}

fn refusal(stuck: Stuck, words: &Words) -> Refusal {
    match stuck {
        Stuck::Missing(step) => {
            Refusal::new("step_missing").at(step).saying(words.say(&Message::DemoStepMissing { step }))
        }
        Stuck::Unsound => Refusal::new(Code::BookDamaged.as_str()).saying(words.say(&Message::VerifyUnsound)),
        Stuck::Refused(error) => error.into(),
        Stuck::World => Refusal::new(Code::Internal.as_str()),
    }
}
