CREATE TABLE a (id int);
CREATE TABLE a_deleted (id int, at timestamptz);
CREATE TABLE b (id int);
CREATE TABLE b_deleted (id int, at timestamptz);
CREATE TABLE deleted (id int);
CREATE FUNCTION deleted_tables() RETURNS SETOF name LANGUAGE sql AS $$
    SELECT c.relname FROM pg_catalog.pg_class c WHERE c.relkind IN ('r') AND c.relname OPERATOR(pg_catalog.~) '^(.+_deleted)$' COLLATE pg_catalog.default AND pg_catalog.pg_table_is_visible(c.oid);
$$;
CREATE VIEW tables_of_a AS SELECT c.relname AS tablename FROM pg_class c WHERE c.relkind = 'r' AND c.relname ~ '^a' AND pg_table_is_visible(c.oid);
