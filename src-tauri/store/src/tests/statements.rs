//! Every statement prepares, and the hot ones find their rows by an index.

use super::new_store;
use crate::StoreError;
use rusqlite::Connection;

/// Name, text, and whether it is hot.
type Statements = &'static [(&'static str, &'static str, bool)];

macro_rules! modules {
    ($($module:ident),*) => { [$((stringify!($module), crate::$module::STATEMENTS)),*] };
}

/// Every module that declares statements; `every_module_with_statements_is_listed` holds the list.
const MODULES: [(&str, Statements); 41] = modules!(
    accounts,
    attention,
    backup,
    batches,
    book,
    carts,
    chat_messages,
    chats,
    consents,
    counter,
    counts,
    customer_details,
    customers,
    document_lines,
    documents,
    gateways,
    generation,
    history,
    inbox,
    lanes,
    ledger,
    lines,
    lists,
    logo,
    messages,
    orders,
    payment_configurations,
    payments,
    print_jobs,
    printers,
    products,
    reconciling,
    references,
    row_facts,
    search,
    series,
    settings,
    shop,
    templates,
    verify,
    windows
);

/// Scans that are right, with the reason. `module NAME`, the line of the plan, and why.
const ALLOWED: [(&str, &str, &str); 28] = [
    (
        "chats FOUND_NAME",
        "SCAN customers_search VIRTUAL TABLE INDEX",
        "the full-text index is asked for the words, whatever the plan calls it",
    ),
    ("chats FOUND_DIGITS", "SCAN found", "holds only those who have the digits"),
    (
        "products COUNT_ON_LIST",
        "SCAN products USING INDEX products_on_list",
        "holds only the rows that are counted",
    ),
    (
        "products COUNT_OFF_LIST",
        "SCAN products USING INDEX products_off_list",
        "holds only the rows that are counted",
    ),
    (
        "attention OPEN_NEWEST",
        "SCAN attention USING INDEX attention_open",
        "holds open rows only, in the order asked for",
    ),
    (
        "lanes COUNT_UNKNOWN",
        "SCAN outbox USING COVERING INDEX outbox_unknown",
        "holds only the rows that are counted",
    ),
    (
        "lists SKIP_SEARCH",
        "SCAN orders_search VIRTUAL TABLE INDEX",
        "the full-text index is asked for the words, whatever the plan calls it",
    ),
    (
        "lists COUNT_SEARCH",
        "SCAN orders_search VIRTUAL TABLE INDEX",
        "the full-text index is asked for the words, whatever the plan calls it",
    ),
    ("lists COUNT_SEARCH", "SCAN (subquery", "holds no more rows than are wanted"),
    (
        "lists COUNT_SEND_FAILED",
        "SCAN attention USING INDEX attention_send_failed",
        "holds only the rows that are counted",
    ),
    (
        "lists SEARCH",
        "SCAN orders_search VIRTUAL TABLE INDEX",
        "the full-text index is asked for the words and the rows below a key, whatever the plan calls it",
    ),
    (
        "customers FOUND",
        "SCAN customers_search VIRTUAL TABLE INDEX",
        "the full-text index is asked for the words, whatever the plan calls it",
    ),
    (
        "customers UNINDEX_NAME",
        "SCAN customers_search VIRTUAL TABLE INDEX",
        "the full-text index is asked for one row by its number",
    ),
    (
        "products FOUND",
        "SCAN products_search VIRTUAL TABLE INDEX",
        "the full-text index is asked for the words, whatever the plan calls it",
    ),
    (
        "products UNINDEX_PRODUCT",
        "SCAN products_search VIRTUAL TABLE INDEX",
        "the full-text index is asked for one row by its number",
    ),
    (
        "verify FRESH_SEARCH",
        "SCAN orders_search VIRTUAL TABLE INDEX",
        "the full-text index is asked for one row by its number",
    ),
    (
        "verify FRESH_SEARCH",
        "SCAN customers_search VIRTUAL TABLE INDEX",
        "the full-text index is asked for one row by its number",
    ),
    (
        "verify FRESH_SEARCH",
        "SCAN products_search VIRTUAL TABLE INDEX",
        "the full-text index is asked for one row by its number",
    ),
    (
        "search UNINDEX",
        "SCAN orders_search VIRTUAL TABLE INDEX",
        "the full-text index is asked for one row by its number",
    ),
    (
        "lanes NEXT_READY",
        "SCAN outbox USING INDEX outbox_ready",
        "holds waiting rows only, and the first that heads its lane ends the walk",
    ),
    ("lanes ASKS", "SCAN outbox USING INDEX outbox_asks", "holds only the rows that are wanted"),
    (
        "lanes COUNT_ASKS",
        "SCAN outbox USING COVERING INDEX outbox_asks",
        "holds only the rows that are counted",
    ),
    (
        "lanes TAKE_OVER",
        "SCAN outbox USING INDEX outbox_in_flight",
        "holds only what a dead holder had begun",
    ),
    ("generation STOP_OUTBOX", "SCAN outbox USING COVERING INDEX outbox_ready", "changes every row it holds"),
    (
        "generation STOP_OUTBOX",
        "SCAN outbox USING COVERING INDEX outbox_in_flight",
        "changes every row it holds",
    ),
    ("inbox UNREAD", "SCAN deliveries USING INDEX deliveries_unread", "holds only the rows that are wanted"),
    ("inbox IS_UNREAD", "SCAN deliveries USING INDEX deliveries_unread", "ends at its first row"),
    (
        "lanes COUNT_OPEN",
        "SCAN outbox USING COVERING INDEX",
        "the three indexes hold only the rows that are counted",
    ),
];

