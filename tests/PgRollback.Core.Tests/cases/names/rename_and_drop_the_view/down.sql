ALTER FUNCTION public.g(integer) RENAME TO f;
ALTER TABLE public.t2 RENAME TO t;
ALTER TABLE public.t RENAME COLUMN b TO a;
CREATE VIEW public.v (id, fa) AS
SELECT x.id, public.f(x.a) AS fa FROM public.t AS x;
