CREATE EXTENSION hstore;
CREATE TABLE source (code int, id uuid);
SELECT pg_catalog.width_bucket(code, 0, 10, 5) AS bucket, hstore('k', code::text) -> 'k' AS code, row_to_json(source) AS row INTO copied FROM source;
CREATE INDEX i ON copied (code);
