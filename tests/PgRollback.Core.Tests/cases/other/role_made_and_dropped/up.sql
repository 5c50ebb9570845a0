CREATE ROLE pgr_case_passing;
GRANT SELECT ON t TO pgr_case_passing;
REVOKE SELECT ON t FROM pgr_case_passing;
DROP ROLE pgr_case_passing;
ALTER TABLE t ADD COLUMN a int;
