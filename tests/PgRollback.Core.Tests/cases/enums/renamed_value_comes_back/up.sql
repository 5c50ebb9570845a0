-- pgrollback: accept-data-loss only the schema is of interest here
DROP VIEW v;
DROP TABLE t;
DROP FUNCTION f;
DROP TABLE parts;
DROP DOMAIN known;
