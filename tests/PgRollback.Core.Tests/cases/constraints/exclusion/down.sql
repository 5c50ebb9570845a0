ALTER TABLE public.t ADD CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&) WHERE (id > 0);
