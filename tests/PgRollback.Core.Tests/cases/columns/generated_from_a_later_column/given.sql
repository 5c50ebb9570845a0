CREATE TABLE t (id int, done_at timestamptz, done boolean GENERATED ALWAYS AS (taken_at IS NOT NULL) STORED, taken_at timestamptz);
