CREATE OR REPLACE VIEW public.v (name) AS
SELECT CASE WHEN t.a THEN t.b::text ELSE trim(t.b::text) END AS name FROM public.t;
