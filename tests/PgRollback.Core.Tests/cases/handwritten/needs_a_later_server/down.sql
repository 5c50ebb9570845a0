-- on 18 and later: ALTER TABLE public.items ADD CONSTRAINT items_note_needed NOT NULL note
ALTER TABLE public.items ALTER COLUMN note SET NOT NULL;
