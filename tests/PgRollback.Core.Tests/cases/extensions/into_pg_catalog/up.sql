ALTER EXTENSION "uuid-ossp" SET SCHEMA pg_catalog;
ALTER TABLE t ALTER COLUMN id SET DEFAULT uuid_generate_v4();
