CREATE TABLE public.usr (
    id integer NOT NULL,
    role_id integer CONSTRAINT usr_role_id_not_null1 NOT NULL
);
ALTER TABLE public.usr ADD CONSTRAINT usr_pkey PRIMARY KEY (id);
CREATE TABLE public.usr_role (
    id integer NOT NULL,
    title text
);
ALTER TABLE public.usr_role ADD CONSTRAINT usr_role_pkey PRIMARY KEY (id);
