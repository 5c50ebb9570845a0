CREATE TABLE public.other (
    id integer,
    note text,
    words text
) INHERITS (public.parent);
ALTER TABLE public.other ALTER COLUMN note SET STORAGE EXTENDED;
ALTER TABLE public.other ALTER COLUMN note SET COMPRESSION DEFAULT;
ALTER TABLE public.other ALTER COLUMN words SET STORAGE EXTENDED;
ALTER TABLE public.child ALTER COLUMN note SET STORAGE EXTERNAL;
ALTER TABLE public.child ALTER COLUMN note SET COMPRESSION pglz;
