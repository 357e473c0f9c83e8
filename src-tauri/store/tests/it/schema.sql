CREATE TRIGGER chats_are_read AFTER UPDATE OF read_at ON chat_messages
WHEN OLD.read_at IS NULL AND NEW.read_at IS NOT NULL BEGIN
  UPDATE chats SET n_unread = n_unread - 1 WHERE customer_id = NEW.customer_id;
END;
CREATE TRIGGER chats_grow AFTER INSERT ON chat_messages BEGIN
  INSERT INTO chats (customer_id, newest_at, n_unread) VALUES (NEW.customer_id, NEW.said_at, NEW.read_at IS NULL)
    ON CONFLICT DO UPDATE SET newest_at = max(newest_at, excluded.newest_at), n_unread = n_unread + excluded.n_unread;
END;
CREATE TRIGGER consents_are_not_changed BEFORE UPDATE ON consents BEGIN
  SELECT RAISE (ABORT, 'consents are append-only');
END;
CREATE TRIGGER consents_are_not_deleted BEFORE DELETE ON consents BEGIN
  SELECT RAISE (ABORT, 'consents are append-only');
END;
CREATE TRIGGER consents_are_not_replaced BEFORE INSERT ON consents
WHEN EXISTS (SELECT 1 FROM consents WHERE id = NEW.id) BEGIN
  SELECT RAISE (ABORT, 'consents are append-only');
END;
CREATE TRIGGER document_lines_are_not_changed BEFORE UPDATE ON document_lines BEGIN
  SELECT RAISE (ABORT, 'a document is not changed');
END;
CREATE TRIGGER document_lines_are_not_deleted BEFORE DELETE ON document_lines BEGIN
  SELECT RAISE (ABORT, 'a document is not changed');
END;
CREATE TRIGGER documents_are_not_changed BEFORE UPDATE ON documents
WHEN OLD.cancelled_at IS NOT NULL OR NEW.cancelled_at IS NULL OR NEW.number <> OLD.number
  OR NEW.total_paise <> OLD.total_paise OR NEW.document_date <> OLD.document_date BEGIN
  SELECT RAISE (ABORT, 'a document is only cancelled, once');
END;
CREATE TRIGGER documents_are_not_deleted BEFORE DELETE ON documents BEGIN
  SELECT RAISE (ABORT, 'a document stays');
END;
CREATE TRIGGER history_is_not_changed BEFORE UPDATE ON history BEGIN
  SELECT RAISE (ABORT, 'history is append-only');
END;
CREATE TRIGGER history_is_not_deleted BEFORE DELETE ON history BEGIN
  SELECT RAISE (ABORT, 'history is append-only');
END;
CREATE TRIGGER history_is_not_replaced BEFORE INSERT ON history
WHEN EXISTS (SELECT 1 FROM history WHERE id = NEW.id) BEGIN
  SELECT RAISE (ABORT, 'history is append-only');
END;
CREATE TRIGGER orders_counted_again AFTER UPDATE OF state, payment_state, n_attention ON orders
WHEN OLD.state <> NEW.state OR OLD.payment_state <> NEW.payment_state
  OR (OLD.n_attention > 0) <> (NEW.n_attention > 0) BEGIN
  INSERT INTO order_counts VALUES ('state', OLD.state, -1), ('payment', OLD.payment_state, -1),
    ('attention', 'open', -(OLD.n_attention > 0))
    ON CONFLICT DO UPDATE SET n_orders = n_orders + excluded.n_orders;
  INSERT INTO order_counts VALUES ('state', NEW.state, 1), ('payment', NEW.payment_state, 1),
    ('attention', 'open', NEW.n_attention > 0)
    ON CONFLICT DO UPDATE SET n_orders = n_orders + excluded.n_orders;
END;
CREATE TRIGGER orders_counted_in AFTER INSERT ON orders BEGIN
  INSERT INTO order_counts VALUES ('state', NEW.state, 1), ('payment', NEW.payment_state, 1),
    ('attention', 'open', NEW.n_attention > 0)
    ON CONFLICT DO UPDATE SET n_orders = n_orders + excluded.n_orders;
END;
CREATE TRIGGER orders_unpaid_counted AFTER UPDATE OF state, payment_state ON orders
WHEN (NEW.payment_state = 'unpaid' AND NEW.state NOT IN ('draft', 'held', 'canceled'))
  <> (OLD.payment_state = 'unpaid' AND OLD.state NOT IN ('draft', 'held', 'canceled')) BEGIN
  INSERT INTO order_counts VALUES ('filter', 'unpaid',
      iif(NEW.payment_state = 'unpaid' AND NEW.state NOT IN ('draft', 'held', 'canceled'), 1, -1))
    ON CONFLICT DO UPDATE SET n_orders = n_orders + excluded.n_orders;
