ALTER TABLE public.t ADD COLUMN a text COLLATE "C" DEFAULT 'x' NOT NULL;
COMMENT ON COLUMN public.t.a IS 'said';
GRANT SELECT (a) ON TABLE public.t TO case_reader;
GRANT UPDATE (a) ON TABLE public.t TO case_reader;
ALTER TABLE public.t ADD CONSTRAINT t_a_check CHECK (a <> '');
