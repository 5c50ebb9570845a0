ALTER PUBLICATION p DROP TABLE public.made;
DROP TABLE public.made;
