CREATE EXTENSION "uuid-ossp";
CREATE EXTENSION pgcrypto;
CREATE TABLE t (id uuid DEFAULT uuid_generate_v4() PRIMARY KEY, token bytea DEFAULT gen_random_bytes(8), made uuid DEFAULT gen_random_uuid());
CREATE VIEW v AS SELECT id, crypt('a', 'b') AS hash FROM t;
