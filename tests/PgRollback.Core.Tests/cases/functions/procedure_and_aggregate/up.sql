DROP PROCEDURE p(int);
DROP AGGREGATE total(int);
CREATE PROCEDURE p(a text, INOUT b int) LANGUAGE plpgsql AS 'BEGIN b := 1; END';
