DROP EXTENSION hstore;
CREATE EXTENSION hstore WITH SCHEMA public;
COMMENT ON EXTENSION hstore IS 'sets of keys and values';
COMMENT ON EXTENSION pgcrypto IS 'cryptographic functions';
COMMENT ON EXTENSION plpgsql IS 'PL/pgSQL procedural language';
