COMMENT ON TABLE public.a_deleted IS NULL;
ALTER TABLE public.a DROP COLUMN gone;
COMMENT ON TABLE public.a IS NULL;
ALTER TABLE public.b DROP COLUMN gone;
DROP INDEX public.b_deleted_at_idx;
DROP INDEX public.a_deleted_at_idx;
