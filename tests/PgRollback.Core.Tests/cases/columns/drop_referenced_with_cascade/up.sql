-- pgrollback: accept-data-loss codes were copied elsewhere
ALTER TABLE t DROP COLUMN code CASCADE;
