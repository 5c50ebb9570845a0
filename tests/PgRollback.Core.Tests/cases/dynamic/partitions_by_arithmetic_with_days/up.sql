DO $$
DECLARE
    first date := '2024-11-01';
    last date := DATE '2025-02-01';
    next date;
BEGIN
    WHILE first < last LOOP
        next := first + interval '1 month';
        EXECUTE format('CREATE TABLE %I PARTITION OF reading FOR VALUES FROM (%L) TO (%L)', 'reading_' || to_char(first, 'YYYY_MM'), first, next);
        first := next;
    END LOOP;
    FOR i IN 0..2 LOOP
        EXECUTE format('CREATE TABLE visit_%s PARTITION OF visit FOR VALUES FROM (%L) TO (%L)',
            to_char(last + i * interval '1 week', 'YYYYMMDD'), (last + (i || ' weeks')::interval)::date, last + (i + 1) * 7);
    END LOOP;
    IF last - DATE '2025-01-01' = 31 AND last - interval '1 day' < '2025-02-01 00:00:00' THEN
        CREATE INDEX visit_by_day ON visit (day);
    END IF;
END
$$;
