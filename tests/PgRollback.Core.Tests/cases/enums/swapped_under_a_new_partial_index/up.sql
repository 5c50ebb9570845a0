-- pgrollback: accept-data-loss a test
ALTER TYPE visibility RENAME TO visibility__;
CREATE TYPE visibility AS ENUM ('public', 'local', 'private', 'unlisted');
ALTER TABLE t ALTER COLUMN seen DROP DEFAULT;
DROP INDEX t_id;
ALTER TABLE t ALTER COLUMN seen TYPE visibility USING seen::text::visibility;
ALTER TABLE t ALTER COLUMN seen SET DEFAULT 'public';
CREATE INDEX t_id ON t (id) WHERE NOT (seen = 'private' OR seen = 'unlisted');
DROP TYPE visibility__ CASCADE;
