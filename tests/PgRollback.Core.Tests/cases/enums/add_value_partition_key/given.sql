CREATE TYPE status AS ENUM ('open', 'closed');
CREATE TABLE t (id int, s status) PARTITION BY LIST (s);
CREATE TABLE t_open PARTITION OF t FOR VALUES IN ('open');
