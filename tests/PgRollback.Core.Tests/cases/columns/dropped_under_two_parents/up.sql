-- pgrollback: accept-data-loss the rows were copied
ALTER TABLE first_parent DROP COLUMN b;
