DROP TABLE public.t;
DROP EXTENSION citext;
