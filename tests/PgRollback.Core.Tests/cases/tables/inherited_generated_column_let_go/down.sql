ALTER TABLE public.late RENAME COLUMN number TO id;
ALTER TABLE public.child ADD COLUMN twice integer GENERATED ALWAYS AS (id * 2) STORED;
CREATE TABLE public.parent (
    id integer,
    note text,
    twice integer GENERATED ALWAYS AS (id * 2) STORED,
    thrice integer GENERATED ALWAYS AS (id * 3) STORED
);
