DROP TRIGGER noted ON public.measured;
CREATE TRIGGER noted
    AFTER INSERT ON public.measured_1
    FOR EACH ROW EXECUTE FUNCTION public.noted();
