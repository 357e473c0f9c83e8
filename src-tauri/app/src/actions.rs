//! What can be done with an order now, and why not: asked of the rules that the use cases themselves ask.

use crate::allowed;
use crate::error::{AppError, Code};
use crate::orders::CashTiming;
use crate::payments::may_look_up;
use crate::story::Story;
use crate::views::{ActionName, ActionView};
use domain::order::Progress;
use domain::{OrderState, Paise};
use store::{Read, ReferenceState};
use words::Words;

/// Every action, in the order of an order's life.
const ALL: [ActionName; 13] = [
    ActionName::Send,
    ActionName::Resend,
    ActionName::Revise,
    ActionName::Processing,
    ActionName::PartiallyShipped,
    ActionName::Shipped,
    ActionName::Completed,
    ActionName::TakeCash,
    ActionName::TakeCashNow,
    ActionName::LookUp,
    ActionName::Duplicate,
    ActionName::Refund,
    ActionName::Cancel,
];

/// What can be done with an order now.
///
/// # Errors
/// What keeps the book from being read.
pub fn actions(book: &Read<'_>, story: &Story, words: &Words) -> Result<Vec<ActionView>, AppError> {
    let mut views = Vec::new();
    for action in ALL {
        let why_not = match ask(book, story, action) {
            Ok(()) => None,
            Err(refusal) if refusal.is_about_the_book() => return Err(refusal),
            Err(refusal) => Some(refusal.view(words)),
        };
        views.push(ActionView { action, allowed: why_not.is_none(), why_not, is_next: false });
    }
    let is_allowed = |wanted| views.iter().any(|view| view.action == wanted && view.allowed);
    let next = next_steps(story).into_iter().find(|step| is_allowed(*step));
    for view in &mut views {
        view.is_next = Some(view.action) == next;
    }
    Ok(views)
}

fn ask(book: &Read<'_>, story: &Story, action: ActionName) -> Result<(), AppError> {
    let order = &story.order;
    match action {
        // After the first time it is *again*, also when that would be the same message.
        ActionName::Send if !story.references.is_empty() => Err(AppError::new(Code::AlreadySent)),
        ActionName::Send => allowed::send(book, order, story.now).map(drop),
        ActionName::Resend => allowed::resend(book, order, story.now).map(drop),
        ActionName::Revise => allowed::revise(book, order),
        ActionName::Processing => allowed::move_to(order, Progress::Processing).map(drop),
        ActionName::PartiallyShipped => allowed::move_to(order, Progress::PartiallyShipped).map(drop),
        ActionName::Shipped => allowed::move_to(order, Progress::Shipped).map(drop),
        ActionName::Completed => allowed::move_to(order, Progress::Completed).map(drop),
        ActionName::Cancel => allowed::cancel(book, order).map(drop),
        ActionName::TakeCash => allowed::take_cash(book, order, CashTiming::WhenClosed).map(drop),
        ActionName::TakeCashNow => allowed::take_cash(book, order, CashTiming::Now).map(drop),
        ActionName::LookUp => may_look_up(book, order).map(drop),
        ActionName::Duplicate => Ok(()),
        ActionName::Refund => refund(story),
    }
}

/// Money goes back on the gateway's own page; a lookup then shows it here.
fn refund(story: &Story) -> Result<(), AppError> {
    let is_nothing_left = story.payment.kept().is_zero();
    Err(AppError::new(if is_nothing_left { Code::NothingToRefund } else { Code::RefundNotOffered }))
}

/// What the shop does next, the best first; the first that is allowed is.
fn next_steps(story: &Story) -> Vec<ActionName> {
    let is_paid = story.payment.kept() >= story.order.total() && story.order.total() > Paise::ZERO;
    match story.order.state {
        OrderState::Draft { .. } => vec![ActionName::Send, ActionName::TakeCash],
        OrderState::Pending if is_paid => vec![ActionName::Processing],
        OrderState::Pending if is_out_of_reach(story) => vec![ActionName::Resend],
        OrderState::Processing | OrderState::PartiallyShipped => vec![ActionName::Shipped],
        OrderState::Shipped => vec![ActionName::Completed],
        OrderState::Pending | OrderState::Completed | OrderState::Canceled => Vec::new(),
    }
}

/// The customer was asked, and cannot pay by that any more.
fn is_out_of_reach(story: &Story) -> bool {
    let newest = story.references.last();
    newest.is_some_and(|way| way.state == ReferenceState::Closed || way.expires_at <= story.now)
}
