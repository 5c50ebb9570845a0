CREATE TABLE t (id int PRIMARY KEY, a text COLLATE "C" NOT NULL DEFAULT 'x' CHECK (a <> ''));
COMMENT ON COLUMN t.a IS 'said';
GRANT SELECT (a), UPDATE (a) ON t TO case_reader;
