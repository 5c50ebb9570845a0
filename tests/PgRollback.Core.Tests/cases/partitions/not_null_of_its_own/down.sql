ALTER TABLE public.p DETACH PARTITION public.d;
ALTER TABLE public.p DETACH PARTITION public.c;
DROP TABLE public.p;
CREATE TABLE public.p (
    id integer,
    kind text CONSTRAINT p_kind_not_null NOT NULL
) PARTITION BY RANGE (id);
ALTER TABLE public.p ATTACH PARTITION public.d FOR VALUES FROM (5) TO (9);
ALTER TABLE public.p ATTACH PARTITION public.c FOR VALUES FROM (1) TO (5);
ALTER TABLE public.c ALTER COLUMN kind SET NOT NULL;
