ALTER TABLE public.t RENAME COLUMN b TO pgrollback_2;
ALTER TABLE public.t RENAME COLUMN a TO b;
ALTER TABLE public.t RENAME COLUMN pgrollback_2 TO a;
