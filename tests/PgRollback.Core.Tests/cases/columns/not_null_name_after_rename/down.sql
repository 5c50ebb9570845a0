-- on 18 and later: ALTER TABLE public.u ADD CONSTRAINT t_a_not_null NOT NULL a
ALTER TABLE public.u ALTER COLUMN a SET NOT NULL;
