CREATE TABLE t (id serial, n bigint);
ALTER TABLE t OWNER TO case_owner;
