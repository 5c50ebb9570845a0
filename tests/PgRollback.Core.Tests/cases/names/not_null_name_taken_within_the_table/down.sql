CREATE TABLE public.posts (
    id integer NOT NULL,
    commented_first timestamp with time zone CONSTRAINT posts_commented_not_null NOT NULL,
    commented timestamp with time zone DEFAULT now() CONSTRAINT posts_commented_not_null1 NOT NULL
);
ALTER TABLE public.posts ADD CONSTRAINT posts_pkey PRIMARY KEY (id);
