ALTER TABLE settings DROP COLUMN other;
ALTER TABLE settings DROP COLUMN enabled;
