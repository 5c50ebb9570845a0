-- Migration: 20250106_base_table_template.sql
-- Audit columns template and triggers: what every table should carry (created_at, updated_at, who,
-- soft delete, version), functions that put it there, and a check that tells which tables lack it.

-- ---------------------------------------------------------------------------
-- Trigger functions
-- ---------------------------------------------------------------------------

-- Replaces the version of the base schema: an UPDATE that changes nothing no longer counts as a
-- change. *<> compares the rows byte for byte, so that columns of types without equality (json,
-- point) do not make the trigger fail. A table with generated columns is always touched: NEW does
-- not have them yet.
CREATE OR REPLACE FUNCTION update_updated_at_column()
RETURNS TRIGGER
LANGUAGE plpgsql
SET search_path = pg_catalog
AS $$
BEGIN
    IF NEW *<> OLD THEN
        NEW.updated_at := CURRENT_TIMESTAMP;
    END IF;

    RETURN NEW;
END;
$$;

COMMENT ON FUNCTION update_updated_at_column()
    IS 'Sets updated_at to the transaction time on every UPDATE that changes the row';

CREATE OR REPLACE FUNCTION set_created_at_column()
RETURNS TRIGGER
LANGUAGE plpgsql
AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.created_at := COALESCE(NEW.created_at, CURRENT_TIMESTAMP);
    ELSE
        NEW.created_at := OLD.created_at;
    END IF;

    RETURN NEW;
END;
$$;

COMMENT ON FUNCTION set_created_at_column() IS 'Fills created_at on INSERT and keeps it as it is on UPDATE';

CREATE OR REPLACE FUNCTION increment_version_column()
RETURNS TRIGGER
LANGUAGE plpgsql
AS $$
BEGIN
    -- A writer that sends the version it has read learns that somebody else was faster.
    IF NEW.version IS DISTINCT FROM OLD.version THEN
        RAISE EXCEPTION 'row of "%" was changed by somebody else: version is %, not %',
            TG_TABLE_NAME, OLD.version, NEW.version
            USING ERRCODE = 'serialization_failure';
    END IF;

    NEW.version := OLD.version + 1;
    RETURN NEW;
END;
$$;

COMMENT ON FUNCTION increment_version_column() IS 'Optimistic locking: counts the versions of a row';

CREATE OR REPLACE FUNCTION prevent_hard_delete()
RETURNS TRIGGER
LANGUAGE plpgsql
AS $$
BEGIN
    IF COALESCE(current_setting('app.allow_hard_delete', TRUE), '') = 'on' THEN
        RETURN OLD;
    END IF;

    RAISE EXCEPTION 'rows of "%" are not deleted', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation',
              HINT = 'Set deleted_at instead, or SET LOCAL app.allow_hard_delete = ''on''.';
END;
$$;

COMMENT ON FUNCTION prevent_hard_delete() IS 'Refuses DELETE on tables with soft delete, unless app.allow_hard_delete is on';

-- ---------------------------------------------------------------------------
-- Helpers that bring a table up to the template
-- ---------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION add_audit_columns(
    p_table_name TEXT,
    p_track_users BOOLEAN DEFAULT TRUE,
    p_soft_delete BOOLEAN DEFAULT TRUE,
    p_versioned BOOLEAN DEFAULT FALSE
)
RETURNS VOID
LANGUAGE plpgsql
AS $$
BEGIN
    EXECUTE format(
        'ALTER TABLE %I
             ADD COLUMN IF NOT EXISTS created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
             ADD COLUMN IF NOT EXISTS updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP',
        p_table_name);

    EXECUTE format(
        'CREATE OR REPLACE TRIGGER %I BEFORE INSERT OR UPDATE ON %I
             FOR EACH ROW EXECUTE FUNCTION set_created_at_column()',
        'trg_' || p_table_name || '_created_at', p_table_name);

    EXECUTE format(
        'CREATE OR REPLACE TRIGGER %I BEFORE UPDATE ON %I
             FOR EACH ROW EXECUTE FUNCTION update_updated_at_column()',
        'trg_' || p_table_name || '_updated_at', p_table_name);

    IF p_track_users THEN
        EXECUTE format(
            'ALTER TABLE %I
                 ADD COLUMN IF NOT EXISTS created_by UUID REFERENCES users (id) ON DELETE SET NULL,
                 ADD COLUMN IF NOT EXISTS updated_by UUID REFERENCES users (id) ON DELETE SET NULL',
            p_table_name);
    END IF;

    IF p_soft_delete THEN
        EXECUTE format('ALTER TABLE %I ADD COLUMN IF NOT EXISTS deleted_at TIMESTAMPTZ', p_table_name);
        EXECUTE format(
            'CREATE OR REPLACE TRIGGER %I BEFORE DELETE ON %I
                 FOR EACH ROW EXECUTE FUNCTION prevent_hard_delete()',
            'trg_' || p_table_name || '_no_hard_delete', p_table_name);
    END IF;

    IF p_versioned THEN
        EXECUTE format('ALTER TABLE %I ADD COLUMN IF NOT EXISTS version INTEGER NOT NULL DEFAULT 1', p_table_name);
        EXECUTE format(
            'CREATE OR REPLACE TRIGGER %I BEFORE UPDATE ON %I
                 FOR EACH ROW EXECUTE FUNCTION increment_version_column()',
            'trg_' || p_table_name || '_version', p_table_name);
    END IF;
