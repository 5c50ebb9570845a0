ALTER TABLE t OWNER TO case_owner;
ALTER FUNCTION f() OWNER TO case_owner;
