-- pgrollback: accept-data-loss only the schema is of interest here
DROP INDEX by_a;
CREATE UNIQUE INDEX by_both ON t (a, b);
INSERT INTO t (a, b) SELECT a, 2 FROM t;
