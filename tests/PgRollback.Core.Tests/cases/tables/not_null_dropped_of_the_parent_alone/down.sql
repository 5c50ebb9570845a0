-- on 0 to 17: nothing
-- on 18 and later: ALTER TABLE public.child ALTER COLUMN a DROP NOT NULL
ALTER TABLE public.child ALTER COLUMN a DROP NOT NULL;
ALTER TABLE public.parent ALTER COLUMN a SET NOT NULL;
-- on 0 to 17: nothing
-- on 18 and later: ALTER TABLE public.child ALTER COLUMN b DROP NOT NULL
ALTER TABLE public.child ALTER COLUMN b DROP NOT NULL;
-- on 18 and later: ALTER TABLE public.parent ADD CONSTRAINT bnn NOT NULL b
ALTER TABLE public.parent ALTER COLUMN b SET NOT NULL;
