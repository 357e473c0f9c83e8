//! Many bills sent at one person's word: what would go, what cannot, how far it has come, and how to stop it.

use crate::allowed;
use crate::choosing::choice_of;
use crate::counter::as_typed;
use crate::error::{AppError, Code};
use crate::orders::{find, send_in};
use crate::queue::take_back;
use crate::shop::App;
use crate::views::{BulkBillView, BulkLeftOutView, BulkPlanView, BulkQuery, BulkShown, BulkView};
use crate::which_message::Choice;
use domain::{OrderId, OrderNumber, Paise};
use jiff::Timestamp;
use std::collections::BTreeSet;
use store::{BatchId, BatchRow, OrderRow, OutboxState, Read, TemplatePurpose, Write};
use words::Words;

/// Bills that one word may send.
pub const MOST_IN_BATCH: usize = 1_000;

/// Rows of each list that cross to the window.
const MOST_SHOWN: usize = 200;

/// What would go, and what cannot.
struct Plan {
    bills: Vec<(OrderRow, Choice)>,
    left_out: Vec<(OrderRow, AppError)>,
}

impl App {
    /// What would go and what cannot, if the word were given now.
    ///
    /// # Errors
    /// [`Code::BatchTooLarge`], [`Code::NumberInvalid`], [`Code::OrderNotFound`], and what keeps the book from being read.
    pub fn plan_bulk(&self, query: &BulkQuery, words: &Words) -> Result<BulkPlanView, AppError> {
        let now = self.now();
        self.store().read(|book| Ok(plan(book, query, now)?.view(words)))
    }

    /// Gives the word: every bill that can go is queued, in one transaction.
    ///
    /// # Errors
    /// [`Code::PlanChanged`] when it is not what was shown; [`Code::NothingToSend`]; as [`App::plan_bulk`].
    pub fn send_bulk(&self, query: &BulkQuery, shown: &BulkShown) -> Result<BulkView, AppError> {
        let (query, shown, now) = (query.clone(), shown.clone(), self.now());
        let marks = (0..shown.bills.min(MOST_IN_BATCH as u32)).map(|_| self.random());
        let marks = marks.collect::<Result<Vec<[u8; 8]>, AppError>>()?;
        self.store().write("send-bulk", move |book| {
            let plan = plan(book, &query, now)?;
            if plan.bills.is_empty() {
                return Err(AppError::new(Code::NothingToSend));
            }
            if plan.shown() != shown {
                return Err(AppError::new(Code::PlanChanged));
            }
            let left_out = u32::try_from(plan.left_out.len()).unwrap_or(u32::MAX);
            let batch = book.begin_batch(left_out, now)?;
            for ((order, _), mark) in plan.bills.iter().zip(marks) {
                let order = as_typed(book, order.number, now)?;
                let sent = send_in(book, &order, mark, now)?;
                book.put_into_batch(batch, sent.row)?;
            }
            view_of(book, batch)
        })
    }

    /// How far the newest batch has come.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn newest_bulk(&self) -> Result<Option<BulkView>, AppError> {
        self.store().read(newest)
    }

    /// Lets a batch rest, or go on.
    ///
    /// # Errors
    /// [`Code::BatchNotFound`] for none, or one that was cancelled.
    pub fn pause_bulk(&self, id: i64, paused: bool) -> Result<BulkView, AppError> {
        let (id, now) = (BatchId::new(id), self.now());
        self.store().write("pause-bulk", move |book| {
            if !book.pause_batch(id, paused.then_some(now))? {
                return Err(AppError::new(Code::BatchNotFound));
            }
            view_of(book, id)
        })
    }

    /// Takes back what of a batch has not left.
    ///
    /// # Errors
    /// [`Code::BatchNotFound`] for none, or one that was cancelled.
    pub fn cancel_bulk(&self, id: i64) -> Result<BulkView, AppError> {
        let (id, now) = (BatchId::new(id), self.now());
        self.store().write("cancel-bulk", move |book| {
            if !book.cancel_batch(id, now)? {
                return Err(AppError::new(Code::BatchNotFound));
            }
            for row in book.waiting_in_batch(id)? {
                if let Some(row) = book.outbox_row(row)? {
                    take_back(book, &row, now)?;
                }
            }
            view_of(book, id)
        })
    }
}

/// How far the newest batch has come.
pub fn newest(book: &Read<'_>) -> Result<Option<BulkView>, AppError> {
    book.newest_batch()?.map(|batch| view(book, &batch)).transpose()
}

