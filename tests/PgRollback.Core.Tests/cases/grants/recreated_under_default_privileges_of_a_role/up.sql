DROP VIEW t, granted, made_under_them;
DROP FUNCTION f(), hidden();
