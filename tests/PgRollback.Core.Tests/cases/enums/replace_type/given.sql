CREATE TYPE status AS ENUM ('open', 'closed', 'old');
CREATE TABLE t (id int, s status DEFAULT 'open');
INSERT INTO t VALUES (1, 'open');
