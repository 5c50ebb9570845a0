-- pgrollback: accept-data-loss for a test
DROP TABLE parent;
ALTER TABLE child DROP COLUMN twice;
ALTER TABLE late RENAME COLUMN id TO number;
