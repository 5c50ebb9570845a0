CREATE TYPE status AS ENUM ('open', 'closed');
CREATE TABLE t (id int, s status, is_open boolean GENERATED ALWAYS AS (s = 'open') STORED);
