CREATE TYPE state AS ENUM ('created', 'running');
CREATE FUNCTION state_of(text) RETURNS state LANGUAGE sql IMMUTABLE AS $$ SELECT CAST($1 AS state) $$;
CREATE TABLE executions (id int PRIMARY KEY, value jsonb NOT NULL, state state NOT NULL GENERATED ALWAYS AS (state_of(value ->> 'state')) STORED, note text);
COMMENT ON COLUMN executions.state IS 'of the execution';
CREATE INDEX executions_state ON executions (state, id);
CREATE VIEW running AS SELECT id FROM executions WHERE state = 'running';
CREATE TABLE others (id int, state state DEFAULT 'created');
INSERT INTO executions (id, value) VALUES (1, '{"state": "created"}'), (2, '{"state": "running"}');
