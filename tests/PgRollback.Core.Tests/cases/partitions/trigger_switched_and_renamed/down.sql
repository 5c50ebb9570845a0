ALTER TRIGGER noticed ON public.measured RENAME TO noted;
ALTER TABLE public.measured ENABLE TRIGGER noted;
