CREATE EXTENSION pgcrypto WITH SCHEMA public;
CREATE VIEW public.v (id, hash) AS
SELECT t.id, crypt('a', 'b') AS hash FROM public.t;
CREATE EXTENSION "uuid-ossp" WITH SCHEMA public;
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT uuid_generate_v4();
ALTER TABLE public.t ALTER COLUMN token SET DEFAULT gen_random_bytes(8);
