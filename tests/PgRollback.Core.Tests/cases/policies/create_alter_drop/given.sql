CREATE TABLE t (id int, owner text);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY a ON t AS RESTRICTIVE FOR UPDATE TO case_reader, case_writer USING (owner = current_user) WITH CHECK (id > 0);
CREATE POLICY b ON t USING (true);
COMMENT ON POLICY a ON t IS 'a';
