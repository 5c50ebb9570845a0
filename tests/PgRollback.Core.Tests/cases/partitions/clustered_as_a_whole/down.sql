ALTER TABLE public.events_high CLUSTER ON events_high_at;
ALTER TABLE public.events_lowest SET WITHOUT CLUSTER;
