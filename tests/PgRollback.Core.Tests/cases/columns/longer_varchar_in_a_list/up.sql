-- The server reads its own text of the list again, and writes it otherwise from then on.
ALTER TABLE t ALTER COLUMN state TYPE varchar(40);
ALTER TABLE t ALTER COLUMN note TYPE varchar(40);
