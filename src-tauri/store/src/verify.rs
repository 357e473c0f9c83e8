//! Whether the book is sound: everything that was derived is derived again and compared.

use crate::book::Read;
use crate::error::StoreError;
use domain::document::SeriesId;
use domain::{Bill, BillLine, OrderId};
use jiff::civil::Date;
use rusqlite::OptionalExtension;
use rusqlite::types::Value;

/// One check of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Its name, which the catalogue explains.
    pub check: &'static str,
    /// Whether the book passed.
    pub ok: bool,
    /// What was counted, or the first thing that is wrong.
    pub detail: String,
}

statements! {
    hot FRESH_SEARCH = "SELECT (SELECT count(*) FROM orders_search WHERE rowid = 0)
        + (SELECT count(*) FROM customers_search WHERE rowid = 0)
        + (SELECT count(*) FROM products_search WHERE rowid = 0)";
    whole INTEGRITY = "PRAGMA integrity_check(1)";
    whole FOREIGN_KEYS = "PRAGMA foreign_key_check";
    whole SEARCH_ROWS = "SELECT id FROM orders WHERE id NOT IN (SELECT id FROM orders_search_docsize)
        UNION ALL SELECT id FROM orders_search_docsize WHERE id NOT IN (SELECT id FROM orders)
        UNION ALL SELECT id FROM customers WHERE id NOT IN (SELECT id FROM customers_search_docsize)
        UNION ALL SELECT id FROM products WHERE id NOT IN (SELECT id FROM products_search_docsize) LIMIT 1";
    whole COUNTS = "WITH now (dimension, name, n) AS (
          SELECT 'state', state, count(*) FROM orders GROUP BY state
          UNION ALL SELECT 'payment', payment_state, count(*) FROM orders GROUP BY payment_state
          UNION ALL SELECT 'attention', 'open', count(*) FROM orders WHERE n_attention > 0
          UNION ALL SELECT 'filter', 'unpaid', count(*) FROM orders
            WHERE payment_state = 'unpaid' AND state NOT IN ('draft', 'held', 'canceled'))
        SELECT dimension || ' ' || name FROM order_counts LEFT JOIN now USING (dimension, name)
          WHERE n_orders <> ifnull(n, 0)
        UNION ALL SELECT dimension || ' ' || name FROM now LEFT JOIN order_counts USING (dimension, name)
          WHERE n > 0 AND n_orders IS NULL LIMIT 1";
    whole NUMBERS = "SELECT number FROM orders
        WHERE CAST(substr(number, 3) AS INTEGER) > (SELECT last_sequence FROM generation) LIMIT 1";
    whole LANES = "SELECT id FROM outbox WHERE state = 'in_flight'
        AND EXISTS (SELECT 1 FROM outbox AS earlier WHERE earlier.lane = outbox.lane AND earlier.id < outbox.id
          AND earlier.state IN ('ready', 'asks', 'in_flight', 'unknown')) LIMIT 1";
    whole OPEN_REFERENCES = "SELECT order_id FROM order_references WHERE state = 'open' GROUP BY order_id
        HAVING count(*) > 1 LIMIT 1";
    whole DONE_WITHOUT_MESSAGE = "SELECT outbox.id FROM outbox LEFT JOIN messages ON outbox_id = outbox.id
        WHERE outbox.state = 'done' AND effect <> 'cash' AND outbox_id IS NULL LIMIT 1";
    whole CHATS = "WITH now (customer_id, newest_at, n_unread) AS (
          SELECT customer_id, max(said_at), sum(read_at IS NULL) FROM chat_messages GROUP BY customer_id)
        SELECT customer_id FROM chats LEFT JOIN now USING (customer_id)
          WHERE chats.newest_at IS NOT now.newest_at OR chats.n_unread IS NOT now.n_unread
        UNION ALL SELECT customer_id FROM now WHERE customer_id NOT IN (SELECT customer_id FROM chats) LIMIT 1";
    hot LINE_FIGURES = "SELECT taxable_paise, cgst_paise, sgst_paise, igst_paise, cess_paise, total_paise
        FROM order_lines WHERE order_id = ?1 ORDER BY position";
    whole ATTENTION = "SELECT orders.id FROM orders WHERE n_attention <> (
          SELECT count(*) FROM attention WHERE order_id = orders.id AND settled_at IS NULL) LIMIT 1";
}

