-- pgrollback: accept-data-loss the row stays
DELETE FROM things WHERE id = 1;
ALTER TABLE things ADD COLUMN note text;
