CREATE TYPE state AS ENUM ('a', 'b');
CREATE TABLE t (state state);
ALTER TYPE state RENAME TO _state;
CREATE TYPE state AS ENUM ('a', 'b', 'c');
ALTER TABLE t ALTER COLUMN state TYPE state USING state::text::state;
DROP TYPE _state;
