SET check_function_bodies = off;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT a FROM t';
CREATE TABLE t (a int);
