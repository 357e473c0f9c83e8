-- Many bills sent at one person's word.
CREATE TABLE batches (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  started_at  INTEGER NOT NULL,
  -- Orders that were chosen and could not be asked for.
  n_left_out  INTEGER NOT NULL,
  paused_at   INTEGER,
  canceled_at INTEGER
) STRICT;

CREATE TABLE batch_rows (
  outbox_id INTEGER PRIMARY KEY REFERENCES outbox (id),
  batch_id  INTEGER NOT NULL REFERENCES batches (id)
) STRICT;
CREATE INDEX batch_rows_by_batch ON batch_rows (batch_id, outbox_id);
