CREATE TYPE state AS ENUM ('open', 'closed');
CREATE TABLE jobs (id int NOT NULL, made date NOT NULL, state state NOT NULL) PARTITION BY RANGE (made);
CREATE FUNCTION make_partition(parent text, day date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE child text;
BEGIN
    SELECT parent || to_char(day, 'YYYYMMDD') INTO child;
    IF NOT EXISTS (SELECT 1 FROM pg_tables WHERE tablename = child) THEN
        EXECUTE format('CREATE TABLE %s (LIKE %s) PARTITION BY LIST (state)', child, parent);
        EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM (%L) TO (%L)', parent, child, day, day + 1);
    END IF;
END $$;
SELECT make_partition('jobs', CURRENT_DATE);
