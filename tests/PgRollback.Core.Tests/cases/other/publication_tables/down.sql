DROP PUBLICATION q;
CREATE TABLE public.dropped (
    id integer
);
ALTER TABLE public.filtered RENAME COLUMN e TO c;
ALTER PUBLICATION p DROP TABLE public.fresh;
ALTER PUBLICATION p ADD TABLE ONLY public.parent, TABLE public.child, TABLE public.dropped;
ALTER PUBLICATION p SET (publish_via_partition_root = false, publish = 'insert');
DROP TABLE public.fresh;
