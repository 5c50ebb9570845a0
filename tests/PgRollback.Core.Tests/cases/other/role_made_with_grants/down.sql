DROP TABLE s.owned;
ALTER DEFAULT PRIVILEGES IN SCHEMA s REVOKE SELECT ON TABLES FROM pgr_case_reader;
REVOKE SELECT ON TABLE public.t FROM pgr_case_reader;
REVOKE USAGE ON SCHEMA s FROM pgr_case_reader;
DROP ROLE pgr_case_user;
DROP ROLE pgr_case_reader;
