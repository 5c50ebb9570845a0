namespace PgRollback.Snapshots.Tests.Cases;

using static DifferenceCase;

internal static class TableCases
{
    public static IEnumerable<DifferenceCase> All { get; } =
    [
        new("CREATE SCHEMA extra", "schema extra", Added),
        new("ALTER SCHEMA app RENAME TO application", "schema app", Removed),
        new("GRANT USAGE ON SCHEMA public TO PUBLIC; REVOKE CREATE ON SCHEMA public FROM pg_database_owner", "schema public", "privileges"),
        new("ALTER SCHEMA public OWNER TO postgres", "schema public", "owner"),
        new("COMMENT ON SCHEMA public IS 'mine'", "schema public", "comment"),
        new("COMMENT ON SCHEMA app IS NULL", "schema app", "comment"),

        new("CREATE TABLE app.more ()", "table app.more", Added),
        new("CREATE UNLOGGED TABLE app.\"Odd Name\" ()", "table app.\"Odd Name\"", Added),
        new("DROP TABLE app.children", "table app.children", Removed),
        new("ALTER TABLE app.items RENAME TO things", "table app.things", Added),
        new("ALTER TABLE app.others SET SCHEMA public", "table public.others", Added),
        new("ALTER TABLE app.others OWNER TO pg_monitor", "table app.others", "owner"),
        new("GRANT INSERT ON app.items TO pg_monitor", "table app.items", "privileges"),
        new("REVOKE ALL ON app.items FROM postgres", "table app.items", "privileges"),
        new("ALTER TABLE app.others SET UNLOGGED", "table app.others", "persistence"),
        new("ALTER TABLE app.others SET ACCESS METHOD other_heap", "table app.others", "access method"),
        new("ALTER TABLE app.items RESET (fillfactor)", "table app.items", "options"),
        new("ALTER TABLE app.items RESET (toast.autovacuum_enabled)", "table app.items", "toast options"),
        new("CREATE TABLE app.typed OF app.address", "table app.typed", Added),
        new("ALTER TABLE app.others NOT OF", "table app.others", "of type") { First = "CREATE TYPE app.pair AS (a integer, b text); ALTER TABLE app.others OF app.pair" },
        new("ALTER TABLE app.items DISABLE ROW LEVEL SECURITY", "table app.items", "row security"),
        new("ALTER TABLE app.items FORCE ROW LEVEL SECURITY", "table app.items", "force row security"),
        new("ALTER TABLE app.others REPLICA IDENTITY FULL", "table app.others", "replica identity"),
        new("ALTER TABLE app.owners REPLICA IDENTITY USING INDEX owners_name_key", "index app.owners_name_key", "is replica identity"),
        new("ALTER TABLE app.items CLUSTER ON items_pkey", "index app.items_pkey", "is clustered"),
        new("COMMENT ON TABLE app.items IS 'other things'", "table app.items", "comment"),
        new("GRANT USAGE ON TYPE app.others TO pg_monitor; REVOKE USAGE ON TYPE app.others FROM PUBLIC", "type app.others", Added),

        new("ALTER TABLE app.children NO INHERIT app.parents", "table app.children", "inherits"),
        new("CREATE TABLE app.measures_2025 PARTITION OF app.measures FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')", "table app.measures_2025", Added),
        new("ALTER TABLE app.measures DETACH PARTITION app.measures_2024", "table app.measures_2024", "partition bound"),
        new("ALTER TABLE app.measures ATTACH PARTITION app.loose FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')", "table app.loose", "is partition"),
        new("ALTER TABLE app.measures DETACH PARTITION app.measures_rest", "table app.measures", "default partition"),
        new("DROP TABLE app.measures; CREATE TABLE app.measures (at date NOT NULL, value integer) PARTITION BY LIST (at)", "table app.measures", "partition strategy"),
        new("DROP TABLE app.measures; CREATE TABLE app.measures (at date NOT NULL, value integer) PARTITION BY RANGE (at, value)", "table app.measures", "partition key"),

        new("CREATE VIEW app.short AS SELECT id FROM app.items", "view app.short", Added),
        new("CREATE OR REPLACE VIEW app.priced AS SELECT id, price FROM app.items WHERE price > 1", "view app.priced", "definition"),
        new("ALTER VIEW app.cheap RESET (security_barrier)", "view app.cheap", "options"),
        new("ALTER VIEW app.priced ALTER price SET DEFAULT 5", "column app.priced.price", "default"),
        new("ALTER VIEW app.cheap RENAME TO low", "view app.cheap", Removed),
        new("COMMENT ON VIEW app.cheap IS 'low'", "view app.cheap", "comment"),
        new("COMMENT ON COLUMN app.cheap.id IS 'key'", "column app.cheap.id", "comment"),
        new("DROP MATERIALIZED VIEW app.summary", "materialized view app.summary", Removed),
        new("REFRESH MATERIALIZED VIEW app.summary WITH NO DATA", "materialized view app.summary", "populated"),

        new("ALTER SEQUENCE app.numbers INCREMENT 3", "sequence app.numbers", "increment"),
        new("ALTER SEQUENCE app.numbers START 7", "sequence app.numbers", "start"),
        new("ALTER SEQUENCE app.numbers MINVALUE -5", "sequence app.numbers", "minimum"),
        new("ALTER SEQUENCE app.numbers MAXVALUE 1000", "sequence app.numbers", "maximum"),
        new("ALTER SEQUENCE app.numbers CACHE 1", "sequence app.numbers", "cache"),
        new("ALTER SEQUENCE app.numbers CYCLE", "sequence app.numbers", "cycle"),
        new("ALTER SEQUENCE app.numbers AS bigint", "sequence app.numbers", "type"),
        new("ALTER SEQUENCE app.numbers OWNED BY app.others.a", "sequence app.numbers", "owned by"),
        new("ALTER SEQUENCE app.items_id_seq OWNED BY NONE", "sequence app.items_id_seq", "owned by"),
        new("GRANT USAGE ON SEQUENCE app.numbers TO PUBLIC", "sequence app.numbers", "privileges"),
        new("COMMENT ON SEQUENCE app.numbers IS 'odd'", "sequence app.numbers", "comment"),

        new("CREATE TRIGGER second AFTER INSERT ON app.items FOR EACH STATEMENT EXECUTE FUNCTION app.touch()", "trigger second on app.items", Added),
        new("DROP TRIGGER items_touch ON app.items", "trigger items_touch on app.items", Removed),
        new("ALTER TABLE app.items DISABLE TRIGGER items_touch", "trigger items_touch on app.items", "enabled"),
        new("CREATE OR REPLACE TRIGGER items_touch BEFORE UPDATE ON app.items FOR EACH ROW EXECUTE FUNCTION app.touch()", "trigger items_touch on app.items", "definition"),
        new("ALTER TABLE app.items DISABLE TRIGGER ALL", "constraint items_owner_fkey on app.items", "triggers not at origin"),
        new("COMMENT ON TRIGGER items_touch ON app.items IS 'stamps'", "trigger items_touch on app.items", "comment"),
        new("CREATE TRIGGER every BEFORE INSERT ON app.measures FOR EACH ROW EXECUTE FUNCTION app.touch()", "trigger every on app.measures_2024", Added),

        new("CREATE OR REPLACE RULE items_quiet AS ON DELETE TO app.others DO ALSO NOTHING", "rule items_quiet on app.others", "definition"),
        new("ALTER TABLE app.others DISABLE RULE items_quiet", "rule items_quiet on app.others", "enabled"),
        new("DROP RULE items_quiet ON app.others", "rule items_quiet on app.others", Removed),
        new("COMMENT ON RULE items_quiet ON app.others IS 'keep'", "rule items_quiet on app.others", "comment"),

        new("CREATE POLICY never ON app.others AS RESTRICTIVE USING (false)", "policy never on app.others", Added),
        new("ALTER POLICY items_own ON app.items USING (owner_id > 1)", "policy items_own on app.items", "using"),
        new("ALTER POLICY items_own ON app.items TO pg_monitor", "policy items_own on app.items", "roles"),
        new("DROP POLICY items_own ON app.items; CREATE POLICY items_own ON app.items FOR ALL USING (owner_id > 0)", "policy items_own on app.items", "command"),
        new("DROP POLICY items_own ON app.items; CREATE POLICY items_own ON app.items AS RESTRICTIVE FOR SELECT USING (owner_id > 0)", "policy items_own on app.items", "permissive"),
        new("ALTER POLICY up ON app.others WITH CHECK (a > 1)", "policy up on app.others", "with check") { First = "CREATE POLICY up ON app.others FOR UPDATE USING (a > 0)" },
        new("COMMENT ON POLICY items_own ON app.items IS 'own'", "policy items_own on app.items", "comment"),
    ];
}
