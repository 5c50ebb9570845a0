CREATE MATERIALIZED VIEW tree AS
WITH RECURSIVE walk AS (
    SELECT p.id, p.depth FROM part p WHERE p.depth = (SELECT max(r.depth) FROM roots r)
    UNION
    SELECT c.id, c.depth FROM part c, walk w WHERE c.parent = w.id
), roots AS (
    SELECT depth, count(*) AS n FROM part GROUP BY depth
)
SELECT * FROM walk;
ALTER TABLE public.roots RENAME TO old_roots;
ALTER TABLE part RENAME COLUMN depth TO level;
