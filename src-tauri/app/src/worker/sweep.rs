//! What happened while this book was not the newest: asks after every reference that may exist.

use super::{Pass, Worker};
use crate::error::AppError;
use domain::payment::AttemptState;
use domain::reference::AttemptLetter;
use domain::{Account, BookTag, OrderNumber, Paise, ReferenceId, TillLetter};
use store::{AttentionCode, Figures, PastGeneration, What};
use whatsapp::{CallError, PaymentReport};

/// What a sweep found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// References that were asked after.
    pub asked: u32,
    /// Payments that belong to no order of this book.
    pub strays: u32,
}

/// Where nobody knows how far the numbers went, this many unknown ones in a row are taken for the end.
const MISSES: u32 = 20;

impl Worker {
    /// Asks after the references of generations that ended; each once it could be asked to its end.
    pub(super) async fn sweep(&self, pass: &mut Pass) -> Result<(), AppError> {
        let (past, till) = self
            .app
            .store()
            .read(|book| Ok::<_, AppError>((book.unswept_generations()?, book.generation()?.till)))?;
        for generation in past {
            if self.sweep_generation(&generation, till).await?.is_some() {
                let (name, now) = (generation.generation, self.app.now());
                pass.moved += 1;
                self.app.store().write("swept", move |book| {
                    let open = book.open_references()?;
                    for way in open {
                        book.schedule_lookup(way.reference, Some(now), 0)?;
                    }
                    Ok::<_, AppError>(book.note_swept(&name, now)?)
                })?;
            }
        }
        Ok(())
    }

    /// `None` when a provider could not be asked: the sweep begins again later, and finds the same.
    async fn sweep_generation(
        &self,
        past: &PastGeneration,
        till: TillLetter,
    ) -> Result<Option<Swept>, AppError> {
        let accounts = self.app.store().read(|book| book.accounts())?;
        let (mut swept, mut misses, mut sequence) = (Swept::default(), 0, past.last_sequence);
        loop {
            sequence += 1;
            let is_over = past.reached.map_or(misses >= MISSES, |reached| sequence > reached);
            let Ok(number) = OrderNumber::new(till, sequence) else { return Ok(Some(swept)) };
            if is_over {
                return Ok(Some(swept));
            }
            let Some(found) = self.sweep_order(past.tag, number, &accounts, &mut swept).await? else {
                return Ok(None);
            };
            misses = if found { 0 } else { misses + 1 };
        }
    }

    /// Asks after all ways to pay of an order that this book never saw. Returns whether there was any.
    async fn sweep_order(
        &self,
        tag: BookTag,
        number: OrderNumber,
        accounts: &[Account],
        swept: &mut Swept,
    ) -> Result<Option<bool>, AppError> {
        let mut letter = Some(AttemptLetter::FIRST);
        let mut found = false;
        while let Some(attempt) = letter {
            let reference = ReferenceId::new(tag, number, attempt);
            let Some(is_known) = self.sweep_reference(reference, accounts, swept).await? else {
                return Ok(None);
            };
            found |= is_known;
            letter = attempt.next().filter(|_| is_known);
        }
        Ok(Some(found))
    }

    async fn sweep_reference(
        &self,
        reference: ReferenceId,
        accounts: &[Account],
        swept: &mut Swept,
    ) -> Result<Option<bool>, AppError> {
        let mut is_known = false;
        for account in accounts {
            let Ok(channel) = self.channel(Some(account.id), self.app.now()) else { return Ok(None) };
            swept.asked += 1;
            match channel.look_up(&reference.to_string(), &account.settings.configuration_name).await {
                Ok(answer) => {
                    is_known = true;
                    swept.strays += u32::from(self.keep_stray(reference, &answer.report, answer.raw)?);
                }
                Err(CallError::Refused { code, .. }) if code.is_reference_not_found() => {}
                Err(CallError::Refused { .. }) => return Ok(None),
                Err(CallError::Unreachable(_)) => {
                    self.note_offline(account.id, self.app.now());
                    return Ok(None);
                }
                Err(
                    CallError::Throttled { .. }
                    | CallError::OutcomeUnknown { .. }
                    | CallError::Malformed { .. },
                ) => return Ok(None),
            }
        }
        Ok(Some(is_known))
    }

    /// Money without an order is money: it is kept, and a person is told. Returns whether any was captured.
    fn keep_stray(
        &self,
        reference: ReferenceId,
        report: &PaymentReport,
        raw: Vec<u8>,
    ) -> Result<bool, AppError> {
        let captured = report.transactions.iter().filter(|attempt| attempt.state == AttemptState::Success);
        let captured = captured.filter_map(|attempt| attempt.amount.or(report.amount));
        let amount = Paise::sum(captured).unwrap_or(Paise::ZERO);
        let now = self.app.now();
        self.app.store().write("stray", move |book| {
            book.keep_answer(&format!("lookup {reference}"), &raw, now)?;
            if amount.is_zero() {
                return Ok(false);
            }
            let about = reference.to_string();
            if book.raise(None, AttentionCode::PaidNoOrder, &about, amount, now)? {
                let figures = Figures::none().code("reference", &about).amount("amount_paise", amount);
                book.record(now, None, What::StrayFound, &figures)?;
            }
            Ok::<_, AppError>(true)
        })
    }
}
