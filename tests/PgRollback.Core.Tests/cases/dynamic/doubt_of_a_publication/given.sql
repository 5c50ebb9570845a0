CREATE TABLE t (id int PRIMARY KEY);
CREATE TABLE u (id int PRIMARY KEY);
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'datastream_of_nobody') THEN
        CREATE PUBLICATION stream FOR TABLE u;
        ALTER PUBLICATION stream ADD TABLE t;
    END IF;
END
$$;
