-- pgrollback: accept-data-loss only digits in it
DROP INDEX t_a;
ALTER TABLE t ALTER a DROP DEFAULT, ALTER a TYPE int USING a::int, ALTER a SET DEFAULT 1;
