CREATE FUNCTION public.f()
    RETURNS integer
    LANGUAGE sql
    IMMUTABLE
AS $$SELECT 1$$;
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT public.f();
CREATE INDEX t_f ON public.t ((id + public.f()));
CREATE VIEW public.v (x) AS
SELECT public.f() AS x;
ALTER TABLE public.t ADD CONSTRAINT t_id_check CHECK (id > public.f());
