//! The main job, step by step. It knows no terminal, so that a window can run it too.

use super::bill::{bill, customer};
use super::shop::PracticeShop;
use app::views::{MessageView, OrderView};
use app::{AppError, SettlementView};
use domain::order::Progress;
use domain::{OrderNumber, Paise};
use jiff::Timestamp;
use words::{Language, Message, Words};

/// One step of the main job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A bill was written while nothing could be reached.
    DraftedOffline,
    /// Its message waits in the outbox.
    Queued,
    /// WhatsApp has it.
    Sent,
    /// It is on the customer's phone.
    Delivered,
    /// The customer has read it.
    Read,
    /// The customer tried to pay in vain.
    AttemptFailed,
    /// The customer paid, and a lookup confirmed it.
    Captured,
    /// Its invoice was made with that.
    InvoiceIssued,
    /// The shop is at it, and the customer was shown so.
    Processing,
    /// It has left, and the customer was shown so.
    Shipped,
    /// It is done, and the customer was shown so.
    Completed,
    /// What the gateway paid out, and the bank received, is this order's payment to the paisa.
    SettlementMatched,
}

impl Step {
    /// The name on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Step::DraftedOffline => "drafted_offline",
            Step::Queued => "queued",
            Step::Sent => "sent",
            Step::Delivered => "delivered",
            Step::Read => "read",
            Step::AttemptFailed => "attempt_failed",
            Step::Captured => "captured",
            Step::InvoiceIssued => "invoice_issued",
            Step::Processing => "processing",
            Step::Shipped => "shipped",
            Step::Completed => "completed",
            Step::SettlementMatched => "settlement_matched",
        }
    }
}

/// A step that was read back from the order book.
pub struct Done {
    /// Which.
    pub step: Step,
    /// The order's number.
    pub order: String,
    /// When it was read back, by the shop's clock.
    pub at: Timestamp,
    /// What the customer is to pay.
    pub amount: Paise,
    /// The way to pay; empty before there is one.
    pub reference: String,
    /// The number of the document it is about, if it is about one.
    pub document: String,
}

/// What the job came to, in rupees.
pub struct Totals {
    /// What was asked for.
    pub billed: String,
    /// What was captured.
    pub captured: String,
    /// What went back.
    pub refunded: String,
}

