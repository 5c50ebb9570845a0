CREATE TABLE t (id int NOT NULL, name text) WITH (OIDS = FALSE) TABLESPACE pg_default;
CREATE INDEX t_name ON t (name) TABLESPACE pg_default;
