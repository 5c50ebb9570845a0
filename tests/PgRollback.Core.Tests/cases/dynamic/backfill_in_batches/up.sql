ALTER TABLE runs ADD COLUMN cost numeric;
-- How often it goes round hangs on the rows; what it makes on the way ends with the transaction.
DO $$
DECLARE
    size integer := 500;
    found_rows integer;
BEGIN
    PERFORM set_config('statement_timeout', '180s', true);
    LOOP
        CREATE TEMP TABLE IF NOT EXISTS batch (id int) ON COMMIT DROP;
        TRUNCATE batch;
        INSERT INTO batch SELECT id FROM runs WHERE cost IS NULL LIMIT size;
        SELECT count(*) INTO found_rows FROM batch;
        EXIT WHEN found_rows = 0;
        UPDATE runs SET cost = coalesce((details ->> 'cost')::numeric, 0) WHERE id IN (SELECT id FROM batch);
    END LOOP;
END
$$;
ALTER TABLE runs ALTER COLUMN cost SET DEFAULT 0;
