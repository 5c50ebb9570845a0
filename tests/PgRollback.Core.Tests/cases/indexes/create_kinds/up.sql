CREATE INDEX ON t (lower(a) text_pattern_ops, id DESC NULLS LAST);
CREATE UNIQUE INDEX t_u ON t (a) INCLUDE (id) NULLS NOT DISTINCT WHERE id > 0;
CREATE INDEX ON t USING gin (b jsonb_path_ops);
CREATE INDEX t_br ON t USING brin (id) WITH (pages_per_range = 16);
COMMENT ON INDEX t_br IS 'ranges';
