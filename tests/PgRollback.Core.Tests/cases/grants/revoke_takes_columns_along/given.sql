CREATE TABLE t (a int, b int);
GRANT SELECT (a), UPDATE (b) ON t TO case_reader;
GRANT SELECT (a) ON t TO case_writer;
GRANT DELETE ON t TO case_reader;
CREATE VIEW v AS SELECT a FROM t;
GRANT SELECT (a) ON v TO case_reader;
