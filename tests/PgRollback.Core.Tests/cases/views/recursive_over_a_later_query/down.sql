ALTER TABLE public.part RENAME COLUMN level TO depth;
ALTER TABLE public.old_roots RENAME TO roots;
DROP MATERIALIZED VIEW public.tree;
