CREATE TABLE t (a int);
GRANT ALL ON t TO case_reader;
