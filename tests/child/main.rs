//! The process that the crash tests kill: a shop at work on a practice book, that says on standard output what it was
//! told is done, each line after the book acknowledged it.
//!
//! `crash-child load FOLDER ORDERS` works; `crash-child recover FOLDER` comes to rest after a crash. The practice
//! world's address and key come from the environment, as does the failpoint.

use app::clock::{Clock, Entropy, SystemClock, SystemEntropy};
use app::{App, AppError, CashTiming, Code, Release, Worker, read_account};
use domain::bill::{Buyer, Registration, Seller};
use domain::order::Progress;
use domain::place::State;
use domain::{BillDraft, ChannelKind, LineDraft, OrderNumber, Paise, PhoneNumber, Quantity};
use doors::{Source, from_practice};
use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use store::OrderFilter;
use vault::{PassphraseSource, SecretName};

/// The computer's clock, and what was skipped because nothing was due.
#[derive(Clone, Default)]
struct SkippingClock(Arc<AtomicI64>);

impl Clock for SkippingClock {
    fn now(&self) -> Timestamp {
        SystemClock.now() + SignedDuration::from_millis(self.0.load(Ordering::SeqCst))
    }
}

#[tokio::main]
async fn main() -> Result<(), AppError> {
    let arguments: Vec<String> = std::env::args().collect();
    arm_failpoint();
    let clock = SkippingClock::default();
    let app = open(Path::new(&arguments[2]), &clock)?;
    match arguments[1].as_str() {
        "load" => {
            let n_orders: u32 = arguments[3].parse().map_err(|_| AppError::new(Code::Usage))?;
            for n in 0..n_orders {
                work(&app, &clock, n).await?;
            }
        }
        "recover" => {
            rest(&app, &clock, SignedDuration::from_mins(1)).await?;
            // What was cut off as often as it may be begun asks; the person says yes to all of it, each time.
            while app.store().read(|book| book.count_asking())? > 0 {
                app.release_all(Release::Send)?;
                rest(&app, &clock, SignedDuration::from_mins(1)).await?;
            }
        }
        _ => return Err(AppError::new(Code::Usage)),
    }
    Ok(())
}

fn arm_failpoint() {
    let name = std::env::var("PARCHI_FAILPOINT").unwrap_or_default();
    let log = std::env::var_os("PARCHI_FAILPOINT_LOG").map(Into::into);
    let (name, nth) = name.split_once('#').unwrap_or((&name, "1"));
    store::failpoint::arm(name, nth.parse().unwrap_or(1), log);
}

fn open(folder: &Path, clock: &SkippingClock) -> Result<App, AppError> {
    let app = App::open_or_begin(folder, true, Arc::new(clock.clone()), Arc::new(SystemEntropy))?;
    go_on_from(&app, clock)?;
    let key = SecretString::from(std::env::var("CRASH_KEY").unwrap_or_default());
    let file = read_account(std::env::var("CRASH_ACCOUNT").unwrap_or_default().as_bytes())?;
    match app.add_account(file, &key, None, &PassphraseSource::None) {
        Err(error) if error.code == Code::AccountExists => {}
        other => drop(other?),
    }
    // A practice book's vault is empty at each start.
    let vault = app.vault(&PassphraseSource::None)?;
    for account in app.accounts()? {
        vault.put(&SecretName::api_key(account.id), &key)?;
    }
    Ok(app)
}

/// One order through its life, with a crash possible at every step.
async fn work(app: &App, clock: &SkippingClock, n: u32) -> Result<(), AppError> {
    let number = app.draft(bill("25.00")?)?.number;
    say(&format!("drafted {number}"));
    app.edit(number, bill("26.00")?)?;
    app.hold(number, true)?;
    app.hold(number, false)?;
    let sent = app.send(number)?;
    say(&format!("sent {number} {}", sent.reference));
    rest(app, clock, SignedDuration::ZERO).await?;
    app.set_status(number, Progress::Processing, None)?;
    say(&format!("status {number} processing"));
    rest(app, clock, SignedDuration::ZERO).await?;
    match n % 5 {
        0 => hint(app, number, &sent.reference.to_string())?,
        1 => app.cancel(number)?,
        2 => drop(app.take_cash(number, CashTiming::WhenClosed)?),
        3 => drop(app.take_cash(number, CashTiming::Now)?),
        _ => drop(app.resend(number)?),
    }
    rest(app, clock, SignedDuration::from_secs(40)).await
}

