ALTER TABLE message ADD COLUMN rejected boolean;
