CREATE TABLE t (id int);
CREATE TABLE owned (id int);
ALTER TABLE owned OWNER TO case_owner;
