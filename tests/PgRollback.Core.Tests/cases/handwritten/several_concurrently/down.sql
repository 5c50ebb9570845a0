DROP INDEX public.t_b;
DROP INDEX public.t_a;
