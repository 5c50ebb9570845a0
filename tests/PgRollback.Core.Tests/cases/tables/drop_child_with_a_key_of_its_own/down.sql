CREATE TABLE public.again (
    a integer,
    b integer NOT NULL
) INHERITS (public.parent);
CREATE TABLE public.later (
) INHERITS (public.parent);
ALTER TABLE public.later ADD CONSTRAINT later_pkey PRIMARY KEY (id);
-- on 0 to 17: CREATE TABLE public.child (
-- ) INHERITS (public.parent)
-- on 18 and later: CREATE TABLE public.child (
--     CONSTRAINT child_id_not_null NOT NULL id
-- ) INHERITS (public.parent)
CREATE TABLE public.child (
) INHERITS (public.parent);
ALTER TABLE public.child ADD CONSTRAINT child_pkey PRIMARY KEY (id);
