-- Invoices, vouchers and credit notes with their numbers, and what a bill depends on besides what was typed.

-- The shop's settings for documents.
ALTER TABLE shop ADD COLUMN turnover TEXT NOT NULL DEFAULT 'up_to_5_crore';
ALTER TABLE shop ADD COLUMN on_payment TEXT NOT NULL DEFAULT 'invoice';
ALTER TABLE shop ADD COLUMN small_sales_together INTEGER NOT NULL DEFAULT 0;
ALTER TABLE shop ADD COLUMN shipping_rule TEXT NOT NULL DEFAULT 'pro_rata';
ALTER TABLE shop ADD COLUMN shipping_rate TEXT;
ALTER TABLE shop ADD COLUMN shipping_hsn TEXT;

-- The terms that a bill was computed under, so that it can be computed again.
ALTER TABLE orders ADD COLUMN shipping_rule TEXT NOT NULL DEFAULT 'pro_rata';
ALTER TABLE orders ADD COLUMN shipping_rate TEXT;
ALTER TABLE orders ADD COLUMN shipping_hsn TEXT;
ALTER TABLE order_lines ADD COLUMN untaxed TEXT NOT NULL DEFAULT 'exempt';

-- How the numbers of a series are written, from its first number on.
CREATE TABLE series (
  kind   TEXT    NOT NULL,
  till   TEXT    NOT NULL,
  year   INTEGER NOT NULL,
  life   INTEGER NOT NULL,
  format TEXT    NOT NULL,
  PRIMARY KEY (kind, till, year, life)
) STRICT, WITHOUT ROWID;

-- A document never changes. Its number may be cancelled, and stays.
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
CREATE INDEX documents_by_date ON documents (document_date, id);
CREATE INDEX documents_by_order ON documents (order_id, id) WHERE order_id IS NOT NULL;
CREATE INDEX documents_by_against ON documents (against_id, id) WHERE against_id IS NOT NULL;
CREATE TRIGGER documents_are_not_changed BEFORE UPDATE ON documents
WHEN OLD.cancelled_at IS NOT NULL OR NEW.cancelled_at IS NULL OR NEW.number <> OLD.number
  OR NEW.total_paise <> OLD.total_paise OR NEW.document_date <> OLD.document_date BEGIN
  SELECT RAISE (ABORT, 'a document is only cancelled, once');
END;
CREATE TRIGGER documents_are_not_deleted BEFORE DELETE ON documents BEGIN
  SELECT RAISE (ABORT, 'a document stays');
END;

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
CREATE TRIGGER document_lines_are_not_changed BEFORE UPDATE ON document_lines BEGIN
  SELECT RAISE (ABORT, 'a document is not changed');
END;
CREATE TRIGGER document_lines_are_not_deleted BEFORE DELETE ON document_lines BEGIN
  SELECT RAISE (ABORT, 'a document is not changed');
END;

-- What looked wrong and a person let stand, in their words.
CREATE TABLE document_doubts (
  document_id INTEGER NOT NULL REFERENCES documents (id),
  doubt       TEXT    NOT NULL,
  reason      TEXT    NOT NULL,
  PRIMARY KEY (document_id, doubt)
) STRICT, WITHOUT ROWID;

-- Sales below ₹200 that share the invoice of their day; until it is made, without one.
CREATE TABLE small_sales (
  order_id    INTEGER PRIMARY KEY REFERENCES orders (id),
  sale_date   TEXT    NOT NULL,
  document_id INTEGER REFERENCES documents (id)
) STRICT;
CREATE INDEX small_sales_open ON small_sales (sale_date, order_id) WHERE document_id IS NULL;
