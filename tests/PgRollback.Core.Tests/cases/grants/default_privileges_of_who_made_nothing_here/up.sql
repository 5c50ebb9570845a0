GRANT SELECT ON older TO case_reader;
GRANT SELECT ON app.elsewhere TO case_reader;
REVOKE SELECT ON granted FROM case_reader;
GRANT INSERT ON t TO case_reader;
GRANT SELECT ON t TO case_owner;
