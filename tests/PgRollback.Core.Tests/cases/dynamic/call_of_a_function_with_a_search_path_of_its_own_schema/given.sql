CREATE SCHEMA audit;
CREATE FUNCTION audit.prepare() RETURNS void LANGUAGE plpgsql SET search_path = audit, pg_temp AS $$
BEGIN
    CREATE TABLE log (id int);
END
$$;
