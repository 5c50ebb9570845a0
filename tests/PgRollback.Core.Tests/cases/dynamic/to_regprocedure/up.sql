DO $$ BEGIN
  IF to_regprocedure('f(integer, text)') IS NOT NULL THEN DROP FUNCTION f(int, text); END IF;
  IF to_regprocedure('public.g()') IS NULL THEN CREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'SELECT 2'; END IF;
END $$;
