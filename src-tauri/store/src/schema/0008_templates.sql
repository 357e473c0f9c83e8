-- What the provider knows of the shop beside its number: templates, and payment configurations.

-- A template by what it is for. WhatsApp approves each language of it apart.
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

-- What is known of a customer's 24 hours beside what the customer was heard to write.
CREATE TABLE windows (
  customer_id INTEGER PRIMARY KEY REFERENCES customers (id),
  -- The shop says that the customer has just written, where the account does not hear it.
  said_at     INTEGER,
  -- WhatsApp says that they are over.
  closed_at   INTEGER
) STRICT;
