-- pgrollback: accept-data-loss the values are those of before
ALTER TYPE state RENAME TO _state;
CREATE TYPE state AS ENUM ('active', 'completed', 'deleting');
DROP INDEX jobs_active;
ALTER TABLE jobs ALTER COLUMN state DROP DEFAULT;
ALTER TABLE jobs ALTER COLUMN state TYPE state USING state::text::state;
ALTER TABLE jobs ALTER COLUMN state SET DEFAULT 'active';
CREATE INDEX jobs_active ON jobs (id) WHERE state = 'active';
DROP TYPE _state;
