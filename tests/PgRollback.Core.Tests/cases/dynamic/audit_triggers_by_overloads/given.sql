CREATE SCHEMA audit;
CREATE TABLE "Orders" (id int PRIMARY KEY, created_at timestamptz, updated_at timestamptz);
CREATE TABLE items (id int PRIMARY KEY);
CREATE FUNCTION audit.note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE FUNCTION audit.audit_table(target_table regclass, audit_rows boolean, audit_query_text boolean, ignored_cols text[]) RETURNS void LANGUAGE plpgsql AS $body$
DECLARE
    stm_targets text = 'INSERT OR UPDATE OR DELETE OR TRUNCATE';
    _q_txt text;
    _ignored_cols_snip text = '';
BEGIN
    EXECUTE 'DROP TRIGGER IF EXISTS audit_trigger_row ON ' || target_table;
    EXECUTE 'DROP TRIGGER IF EXISTS audit_trigger_stm ON ' || target_table;
    IF audit_rows THEN
        IF array_length(ignored_cols, 1) > 0 THEN
            _ignored_cols_snip = ', ' || quote_literal(ignored_cols);
        END IF;
        _q_txt = 'CREATE TRIGGER audit_trigger_row AFTER INSERT OR UPDATE OR DELETE ON ' || target_table ||
            ' FOR EACH ROW EXECUTE PROCEDURE audit.note(' || quote_literal(audit_query_text) || _ignored_cols_snip || ');';
        RAISE NOTICE '%', _q_txt;
        EXECUTE _q_txt;
        stm_targets = 'TRUNCATE';
    ELSE
    END IF;
    _q_txt = 'CREATE TRIGGER audit_trigger_stm AFTER ' || stm_targets || ' ON ' || target_table ||
        ' FOR EACH STATEMENT EXECUTE PROCEDURE audit.note(' || quote_literal(audit_query_text) || ');';
    EXECUTE _q_txt;
END;
$body$;
CREATE FUNCTION audit.audit_table(target_table regclass, audit_rows boolean, audit_query_text boolean) RETURNS void LANGUAGE sql AS $body$
SELECT audit.audit_table($1, $2, $3, ARRAY[]::text[]);
$body$;
CREATE FUNCTION audit.audit_table(target_table regclass) RETURNS void LANGUAGE sql AS $body$
SELECT audit.audit_table($1, BOOLEAN 't', BOOLEAN 't');
$body$;
