CREATE TABLE t (id int PRIMARY KEY);
CREATE ROLE pgr_case_older;
