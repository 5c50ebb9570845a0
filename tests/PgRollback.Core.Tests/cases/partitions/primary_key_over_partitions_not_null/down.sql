ALTER TABLE public.p DROP CONSTRAINT p_pkey;
-- on 18 and later: ALTER TABLE public.p ALTER COLUMN id DROP NOT NULL
ALTER TABLE public.p ALTER COLUMN id DROP NOT NULL;
-- on 18 and later: nothing
ALTER TABLE public.c ALTER COLUMN id SET NOT NULL;
-- on 18 and later: nothing
ALTER TABLE public.d ALTER COLUMN id SET NOT NULL;
