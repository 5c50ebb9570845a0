GRANT SELECT ON t TO case_reader;
REVOKE INSERT ON t FROM case_reader;
