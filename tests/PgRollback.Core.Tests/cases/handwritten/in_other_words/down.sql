ALTER TABLE public.t ALTER COLUMN made SET DEFAULT now() + interval '5 minutes';
ALTER TABLE public.t ADD CONSTRAINT no_z CHECK (kind NOT LIKE 'z%');
ALTER TABLE public.t ADD CONSTRAINT range CHECK (a BETWEEN 0 AND 9);
ALTER TABLE public.t ADD CONSTRAINT kinds CHECK (word IN ('x', 'y'));
ALTER TABLE public.t ADD CONSTRAINT one CHECK (NOT (a NOTNULL AND b NOTNULL));
CREATE INDEX t_kind ON public.t ((lower(kind))) WHERE a IS NOT NULL;
CREATE VIEW public.v (id, k, count) AS
SELECT t.id, t.kind AS k, count(*) FROM public.t LEFT OUTER JOIN public.t AS u ON t.a = u.b WHERE t.kind <> 'q' GROUP BY 1, 2 ORDER BY t.id ASC;
