DROP INDEX public.q_id_idx;
DROP INDEX public.p_id_idx;
ALTER TABLE public.p ATTACH PARTITION public.q FOR VALUES IN (1);
