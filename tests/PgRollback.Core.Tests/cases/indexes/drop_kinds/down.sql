CREATE UNIQUE INDEX t_u ON public.t (a COLLATE "C") INCLUDE (id) NULLS NOT DISTINCT WHERE id > 0;
COMMENT ON INDEX public.t_u IS 'u';
CREATE INDEX t_lower ON public.t ((lower(a)) text_pattern_ops, id DESC NULLS LAST) WITH (fillfactor = 70);
ALTER INDEX public.t_lower ALTER COLUMN 1 SET STATISTICS 300;
