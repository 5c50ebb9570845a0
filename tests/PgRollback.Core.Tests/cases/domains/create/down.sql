DROP TABLE public.t;
DROP DOMAIN public.email;
