namespace PgRollback.Snapshots.Tests.Cases;

using static DifferenceCase;

internal static class RoutineCases
{
    private const string Add = "function app.add(integer, integer)";

    public static IEnumerable<DifferenceCase> All { get; } =
    [
        new("CREATE FUNCTION app.add(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1'", "function app.add(integer)", Added),
        new("DROP FUNCTION app.add(integer, integer)", Add, Removed),
        new("CREATE OR REPLACE FUNCTION app.add(a integer, b integer DEFAULT 1) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS 'SELECT a  + b'", Add, "source"),
        new("CREATE OR REPLACE FUNCTION app.same(a integer, b integer) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN b = a", "function app.same(integer, integer)", "body"),
        new("CREATE OR REPLACE FUNCTION app.add(a integer, b integer DEFAULT 2) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS 'SELECT a + b'", Add, "arguments"),
        new("ALTER FUNCTION app.add STABLE", Add, "volatility"),
        new("ALTER FUNCTION app.add CALLED ON NULL INPUT", Add, "strict"),
        new("ALTER FUNCTION app.add SECURITY DEFINER", Add, "security definer"),
        new("ALTER FUNCTION app.add LEAKPROOF", Add, "leakproof"),
        new("ALTER FUNCTION app.add PARALLEL SAFE", Add, "parallel"),
        new("ALTER FUNCTION app.add COST 7", Add, "cost"),
        new("ALTER FUNCTION app.rows ROWS 7", "function app.rows(integer)", "rows"),
        new("ALTER FUNCTION app.add SET work_mem = '8MB'", Add, "settings"),
        new("ALTER FUNCTION app.rows SUPPORT generate_series_int4_support", "function app.rows(integer)", "support"),
        new("ALTER FUNCTION app.add OWNER TO pg_monitor", Add, "owner"),
        new("REVOKE EXECUTE ON FUNCTION app.add FROM PUBLIC", Add, "privileges"),
        new("ALTER FUNCTION app.add RENAME TO plus", "function app.plus(integer, integer)", Added),
        new("ALTER FUNCTION app.add SET SCHEMA public", "function public.add(integer, integer)", Added),
        new("COMMENT ON FUNCTION app.add IS 'sums'", Add, "comment"),
        new("ALTER FUNCTION app.add DEPENDS ON EXTENSION plpgsql", Add, "depends on extension"),
        new("DROP FUNCTION app.rows(integer); CREATE FUNCTION app.rows(limited integer) RETURNS TABLE (id integer, title text) LANGUAGE sql AS 'SELECT 1, ''x'''", "function app.rows(integer)", "result"),
        new("DROP FUNCTION app.touch() CASCADE", "trigger items_touch on app.items", Removed),
        new("CREATE OR REPLACE FUNCTION app.add(a integer, b integer DEFAULT 1) RETURNS integer LANGUAGE plpgsql IMMUTABLE STRICT AS 'SELECT a + b'", Add, "language") { First = "SET check_function_bodies = off" },
        new("CREATE OR REPLACE FUNCTION app.native(integer) RETURNS integer LANGUAGE internal AS 'int4abs'", "function app.native(integer)", "source") { First = "CREATE FUNCTION app.native(integer) RETURNS integer LANGUAGE internal AS 'int4up'" },

        new("CREATE OR REPLACE PROCEDURE app.clean(older interval) LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$", "procedure app.clean(interval)", "source"),
        new("DROP PROCEDURE app.clean(interval)", "procedure app.clean(interval)", Removed),

        new("CREATE OR REPLACE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '1')", "aggregate app.total(integer)", "initial value"),
        new("CREATE OR REPLACE AGGREGATE app.total(integer) (SFUNC = int4mul, STYPE = integer, INITCOND = '0')", "aggregate app.total(integer)", "transition function"),
        new("CREATE OR REPLACE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', COMBINEFUNC = int4pl)", "aggregate app.total(integer)", "combine function"),
        new("CREATE OR REPLACE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', FINALFUNC = int4abs)", "aggregate app.total(integer)", "final function"),
        new("CREATE OR REPLACE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', FINALFUNC = int4abs, FINALFUNC_MODIFY = READ_WRITE)", "aggregate app.total(integer)", "final modify"),
        new("CREATE OR REPLACE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', SSPACE = 64)", "aggregate app.total(integer)", "state size"),
        new("CREATE OR REPLACE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', SORTOP = <)", "aggregate app.total(integer)", "sort operator"),
        new("CREATE OR REPLACE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = integer)", "aggregate app.total(integer)", "moving inverse function"),
        new("COMMENT ON AGGREGATE app.total(integer) IS 'sum'", "aggregate app.total(integer)", "comment"),

        new("CREATE TRUSTED LANGUAGE tongue HANDLER plpgsql_call_handler", "language tongue", Added),
        new("REVOKE USAGE ON LANGUAGE sql FROM PUBLIC", "language sql", "privileges"),
        new("COMMENT ON LANGUAGE sql IS 'mine'", "language sql", "comment"),
        new("CREATE FUNCTION app.out_of(internal) RETURNS internal LANGUAGE internal STRICT IMMUTABLE AS 'int4up'; CREATE TRANSFORM FOR app.address LANGUAGE sql (FROM SQL WITH FUNCTION app.out_of(internal))", "transform for app.address language sql", Added),
        new("ALTER EVENT TRIGGER guarded ENABLE ALWAYS", "event trigger guarded", "enabled"),
        new("DROP EVENT TRIGGER guarded; CREATE EVENT TRIGGER guarded ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION app.guard(); ALTER EVENT TRIGGER guarded DISABLE", "event trigger guarded", "event"),
        new("DROP EVENT TRIGGER guarded; CREATE EVENT TRIGGER guarded ON ddl_command_start WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION app.guard(); ALTER EVENT TRIGGER guarded DISABLE", "event trigger guarded", "tags"),
        new("COMMENT ON EVENT TRIGGER guarded IS 'off'", "event trigger guarded", "comment"),
    ];
}