END;
CREATE TRIGGER outbox_in_chat AFTER INSERT ON outbox WHEN NEW.effect <> 'cash' BEGIN
  INSERT INTO chat_messages (customer_id, said_at, outbox_id, read_at)
    SELECT customer, NEW.queued_at, NEW.id, NEW.queued_at
    FROM (SELECT ifnull(NEW.customer_id, (SELECT customer_id FROM orders WHERE id = NEW.order_id)) AS customer)
    WHERE customer IS NOT NULL;
END;
CREATE TABLE accounts (
  id                  INTEGER PRIMARY KEY,
  name                TEXT    NOT NULL,
  channel             TEXT    NOT NULL,
  base_url            TEXT    NOT NULL,
  sid                 TEXT    NOT NULL,
  phone_number        TEXT    NOT NULL,
  phone_number_id     TEXT    NOT NULL,
  catalog_id          TEXT,
  gateway             TEXT    NOT NULL,
  configuration_name  TEXT    NOT NULL,
  importer_name       TEXT,
  importer_address_id INTEGER REFERENCES addresses (id),
  hears               TEXT    NOT NULL,
  added_at            INTEGER NOT NULL,
  removed_at          INTEGER
, key_kept_at INTEGER, waba_id TEXT, api_version TEXT NOT NULL DEFAULT 'v24.0', callback_profile_id TEXT, takes_web INTEGER NOT NULL DEFAULT 0, upi_vpa TEXT, upi_name TEXT, upi_mcc TEXT, payment_link TEXT) STRICT;
CREATE TABLE address_answers (
  chat_message_id INTEGER PRIMARY KEY REFERENCES chat_messages (id) ON DELETE CASCADE,
  name            TEXT    NOT NULL,
  phone           TEXT    NOT NULL,
  line1           TEXT    NOT NULL,
  line2           TEXT    NOT NULL,
  city            TEXT    NOT NULL,
  state           TEXT    NOT NULL,
  pin             TEXT    NOT NULL,
  accepted_at     INTEGER
) STRICT;
CREATE TABLE addresses (
  id    INTEGER PRIMARY KEY,
  line1 TEXT NOT NULL,
  line2 TEXT,
  city  TEXT NOT NULL,
  state TEXT NOT NULL,
  pin   TEXT NOT NULL
) STRICT;
CREATE TABLE attempts (
  order_id             INTEGER NOT NULL REFERENCES orders (id),
  reference            TEXT    NOT NULL REFERENCES order_references (reference),
  transaction_id       TEXT    NOT NULL,
  gateway_payment_id   TEXT    NOT NULL,
  hint_state           TEXT,
  hint_at              INTEGER,
  hint_amount_paise    INTEGER,
  hint_raw             BLOB,
  lookup_state         TEXT,
  lookup_at            INTEGER,
  lookup_amount_paise  INTEGER,
  lookup_raw           BLOB,
  method               TEXT,
  error_code           TEXT,
  error_reason         TEXT,
  PRIMARY KEY (order_id, reference, transaction_id, gateway_payment_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE attention (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  order_id     INTEGER REFERENCES orders (id),
  code         TEXT    NOT NULL,
  about        TEXT    NOT NULL,
  amount_paise INTEGER NOT NULL,
  raised_at    INTEGER NOT NULL,
  settled_at   INTEGER
) STRICT;
CREATE TABLE batch_rows (
  outbox_id INTEGER PRIMARY KEY REFERENCES outbox (id),
  batch_id  INTEGER NOT NULL REFERENCES batches (id)
) STRICT;
CREATE TABLE batches (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  started_at  INTEGER NOT NULL,
  -- Orders that were chosen and could not be asked for.
  n_left_out  INTEGER NOT NULL,
  paused_at   INTEGER,
  canceled_at INTEGER
) STRICT;
CREATE TABLE cart_lines (
  chat_message_id INTEGER NOT NULL REFERENCES carts (chat_message_id) ON DELETE CASCADE,
  position        INTEGER NOT NULL,
  sku             TEXT,
  quantity        TEXT,
  price_paise     INTEGER,
  PRIMARY KEY (chat_message_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE carts (
  chat_message_id INTEGER PRIMARY KEY REFERENCES chat_messages (id) ON DELETE CASCADE,
  catalog_id      TEXT,
  n_lines         INTEGER NOT NULL
) STRICT;
CREATE TABLE chat_messages (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  customer_id INTEGER NOT NULL REFERENCES customers (id),
  said_at     INTEGER NOT NULL,
  outbox_id   INTEGER UNIQUE REFERENCES outbox (id),
  event_key   TEXT    UNIQUE,
  message_id  TEXT,
  kind        TEXT    NOT NULL DEFAULT '',
  text        TEXT    NOT NULL DEFAULT '',
  -- Why WhatsApp could not pass it on.
  problem     TEXT,
  replies_to  TEXT,
  read_at     INTEGER,
  -- The bill that was made of it, or beside it.
  order_id    INTEGER REFERENCES orders (id),
  CHECK ((outbox_id IS NULL) <> (event_key IS NULL))
) STRICT;
CREATE TABLE chats (
  customer_id INTEGER PRIMARY KEY REFERENCES customers (id),
  newest_at   INTEGER NOT NULL,
  n_unread    INTEGER NOT NULL,
  is_unread   INTEGER GENERATED ALWAYS AS (n_unread > 0) VIRTUAL
) STRICT;
CREATE TABLE consents (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  customer_id INTEGER NOT NULL REFERENCES customers (id),
  agreed      INTEGER NOT NULL,
  how         TEXT    NOT NULL,
  said_at     INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL
) STRICT;
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
CREATE TABLE customers (
  id            INTEGER PRIMARY KEY,
  name          TEXT    NOT NULL,
  phone         TEXT    UNIQUE,
  created_at    INTEGER NOT NULL,
  last_wrote_at INTEGER
, phone_from_end TEXT GENERATED ALWAYS AS (
  substr(phone, -1, 1) || substr(phone, -2, 1) || substr(phone, -3, 1) || substr(phone, -4, 1) || substr(phone, -5, 1)
  || substr(phone, -6, 1) || substr(phone, -7, 1) || substr(phone, -8, 1) || substr(phone, -9, 1)
  || substr(phone, -10, 1) || substr(phone, -11, 1) || substr(phone, -12, 1) || substr(phone, -13, 1)
  || substr(phone, -14, 1) || substr(phone, -15, 1)) VIRTUAL, gstin TEXT, state TEXT, address_id INTEGER REFERENCES addresses (id)) STRICT;
CREATE VIRTUAL TABLE customers_search USING fts5 (
  name,
  content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
);
CREATE TABLE deliveries (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  source      TEXT    NOT NULL,
  channel     TEXT    NOT NULL,
  proof       TEXT    NOT NULL,
  raw         BLOB,
  hash        BLOB    NOT NULL,
  received_at INTEGER NOT NULL,
  read_at     INTEGER,
  problem     TEXT
) STRICT;
CREATE TABLE document_doubts (
  document_id INTEGER NOT NULL REFERENCES documents (id),
  doubt       TEXT    NOT NULL,
  reason      TEXT    NOT NULL,
  PRIMARY KEY (document_id, doubt)
) STRICT, WITHOUT ROWID;
CREATE TABLE document_lines (
  document_id         INTEGER NOT NULL REFERENCES documents (id),
  position            INTEGER NOT NULL,
  -- Its place on the bill, or on the document that is taken back.
  place               INTEGER NOT NULL,
  moves_goods         INTEGER NOT NULL,
  name                TEXT    NOT NULL,
  sku                 TEXT,
  hsn                 TEXT,
  unit                TEXT,
  quantity            TEXT    NOT NULL,
  price_paise         INTEGER NOT NULL,
  gst_rate            TEXT    NOT NULL,
  cess_rate           TEXT    NOT NULL,
  cess_per_unit_paise INTEGER NOT NULL,
  discount_percent    TEXT,
  discount_paise      INTEGER,
  catalog_item        INTEGER NOT NULL,
  country_of_origin   TEXT,
  -- The rate that was applied; 0 where the shop collects none.
  rate                TEXT    NOT NULL,
  untaxed             TEXT,
  is_shipping         INTEGER NOT NULL,
  gross_paise         INTEGER NOT NULL,
  line_discount_paise INTEGER NOT NULL,
  bill_discount_paise INTEGER NOT NULL,
  shipping_paise      INTEGER NOT NULL,
  taxable_paise       INTEGER NOT NULL,
  cgst_paise          INTEGER NOT NULL,
  sgst_paise          INTEGER NOT NULL,
  igst_paise          INTEGER NOT NULL,
  cess_paise          INTEGER NOT NULL,
  total_paise         INTEGER NOT NULL,
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE documents (
  id                  INTEGER PRIMARY KEY AUTOINCREMENT,
  kind                TEXT    NOT NULL,
  series_kind         TEXT    NOT NULL,
  till                TEXT    NOT NULL,
  year                INTEGER NOT NULL,
  life                INTEGER NOT NULL,
  sequence            INTEGER NOT NULL,
  number              TEXT    NOT NULL COLLATE NOCASE UNIQUE,
  document_date       TEXT    NOT NULL,
  order_id            INTEGER REFERENCES orders (id),
  -- Which revision of the order's bill it is for.
  revision            INTEGER,
  against_id          INTEGER REFERENCES documents (id),
  seller_state        TEXT    NOT NULL,
  seller_registration TEXT    NOT NULL,
  seller_gstin        TEXT,
  seller_name         TEXT    NOT NULL,
  seller_address_id   INTEGER REFERENCES addresses (id),
  -- Nobody stands on a consolidated invoice.
  buyer_name          TEXT,
  buyer_phone         TEXT,
  buyer_state         TEXT,
  buyer_gstin         TEXT,
  buyer_address_id    INTEGER REFERENCES addresses (id),
  place               TEXT    NOT NULL,
  supply              TEXT    NOT NULL,
  goods               TEXT    NOT NULL,
  prices              TEXT    NOT NULL,
  turnover            TEXT    NOT NULL,
  total_paise         INTEGER NOT NULL,
  made_at             INTEGER NOT NULL,
  cancelled_at        INTEGER,
  cancelled_why       TEXT,
  UNIQUE (series_kind, till, year, life, sequence)
) STRICT;
CREATE TABLE events (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  delivery_id INTEGER NOT NULL REFERENCES deliveries (id),
  place       INTEGER NOT NULL,
  event_key   TEXT    NOT NULL UNIQUE,
  kind        TEXT    NOT NULL,
  order_id    INTEGER REFERENCES orders (id),
  outcome     TEXT    NOT NULL,
  happened_at INTEGER,
  applied_at  INTEGER NOT NULL
) STRICT;
CREATE TABLE exceptions (
  gateway_id   INTEGER NOT NULL REFERENCES gateways (id),
  kind         TEXT    NOT NULL,
  about        TEXT    NOT NULL,
  amount_paise INTEGER NOT NULL,
  order_id     INTEGER REFERENCES orders (id),
  found_at     INTEGER NOT NULL,
  -- Since when the match does not find it any more.
  gone_at      INTEGER,
  resolved_at  INTEGER,
  note         TEXT,
  PRIMARY KEY (gateway_id, kind, about)
) STRICT, WITHOUT ROWID;
CREATE TABLE gateway_payments (
  gateway_id     INTEGER NOT NULL REFERENCES gateways (id),
  payment_id     TEXT    NOT NULL,
  transaction_id TEXT,
  reference      TEXT,
  order_id       INTEGER REFERENCES orders (id),
  is_captured    INTEGER NOT NULL,
  amount_paise   INTEGER NOT NULL,
  fee_paise      INTEGER,
  tax_paise      INTEGER,
  method         TEXT,
  rrn            TEXT,
  began_at       INTEGER NOT NULL,
  seen_at        INTEGER NOT NULL,
  PRIMARY KEY (gateway_id, payment_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE gateway_refunds (
  gateway_id   INTEGER NOT NULL REFERENCES gateways (id),
  refund_id    TEXT    NOT NULL,
  payment_id   TEXT    NOT NULL,
  refund_key   TEXT,
  state        TEXT    NOT NULL CHECK (state IN ('pending', 'processed', 'failed')),
  amount_paise INTEGER NOT NULL,
  asked_at     INTEGER NOT NULL,
  seen_at      INTEGER NOT NULL,
  PRIMARY KEY (gateway_id, refund_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE gateways (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  name         TEXT    NOT NULL,
  kind         TEXT    NOT NULL,
  base_url     TEXT    NOT NULL,
  key_id       TEXT    NOT NULL,
  added_at     INTEGER NOT NULL,
  removed_at   INTEGER
) STRICT;
CREATE TABLE generation (
  id             INTEGER PRIMARY KEY CHECK (id = 1),
  book_id        TEXT    NOT NULL,
  generation     TEXT    NOT NULL,
  step           INTEGER NOT NULL,
  tag            TEXT    NOT NULL,
  till           TEXT    NOT NULL,
  series         INTEGER NOT NULL,
  last_sequence  INTEGER NOT NULL,
  practice       INTEGER NOT NULL,
  vault          TEXT    NOT NULL,
  quarantined_at INTEGER
) STRICT;
CREATE TABLE history (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  at       INTEGER NOT NULL,
  order_id INTEGER,
  what     TEXT    NOT NULL,
  figures  TEXT    NOT NULL,
  hash     BLOB    NOT NULL
) STRICT;
CREATE TABLE logo (
  id  INTEGER PRIMARY KEY CHECK (id = 1),
  png BLOB    NOT NULL
) STRICT;
CREATE TABLE messages (
  outbox_id    INTEGER PRIMARY KEY REFERENCES outbox (id),
  order_id     INTEGER REFERENCES orders (id),
  message_id   TEXT,
  state        TEXT    NOT NULL,
  error_code   TEXT,
  error_title  TEXT,
  accepted_at  INTEGER NOT NULL,
  changed_at   INTEGER NOT NULL
) STRICT;
CREATE TABLE order_counts (
  dimension TEXT    NOT NULL,
  name      TEXT    NOT NULL,
  n_orders  INTEGER NOT NULL,
  PRIMARY KEY (dimension, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE order_lines (
  order_id            INTEGER NOT NULL REFERENCES orders (id),
  position            INTEGER NOT NULL,
  name                TEXT    NOT NULL,
  sku                 TEXT,
  hsn                 TEXT,
  unit                TEXT,
  quantity            TEXT    NOT NULL,
  price_paise         INTEGER NOT NULL,
  gst_rate            TEXT    NOT NULL,
  cess_rate           TEXT    NOT NULL,
  cess_per_unit_paise INTEGER NOT NULL,
  discount_percent    TEXT,
  discount_paise      INTEGER,
  catalog_item        INTEGER NOT NULL,
  country_of_origin   TEXT,
  taxable_paise       INTEGER,
  cgst_paise          INTEGER,
  sgst_paise          INTEGER,
  igst_paise          INTEGER,
  cess_paise          INTEGER,
  total_paise         INTEGER, untaxed TEXT NOT NULL DEFAULT 'exempt',
  PRIMARY KEY (order_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE order_references (
  reference          TEXT    PRIMARY KEY,
  order_id           INTEGER NOT NULL REFERENCES orders (id),
  account_id         INTEGER NOT NULL REFERENCES accounts (id),
  configuration_name TEXT    NOT NULL,
  state              TEXT    NOT NULL CHECK (state IN ('open', 'closing', 'closed')),
  amount_paise       INTEGER NOT NULL,
  expires_at         INTEGER NOT NULL,
  reserved_at        INTEGER NOT NULL,
  closed_at          INTEGER,
  closed_why         TEXT,
  lookup_at          INTEGER,
  lookup_step        INTEGER NOT NULL DEFAULT 0,
  looked_up_at       INTEGER,
  confirming_at      INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE orders (
  id                  INTEGER PRIMARY KEY AUTOINCREMENT,
  number              TEXT    NOT NULL UNIQUE,
  customer_id         INTEGER REFERENCES customers (id),
  state               TEXT    NOT NULL,
  revision            INTEGER NOT NULL DEFAULT 1,
  revises             INTEGER REFERENCES orders (id),
  bill_date           TEXT    NOT NULL,
  goods               TEXT    NOT NULL,
  delivery            TEXT    NOT NULL,
  prices              TEXT    NOT NULL,
  seller_state        TEXT    NOT NULL,
  seller_registration TEXT    NOT NULL,
  seller_gstin        TEXT,
  seller_name         TEXT    NOT NULL,
  seller_address_id   INTEGER REFERENCES addresses (id),
  buyer_name          TEXT    NOT NULL,
  buyer_phone         TEXT,
  buyer_state         TEXT    NOT NULL,
  buyer_gstin         TEXT,
  buyer_address_id    INTEGER REFERENCES addresses (id),
  discount_percent    TEXT,
  discount_paise      INTEGER,
  shipping_paise      INTEGER NOT NULL,
  round_off           TEXT    NOT NULL,
  -- Figures of the finished bill; NULL while a draft cannot be finished.
  taxable_paise       INTEGER,
  cgst_paise          INTEGER,
  sgst_paise          INTEGER,
  igst_paise          INTEGER,
  cess_paise          INTEGER,
  round_off_paise     INTEGER,
  total_paise         INTEGER,
  n_lines             INTEGER NOT NULL,
  -- What follows from attempts, refunds and cash, kept for lists; `verify` derives it again.
  payment_state       TEXT    NOT NULL DEFAULT 'unpaid',
  captured_paise      INTEGER NOT NULL DEFAULT 0,
  refunded_paise      INTEGER NOT NULL DEFAULT 0,
  n_attention         INTEGER NOT NULL DEFAULT 0,
  -- What the customer was last shown, and how WhatsApp took it.
  bubble              TEXT,
  bubble_state        TEXT,
  account_id          INTEGER REFERENCES accounts (id),
  created_at          INTEGER NOT NULL,
  updated_at          INTEGER NOT NULL,
  issued_at           INTEGER
, shipping_rule TEXT NOT NULL DEFAULT 'pro_rata', shipping_rate TEXT, shipping_hsn TEXT) STRICT;
CREATE VIRTUAL TABLE orders_search USING fts5 (
  customer, phone, number, items,
  content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
);
CREATE TABLE outbox (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  order_id      INTEGER REFERENCES orders (id),
  account_id    INTEGER REFERENCES accounts (id),
  effect        TEXT    NOT NULL,
  reference     TEXT    REFERENCES order_references (reference),
  told_status   TEXT,
  text          TEXT,
  revision      INTEGER NOT NULL,
  amount_paise  INTEGER NOT NULL,
  shown_kind    TEXT    NOT NULL,
  cost_paise    INTEGER NOT NULL,
  our_ref       TEXT    NOT NULL UNIQUE,
  state         TEXT    NOT NULL
    CHECK (state IN ('ready', 'asks', 'in_flight', 'done', 'refused', 'unknown', 'withdrawn')),
  asks_why      TEXT,
  tries         INTEGER NOT NULL DEFAULT 0,
  ready_at      INTEGER NOT NULL,
  queued_at     INTEGER NOT NULL,
  released_at   INTEGER,
  taken_at      INTEGER,
  ended_at      INTEGER,
  request       BLOB,
  error_code    TEXT,
  error_details TEXT
, customer_id INTEGER REFERENCES customers (id)
  CHECK ((order_id IS NULL) <> (customer_id IS NULL)), lane INTEGER GENERATED ALWAYS AS (ifnull(order_id, -customer_id)) VIRTUAL, media_id TEXT) STRICT;
CREATE TABLE paper_references (
  reference   TEXT    PRIMARY KEY,
  order_id    INTEGER NOT NULL REFERENCES orders (id),
  reserved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE past_generations (
  generation    TEXT    PRIMARY KEY,
  tag           TEXT    NOT NULL,
  last_sequence INTEGER NOT NULL,
  reached       INTEGER,
  ended_at      INTEGER NOT NULL,
  swept_at      INTEGER
) STRICT;
CREATE TABLE payment_configurations (
  account_id      INTEGER NOT NULL REFERENCES accounts (id),
  name            TEXT    NOT NULL,
  -- As the provider says them, in small letters with _ between words.
  provider        TEXT    NOT NULL,
  state           TEXT    NOT NULL,
  merchant_vpa    TEXT,
  provider_mid    TEXT,
  -- Until when the link that connects it can be opened. The link itself is not kept.
  link_expires_at INTEGER,
  changed_at      INTEGER,
  checked_at      INTEGER NOT NULL,
  PRIMARY KEY (account_id, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE print_jobs (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id  INTEGER NOT NULL REFERENCES documents (id),
  printer_id   INTEGER REFERENCES printers (id) ON DELETE SET NULL,
  -- Whether it says that it is a copy, because an earlier one may be in somebody's hand.
  is_copy      INTEGER NOT NULL,
  opens_drawer INTEGER NOT NULL,
  state        TEXT    NOT NULL,
  -- Why it waits, or why nobody knows.
  trouble      TEXT,
  n_begun      INTEGER NOT NULL,
  may_be_out   INTEGER NOT NULL,
  asked_at     INTEGER NOT NULL,
  begun_at     INTEGER,
  ended_at     INTEGER
) STRICT;
CREATE TABLE printers (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  name        TEXT    NOT NULL COLLATE NOCASE UNIQUE,
  way         TEXT    NOT NULL,
  -- An address with a port, a device, a printer's name in the system, or a file.
  place       TEXT    NOT NULL,
  n_columns   INTEGER NOT NULL,
  cuts        INTEGER NOT NULL,
  kicks       INTEGER NOT NULL,
  is_default  INTEGER NOT NULL
) STRICT;
CREATE TABLE products (
  id                  INTEGER PRIMARY KEY,
  sku                 TEXT    NOT NULL UNIQUE,
  name                TEXT    NOT NULL,
  hsn                 TEXT,
  unit                TEXT,
  price_paise         INTEGER NOT NULL,
  gst_rate            TEXT    NOT NULL,
  cess_rate           TEXT    NOT NULL,
  cess_per_unit_paise INTEGER NOT NULL,
  catalog_item        INTEGER NOT NULL,
  country_of_origin   TEXT
, alias TEXT NOT NULL DEFAULT '', untaxed TEXT NOT NULL DEFAULT 'exempt', price_rule TEXT, removed_at INTEGER) STRICT;
CREATE VIRTUAL TABLE products_search USING fts5 (
  sku, name, alias,
  content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
);
CREATE TABLE refunds (
  order_id     INTEGER NOT NULL REFERENCES orders (id),
  refund_id    TEXT    NOT NULL,
  is_pending   INTEGER NOT NULL,
  is_failed    INTEGER NOT NULL,
  is_success   INTEGER NOT NULL,
  updated_at   INTEGER NOT NULL,
  amount_paise INTEGER NOT NULL,
  speed        TEXT,
  PRIMARY KEY (order_id, refund_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE series (
  kind   TEXT    NOT NULL,
  till   TEXT    NOT NULL,
  year   INTEGER NOT NULL,
  life   INTEGER NOT NULL,
  format TEXT    NOT NULL,
  PRIMARY KEY (kind, till, year, life)
) STRICT, WITHOUT ROWID;
CREATE TABLE settings (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
CREATE TABLE settlement_lines (
  gateway_id    INTEGER NOT NULL REFERENCES gateways (id),
  kind          TEXT    NOT NULL,
  entity_id     TEXT    NOT NULL,
  settlement_id TEXT    NOT NULL,
  occurrence    INTEGER NOT NULL,
  amount_paise  INTEGER NOT NULL,
  credit_paise  INTEGER NOT NULL,
  debit_paise   INTEGER NOT NULL,
  fee_paise     INTEGER NOT NULL,
  tax_paise     INTEGER NOT NULL,
  payment_id    TEXT,
  on_hold       INTEGER NOT NULL,
  PRIMARY KEY (gateway_id, kind, entity_id, settlement_id, occurrence)
) STRICT, WITHOUT ROWID;
CREATE TABLE settlements (
  gateway_id     INTEGER NOT NULL REFERENCES gateways (id),
  settlement_id  TEXT    NOT NULL,
  utr            TEXT,
  amount_paise   INTEGER,
  settled_at     INTEGER,
  received_paise INTEGER,
  received_on    TEXT,
  PRIMARY KEY (gateway_id, settlement_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE shop (
  id           INTEGER PRIMARY KEY CHECK (id = 1),
  name         TEXT    NOT NULL,
  state        TEXT    NOT NULL,
  registration TEXT    NOT NULL,
  gstin        TEXT,
  address_id   INTEGER REFERENCES addresses (id)
, upi_id TEXT, prices TEXT NOT NULL DEFAULT 'inclusive', round_off TEXT NOT NULL DEFAULT 'rupee', turnover TEXT NOT NULL DEFAULT 'up_to_5_crore', on_payment TEXT NOT NULL DEFAULT 'invoice', small_sales_together INTEGER NOT NULL DEFAULT 0, shipping_rule TEXT NOT NULL DEFAULT 'pro_rata', shipping_rate TEXT, shipping_hsn TEXT) STRICT;
CREATE TABLE small_sales (
  order_id    INTEGER PRIMARY KEY REFERENCES orders (id),
  sale_date   TEXT    NOT NULL,
  document_id INTEGER REFERENCES documents (id)
) STRICT;
CREATE TABLE taken_by_hand (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  order_id     INTEGER NOT NULL REFERENCES orders (id),
  method       TEXT    NOT NULL,
  amount_paise INTEGER NOT NULL,
  taken_at     INTEGER NOT NULL
) STRICT;
CREATE TABLE templates (
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  purpose    TEXT    NOT NULL,
  -- WhatsApp's code of the language.
  language   TEXT    NOT NULL,
  name       TEXT    NOT NULL,
  state      TEXT    NOT NULL,
  -- Why it was refused, in the provider's words.
  reason     TEXT,
  -- Whether the shop said so itself, because the provider cannot be asked.
  is_vouched INTEGER NOT NULL,
  checked_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, purpose, language)
) STRICT, WITHOUT ROWID;
CREATE TABLE windows (
  customer_id INTEGER PRIMARY KEY REFERENCES customers (id),
  -- The shop says that the customer has just written, where the account does not hear it.
  said_at     INTEGER,
  -- WhatsApp says that they are over.
  closed_at   INTEGER
) STRICT;
CREATE UNIQUE INDEX accounts_by_name ON accounts (name) WHERE removed_at IS NULL;
CREATE INDEX addresses_by_content ON addresses (line1, pin, city, state, line2);
CREATE INDEX attempts_by_transaction ON attempts (transaction_id);
CREATE INDEX attention_of_order ON attention (order_id, settled_at);
CREATE UNIQUE INDEX attention_once ON attention (ifnull(order_id, 0), code, about);
CREATE INDEX attention_open ON attention (raised_at, id) WHERE settled_at IS NULL;
CREATE INDEX attention_send_failed ON attention (order_id) WHERE code = 'message_failed' AND settled_at IS NULL;
CREATE INDEX batch_rows_by_batch ON batch_rows (batch_id, outbox_id);
CREATE INDEX chat_messages_by_customer ON chat_messages (customer_id, said_at, id);
CREATE UNIQUE INDEX chat_messages_by_message_id ON chat_messages (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX chat_messages_by_order ON chat_messages (order_id, id) WHERE order_id IS NOT NULL;
CREATE INDEX chat_messages_unread ON chat_messages (customer_id, id) WHERE read_at IS NULL;
CREATE INDEX chats_by_newest ON chats (newest_at, customer_id);
CREATE INDEX chats_unread_first ON chats (is_unread, newest_at, customer_id);
CREATE INDEX consents_by_customer ON consents (customer_id, id);
CREATE INDEX counter_bills_held ON counter_bills (held_at) WHERE held_at IS NOT NULL;
CREATE INDEX customers_by_end_of_phone ON customers (phone_from_end) WHERE phone_from_end IS NOT NULL;
CREATE INDEX deliveries_by_read_at ON deliveries (read_at) WHERE raw IS NOT NULL;
CREATE UNIQUE INDEX deliveries_once ON deliveries (hash, source);
CREATE INDEX deliveries_unread ON deliveries (id) WHERE read_at IS NULL;
CREATE INDEX documents_by_against ON documents (against_id, id) WHERE against_id IS NOT NULL;
CREATE INDEX documents_by_date ON documents (document_date, id);
CREATE INDEX documents_by_order ON documents (order_id, id) WHERE order_id IS NOT NULL;
CREATE INDEX events_by_order ON events (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX events_unmatched ON events (id) WHERE outcome = 'unmatched';
CREATE INDEX exceptions_of_order ON exceptions (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX exceptions_open ON exceptions (found_at) WHERE gone_at IS NULL AND resolved_at IS NULL;
CREATE INDEX gateway_payments_by_day ON gateway_payments (gateway_id, began_at);
CREATE INDEX gateway_payments_of_order ON gateway_payments (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX gateway_refunds_by_day ON gateway_refunds (gateway_id, asked_at);
CREATE INDEX gateway_refunds_of_payment ON gateway_refunds (gateway_id, payment_id);
CREATE UNIQUE INDEX gateways_by_name ON gateways (name) WHERE removed_at IS NULL;
CREATE INDEX history_by_order ON history (order_id, id) WHERE order_id IS NOT NULL;
CREATE INDEX history_quarantines ON history (id) WHERE what = 'book_quarantined';
CREATE INDEX messages_by_message_id ON messages (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX messages_by_order ON messages (order_id);
CREATE INDEX order_references_by_order ON order_references (order_id, reserved_at);
CREATE INDEX order_references_due ON order_references (lookup_at) WHERE lookup_at IS NOT NULL;
CREATE INDEX order_references_expiring ON order_references (expires_at) WHERE state = 'open';
CREATE INDEX orders_by_customer ON orders (customer_id, id);
CREATE INDEX orders_by_payment_state ON orders (payment_state, id);
CREATE INDEX orders_by_revised ON orders (revises) WHERE revises IS NOT NULL;
CREATE INDEX orders_by_state ON orders (state, id);
CREATE INDEX orders_drafts ON orders (id) WHERE state IN ('draft', 'held');
CREATE INDEX orders_issued_to ON orders (customer_id, id) WHERE state NOT IN ('draft', 'held', 'canceled');
CREATE INDEX orders_needing_attention ON orders (id) WHERE n_attention > 0;
CREATE INDEX orders_owing ON orders (customer_id, total_paise, captured_paise, refunded_paise)
  WHERE payment_state IN ('unpaid', 'confirming', 'part_paid') AND state NOT IN ('draft', 'held', 'canceled');
CREATE INDEX orders_paid ON orders (id) WHERE payment_state IN ('paid', 'paid_over');
CREATE INDEX orders_shipped ON orders (id) WHERE state IN ('shipped', 'partially_shipped');
CREATE INDEX orders_unpaid ON orders (id)
  WHERE payment_state = 'unpaid' AND state NOT IN ('draft', 'held', 'canceled');
CREATE INDEX outbox_asks ON outbox (id) WHERE state = 'asks';
CREATE INDEX outbox_by_customer ON outbox (customer_id, id) WHERE customer_id IS NOT NULL;
CREATE INDEX outbox_by_order ON outbox (order_id, id);
CREATE INDEX outbox_ended ON outbox (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX outbox_in_flight ON outbox (id) WHERE state = 'in_flight';
CREATE INDEX outbox_lanes ON outbox (lane, id) WHERE state IN ('ready', 'asks', 'in_flight', 'unknown');
CREATE INDEX outbox_ready ON outbox (ready_at, id) WHERE state = 'ready';
CREATE INDEX outbox_unknown ON outbox (ready_at, id) WHERE state = 'unknown';
CREATE UNIQUE INDEX paper_references_by_order ON paper_references (order_id);
CREATE INDEX print_jobs_by_document ON print_jobs (document_id, id);
CREATE INDEX print_jobs_by_printer ON print_jobs (printer_id) WHERE printer_id IS NOT NULL;
CREATE INDEX print_jobs_by_state ON print_jobs (state, id);
CREATE UNIQUE INDEX print_jobs_open ON print_jobs (document_id) WHERE state IN ('waiting', 'printing', 'unknown');
CREATE UNIQUE INDEX printers_default ON printers (is_default) WHERE is_default = 1;
CREATE INDEX products_by_alias ON products (alias COLLATE NOCASE) WHERE alias <> '';
CREATE INDEX products_by_code ON products (sku COLLATE NOCASE);
CREATE INDEX products_by_name ON products (name COLLATE NOCASE);
CREATE INDEX products_off_list ON products (name COLLATE NOCASE, id) WHERE removed_at IS NOT NULL;
CREATE INDEX products_on_list ON products (name COLLATE NOCASE, id) WHERE removed_at IS NULL;
CREATE INDEX settlement_lines_of_settlement ON settlement_lines (gateway_id, settlement_id);
CREATE INDEX settlements_by_day ON settlements (settled_at);
CREATE INDEX settlements_by_utr ON settlements (utr) WHERE utr IS NOT NULL;
CREATE INDEX small_sales_open ON small_sales (sale_date, order_id) WHERE document_id IS NULL;
CREATE INDEX taken_by_hand_by_order ON taken_by_hand (order_id);
