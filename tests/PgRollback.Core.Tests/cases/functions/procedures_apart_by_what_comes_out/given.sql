CREATE PROCEDURE difference(OUT a int, IN b int, IN c int) LANGUAGE sql AS 'SELECT b - c';
CREATE PROCEDURE difference(IN a int, IN b int, IN c int) LANGUAGE sql AS 'SELECT a + b - c';
CREATE PROCEDURE sum(OUT a int, IN b int) LANGUAGE sql AS 'SELECT b';
