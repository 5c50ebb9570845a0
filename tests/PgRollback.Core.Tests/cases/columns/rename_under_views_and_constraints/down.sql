ALTER TABLE public.t RENAME COLUMN amount TO a;
