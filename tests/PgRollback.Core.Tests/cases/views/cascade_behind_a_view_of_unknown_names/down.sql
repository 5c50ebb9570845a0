CREATE TABLE public.other (
    id integer,
    gone integer
);
