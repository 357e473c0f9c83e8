-- Printers, receipts that wait for one, and what papers ask money by.

-- The reference by which papers of an order ask for money in any UPI app, reserved before the first of them is shown.
CREATE TABLE paper_references (
  reference   TEXT    PRIMARY KEY,
  order_id    INTEGER NOT NULL REFERENCES orders (id),
  reserved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX paper_references_by_order ON paper_references (order_id);

-- The shop's logo as it is printed, a PNG.
CREATE TABLE logo (
  id  INTEGER PRIMARY KEY CHECK (id = 1),
  png BLOB    NOT NULL
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
CREATE UNIQUE INDEX printers_default ON printers (is_default) WHERE is_default = 1;

-- A receipt that somebody asked for. It is sent to a printer once for every time a person asks.
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
CREATE INDEX print_jobs_by_state ON print_jobs (state, id);
CREATE INDEX print_jobs_by_document ON print_jobs (document_id, id);
CREATE INDEX print_jobs_by_printer ON print_jobs (printer_id) WHERE printer_id IS NOT NULL;
-- One receipt of a document at a time, however often somebody presses the key.
CREATE UNIQUE INDEX print_jobs_open ON print_jobs (document_id) WHERE state IN ('waiting', 'printing', 'unknown');
