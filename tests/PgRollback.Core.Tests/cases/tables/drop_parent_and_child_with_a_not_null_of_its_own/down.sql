CREATE TABLE public.parent (
    a integer NOT NULL,
    b integer
);
CREATE TABLE public.loose (
    a integer CONSTRAINT a_is_there NOT NULL,
    b integer NOT NULL
) INHERITS (public.parent);