/// Why the job did not come to its end.
pub enum Stuck {
    /// This could not be read back.
    Missing(&'static str),
    /// The book is not sound.
    Unsound,
    /// The shop refused.
    Refused(AppError),
    /// The practice world did.
    World,
}

impl From<AppError> for Stuck {
    fn from(error: AppError) -> Stuck {
        Stuck::Refused(error)
    }
}

impl From<sandbox::ActRefused> for Stuck {
    fn from(_: sandbox::ActRefused) -> Stuck {
        Stuck::World
    }
}

/// Does the main job; `tell` hears of every step once it was read back.
pub async fn main_job(shop: &mut PracticeShop, mut tell: impl FnMut(Done)) -> Result<Totals, Stuck> {
    let number = draft_offline(shop, &mut tell)?;
    let reference = queue_offline(shop, number, &mut tell).await?;
    shop.go_online().await?;
    for (step, least) in [(Step::Sent, "sent"), (Step::Delivered, "delivered")] {
        expect(shop, number, step, |view| bill_is(view, least), &mut tell).await?;
    }
    shop.world().reads(&reference)?;
    expect(shop, number, Step::Read, |view| bill_is(view, "read"), &mut tell).await?;
    shop.world().attempt_fails(&reference, "incorrect_pin")?;
    expect(shop, number, Step::AttemptFailed, has_failed_attempt, &mut tell).await?;
    shop.world().pays(&reference)?;
    expect(shop, number, Step::Captured, is_confirmed, &mut tell).await?;
    invoice_issued(shop, number, &mut tell)?;
    let ways = [
        (Step::Processing, Progress::Processing),
        (Step::Shipped, Progress::Shipped),
        (Step::Completed, Progress::Completed),
    ];
    for (step, progress) in ways {
        shop.app.set_status(number, progress, None)?;
        expect(shop, number, step, |view| is_shown(view, step.as_str()), &mut tell).await?;
    }
    settlement_matched(shop, number, &mut tell).await?;
    check_book(shop)?;
    check_ledger(shop, &reference)?;
    let view = shop.app.show_order(number)?;
    Ok(Totals { billed: view.total, captured: view.payment.captured, refunded: view.payment.refunded })
}

fn draft_offline(shop: &PracticeShop, tell: &mut impl FnMut(Done)) -> Result<OrderNumber, Stuck> {
    let name = Words::new(Language::English).say(&Message::PracticeShopName);
    let today = app::clock::day_in_india(shop.app.now());
    let number = shop.app.draft(bill(today, name))?.number;
    let view = shop.app.show_order(number)?;
    if view.status != "draft" || view.total == Paise::ZERO.to_rupees() {
        return Err(Stuck::Missing(Step::DraftedOffline.as_str()));
    }
    tell(done(shop, Step::DraftedOffline, &view));
    Ok(number)
}

/// The message is tried in vain and goes on waiting.
async fn queue_offline(
    shop: &mut PracticeShop,
    number: OrderNumber,
    tell: &mut impl FnMut(Done),
) -> Result<String, Stuck> {
    let reference = shop.app.send(number)?.reference.to_string();
    shop.try_to_send().await?;
    let view = shop.app.show_order(number)?;
    let bill = bill_of(&view).filter(|bill| bill.state == "queued");
    if bill.is_none_or(|bill| bill.error.as_deref() != Some("unreachable")) {
        return Err(Stuck::Missing(Step::Queued.as_str()));
    }
    tell(done(shop, Step::Queued, &view));
    Ok(reference)
}

/// The invoice was made in the transaction that confirmed the payment.
fn invoice_issued(
    shop: &PracticeShop,
    number: OrderNumber,
    tell: &mut impl FnMut(Done),
) -> Result<(), Stuck> {
    let view = shop.app.show_order(number)?;
    let papers = shop.app.order_documents(number, &Words::new(Language::English))?;
    let invoice =
        papers.documents.iter().find(|paper| paper.kind == "tax_invoice" && paper.total == view.total);
    let invoice = invoice.ok_or(Stuck::Missing(Step::InvoiceIssued.as_str()))?;
    tell(Done { document: invoice.number.clone(), ..done(shop, Step::InvoiceIssued, &view) });
    Ok(())
}

/// Some days later the gateway has paid out, and everything it says, the order and the bank agree.
async fn settlement_matched(
    shop: &mut PracticeShop,
    number: OrderNumber,
    tell: &mut impl FnMut(Done),
) -> Result<(), Stuck> {
    let found = shop.reconcile().await?;
    let has_matched =
        |settlement: &SettlementView| settlement.matches == Some(true) && settlement.payments == 1;
    let is_whole =
        found.exceptions.is_empty() && found.settlements.iter().filter(|one| has_matched(one)).count() == 1;
    if !is_whole {
        return Err(Stuck::Missing(Step::SettlementMatched.as_str()));
    }
    let view = shop.app.show_order(number)?;
    tell(done(shop, Step::SettlementMatched, &view));
    Ok(())
}

async fn expect(
    shop: &mut PracticeShop,
    number: OrderNumber,
    step: Step,
    is_there: impl Fn(&OrderView) -> bool,
    tell: &mut impl FnMut(Done),
) -> Result<(), Stuck> {
    let view = shop.until(number, step.as_str(), is_there).await?;
    tell(done(shop, step, &view));
    Ok(())
}

fn done(shop: &PracticeShop, step: Step, view: &OrderView) -> Done {
    Done {
        step,
        order: view.number.clone(),
        at: shop.app.now(),
        amount: Paise::parse_rupees(&view.total).unwrap_or(Paise::ZERO),
        reference: view.references.last().map(|way| way.reference_id.clone()).unwrap_or_default(),
        document: String::new(),
    }
}

fn bill_of(view: &OrderView) -> Option<&MessageView> {
    view.messages.iter().find(|message| message.kind == "order_details")
}

fn bill_is(view: &OrderView, least: &str) -> bool {
    bill_of(view).is_some_and(|bill| bill.message_id.is_some() && has_come_to(bill.state, least))
}

/// Whether a message has come at least so far.
fn has_come_to(state: &str, least: &str) -> bool {
    const WAY: [&str; 3] = ["sent", "delivered", "read"];
    let place = |name| WAY.iter().position(|state| *state == name);
    place(state).is_some_and(|reached| Some(reached) >= place(least))
}

fn has_failed_attempt(view: &OrderView) -> bool {
    view.payment.status == "unpaid" && view.payment.attempts.iter().any(|attempt| attempt.status == "failed")
}

/// Only a lookup of ours counts.
fn is_confirmed(view: &OrderView) -> bool {
    let confirmed =
        view.payment.attempts.iter().any(|attempt| attempt.confirmed && attempt.status == "success");
    confirmed && view.payment.status == "paid" && view.payment.captured == view.total
}

fn is_shown(view: &OrderView, status: &str) -> bool {
    let told = view.messages.iter().find(|message| message.status == Some(status));
    view.status == status
        && view.bubble.as_deref() == Some(status)
        && view.bubble_state.as_deref() == Some("accepted")
        && told.is_some_and(|message| has_come_to(message.state, "delivered"))
}

fn check_book(shop: &PracticeShop) -> Result<(), Stuck> {
    let is_sound = shop.app.verify()?.iter().all(|check| check.ok);
    if is_sound { Ok(()) } else { Err(Stuck::Unsound) }
}

/// The practice world has its own word: one bill, paid once, moved along.
fn check_ledger(shop: &PracticeShop, reference: &str) -> Result<(), Stuck> {
    use sandbox::OrderStatus::{Completed, Processing, Shipped};
    let ledger = shop.world().ledger();
    let agrees = ledger.references.len() == 1
        && ledger.references.get(reference).is_some_and(|entry| {
            entry.phone == customer().as_str()
                && entry.accepted_order_details == 1
                && entry.captured_paise == entry.amount_paise
                && entry.statuses == [Processing, Shipped, Completed]
        });
    if agrees { Ok(()) } else { Err(Stuck::Missing("ledger")) }
}
