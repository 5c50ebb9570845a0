CREATE TABLE t (id serial, a int, b int);
GRANT SELECT, INSERT ON t TO case_reader;
GRANT UPDATE (a) ON t TO case_reader;
