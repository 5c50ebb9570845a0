-- on 18 and later: ALTER TABLE public.parent ALTER COLUMN a DROP NOT NULL
ALTER TABLE public.parent ALTER COLUMN a DROP NOT NULL;
-- on 18 and later: ALTER TABLE public.parent ALTER COLUMN b DROP NOT NULL
ALTER TABLE public.parent ALTER COLUMN b DROP NOT NULL;
-- on 18 and later: nothing
ALTER TABLE public.child ALTER COLUMN b SET NOT NULL;
ALTER TABLE public.other ALTER COLUMN a DROP NOT NULL;
