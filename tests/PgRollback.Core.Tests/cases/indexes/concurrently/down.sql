CREATE INDEX old ON public.t (a);
DROP INDEX CONCURRENTLY public.new;
