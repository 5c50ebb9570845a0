ALTER TABLE balance ALTER COLUMN available TYPE numeric USING available / power(10, scale::int), DROP COLUMN scale;
