//! `generate`: a synthetic book for measuring, and with `--measure` what asking it costs.

use crate::args::Generate;
use crate::output::Answer;
use crate::refusal::Refusal;
use crate::session::Session;
use app::views::{OrderFilterName, OrdersQuery};
use app::{App, AppError, Code};
use serde_json::{Value, json};
use store::OrderFilter;
use words::Message;

/// Names, numbers and goods that a synthetic book is full of.
const SEARCHES: [&str; 3] = ["asha", "98", "mustard oil"];

/// How often a figure is taken; the middle one counts.
const TAKES: usize = 5;

/// Rows of a page, as the window shows them.
const PAGE: u32 = 50;

/// Writes the orders.
pub fn run(session: &Session, options: &Generate) -> Result<Answer, Refusal> {
    let app = session.open_or_begin(true)?;
    if !app.is_practice()? {
        return Err(Refusal::new("practice_only"));
    }
    app.generate(options.orders, options.seed, |written| session.note(&written.to_string()))?;
    let count = options.orders.into();
    let said = vec![session.words().say(&Message::BookGenerated { count })];
    if !options.measure {
        return Ok(Answer::of(json!({ "orders": options.orders })).said(said));
    }
    let measured = measure(&app, options)?;
    let figures = measured.iter().map(|(what, ms)| format!("{what}: {ms} ms"));
    let said = said.into_iter().chain(figures).collect();
    let measured: Vec<Value> = measured.iter().map(|(what, ms)| json!({ "what": what, "ms": ms })).collect();
    Ok(Answer::of(json!({ "orders": options.orders, "measured": measured })).said(said))
}

fn measure(app: &App, options: &Generate) -> Result<Vec<(String, String)>, Refusal> {
    let page = |search: &str, after| app.list_orders(&OrderFilter::All, search, after, PAGE).map(drop);
    // Anywhere in the book, at the same place for the same seed.
    let place = 1 + i64::try_from(options.seed.wrapping_mul(0x9e37_79b9) % u64::from(options.orders.max(1)))
        .unwrap_or(0);
    let mut figures = vec![
        ("first page".to_owned(), time(|| page("", None))?),
        ("random page".to_owned(), time(|| page("", Some(place)))?),
    ];
    let last = options.orders.saturating_sub(PAGE);
    for (what, filter, position) in [
        ("middle by position", OrderFilterName::All, options.orders / 2),
        ("end by position", OrderFilterName::All, last),
        ("paid, middle by position", OrderFilterName::Paid, app.order_counts()?.paid / 2),
        ("paid, end by position", OrderFilterName::Paid, app.order_counts()?.paid.saturating_sub(PAGE)),
    ] {
        figures.push((what.to_owned(), time(|| by_position(app, filter, "", position))?));
    }
    for search in SEARCHES {
        figures.push((format!("search {search}"), time(|| page(search, None))?));
        let counted = || by_position(app, OrderFilterName::Paid, search, PAGE);
        figures.push((format!("search {search}, paid, second page, counted"), time(counted)?));
    }
    let count = || app.store().read(|book| Ok(book.count_orders("state", "completed").map(drop)?));
    figures.push(("status count".to_owned(), time(count)?));
    figures.push(("every count".to_owned(), time(|| app.order_counts().map(drop))?));
    Ok(figures)
}

/// A page as the window asks for it.
fn by_position(app: &App, filter: OrderFilterName, search: &str, position: u32) -> Result<(), AppError> {
    let query = OrdersQuery { filter, search: search.to_owned(), position, limit: PAGE, after: None };
    app.orders(&query).map(drop)
}

/// The middle of a few takes, in milliseconds.
#[expect(
    clippy::disallowed_methods,
    reason = "this measures the computer, so it is the computer's clock it needs"
)]
fn time(mut work: impl FnMut() -> Result<(), AppError>) -> Result<String, Refusal> {
    let mut takes = Vec::with_capacity(TAKES);
    for _ in 0..TAKES {
        let begun = std::time::Instant::now();
        work()?;
        takes.push(begun.elapsed().as_micros());
    }
    takes.sort_unstable();
    let middle = takes.get(TAKES / 2).copied().ok_or_else(|| Refusal::new(Code::Internal.as_str()))?;
    Ok(format!("{}.{:03}", middle / 1000, middle % 1000))
}
