DROP TABLE public.events_2026;
ALTER TABLE public.events DROP CONSTRAINT events_pkey;
DROP INDEX public.events_kind_idx;