END;
$$;

COMMENT ON FUNCTION add_audit_columns(TEXT, BOOLEAN, BOOLEAN, BOOLEAN)
    IS 'Adds the audit columns of the template and their triggers to a table; safe to repeat';

CREATE OR REPLACE FUNCTION add_audit_indexes(p_table_name TEXT)
RETURNS INTEGER
LANGUAGE plpgsql
AS $$
DECLARE
    v_column TEXT;
    v_created INTEGER := 0;
BEGIN
    FOR v_column IN
        SELECT a.attname
        FROM pg_attribute AS a
        WHERE a.attrelid = quote_ident(p_table_name)::regclass
          AND a.attname IN ('created_at', 'updated_at', 'created_by', 'deleted_at')
          AND NOT a.attisdropped
        ORDER BY a.attnum
    LOOP
        -- Hardly any row is deleted: an index over all the nulls would only cost.
        EXECUTE format(
            'CREATE INDEX IF NOT EXISTS %I ON %I (%I)' || CASE WHEN v_column = 'deleted_at' THEN ' WHERE deleted_at IS NOT NULL' ELSE '' END,
            'idx_' || p_table_name || '_' || v_column, p_table_name, v_column);
        v_created := v_created + 1;
    END LOOP;

    RETURN v_created;
END;
$$;

COMMENT ON FUNCTION add_audit_indexes(TEXT) IS 'Indexes the audit columns that the table has and returns how many they are';

CREATE OR REPLACE FUNCTION create_active_view(
    p_table_name TEXT,
    p_view_name TEXT DEFAULT NULL
)
RETURNS TEXT
LANGUAGE plpgsql
AS $$
DECLARE
    v_view_name TEXT := COALESCE(p_view_name, 'v_active_' || p_table_name);
BEGIN
    PERFORM 1
    FROM pg_attribute
    WHERE attrelid = quote_ident(p_table_name)::regclass
      AND attname = 'deleted_at'
      AND NOT attisdropped;

    IF NOT FOUND THEN
        RAISE EXCEPTION 'table "%" has no column deleted_at', p_table_name
            USING ERRCODE = 'undefined_column',
                  HINT = 'Call add_audit_columns() with soft delete first.';
    END IF;

    EXECUTE format('CREATE OR REPLACE VIEW %I AS SELECT * FROM %I WHERE deleted_at IS NULL', v_view_name, p_table_name);
    RETURN v_view_name;
END;
$$;

COMMENT ON FUNCTION create_active_view(TEXT, TEXT) IS 'Creates a view of the rows that are not deleted and returns its name';

-- ---------------------------------------------------------------------------
-- View and compliance check
-- ---------------------------------------------------------------------------

CREATE OR REPLACE VIEW v_audit_columns AS
SELECT
    c.relname::TEXT AS table_name,
    bool_or(a.attname = 'created_at') AS has_created_at,
    bool_or(a.attname = 'updated_at') AS has_updated_at,
    bool_or(a.attname = 'created_by') AS has_created_by,
    bool_or(a.attname = 'updated_by') AS has_updated_by,
    bool_or(a.attname = 'deleted_at') AS has_deleted_at,
    bool_or(a.attname = 'version') AS has_version,
    EXISTS (
        SELECT 1
        FROM pg_trigger AS t
        JOIN pg_proc AS p ON p.oid = t.tgfoid
        WHERE t.tgrelid = c.oid
          AND NOT t.tgisinternal
          AND t.tgenabled <> 'D'
          AND p.proname = 'update_updated_at_column'
    ) AS has_updated_at_trigger
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE n.nspname = 'public'
  AND c.relkind IN ('r', 'p')
  AND NOT c.relispartition
GROUP BY c.oid, c.relname;

COMMENT ON VIEW v_audit_columns IS 'Which table carries which of the audit columns';
COMMENT ON COLUMN v_audit_columns.has_updated_at_trigger IS 'False if updated_at relies on the application';

CREATE OR REPLACE FUNCTION check_audit_compliance()
RETURNS TABLE (
    table_name    TEXT,
    is_compliant  BOOLEAN,
    missing       TEXT[],
    remedy        TEXT
)
LANGUAGE sql
STABLE
AS $$
    SELECT
        v.table_name,
        cardinality(m.missing) = 0,
        m.missing,
        CASE
            WHEN cardinality(m.missing) > 0
                THEN format('SELECT add_audit_columns(%L, FALSE, FALSE, FALSE)', v.table_name)
        END
    FROM v_audit_columns AS v
    CROSS JOIN LATERAL (
        SELECT array_remove(ARRAY[
            CASE WHEN NOT v.has_created_at THEN 'created_at' END,
            CASE WHEN NOT v.has_updated_at THEN 'updated_at' END,
            CASE WHEN NOT v.has_updated_at_trigger THEN 'updated_at trigger' END
        ], NULL) AS missing
    ) AS m
    ORDER BY v.table_name
$$;

COMMENT ON FUNCTION check_audit_compliance() IS 'What each table lacks of the template, with the call that adds it';
