SET search_path = app, public;
ALTER TABLE t ADD COLUMN a int;
CREATE TABLE u (id int);
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
SET search_path TO public;
ALTER TABLE t ADD COLUMN b int;
