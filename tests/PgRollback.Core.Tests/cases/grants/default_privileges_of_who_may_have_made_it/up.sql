CREATE TABLE made (id int);
REVOKE ALL ON made FROM case_reader;
REVOKE ALL ON t FROM PUBLIC, case_reader;
