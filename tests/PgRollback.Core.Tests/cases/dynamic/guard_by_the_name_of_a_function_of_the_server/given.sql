CREATE EXTENSION pgcrypto;
CREATE TABLE note (id int, changed timestamptz);
CREATE FUNCTION known() RETURNS int LANGUAGE sql AS 'SELECT 1';
