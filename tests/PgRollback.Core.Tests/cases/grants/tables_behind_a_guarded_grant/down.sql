CREATE TABLE public.newer (
    id integer
);
