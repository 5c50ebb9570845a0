-- pgrollback: accept-data-loss only the schema is of interest here
ALTER TABLE balance ALTER COLUMN available TYPE numeric USING available / power(10, scale::int), DROP COLUMN scale;
