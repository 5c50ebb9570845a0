DO $$
DECLARE
    r record;
    seq text;
BEGIN
    FOR r IN
        SELECT p.oid::regprocedure AS sig FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE p.proname = 'process' AND n.nspname = current_schema()
    LOOP
        EXECUTE format('DROP FUNCTION %s', r.sig);
    END LOOP;
    FOR r IN
        SELECT n.nspname, p.proname, pg_get_function_identity_arguments(p.oid) AS arguments FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname = 'other' AND p.prokind = 'f'
    LOOP
        EXECUTE format('ALTER FUNCTION %I.%I(%s) STABLE', r.nspname, r.proname, r.arguments);
    END LOOP;
    SELECT pg_get_serial_sequence('orders', 'id') INTO seq;
    IF seq IS NOT NULL THEN
        EXECUTE format('ALTER SEQUENCE %s CACHE 20', seq);
    END IF;
    IF pg_get_serial_sequence('orders', 'note') IS NULL THEN
        EXECUTE 'ALTER SEQUENCE ' || pg_get_serial_sequence('orders', 'number') || ' INCREMENT 5';
    END IF;
END
$$;
