ALTER TABLE public.t DROP COLUMN "FooBar";
ALTER TABLE public.t DROP COLUMN foobar;
