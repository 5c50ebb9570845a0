DROP TRIGGER noted ON public.measured;
CREATE TRIGGER noted
    BEFORE INSERT ON public.measured
    FOR EACH ROW EXECUTE FUNCTION public.noted();
