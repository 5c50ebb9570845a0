CREATE EXTENSION IF NOT EXISTS plpgsql WITH SCHEMA pg_catalog;
CREATE EXTENSION pgcrypto;
CREATE EXTENSION hstore;
COMMENT ON EXTENSION hstore IS 'sets of keys and values';
