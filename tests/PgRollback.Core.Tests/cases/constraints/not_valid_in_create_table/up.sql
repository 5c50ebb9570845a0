-- pgrollback: accept-data-loss only the schema is of interest here
DROP TABLE t;
CREATE TABLE u (a int, CONSTRAINT c CHECK (a > 0) NOT VALID);
