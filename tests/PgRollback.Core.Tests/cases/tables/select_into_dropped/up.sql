-- pgrollback: accept-data-loss the rows were copied
ALTER TABLE things ADD COLUMN size int;
DROP TABLE copied;
