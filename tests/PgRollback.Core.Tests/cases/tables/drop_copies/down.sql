ALTER TABLE public.log RENAME TO new_log;
CREATE TABLE public.log (
    id integer CONSTRAINT log_id_not_null NOT NULL,
    at timestamp with time zone CONSTRAINT log_at_not_null NOT NULL,
    note text
) PARTITION BY RANGE (at);
ALTER TABLE public.log ADD CONSTRAINT log_pkey PRIMARY KEY (id, at);
CREATE TABLE public.log_default (
    id integer CONSTRAINT log_id_not_null NOT NULL,
    at timestamp with time zone CONSTRAINT log_at_not_null NOT NULL,
    note text,
    CONSTRAINT log_default_pkey PRIMARY KEY (id, at)
);
ALTER TABLE public.log ATTACH PARTITION public.log_default DEFAULT;
