CREATE TABLE public.p (
    id character(26) NOT NULL,
    x integer
);
ALTER TABLE public.p ADD CONSTRAINT p_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX p_id ON public.p (id);
ALTER TABLE public.c ADD CONSTRAINT cfk FOREIGN KEY (pid) REFERENCES public.p;
