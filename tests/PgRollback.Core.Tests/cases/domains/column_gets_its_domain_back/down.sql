ALTER TABLE public.t ALTER COLUMN a TYPE public.shorter USING a::text::public.shorter;
