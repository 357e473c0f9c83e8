//! Reminders of bills that can still be paid: who would get one, what it costs, who gets none and why.
//!
//! Nothing leaves that a person has not seen as a list with its count and cost. The one exception is the reminder before
//! a way to pay ends, which a shop switches on for itself; it goes through the same rules, by day, once for each way.

mod automatic;
mod judging;

pub(crate) use automatic::remind_before_expiry;

use crate::error::{AppError, Code};
use crate::orders::find;
use crate::queue::queue_reminder;
use crate::shop::App;
use crate::views::{ReminderCost, ReminderExcludedView, ReminderExclusion, ReminderView, RemindersView};
use crate::which_message::Choice;
use domain::{CustomerId, OrderNumber};
use jiff::{SignedDuration, Timestamp};
use judging::{Reminder, judge};
use store::{OrderRow, Read, Write};
use words::Words;

/// Reminders in one list; more nobody looks through.
const MOST: usize = 500;

/// A way to pay lasts for no longer.
const LONGEST: SignedDuration = SignedDuration::from_hours(8_760);

impl App {
    /// What would be sent, if these orders were reminded; without any named, all that can still be paid, at most 500.
    ///
    /// # Errors
    /// [`Code::OrderNotFound`], [`Code::TooLarge`] for more than 500 orders.
    pub fn preview_reminders(
        &self,
        orders: Option<&[OrderNumber]>,
        words: &Words,
    ) -> Result<RemindersView, AppError> {
        let now = self.now();
        self.store().read(|book| {
            let numbers = match orders {
                Some(numbers) => numbers.to_vec(),
                None => payable(book, now)?,
            };
            let judged = judge_all(book, &numbers, now)?;
            Ok(view(&judged, words))
        })
    }

    /// Queues the reminders of these orders, in one transaction, and says which were queued and which not: what changed
    /// since the list was seen is judged again.
    ///
    /// # Errors
    /// [`Code::OrderNotFound`]; [`Code::TooLarge`] for more than 500 orders.
    pub fn queue_reminders(&self, orders: &[OrderNumber], words: &Words) -> Result<RemindersView, AppError> {
        let (now, numbers) = (self.now(), orders.to_vec());
        let refs = numbers.iter().map(|_| self.random()).collect::<Result<Vec<[u8; 8]>, _>>()?;
        let judged = self.store().write("remind", move |book| {
            let judged = judge_all(book, &numbers, now)?;
            queue_judged(book, &judged, &refs, now)?;
            Ok::<_, AppError>(judged)
        })?;
        Ok(view(&judged, words))
    }
}

/// Orders whose way to pay is open, the one that ends first first.
fn payable(book: &Read<'_>, now: Timestamp) -> Result<Vec<OrderNumber>, AppError> {
    let most = u32::try_from(MOST).unwrap_or(u32::MAX);
    let mut numbers = Vec::new();
    for way in book.expiring_references(now, now + LONGEST, most)? {
        numbers.extend(book.order(way.order)?.map(|order| order.number));
    }
    Ok(numbers)
}

/// What became of the judging of one order.
type Judged = (OrderRow, Result<Reminder, ReminderExclusion>);

/// Judges every order once; a customer is reminded of one of theirs.
fn judge_all(book: &Read<'_>, numbers: &[OrderNumber], now: Timestamp) -> Result<Vec<Judged>, AppError> {
    if numbers.len() > MOST {
        return Err(AppError::new(Code::TooLarge).at("orders"));
    }
    let mut judged: Vec<Judged> = Vec::new();
    let mut reminded: Vec<CustomerId> = Vec::new();
    for number in numbers {
        if judged.iter().any(|(order, _)| order.number == *number) {
            continue;
        }
        let order = find(book, *number)?;
        let answer = judge(book, &order, &reminded, now)?;
        reminded.extend(answer.as_ref().ok().map(|reminder| reminder.customer));
        judged.push((order, answer));
    }
    Ok(judged)
}

fn queue_judged(
    book: &Write<'_>,
    judged: &[Judged],
    refs: &[[u8; 8]],
    now: Timestamp,
) -> Result<(), AppError> {
    for ((order, answer), our_ref) in judged.iter().zip(refs) {
        let Ok(reminder) = answer else { continue };
        let Reminder { way, account, due, text, choice, .. } = reminder;
        queue_reminder(book, order, way, account, (*due, text.clone(), choice), *our_ref, now)?;
    }
    Ok(())
}

fn view(judged: &[Judged], words: &Words) -> RemindersView {
    let (mut reminders, mut excluded) = (Vec::new(), Vec::new());
    for (order, answer) in judged {
        let (number, customer) = (order.number.to_string(), order.draft.buyer.name.clone());
        match answer {
            Ok(reminder) => reminders.push(ReminderView {
                order: number,
                customer,
                due: reminder.due.to_rupees(),
                expires_at: reminder.way.expires_at,
                cost: cost(&reminder.choice),
                text: reminder.text.clone(),
            }),
            Err(why) => {
                let key = format!("reminder-excluded-{}", why.as_str());
                let why_text = words.say_key(&key, &[]).unwrap_or_default();
                excluded.push(ReminderExcludedView { order: number, customer, why: *why, why_text });
            }
        }
    }
    reminders.sort_by_key(|reminder| reminder.expires_at);
    let count = |cost| reminders.iter().filter(|reminder| reminder.cost == cost).count();
    let count = |cost| u32::try_from(count(cost)).unwrap_or(u32::MAX);
    RemindersView {
        free: count(ReminderCost::Free),
        template: count(ReminderCost::Template),
        reminders,
        excluded,
    }
}

const fn cost(choice: &Choice) -> ReminderCost {
    match choice {
        Choice::Template { .. } => ReminderCost::Template,
        Choice::Interactive { .. } | Choice::Neither { .. } => ReminderCost::Free,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_not_to_remind_is_said_in_every_language() {
        for language in words::Language::ALL {
            let words = Words::new(language);
            for why in ReminderExclusion::ALL {
                let key = format!("reminder-excluded-{}", why.as_str());
                assert!(words.say_key(&key, &[]).is_some_and(|text| !text.is_empty()), "{key}");
            }
        }
    }
}
