CREATE TABLE t (id serial, n bigint);
