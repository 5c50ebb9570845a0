ALTER TABLE balance ADD COLUMN scale bigint NOT NULL DEFAULT 0, ALTER COLUMN available TYPE bigint USING (available * power(10, scale::int))::bigint;
