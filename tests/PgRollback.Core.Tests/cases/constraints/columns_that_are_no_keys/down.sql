ALTER TABLE public.t ADD COLUMN note text;
ALTER TABLE public.t ADD COLUMN state text;
ALTER TABLE public.t ADD CONSTRAINT t_id_excl EXCLUDE (id WITH =) WHERE (state <> '');
ALTER TABLE public.t ADD CONSTRAINT t_id_note_key UNIQUE (id) INCLUDE (note);
