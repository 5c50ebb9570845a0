CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TYPE pair AS (kind kind, n int);
CREATE TABLE t (p pair);