/// Time that the process before skipped has passed: what it began then is not begun in the future.
fn go_on_from(app: &App, clock: &SkippingClock) -> Result<(), AppError> {
    let newest = app.list_orders(&OrderFilter::All, "", None, 1)?.orders;
    let Some(number) = newest.first().and_then(|order| order.number.parse().ok()) else { return Ok(()) };
    let Some(last) = app.show_order(number)?.history.last().map(|row| row.at) else { return Ok(()) };
    let ahead = last.duration_since(clock.now()).as_millis();
    clock.0.fetch_add(i64::try_from(ahead).unwrap_or(0).max(0), Ordering::SeqCst);
    Ok(())
}

/// A webhook that is about the order and is no proof of anything.
fn hint(app: &App, number: OrderNumber, reference: &str) -> Result<(), AppError> {
    let raw = format!(
        r#"{{"id":"wamid.{number}","type":"payment","status":"pending","payment":{{"reference_id":"{reference}","currency":"INR",
            "amount":{{"offset":100,"value":2600}},"transaction":{{"id":"order_{number}","type":"razorpay","status":"failed",
            "amount":{{"offset":100,"value":2600}},"created_timestamp":1795000000,"updated_timestamp":1795000000}}}}}}"#
    );
    let webhook =
        from_practice(Source::Kaleyra, raw.into_bytes()).map_err(|_| AppError::new(Code::TooLarge))?;
    app.accept(ChannelKind::KaleyraV2, webhook)?;
    say(&format!("accepted {number}"));
    Ok(())
}

/// Works until nothing is due within `patience`, without waiting for it.
async fn rest(app: &App, clock: &SkippingClock, patience: SignedDuration) -> Result<(), AppError> {
    let Some(mut worker) = Worker::take_lease(app, PassphraseSource::None)? else { return Ok(()) };
    let until = clock.now() + patience;
    loop {
        if !worker.pass().await?.is_idle() {
            continue;
        }
        match worker.next_due()? {
            Some(due) if due <= until.max(clock.now()) => {
                let skipped = due.duration_since(clock.now()).as_millis().max(0) + 1;
                clock.0.fetch_add(i64::try_from(skipped).unwrap_or(1), Ordering::SeqCst);
            }
            _ => return Ok(()),
        }
    }
}

fn bill(total: &str) -> Result<BillDraft, AppError> {
    let state = State::by_code("29").ok_or_else(|| AppError::new(Code::StateUnknown))?;
    let seller = Seller {
        state,
        registration: Registration::Regular,
        gstin: None,
        name: "Practice Kirana".into(),
        address: None,
    };
    let mut digits = [0; 4];
    SystemEntropy.fill(&mut digits).map_err(|_| AppError::new(Code::Internal))?;
    // Many customers, so that the limit per customer does not slow the test down.
    let phone = format!("9{:09}", u32::from_be_bytes(digits) % 1_000_000_000);
    let phone = PhoneNumber::parse(&phone).map_err(|_| AppError::new(Code::PhoneInvalid))?;
    let buyer = Buyer { name: "Asha".into(), phone: Some(phone), state, gstin: None, address: None };
    let price = Paise::parse_rupees(total).map_err(|_| AppError::new(Code::PriceInvalid))?;
    let today = app::clock::day_in_india(SystemClock.now());
    Ok(BillDraft::new(today, seller, buyer, LineDraft::new("Rice", Quantity::ONE, price)))
}

/// One write for a whole line, so that a line that was read was said whole.
fn say(line: &str) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(format!("{line}\n").as_bytes()).and_then(|()| out.flush());
}
