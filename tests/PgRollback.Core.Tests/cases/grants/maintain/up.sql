REVOKE ALL ON t FROM case_reader;
