ALTER TABLE public.t ADD COLUMN code text;
CREATE VIEW public.v (id, code) AS
SELECT t.id, t.code FROM public.t;
COMMENT ON VIEW public.v IS 'codes';
GRANT SELECT ON TABLE public.v TO case_reader;
ALTER TABLE public.t ADD CONSTRAINT t_code_key UNIQUE (code);
ALTER TABLE public.child ADD CONSTRAINT to_code FOREIGN KEY (code) REFERENCES public.t (code) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;