impl Read<'_> {
    /// Checks the whole book. Takes time in proportion to its size.
    ///
    /// # Errors
    /// What keeps the book from being read; an unsound book is no error but an answer.
    pub fn verify(&self) -> Result<Vec<Check>, StoreError> {
        let (rows, chain) = match self.check_chain() {
            Ok((rows, broken)) => (rows, Ok(broken.map(|id| format!("row {id}")))),
            Err(error) => (0, Err(error)),
        };
        let [bills, payments] = self.check_orders()?;
        Ok(vec![
            verdict("integrity", self.check_integrity(), "ok")?,
            verdict("foreign_keys", self.first_found(FOREIGN_KEYS), "ok")?,
            verdict("history_chain", chain, format!("{rows} rows"))?,
            bills,
            payments,
            verdict("documents", self.check_documents(), "as they were made, without gaps")?,
            verdict("status_counts", self.first_found(COUNTS), "ok")?,
            verdict("search_index", self.first_found(SEARCH_ROWS), "complete")?,
            verdict("order_numbers", self.first_found(NUMBERS), "none beyond the counter")?,
            verdict("outbox_lanes", self.first_found(LANES), "in sequence")?,
            verdict("one_open_reference", self.first_found(OPEN_REFERENCES), "ok")?,
            verdict("messages", self.first_found(DONE_WITHOUT_MESSAGE), "ok")?,
            verdict("attention", self.first_found(ATTENTION), "ok")?,
            verdict("chats", self.first_found(CHATS), "ok")?,
        ])
    }

    fn check_integrity(&self) -> Result<Option<String>, StoreError> {
        // The full-text index keeps what it knew of its own shape until it is next asked for a row, and the check by
        // itself does not ask: on a connection that has searched before, it would find fault with what others wrote.
        self.first_found(FRESH_SEARCH)?;
        Ok(self.first_found(INTEGRITY)?.filter(|answer| answer != "ok"))
    }

    /// What a statement finds that finds only what is wrong.
    fn first_found(&self, statement: &str) -> Result<Option<String>, StoreError> {
        let mut statement = self.connection.prepare(statement)?;
        let found = statement.query_row([], |row| row.get::<_, Value>(0)).optional()?;
        Ok(found.map(|value| match value {
            Value::Text(text) => text,
            Value::Integer(number) => number.to_string(),
            other => format!("{other:?}"),
        }))
    }

    /// Every bill is computed again from what was entered, every payment merged again from what was reported.
    fn check_orders(&self) -> Result<[Check; 2], StoreError> {
        let (mut bills, mut payments) = (None, None);
        let ids = unless_unreadable(self.all_orders(), &mut bills)?.unwrap_or_default();
        for id in &ids {
            let Some(order) = unless_unreadable(self.order(*id), &mut bills)?.flatten() else { continue };
            let bill = order.bill().ok();
            if order.totals != bill.as_ref().map(Into::into) || !self.lines_agree(*id, bill.as_ref())? {
                bills.get_or_insert(order.number.to_string());
            }
            let Some(payment) = unless_unreadable(self.payment(*id), &mut payments)? else { continue };
            let derived = (payment.state(order.total()).as_str(), payment.captured(), payment.refunded());
            if derived != (order.payment_state.as_str(), order.captured, order.refunded) {
                payments.get_or_insert(order.number.to_string());
            }
        }
        let count = format!("{} orders", ids.len());
        Ok([verdict("bills", Ok(bills), count.clone())?, verdict("payments", Ok(payments), count)?])
    }

    /// Figures of documents add up when they are read; their numbers follow each other.
    fn check_documents(&self) -> Result<Option<String>, StoreError> {
        self.register(Date::MIN, Date::MAX)?;
        for row in self.all_series()? {
            let wrong = row.series.check(self.all_given(row.series.id)?).err();
            if let Some(wrong) = wrong {
                let SeriesId { kind, till, year, .. } = row.series.id;
                return Ok(Some(format!("{} {} {}: {wrong}", kind.as_str(), till.get(), year.short())));
            }
        }
        Ok(None)
    }

    fn lines_agree(&self, order: OrderId, bill: Option<&Bill>) -> Result<bool, StoreError> {
        let mut statement = self.connection.prepare_cached(LINE_FIGURES)?;
        let stored = statement.query_map([order.get()], |row| {
            Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?])
        })?;
        let stored: Vec<[Option<i64>; 6]> = stored.collect::<Result<_, _>>()?;
        Ok(match bill {
            Some(bill) => bill.lines().iter().map(figures).eq(stored),
            None => stored.iter().flatten().all(Option::is_none),
        })
    }
}

fn figures(line: &BillLine) -> [Option<i64>; 6] {
    [line.taxable(), line.cgst(), line.sgst(), line.igst(), line.cess(), line.total()]
        .map(|figure| Some(figure.get()))
}

/// A row that does not parse is a finding, and the check goes on.
fn unless_unreadable<T>(
    read: Result<T, StoreError>,
    finding: &mut Option<String>,
) -> Result<Option<T>, StoreError> {
    match read {
        Ok(value) => Ok(Some(value)),
        Err(error @ (StoreError::Row { .. } | StoreError::Damaged(_))) => {
            finding.get_or_insert(error.to_string());
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// `wrong` is the first thing that is; a book that cannot be read here is wrong here.
fn verdict(
    check: &'static str,
    wrong: Result<Option<String>, StoreError>,
    sound: impl Into<String>,
) -> Result<Check, StoreError> {
    let mut finding = None;
    let wrong = unless_unreadable(wrong, &mut finding)?.flatten().or(finding);
    Ok(Check { check, ok: wrong.is_none(), detail: wrong.unwrap_or_else(|| sound.into()) })
}
