-- What customers write, texts to a customer beside any order, and what customers agreed to.

-- A row of the outbox is about an order, or it is a text to a customer: each has a lane of its own. Ids of orders are
-- above zero, so those of customers are told from them by their sign.
ALTER TABLE outbox ALTER COLUMN order_id DROP NOT NULL;
ALTER TABLE outbox ADD COLUMN customer_id INTEGER REFERENCES customers (id)
  CHECK ((order_id IS NULL) <> (customer_id IS NULL));
ALTER TABLE outbox ADD COLUMN lane INTEGER GENERATED ALWAYS AS (ifnull(order_id, -customer_id)) VIRTUAL;
DROP INDEX outbox_lanes;
CREATE INDEX outbox_lanes ON outbox (lane, id) WHERE state IN ('ready', 'asks', 'in_flight', 'unknown');
CREATE INDEX outbox_by_customer ON outbox (customer_id, id) WHERE customer_id IS NOT NULL;
ALTER TABLE messages ALTER COLUMN order_id DROP NOT NULL;

-- One row for each message of a chat, whoever sent it. What the shop sent stands in the outbox; what a customer sent
-- came with an event, and stands here in our own words.
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
CREATE INDEX chat_messages_by_customer ON chat_messages (customer_id, said_at, id);
CREATE UNIQUE INDEX chat_messages_by_message_id ON chat_messages (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX chat_messages_unread ON chat_messages (customer_id, id) WHERE read_at IS NULL;
CREATE INDEX chat_messages_by_order ON chat_messages (order_id, id) WHERE order_id IS NOT NULL;

-- A cart from the catalogue, as the customer saw it.
CREATE TABLE carts (
  chat_message_id INTEGER PRIMARY KEY REFERENCES chat_messages (id) ON DELETE CASCADE,
  catalog_id      TEXT,
  n_lines         INTEGER NOT NULL
) STRICT;
CREATE TABLE cart_lines (
  chat_message_id INTEGER NOT NULL REFERENCES carts (chat_message_id) ON DELETE CASCADE,
  position        INTEGER NOT NULL,
  sku             TEXT,
  quantity        TEXT,
  price_paise     INTEGER,
  PRIMARY KEY (chat_message_id, position)
) STRICT, WITHOUT ROWID;

-- The answer to a question for an address, as the customer filled it in.
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

-- What the list of chats says of each, kept so that no list has to count; `verify` derives it again.
CREATE TABLE chats (
  customer_id INTEGER PRIMARY KEY REFERENCES customers (id),
  newest_at   INTEGER NOT NULL,
  n_unread    INTEGER NOT NULL,
  is_unread   INTEGER GENERATED ALWAYS AS (n_unread > 0) VIRTUAL
) STRICT;
CREATE INDEX chats_by_newest ON chats (newest_at, customer_id);
CREATE INDEX chats_unread_first ON chats (is_unread, newest_at, customer_id);

-- What was sent before there were chats.
INSERT INTO chat_messages (customer_id, said_at, outbox_id, read_at)
  SELECT orders.customer_id, queued_at, outbox.id, queued_at FROM outbox JOIN orders ON orders.id = outbox.order_id
  WHERE orders.customer_id IS NOT NULL AND effect <> 'cash' ORDER BY outbox.id;
INSERT INTO chats (customer_id, newest_at, n_unread)
  SELECT customer_id, max(said_at), 0 FROM chat_messages GROUP BY customer_id;

-- Whatever is put into the outbox for a customer stands in their chat.
CREATE TRIGGER outbox_in_chat AFTER INSERT ON outbox WHEN NEW.effect <> 'cash' BEGIN
  INSERT INTO chat_messages (customer_id, said_at, outbox_id, read_at)
    SELECT customer, NEW.queued_at, NEW.id, NEW.queued_at
    FROM (SELECT ifnull(NEW.customer_id, (SELECT customer_id FROM orders WHERE id = NEW.order_id)) AS customer)
    WHERE customer IS NOT NULL;
END;
CREATE TRIGGER chats_grow AFTER INSERT ON chat_messages BEGIN
  INSERT INTO chats (customer_id, newest_at, n_unread) VALUES (NEW.customer_id, NEW.said_at, NEW.read_at IS NULL)
    ON CONFLICT DO UPDATE SET newest_at = max(newest_at, excluded.newest_at), n_unread = n_unread + excluded.n_unread;
END;
CREATE TRIGGER chats_are_read AFTER UPDATE OF read_at ON chat_messages
WHEN OLD.read_at IS NULL AND NEW.read_at IS NOT NULL BEGIN
  UPDATE chats SET n_unread = n_unread - 1 WHERE customer_id = NEW.customer_id;
END;

-- Whether the shop may write of its own accord: what the customer said, when, and how it was heard. The newest counts.
CREATE TABLE consents (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  customer_id INTEGER NOT NULL REFERENCES customers (id),
  agreed      INTEGER NOT NULL,
  how         TEXT    NOT NULL,
  said_at     INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX consents_by_customer ON consents (customer_id, id);
CREATE TRIGGER consents_are_not_changed BEFORE UPDATE ON consents BEGIN
  SELECT RAISE (ABORT, 'consents are append-only');
END;
-- REPLACE deletes without asking the trigger on deletes.
CREATE TRIGGER consents_are_not_replaced BEFORE INSERT ON consents
WHEN EXISTS (SELECT 1 FROM consents WHERE id = NEW.id) BEGIN
  SELECT RAISE (ABORT, 'consents are append-only');
END;
CREATE TRIGGER consents_are_not_deleted BEFORE DELETE ON consents BEGIN
  SELECT RAISE (ABORT, 'consents are append-only');
END;

-- Ways to pay in the order in which they end, for reminders.
CREATE INDEX order_references_expiring ON order_references (expires_at) WHERE state = 'open';
