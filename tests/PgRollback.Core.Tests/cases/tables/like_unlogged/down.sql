CREATE TABLE public.l (
    id integer
);
ALTER TABLE public.l ADD CONSTRAINT l_id_key UNIQUE (id);
