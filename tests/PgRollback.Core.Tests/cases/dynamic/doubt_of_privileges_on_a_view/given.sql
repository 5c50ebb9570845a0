CREATE TABLE t (id int PRIMARY KEY, a text);
CREATE VIEW v AS SELECT id FROM t;
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'reader_of_nobody') THEN
        GRANT SELECT ON v TO reader_of_nobody;
    END IF;
END
$$;
