DROP INDEX public.p_note;
ALTER TABLE public.p DROP CONSTRAINT p_key;
