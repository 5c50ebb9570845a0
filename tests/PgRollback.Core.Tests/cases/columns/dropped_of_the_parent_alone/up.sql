-- pgrollback: accept-data-loss the rows were copied
ALTER TABLE ONLY parents DROP COLUMN b;
