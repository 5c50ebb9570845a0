CREATE DOMAIN public.known AS public.state DEFAULT 'brand new';
ALTER DOMAIN public.known ADD CONSTRAINT known_check CHECK (VALUE <> 'c');
CREATE TABLE public.parts (
    a public.state
) PARTITION BY LIST (a);
CREATE TABLE public.parts_new PARTITION OF public.parts FOR VALUES IN ('brand new', 'c');
CREATE FUNCTION public.f(s public.state DEFAULT 'brand new')
    RETURNS boolean
    LANGUAGE sql
RETURN s = 'brand new';
CREATE TABLE public.t (
    id integer,
    note text DEFAULT 'new',
    a public.state DEFAULT 'brand new',
    b public.state[] DEFAULT '{"brand new", c}',
    c public.state DEFAULT CASE WHEN 'new' = lower('NEW') THEN 'brand new'::public.state ELSE 'done' END,
    d public.known DEFAULT 'brand new'
);
CREATE POLICY p ON public.t USING (a > 'brand new');
CREATE INDEX i ON public.t (id) WHERE a IN ('brand new', 'done');
ALTER TABLE public.t ADD CONSTRAINT t_check CHECK (a <> 'done' OR note = 'new');
CREATE VIEW public.v (id, word) AS
SELECT t.id, 'new' AS word FROM public.t WHERE t.a = 'brand new' AND t.b @> ARRAY['c']::public.state[] AND t.note <> 'new';
