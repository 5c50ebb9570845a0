DROP VIEW public.tree;
ALTER TABLE public.node DROP COLUMN name;
CREATE VIEW public.tree (id, parent, depth) AS
WITH RECURSIVE r AS (SELECT node.id, node.parent, 0 AS depth FROM public.node WHERE node.parent IS NULL UNION ALL SELECT n.id, n.parent, r.depth + 1 FROM public.node AS n JOIN r ON n.parent = r.id) SELECT r.id, r.parent, r.depth FROM r;
