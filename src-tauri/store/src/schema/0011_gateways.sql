-- Accounts of the shop at payment gateways, without their keys.
CREATE TABLE gateways (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  name         TEXT    NOT NULL,
  kind         TEXT    NOT NULL,
  base_url     TEXT    NOT NULL,
  key_id       TEXT    NOT NULL,
  added_at     INTEGER NOT NULL,
  removed_at   INTEGER
) STRICT;
CREATE UNIQUE INDEX gateways_by_name ON gateways (name) WHERE removed_at IS NULL;

-- Payments as their gateways list them.
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
CREATE INDEX gateway_payments_of_order ON gateway_payments (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX gateway_payments_by_day ON gateway_payments (gateway_id, began_at);

-- Refunds as their gateways list them.
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
CREATE INDEX gateway_refunds_of_payment ON gateway_refunds (gateway_id, payment_id);
CREATE INDEX gateway_refunds_by_day ON gateway_refunds (gateway_id, asked_at);

-- A payment that a gateway lists is found by the transaction that WhatsApp told.
CREATE INDEX attempts_by_transaction ON attempts (transaction_id);

-- What gateways paid out.
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
CREATE INDEX settlements_by_utr ON settlements (utr) WHERE utr IS NOT NULL;
CREATE INDEX settlements_by_day ON settlements (settled_at);

-- The lines of settlements, and of what is held back. A line that comes twice within one answer or file is two lines.
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
CREATE INDEX settlement_lines_of_settlement ON settlement_lines (gateway_id, settlement_id);

-- What the match found and no person has settled yet, or somebody has, and how.
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
CREATE INDEX exceptions_of_order ON exceptions (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX exceptions_open ON exceptions (found_at) WHERE gone_at IS NULL AND resolved_at IS NULL;
