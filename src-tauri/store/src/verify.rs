//! Whether the book is sound: everything that was derived is derived again and compared.

use crate::book::Read;
use crate::error::StoreError;
use domain::{Bill, Paise};

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
    whole INTEGRITY = "PRAGMA integrity_check(1)";
    whole FOREIGN_KEYS = "PRAGMA foreign_key_check";
    whole SEARCH_ROWS = "SELECT (SELECT count(*) FROM orders) - (SELECT count(*) FROM orders_search_docsize)";
    whole COUNTS = "WITH now (dimension, name, n) AS (
          SELECT 'state', state, count(*) FROM orders GROUP BY state
          UNION ALL SELECT 'payment', payment_state, count(*) FROM orders GROUP BY payment_state
          UNION ALL SELECT 'attention', 'open', count(*) FROM orders WHERE n_attention > 0)
        SELECT dimension || ' ' || name FROM order_counts LEFT JOIN now USING (dimension, name)
          WHERE n_orders <> ifnull(n, 0)
        UNION ALL SELECT dimension || ' ' || name FROM now LEFT JOIN order_counts USING (dimension, name)
          WHERE n > 0 AND n_orders IS NULL LIMIT 1";
    whole NUMBERS = "SELECT max(CAST(substr(number, 3) AS INTEGER)) - (SELECT last_sequence FROM generation) FROM orders";
    whole LANES = "SELECT count(*) FROM outbox WHERE state = 'in_flight'
        AND EXISTS (SELECT 1 FROM outbox AS earlier WHERE earlier.order_id = outbox.order_id AND earlier.id < outbox.id
          AND earlier.state IN ('ready', 'asks', 'in_flight', 'unknown'))";
    whole OPEN_REFERENCES = "SELECT order_id FROM order_references WHERE state = 'open' GROUP BY order_id
        HAVING count(*) > 1 LIMIT 1";
    whole DONE_WITHOUT_MESSAGE = "SELECT outbox.id FROM outbox LEFT JOIN messages ON outbox_id = outbox.id
        WHERE outbox.state = 'done' AND effect <> 'cash' AND outbox_id IS NULL LIMIT 1";
    hot LINE_TOTALS = "SELECT total_paise FROM order_lines WHERE order_id = ?1 ORDER BY position";
    whole ATTENTION = "SELECT orders.id FROM orders WHERE n_attention <> (
          SELECT count(*) FROM attention WHERE order_id = orders.id AND settled_at IS NULL) LIMIT 1";
}

impl Read<'_> {
    /// Checks the whole book. Takes time in proportion to its size.
    ///
    /// # Errors
    /// What keeps the book from being read; an unsound book is no error but an answer.
    pub fn verify(&self) -> Result<Vec<Check>, StoreError> {
        let mut checks = vec![self.check_integrity()?];
        checks.push(self.check_none("foreign_keys", FOREIGN_KEYS)?);
        let (rows, broken) = self.check_chain()?;
        checks.push(verdict("history_chain", broken.map(|id| format!("row {id}")), format!("{rows} rows")));
        checks.extend(self.check_orders()?);
        checks.push(self.check_none("status_counts", COUNTS)?);
        let astray: i64 = self.connection.query_row(SEARCH_ROWS, [], |row| row.get(0))?;
        checks.push(verdict(
            "search_index",
            (astray != 0).then(|| format!("{astray} orders astray")),
            "complete",
        ));
        let ahead: Option<i64> = self.connection.query_row(NUMBERS, [], |row| row.get(0))?;
        let ahead = ahead.filter(|ahead| *ahead > 0).map(|ahead| format!("{ahead} numbers ahead"));
        checks.push(verdict("order_numbers", ahead, "none beyond the counter"));
        let overtaking: i64 = self.connection.query_row(LANES, [], |row| row.get(0))?;
        checks.push(verdict(
            "outbox_lanes",
            (overtaking > 0).then(|| format!("{overtaking} rows")),
            "in sequence",
        ));
        checks.push(self.check_none("one_open_reference", OPEN_REFERENCES)?);
        checks.push(self.check_none("messages", DONE_WITHOUT_MESSAGE)?);
        checks.push(self.check_none("attention", ATTENTION)?);
        Ok(checks)
    }

    fn check_integrity(&self) -> Result<Check, StoreError> {
        let answer: Result<String, _> = self.connection.query_row(INTEGRITY, [], |row| row.get(0));
        let wrong = match answer.map_err(StoreError::from) {
            Ok(text) if text == "ok" => None,
            Ok(text) | Err(StoreError::Damaged(text)) => Some(text),
            Err(error) => return Err(error),
        };
        Ok(verdict("integrity", wrong, "ok"))
    }

    /// A statement that finds only what is wrong.
    fn check_none(&self, check: &'static str, statement: &str) -> Result<Check, StoreError> {
        let mut statement = self.connection.prepare(statement)?;
        let mut rows = statement.query([])?;
        let wrong = rows.next()?.map(|row| row.get::<_, rusqlite::types::Value>(0)).transpose()?;
        Ok(verdict(check, wrong.map(|value| format!("{value:?}")), "ok"))
    }

    /// Every bill is computed again from what was entered, every payment merged again from what was reported.
    fn check_orders(&self) -> Result<[Check; 2], StoreError> {
        let (mut bills, mut payments) = (None, None);
        let ids = self.all_orders()?;
        for id in &ids {
            let Some(order) = self.order(*id)? else { continue };
            let bill = order.draft.clone().finish();
            if order.totals != bill.as_ref().ok().map(Into::into)
                || !self.lines_agree(*id, bill.as_ref().ok())?
            {
                bills.get_or_insert(order.number.to_string());
            }
            let payment = self.payment(*id)?;
            let derived = (payment.state(order.total()).as_str(), payment.captured(), payment.refunded());
            if derived != (order.payment_state.as_str(), order.captured, order.refunded) {
                payments.get_or_insert(order.number.to_string());
            }
        }
        let count = format!("{} orders", ids.len());
        Ok([verdict("bills", bills, count.clone()), verdict("payments", payments, count)])
    }

    fn lines_agree(&self, order: domain::OrderId, bill: Option<&Bill>) -> Result<bool, StoreError> {
        let mut statement = self.connection.prepare_cached(LINE_TOTALS)?;
        let stored = statement.query_map([order.get()], |row| row.get::<_, Option<i64>>(0))?;
        let stored: Vec<Option<i64>> = stored.collect::<Result<_, _>>()?;
        Ok(bill.is_none_or(|bill| {
            let computed = bill.lines().iter().map(|line| Some(line.total()).map(Paise::get));
            computed.eq(stored)
        }))
    }
}

fn verdict(check: &'static str, wrong: Option<String>, sound: impl Into<String>) -> Check {
    let ok = wrong.is_none();
    Check { check, ok, detail: wrong.unwrap_or_else(|| sound.into()) }
}
