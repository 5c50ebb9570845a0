CREATE TYPE status AS ENUM ('open', 'closed');
CREATE TABLE t (id int PRIMARY KEY, s status NOT NULL DEFAULT 'open');
CREATE FUNCTION is_open(s status) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT s = 'open' $$;
COMMENT ON TYPE status IS 'state';
