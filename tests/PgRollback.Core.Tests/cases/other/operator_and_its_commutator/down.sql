CREATE OPERATOR public.!!! (rightarg = public.pair, procedure = public.turned);
COMMENT ON OPERATOR public.!!! (NONE, public.pair) IS 'the other way round';
DROP OPERATOR public.>>> (public.pair, public.pair);
