CREATE TABLE public.things (
    kind text,
    size integer
);
ALTER TABLE public.things ADD CONSTRAINT things_check CHECK (kind <> 'x' OR tableoid <> 0);
