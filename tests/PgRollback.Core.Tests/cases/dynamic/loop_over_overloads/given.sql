CREATE EXTENSION pgcrypto;
CREATE SCHEMA other;
CREATE FUNCTION process(a int) RETURNS int LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION process(a int, VARIADIC b varchar[]) RETURNS int LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION other.process(a text) RETURNS text LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION other.settle("By" timestamptz) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE orders (id serial PRIMARY KEY, number bigint GENERATED ALWAYS AS IDENTITY, note text);
