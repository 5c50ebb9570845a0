-- The column is there, so its reference and its check are skipped with it.
ALTER TABLE t ADD COLUMN IF NOT EXISTS a int REFERENCES other (id) CHECK (a > 0);
