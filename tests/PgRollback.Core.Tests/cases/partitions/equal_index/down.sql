ALTER TABLE public.p DROP CONSTRAINT p_id_key;
DROP INDEX public.whole;
CREATE UNIQUE INDEX descending ON public.q (id DESC);
