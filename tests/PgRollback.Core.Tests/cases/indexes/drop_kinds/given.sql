CREATE TABLE t (id int, a text, b jsonb);
CREATE INDEX t_lower ON t (lower(a) text_pattern_ops, id DESC NULLS LAST) WITH (fillfactor = 70);
CREATE UNIQUE INDEX t_u ON t (a COLLATE "C") INCLUDE (id) NULLS NOT DISTINCT WHERE id > 0;
COMMENT ON INDEX t_u IS 'u';
ALTER INDEX t_lower ALTER COLUMN 1 SET STATISTICS 300;
