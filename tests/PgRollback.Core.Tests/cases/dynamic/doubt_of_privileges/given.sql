CREATE TABLE t (id int PRIMARY KEY, a text);
CREATE VIEW v AS SELECT id FROM t;
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'datastream_of_nobody') THEN
        ALTER TABLE t OWNER TO datastream_of_nobody;
        GRANT SELECT ON t, v TO datastream_of_nobody;
        ALTER USER datastream_of_nobody WITH REPLICATION;
        ALTER PUBLICATION stream ADD TABLE t;
    END IF;
END
$$;
