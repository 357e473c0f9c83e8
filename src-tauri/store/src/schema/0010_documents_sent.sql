-- A document that a message carries, where WhatsApp has its bytes.
ALTER TABLE outbox ADD COLUMN media_id TEXT;
