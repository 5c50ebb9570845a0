CREATE TYPE pair AS (a int, b text);
CREATE TABLE t (x int, y pair CHECK ((y).a > 0));
ALTER TYPE pair DROP ATTRIBUTE a CASCADE;
