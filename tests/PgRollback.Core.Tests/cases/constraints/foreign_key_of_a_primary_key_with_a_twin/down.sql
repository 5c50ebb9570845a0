ALTER TABLE public.lease DROP COLUMN kind;
ALTER TABLE public.lease ADD CONSTRAINT lease_pk PRIMARY KEY (id);
ALTER TABLE public.holder ADD CONSTRAINT holder_lease FOREIGN KEY (lease) REFERENCES public.lease ON DELETE SET NULL;
