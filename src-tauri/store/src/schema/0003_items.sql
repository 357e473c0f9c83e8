-- Items as the tax office sees them, items off the list, and customers before their first bill.

-- Why an item that bears no tax bears none: nil_rated, exempt, non_gst.
ALTER TABLE products ADD COLUMN untaxed TEXT NOT NULL DEFAULT 'exempt';
-- Clothes and footwear, whose rate follows from what a piece costs: apparel, footwear.
ALTER TABLE products ADD COLUMN price_rule TEXT;
-- When it was taken off the list; bills and its code stay.
ALTER TABLE products ADD COLUMN removed_at INTEGER;
CREATE INDEX products_on_list ON products (name COLLATE NOCASE, id) WHERE removed_at IS NULL;
CREATE INDEX products_off_list ON products (name COLLATE NOCASE, id) WHERE removed_at IS NOT NULL;

-- What a list of customers says of them; the newest bill says it better.
ALTER TABLE customers ADD COLUMN gstin TEXT;
ALTER TABLE customers ADD COLUMN state TEXT;
ALTER TABLE customers ADD COLUMN address_id INTEGER REFERENCES addresses (id);
