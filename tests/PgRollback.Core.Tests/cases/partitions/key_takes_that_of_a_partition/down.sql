ALTER TABLE public.events DROP CONSTRAINT events_pkey;
-- on 18 and later: ALTER TABLE public.events ALTER COLUMN id DROP NOT NULL
ALTER TABLE public.events ALTER COLUMN id DROP NOT NULL;
-- on 18 and later: nothing
ALTER TABLE public.events_low ALTER COLUMN id SET NOT NULL;
ALTER TABLE public.events_low ADD CONSTRAINT events_low_pkey PRIMARY KEY (id);
