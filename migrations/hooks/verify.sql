-- Inside the transaction: what finds a row, or fails, takes the rollback back.

-- Every foreign key is validated.
SELECT conrelid::regclass, conname FROM pg_constraint WHERE contype = 'f' AND NOT convalidated;

-- No index is left invalid.
SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid;

-- Every row has its parent. Only as long as the function is there: the rollback of 20250107 drops it.
DO $$
DECLARE
    broken text;
BEGIN
    IF to_regprocedure('validate_referential_integrity()') IS NOT NULL THEN
        EXECUTE 'SELECT string_agg(constraint_name, '', '') FROM validate_referential_integrity() WHERE NOT is_intact' INTO broken;
        IF broken IS NOT NULL THEN
            RAISE EXCEPTION 'rows without a parent: %', broken;
        END IF;
    END IF;
END $$;
