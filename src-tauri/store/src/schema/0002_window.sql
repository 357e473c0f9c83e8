-- What the window asks of the book beyond what the command line did.

-- Orders screens.

-- When an account's key was put into the vault; never the key. Messages of an account without one wait.
ALTER TABLE accounts ADD COLUMN key_kept_at INTEGER;
UPDATE accounts SET key_kept_at = added_at;

-- Filters of the list that are more than one state each, in the order of the list.
CREATE INDEX orders_drafts ON orders (id) WHERE state IN ('draft', 'held');
CREATE INDEX orders_unpaid ON orders (id)
  WHERE payment_state = 'unpaid' AND state NOT IN ('draft', 'held', 'canceled');
CREATE INDEX orders_paid ON orders (id) WHERE payment_state IN ('paid', 'paid_over');
CREATE INDEX orders_shipped ON orders (id) WHERE state IN ('shipped', 'partially_shipped');
CREATE INDEX attention_send_failed ON attention (order_id) WHERE code = 'message_failed' AND settled_at IS NULL;

CREATE TRIGGER orders_unpaid_counted AFTER UPDATE OF state, payment_state ON orders
WHEN (NEW.payment_state = 'unpaid' AND NEW.state NOT IN ('draft', 'held', 'canceled'))
  <> (OLD.payment_state = 'unpaid' AND OLD.state NOT IN ('draft', 'held', 'canceled')) BEGIN
  INSERT INTO order_counts VALUES ('filter', 'unpaid',
      iif(NEW.payment_state = 'unpaid' AND NEW.state NOT IN ('draft', 'held', 'canceled'), 1, -1))
    ON CONFLICT DO UPDATE SET n_orders = n_orders + excluded.n_orders;
END;
INSERT INTO order_counts SELECT 'filter', 'unpaid', count(*) FROM orders
  WHERE payment_state = 'unpaid' AND state NOT IN ('draft', 'held', 'canceled');

-- What needs a person, the newest first.
CREATE INDEX attention_open ON attention (raised_at, id) WHERE settled_at IS NULL;

-- Where in history the present quarantine began.
CREATE INDEX history_quarantines ON history (id) WHERE what = 'book_quarantined';

-- Bill on the counter.

ALTER TABLE shop ADD COLUMN upi_id TEXT;
ALTER TABLE shop ADD COLUMN prices TEXT NOT NULL DEFAULT 'inclusive';
ALTER TABLE shop ADD COLUMN round_off TEXT NOT NULL DEFAULT 'rupee';

-- In Latin letters, for whoever types those.
ALTER TABLE products ADD COLUMN alias TEXT NOT NULL DEFAULT '';
CREATE INDEX products_by_code ON products (sku COLLATE NOCASE);
CREATE INDEX products_by_name ON products (name COLLATE NOCASE);
CREATE INDEX products_by_alias ON products (alias COLLATE NOCASE) WHERE alias <> '';

CREATE VIRTUAL TABLE products_search USING fts5 (
  sku, name, alias,
  content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
);
INSERT INTO products_search (rowid, sku, name, alias) SELECT id, sku, name, alias FROM products;

CREATE VIRTUAL TABLE customers_search USING fts5 (
  name,
  content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
);
INSERT INTO customers_search (rowid, name) SELECT id, name FROM customers;

-- A telephone number from its end, because people say the last digits; 15 are the most that a number has.
ALTER TABLE customers ADD COLUMN phone_from_end TEXT GENERATED ALWAYS AS (
  substr(phone, -1, 1) || substr(phone, -2, 1) || substr(phone, -3, 1) || substr(phone, -4, 1) || substr(phone, -5, 1)
  || substr(phone, -6, 1) || substr(phone, -7, 1) || substr(phone, -8, 1) || substr(phone, -9, 1)
  || substr(phone, -10, 1) || substr(phone, -11, 1) || substr(phone, -12, 1) || substr(phone, -13, 1)
  || substr(phone, -14, 1) || substr(phone, -15, 1)) VIRTUAL;
CREATE INDEX customers_by_end_of_phone ON customers (phone_from_end) WHERE phone_from_end IS NOT NULL;

-- What a customer still owes, and the last bill that went out to them.
CREATE INDEX orders_owing ON orders (customer_id, total_paise, captured_paise, refunded_paise)
  WHERE payment_state IN ('unpaid', 'confirming', 'part_paid') AND state NOT IN ('draft', 'held', 'canceled');
CREATE INDEX orders_issued_to ON orders (customer_id, id) WHERE state NOT IN ('draft', 'held', 'canceled');

-- What was typed on the counter, as it was typed; the order beside it is written when the counter turns to another.
CREATE TABLE counter_bills (
  order_id           INTEGER PRIMARY KEY REFERENCES orders (id),
  form               TEXT    NOT NULL,
  -- Saves are numbered by the window, so that a late one does not undo a newer one.
  sequence           INTEGER NOT NULL,
  revises            INTEGER NOT NULL,
  -- Whether the order holds what the form says.
  is_written         INTEGER NOT NULL,
  saved_at           INTEGER NOT NULL,
  held_at            INTEGER,
  dropped_at         INTEGER,
  finished_at        INTEGER,
  finished_how       TEXT,
  finished_reference TEXT    REFERENCES order_references (reference),
  finished_paise     INTEGER
) STRICT;
CREATE INDEX counter_bills_held ON counter_bills (held_at) WHERE held_at IS NOT NULL;
