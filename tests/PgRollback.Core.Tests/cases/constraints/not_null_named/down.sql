-- on 18 and later: ALTER TABLE public.t ADD CONSTRAINT a_is_there NOT NULL a
ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;
