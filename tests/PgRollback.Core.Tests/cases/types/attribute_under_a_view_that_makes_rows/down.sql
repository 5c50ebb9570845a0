DROP VIEW public.names;
DROP VIEW public.list;
ALTER TYPE public.change DROP ATTRIBUTE id;
CREATE VIEW public.list (name, changes) AS
SELECT materials.name, array_agg(ROW(materials.at, materials.amount)::public.change) AS changes FROM public.materials GROUP BY materials.name;
CREATE VIEW public.names (name) AS
SELECT list.name FROM public.list;
