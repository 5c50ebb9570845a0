CREATE SCHEMA audit;
CREATE TABLE account (id int PRIMARY KEY);
CREATE FUNCTION audit.note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;

CREATE FUNCTION audit.watch(regclass) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    statement text = format('CREATE TRIGGER audit_row AFTER INSERT ON %s FOR EACH ROW EXECUTE FUNCTION audit.note();', $1);
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgrelid = $1 AND tgname = 'audit_row') THEN
        EXECUTE statement;
    END IF;
END
$$;
