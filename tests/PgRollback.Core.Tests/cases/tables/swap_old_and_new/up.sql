ALTER TABLE t RENAME TO t_old;
CREATE TABLE t (id bigint PRIMARY KEY, a int NOT NULL, b text);
INSERT INTO t (id, a) SELECT id, a FROM t_old;
