ALTER TABLE t ADD COLUMN b numeric(5, 2) NOT NULL DEFAULT 0;
ALTER TABLE t ADD c text REFERENCES other (code), ADD COLUMN d int CHECK (d > 0), ADD e int UNIQUE;
CREATE INDEX ON t (b, c);
CREATE INDEX t_lower ON t (lower(c)) WHERE d > 1;
COMMENT ON COLUMN t.b IS 'in euros';
COMMENT ON INDEX t_lower IS 'case';
GRANT SELECT (b) ON t TO case_reader;
