CREATE SEQUENCE public.t_id_seq AS integer;
CREATE TABLE public.t (
    id integer DEFAULT nextval('public.t_id_seq'::regclass) NOT NULL,
    p integer,
    a text DEFAULT 'x'
) WITH (fillfactor = 80);
COMMENT ON COLUMN public.t.a IS 'text';
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE public.t IS 'gone';
GRANT INSERT ON TABLE public.t TO case_reader;
GRANT SELECT ON TABLE public.t TO case_reader;
CREATE TRIGGER tr
    BEFORE INSERT ON public.t
    FOR EACH ROW EXECUTE FUNCTION public.touch();
ALTER TABLE public.t DISABLE TRIGGER tr;
CREATE POLICY mine ON public.t FOR SELECT TO case_reader USING (p > 0);
CREATE INDEX t_p ON public.t (p);
ALTER TABLE public.t ADD CONSTRAINT t_p_fkey FOREIGN KEY (p) REFERENCES public.p (id);
ALTER TABLE public.t ADD CONSTRAINT t_a_p_key UNIQUE (a, p);
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);
ALTER TABLE public.t ADD CONSTRAINT t_a_check CHECK (a <> '');
ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;
GRANT USAGE ON SEQUENCE public.t_id_seq TO case_writer;
