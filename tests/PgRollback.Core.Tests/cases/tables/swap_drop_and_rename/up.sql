-- pgrollback: accept-data-loss copied
CREATE TABLE x (id bigint PRIMARY KEY, a int);
DROP TABLE t;
ALTER TABLE x RENAME TO t;
ALTER INDEX x_pkey RENAME TO t_pkey;
