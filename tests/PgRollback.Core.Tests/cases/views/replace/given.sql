CREATE TABLE t (id int, a text);
CREATE VIEW v WITH (security_barrier = true) AS SELECT id FROM t;
COMMENT ON VIEW v IS 'ids';
GRANT SELECT ON v TO case_reader;
