DROP FUNCTION f();
ALTER FUNCTION twice(int) SET search_path FROM CURRENT;
SET search_path = app, public;
CREATE FUNCTION g() RETURNS int LANGUAGE sql SET search_path FROM CURRENT AS 'SELECT twice(1)';
RESET search_path;
