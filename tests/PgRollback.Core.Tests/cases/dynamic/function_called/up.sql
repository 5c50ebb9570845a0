CREATE FUNCTION add_audit(target text, suffix text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    existing text[];
BEGIN
    SELECT array_agg(column_name::text) INTO existing FROM information_schema.columns WHERE table_schema = 'public' AND table_name = target;
    IF 'audited' = ANY (existing) THEN
        RETURN;
    END IF;
    EXECUTE format('ALTER TABLE %I ADD COLUMN audited boolean NOT NULL DEFAULT false', target);
    EXECUTE 'CREATE INDEX ' || target || suffix || ' ON ' || target || ' (audited)';
END $$;
SELECT add_audit('t', '_audited');
SELECT add_audit('t', '_audited');
DROP FUNCTION add_audit(text, text);
