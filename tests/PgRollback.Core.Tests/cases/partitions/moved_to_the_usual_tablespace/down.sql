CREATE TABLE public.events (
    id integer
) PARTITION BY RANGE (id);
CREATE TABLE public.events_low PARTITION OF public.events FOR VALUES FROM (1) TO (10);