impl Plan {
    fn shown(&self) -> BulkShown {
        let amounts = self.bills.iter().map(|(order, _)| order.total());
        let templates = self.bills.iter().filter(|(_, choice)| choice.kind() == "template").count();
        BulkShown {
            bills: u32::try_from(self.bills.len()).unwrap_or(u32::MAX),
            amount: Paise::sum(amounts).unwrap_or(Paise::ZERO).to_rupees(),
            templates: u32::try_from(templates).unwrap_or(u32::MAX),
        }
    }

    fn view(&self, words: &Words) -> BulkPlanView {
        let costs: Option<Vec<Paise>> = self.bills.iter().map(|(_, choice)| choice.cost()).collect();
        let bill = |(order, choice): &(OrderRow, Choice)| BulkBillView {
            number: order.number.to_string(),
            customer: order.draft.buyer.name.clone(),
            amount: order.total().to_rupees(),
            kind: choice.kind(),
        };
        let reason = |(order, why): &(OrderRow, AppError)| BulkLeftOutView {
            number: order.number.to_string(),
            customer: order.draft.buyer.name.clone(),
            reason: why.view(words),
        };
        BulkPlanView {
            shown: self.shown(),
            cost: costs.and_then(Paise::sum).map(Paise::to_rupees),
            bills: self.bills.iter().take(MOST_SHOWN).map(bill).collect(),
            left_out: u32::try_from(self.left_out.len()).unwrap_or(u32::MAX),
            reasons: self.left_out.iter().take(MOST_SHOWN).map(reason).collect(),
        }
    }
}

/// Oldest order first, so that a customer with several gets them in the order they were written.
fn plan(book: &Read<'_>, query: &BulkQuery, now: Timestamp) -> Result<Plan, AppError> {
    let mut plan = Plan { bills: Vec::new(), left_out: Vec::new() };
    for id in chosen(book, query)? {
        let Some(order) = book.order(id)? else { continue };
        match allowed::send(book, &order, now) {
            Ok(account) => match choice_of(book, &order, &account, TemplatePurpose::OrderDetails, now)? {
                Choice::Neither { why, lacking } => {
                    plan.left_out.push((order, AppError::no_message(why, lacking)));
                }
                choice => plan.bills.push((order, choice)),
            },
            Err(why) if why.is_about_the_book() => return Err(why),
            Err(why) => plan.left_out.push((order, why)),
        }
    }
    Ok(plan)
}

fn chosen(book: &Read<'_>, query: &BulkQuery) -> Result<BTreeSet<OrderId>, AppError> {
    let mut chosen = BTreeSet::new();
    for number in &query.numbers {
        let number: OrderNumber = number.parse().map_err(|_| AppError::new(Code::NumberInvalid))?;
        chosen.insert(find(book, number)?.id);
        refuse_above_most(chosen.len())?;
    }
    let (filter, mut after) = (query.filter.in_store(), None);
    while query.numbers.is_empty() {
        let page = book.orders(&filter, &query.search, after, 200)?;
        chosen.extend(page.orders.iter().map(|order| order.id));
        refuse_above_most(chosen.len())?;
        match page.next {
            Some(next) => after = Some(next),
            None => break,
        }
    }
    Ok(chosen)
}

fn refuse_above_most(count: usize) -> Result<(), AppError> {
    if count <= MOST_IN_BATCH { Ok(()) } else { Err(AppError::new(Code::BatchTooLarge)) }
}

fn view_of(book: &Write<'_>, id: BatchId) -> Result<BulkView, AppError> {
    let batch = book.batch(id)?.ok_or_else(|| AppError::new(Code::BatchNotFound))?;
    view(book, &batch)
}

fn view(book: &Read<'_>, batch: &BatchRow) -> Result<BulkView, AppError> {
    let counts = book.count_batch(batch.id)?;
    let of = |states: &[OutboxState]| {
        counts.iter().filter(|count| states.contains(&count.state)).map(|count| count.rows).sum()
    };
    let went = counts.iter().filter(|count| count.state == OutboxState::Done).map(|count| count.cost);
    Ok(BulkView {
        id: batch.id.get(),
        started_at: batch.started_at,
        bills: counts.iter().map(|count| count.rows).sum(),
        accepted: of(&[OutboxState::Done]),
        refused: of(&[OutboxState::Refused]),
        under_way: of(&[OutboxState::InFlight, OutboxState::Unknown]),
        waiting: of(&[OutboxState::Ready]),
        asking: of(&[OutboxState::Asks]),
        withdrawn: of(&[OutboxState::Withdrawn]),
        left_out: batch.left_out,
        spent: Paise::sum(went).unwrap_or(Paise::ZERO).to_rupees(),
        is_paused: batch.paused_at.is_some(),
        is_canceled: batch.canceled_at.is_some(),
    })
}
