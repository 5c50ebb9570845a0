COMMENT ON PROCEDURE difference(IN int, int, int) IS 'of three';
DROP PROCEDURE difference(OUT int, int, int);
CREATE PROCEDURE sum(a int, b int) LANGUAGE sql AS 'SELECT a + b';
