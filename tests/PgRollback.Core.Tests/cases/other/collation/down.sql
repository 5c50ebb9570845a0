CREATE COLLATION public.old (LOCALE = 'C');
DROP TABLE public.t;
DROP COLLATION public.new;
