-- on 18 and later: ALTER TABLE public.parent ADD CONSTRAINT p_a_not_null NOT NULL a
ALTER TABLE public.parent ALTER COLUMN a SET NOT NULL;
