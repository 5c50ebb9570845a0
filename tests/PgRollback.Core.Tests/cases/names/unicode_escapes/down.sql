ALTER TABLE public.t DROP COLUMN "größe";
DROP TABLE public.data;
