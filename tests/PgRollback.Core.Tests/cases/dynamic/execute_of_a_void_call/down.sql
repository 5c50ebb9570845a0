DROP INDEX public.t_a_2;
DROP INDEX public.t_a_1;
