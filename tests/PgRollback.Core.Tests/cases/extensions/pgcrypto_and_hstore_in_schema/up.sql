CREATE EXTENSION pgcrypto WITH SCHEMA ext;
CREATE EXTENSION hstore SCHEMA ext;
CREATE TABLE t (id uuid DEFAULT ext.gen_random_uuid(), h ext.hstore);
CREATE INDEX ON t USING gin (h);
