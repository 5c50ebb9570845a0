CREATE EXTENSION "uuid-ossp" SCHEMA pg_catalog;
CREATE TABLE t (id uuid PRIMARY KEY DEFAULT uuid_generate_v4());
