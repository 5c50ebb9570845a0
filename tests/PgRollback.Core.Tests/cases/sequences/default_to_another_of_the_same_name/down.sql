ALTER TABLE public.t ALTER COLUMN id DROP DEFAULT;
DROP SEQUENCE public.numbers;
CREATE SEQUENCE public.numbers START WITH 100;
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT nextval('public.numbers');
