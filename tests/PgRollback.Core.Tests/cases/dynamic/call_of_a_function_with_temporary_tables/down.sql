CREATE VIEW public.leaf (id) AS
SELECT item.id FROM public.item WHERE item.parent IS NOT NULL;
