DROP TABLE public.part_2;
DROP TABLE public.part_1;
ALTER TABLE public.t DROP COLUMN "Upper";
ALTER TABLE public.t DROP COLUMN b;
ALTER TABLE public.t DROP COLUMN a;
