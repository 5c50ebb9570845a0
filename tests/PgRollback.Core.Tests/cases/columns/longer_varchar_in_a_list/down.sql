ALTER TABLE public.t DROP CONSTRAINT t_state_check;
ALTER TABLE public.t DROP CONSTRAINT t_note_check;
ALTER TABLE public.t ALTER COLUMN state TYPE character varying(5) USING state::character varying(5);
ALTER TABLE public.t ALTER COLUMN note TYPE character varying(5) USING note::character varying(5);
ALTER TABLE public.t ADD CONSTRAINT t_state_check CHECK (state IN ('a', 'b'));
ALTER TABLE public.t ADD CONSTRAINT t_note_check CHECK (note <> '');
