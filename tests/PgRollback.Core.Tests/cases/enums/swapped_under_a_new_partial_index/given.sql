CREATE TYPE visibility AS ENUM ('public', 'local', 'private');
CREATE TABLE t (id int, seen visibility NOT NULL DEFAULT 'public');
CREATE INDEX t_id ON t (id) WHERE NOT (seen = 'private');
