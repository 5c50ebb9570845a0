ALTER TABLE public.reasons SET SCHEMA trips;
ALTER TABLE trips.reasons ADD COLUMN legacy_id bigint DEFAULT 7 NOT NULL;
