CREATE TYPE state AS ENUM ('a', 'b');
CREATE TABLE t (id int, state state);
CREATE VIEW v AS SELECT id, state FROM t WHERE id > 0;
