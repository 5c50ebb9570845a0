-- on 18 and later: ALTER TABLE public.p ALTER COLUMN kind DROP NOT NULL
ALTER TABLE public.p ALTER COLUMN kind DROP NOT NULL;
-- on 18 and later: nothing
ALTER TABLE public.c ALTER COLUMN kind SET NOT NULL;
ALTER TABLE public.d ALTER COLUMN kind DROP NOT NULL;
