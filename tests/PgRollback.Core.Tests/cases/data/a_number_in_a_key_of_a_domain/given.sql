CREATE DOMAIN code AS text;
CREATE DOMAIN short_code AS code CHECK (length(VALUE) < 9);
CREATE TABLE models (code short_code PRIMARY KEY, name text);
