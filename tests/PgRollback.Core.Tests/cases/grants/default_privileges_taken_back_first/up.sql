REVOKE SELECT ON t FROM case_reader;
