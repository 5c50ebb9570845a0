CREATE TYPE status AS ENUM ('open', 'closed');
COMMENT ON TYPE status IS 'state';
GRANT USAGE ON TYPE status TO case_reader;
CREATE TABLE t (id int PRIMARY KEY, s status);
INSERT INTO t VALUES (1, 'open'), (2, NULL);
