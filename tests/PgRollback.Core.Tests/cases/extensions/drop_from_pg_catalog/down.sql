CREATE EXTENSION "uuid-ossp" WITH SCHEMA pg_catalog;
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT uuid_generate_v4();
