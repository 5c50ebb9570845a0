DROP FUNCTION first(anyarray);
DROP FUNCTION o(int);
