DROP VIEW public.v;
CREATE VIEW public.v (id) AS
SELECT t.id FROM public.t;
CREATE TRIGGER tr
    INSTEAD OF INSERT ON public.v
    FOR EACH ROW EXECUTE FUNCTION public.f();
