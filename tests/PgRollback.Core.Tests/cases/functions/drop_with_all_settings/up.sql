DROP FUNCTION f(int, text);
