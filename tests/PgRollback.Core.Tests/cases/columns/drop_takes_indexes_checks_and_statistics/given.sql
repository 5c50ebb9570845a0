CREATE TABLE t (id int PRIMARY KEY, a int, b int, c text);
ALTER TABLE t ADD CONSTRAINT a_below_b CHECK (a < b);
COMMENT ON CONSTRAINT a_below_b ON t IS 'order';
CREATE INDEX t_ab ON t (a, b) INCLUDE (id);
CREATE UNIQUE INDEX t_c ON t (lower(c)) WHERE b > 0;
COMMENT ON INDEX t_ab IS 'pairs';
CREATE STATISTICS t_stat (dependencies) ON a, b FROM t;
