CREATE TABLE t (id int, name text, active boolean);
ALTER TABLE t ADD CONSTRAINT only_active CHECK (name IS NULL OR active = true);
CREATE INDEX t_id ON t (id) WHERE id > 0 AND NOT name IS NOT NULL;
ALTER TABLE t ALTER COLUMN name TYPE name;
