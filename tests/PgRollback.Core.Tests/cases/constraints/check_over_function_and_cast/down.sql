ALTER TABLE public.t ADD CONSTRAINT c CHECK (lower(a) = a AND d > '2020-01-01'::date AND a LIKE 'x%' AND id IN (1, 2, 3) AND a SIMILAR TO '_+');
