CREATE UNLOGGED TABLE public.copied (
    id integer,
    title text
);
ALTER TABLE public.things DROP COLUMN size;
