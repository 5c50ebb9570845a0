DROP INDEX other_a;
-- pgrollback: accept-data-loss a test
ALTER TABLE other DROP COLUMN a;
