CREATE TRIGGER noted
    BEFORE INSERT ON public.measured
    FOR EACH ROW EXECUTE FUNCTION public.noted();
ALTER TABLE public.measured_2 ENABLE REPLICA TRIGGER noted;
CREATE TABLE public.measured_1 PARTITION OF public.measured FOR VALUES FROM (1) TO (3);
