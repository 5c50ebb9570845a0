CREATE TYPE role AS ENUM ('member', 'customer');
CREATE TABLE t (id int PRIMARY KEY, r role);
INSERT INTO t VALUES (1, 'member');
