CREATE TABLE public.t (
    a text,
    b text
);
CREATE INDEX t_b ON public.t (b COLLATE "C");
