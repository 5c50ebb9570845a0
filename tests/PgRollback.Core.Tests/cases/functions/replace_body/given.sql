CREATE FUNCTION f(a int) RETURNS int LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = public COST 50 AS $body$
BEGIN
    -- keep   this	whitespace
    RETURN a; -- $$ and 'quotes'
END
$body$;
COMMENT ON FUNCTION f IS 'first';
GRANT EXECUTE ON FUNCTION f(int) TO case_reader;
REVOKE EXECUTE ON FUNCTION f(int) FROM PUBLIC;