#[test]
fn every_statement_prepares() {
    with_book(|connection| {
        for (module, statements) in MODULES {
            for (name, sql, _) in statements {
                let prepared = connection.prepare(sql);
                assert!(prepared.is_ok(), "{module} {name}: {:?}", prepared.err());
            }
        }
    });
}

#[test]
fn no_hot_statement_scans_a_table() {
    let mut scans = Vec::new();
    let mut unused: Vec<&str> = ALLOWED.iter().map(|(statement, ..)| *statement).collect();
    with_book(|connection| {
        for (module, statements) in MODULES {
            for (name, sql, _) in statements.iter().filter(|(.., is_hot)| *is_hot) {
                let full_name = format!("{module} {name}");
                for step in plan(connection, sql) {
                    let allowed =
                        ALLOWED.iter().find(|(s, start, _)| *s == full_name && step.starts_with(start));
                    if let Some((statement, ..)) = allowed {
                        unused.retain(|unused| unused != statement);
                    } else if is_scan(&step) {
                        scans.push(format!("{full_name}: {step}"));
                    }
                }
            }
        }
    });
    assert!(scans.is_empty(), "{}", scans.join("\n"));
    assert!(unused.is_empty(), "no longer needed: {unused:?}");
}

#[test]
fn no_hot_list_sorts_what_it_found() {
    // A list that is sorted after it was found reads all of it before the first row.
    let is_list = |name: &str| name.starts_with("PAGE_") || name.starts_with("SKIP_") || name == "SEARCH";
    with_book(|connection| {
        for (name, sql, _) in crate::lists::STATEMENTS.iter().filter(|(name, ..)| is_list(name)) {
            let sorts = plan(connection, sql).into_iter().any(|step| step.contains("TEMP B-TREE"));
            assert!(!sorts, "{name}");
        }
    });
}

#[test]
fn every_module_with_statements_is_listed() {
    let listed: Vec<&str> = MODULES.iter().map(|(module, _)| *module).collect();
    for (file, text) in super::sources::sources() {
        if text.contains("\nstatements! {") {
            let module = file.file_stem().unwrap().to_string_lossy().into_owned();
            assert!(listed.contains(&module.as_str()), "{module} is missing from the list");
        }
    }
}

fn is_scan(step: &str) -> bool {
    step.starts_with("SCAN ") && step != "SCAN CONSTANT ROW"
}

fn plan(connection: &Connection, sql: &str) -> Vec<String> {
    if sql.starts_with("PRAGMA") {
        return Vec::new();
    }
    let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let n_parameters = statement.parameter_count();
    let nothing = (0..n_parameters).map(|_| rusqlite::types::Null);
    let steps = statement.query_map(rusqlite::params_from_iter(nothing), |row| row.get("detail")).unwrap();
    steps.collect::<Result<_, _>>().unwrap()
}

fn with_book(work: impl FnOnce(&Connection)) {
    let folder = tempfile::tempdir().unwrap();
    let store = new_store(folder.path());
    let done: Result<(), StoreError> = store.read(|book| {
        work(book.connection);
        Ok(())
    });
    done.unwrap();
}
