DO $$
DECLARE
    is_parted boolean;
    name text := 'plain';
BEGIN
    SELECT count(*) > 0 INTO is_parted FROM pg_class c JOIN pg_partitioned_table p ON c.oid = p.partrelid WHERE c.relname = name;
    IF is_parted THEN
        RETURN;
    END IF;
    EXECUTE format('CREATE TABLE %I_new (LIKE %I) PARTITION BY RANGE (id)', name, name);
    IF EXISTS (SELECT 1 FROM pg_partitioned_table WHERE partrelid = 'parted'::regclass) THEN
        CREATE TABLE parted_one PARTITION OF parted FOR VALUES FROM (1) TO (10);
    END IF;
END
$$;
