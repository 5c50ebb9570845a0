-- pgrollback: accept-data-loss only the schema is of interest here
ALTER TYPE state RENAME TO _state;
CREATE TYPE state AS ENUM ('a', 'b', 'c', 'd');
ALTER TABLE t ALTER COLUMN state TYPE state USING state::text::state;
DROP TYPE _state;
