DROP TRIGGER tr ON public.t;
DROP INDEX public.t_ok;
ALTER TABLE public.t DROP CONSTRAINT c;
ALTER TABLE public.t ALTER COLUMN a DROP DEFAULT;
DROP FUNCTION public.tr();
DROP FUNCTION public.ok(integer);
DROP FUNCTION public.next_a();
