DROP INDEX public.t_norm;
DROP INDEX public.t_lower;
ALTER TABLE public.t ALTER COLUMN name TYPE character varying(255) USING name::character varying(255);
ALTER TABLE public.t ALTER COLUMN other TYPE character varying(255) USING other::character varying(255);
CREATE INDEX t_norm ON public.t ((public.norm(name)));
CREATE INDEX t_lower ON public.t ((lower(other)));
