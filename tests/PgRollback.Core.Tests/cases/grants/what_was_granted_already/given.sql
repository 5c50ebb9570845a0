CREATE TABLE t (id int);
GRANT SELECT ON t TO case_reader;
