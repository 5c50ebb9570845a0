DROP INDEX public.t_i;
