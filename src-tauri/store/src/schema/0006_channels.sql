-- What accounts need besides, now that they may speak other interfaces than Kaleyra's second.

ALTER TABLE accounts ADD COLUMN waba_id TEXT;
ALTER TABLE accounts ADD COLUMN api_version TEXT NOT NULL DEFAULT 'v24.0';
ALTER TABLE accounts ADD COLUMN callback_profile_id TEXT;
-- Whether the gateway takes cards and netbanking, for bills above UPI's limit.
ALTER TABLE accounts ADD COLUMN takes_web INTEGER NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN upi_vpa TEXT;
ALTER TABLE accounts ADD COLUMN upi_name TEXT;
ALTER TABLE accounts ADD COLUMN upi_mcc TEXT;
ALTER TABLE accounts ADD COLUMN payment_link TEXT;
