DROP MATERIALIZED VIEW public.m;
DROP POLICY p ON public.t;
DROP TRIGGER tr ON public.t;
ALTER TYPE public.status RENAME TO status_pgrollback;
CREATE TYPE public.status AS ENUM ('open', 'closed');
ALTER TABLE public.t ALTER COLUMN s TYPE public.status USING s::text::public.status;
DROP TYPE public.status_pgrollback;
CREATE TRIGGER tr
    BEFORE UPDATE OF s ON public.t
    FOR EACH ROW WHEN (NEW.s = 'open') EXECUTE FUNCTION public.f();
CREATE POLICY p ON public.t USING (s = 'open');
CREATE MATERIALIZED VIEW public.m (id, s) AS
SELECT t.id, t.s FROM public.t;
CREATE INDEX m_s ON public.m (s);
