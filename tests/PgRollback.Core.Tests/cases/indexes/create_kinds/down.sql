DROP INDEX public.t_br;
DROP INDEX public.t_b_idx;
DROP INDEX public.t_u;
DROP INDEX public.t_lower_id_idx;
