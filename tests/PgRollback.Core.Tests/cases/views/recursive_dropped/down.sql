DROP VIEW public.fresh;
CREATE VIEW public.known (n, m) AS
WITH RECURSIVE known (n, m) AS (VALUES (1, 2) UNION ALL SELECT known.n + 1, known.m FROM known WHERE known.n < 5) SELECT known.n, known.m FROM known;
