REVOKE USAGE ON SEQUENCE app.t_id_seq FROM case_reader;
REVOKE SELECT ON TABLE app.v FROM case_reader;
REVOKE SELECT ON TABLE app.t FROM case_reader;
