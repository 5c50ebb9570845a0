CREATE EXTENSION "uuid-ossp" WITH SCHEMA pg_catalog;
CREATE TABLE t (id uuid PRIMARY KEY DEFAULT uuid_generate_v4());
