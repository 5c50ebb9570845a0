using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Verification;

/// <summary>What is expected of an object after a path is what the last plan on it says, and nothing where another plan may have made it something else.</summary>
public sealed class ManyMigrationsTests
{
    public static TheoryData<string, string, string> Paths => new()
    {
        { "CREATE TABLE t (a int);", "ALTER TABLE t ALTER a TYPE bigint;", "ALTER TABLE t ALTER a TYPE numeric;" },
        { "CREATE TABLE t (a int);", "-- pgrollback: accept-data-loss a test\nALTER TABLE t DROP COLUMN a;", "ALTER TABLE t ADD COLUMN a text;" },
        { "CREATE TABLE t (a int, b int);", "ALTER TABLE t ALTER a SET NOT NULL;", "ALTER TABLE t ALTER b SET NOT NULL; COMMENT ON TABLE t IS 'x';" },
        { "CREATE TABLE t (a int, b int);", "ALTER TABLE t ADD PRIMARY KEY (a);", "ALTER TABLE t ALTER a TYPE bigint;" },
        { "CREATE TABLE p (a int); CREATE TABLE c () INHERITS (p);", "ALTER TABLE p ALTER a SET NOT NULL;", "ALTER TABLE c ALTER a SET DEFAULT 1;" },
        { "CREATE TABLE p (a int); CREATE TABLE c () INHERITS (p);", "ALTER TABLE p ADD COLUMN b int;", "ALTER TABLE c ALTER b SET DEFAULT 1;" },
        { "CREATE TABLE p (a int) PARTITION BY LIST (a); CREATE TABLE c PARTITION OF p DEFAULT;", "CREATE INDEX i ON p (a);", "COMMENT ON TABLE c IS 'x'; ALTER TABLE c SET (fillfactor = 50);" },
        { "CREATE TABLE t (a int); CREATE INDEX i ON t (a);", "ALTER TABLE t RENAME TO u; ALTER TABLE u RENAME a TO b;", "DROP INDEX i; ALTER TABLE u ALTER b SET DEFAULT 3;" },
        { "CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t;", "DROP VIEW v; ALTER TABLE t ALTER a TYPE bigint; CREATE VIEW v AS SELECT a FROM t;", "CREATE OR REPLACE VIEW v AS SELECT a, 1 AS b FROM t;" },
        { "CREATE TYPE e AS ENUM ('a');", "CREATE TABLE t (e e DEFAULT 'a');", "ALTER TYPE e ADD VALUE 'b';" },
        { "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';", "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 2';", "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 3';" },
        { "CREATE TABLE t (a int);", "GRANT SELECT ON t TO PUBLIC;", "REVOKE SELECT ON t FROM PUBLIC; GRANT UPDATE ON t TO PUBLIC;" },
        { "CREATE TABLE t (a int); CREATE SEQUENCE q;", "ALTER SEQUENCE q OWNED BY t.a;", "ALTER SEQUENCE q INCREMENT 3; COMMENT ON COLUMN t.a IS 'x';" },
        { "CREATE SCHEMA x; CREATE TABLE t (a int, b text);", "ALTER TABLE t SET SCHEMA x;", "ALTER TABLE x.t ALTER b SET STORAGE external;" },
    };

    /// <summary>The second migration goes, the third stays.</summary>
    public static TheoryData<string, string, string> OutOfOrder => new()
    {
        { "CREATE TABLE t (a int, b int);", "ALTER TABLE t ALTER a SET NOT NULL;", "COMMENT ON COLUMN t.a IS 'x';" },
        { "CREATE TABLE t (a int, b int); COMMENT ON TABLE t IS 'x';", "COMMENT ON TABLE t IS 'y';", "ALTER TABLE t ENABLE ROW LEVEL SECURITY;" },
        { "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';", "COMMENT ON FUNCTION f() IS 'x';", "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 2';" },
        { "CREATE TABLE p (a int); CREATE TABLE c () INHERITS (p);", "ALTER TABLE c ALTER a SET DEFAULT 1;", "ALTER TABLE p ALTER a SET NOT NULL;" },
        { "CREATE TYPE e AS ENUM ('a');", "COMMENT ON TYPE e IS 'x';", "ALTER TYPE e RENAME VALUE 'a' TO 'b';" },
    };

    [Theory]
    [MemberData(nameof(OnEachServer), nameof(Paths))]
    public async Task Of_a_whole_path_nothing_is_found_that_is_as_it_was(int major, string first, string second, string third)
    {
        var migrations = CompiledMigrations.Of(first, second, third);
        await using var database = await migrations.DeployedAsync(major);

        AssertSilent(await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop));
        await migrations.DeployAsync(database);
        AssertSilent(await migrations.Set.Last(2).RunAsync(database.DataSource, RowLoss.Drop));
    }

    [Theory]
    [MemberData(nameof(OnEachServer), nameof(OutOfOrder))]
    public async Task Behind_a_migration_that_stays_nothing_is_said_of_what_it_changed(int major, string first, string second, string third)
    {
        var migrations = CompiledMigrations.Of(first, second, third);
        await using var database = await migrations.DeployedAsync(major);

        AssertSilent(await migrations.Set.Single(migrations.Set[1]).RunAsync(database.DataSource, RowLoss.Drop, new RollbackOptions { AllowOutOfOrder = true }));
    }

    [Fact]
    public async Task What_one_plan_sets_and_the_next_one_leaves_alone_is_left_by_the_steps()
    {
        var migrations = CompiledMigrations.Of("CREATE TABLE t (a int NOT NULL);", "ALTER TABLE t ALTER a SET DEFAULT 1;", "ALTER TABLE t ALTER a DROP NOT NULL;");
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync("""
            CREATE FUNCTION meddle() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
                IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'public.t'::regclass AND attname = 'a' AND attnotnull) THEN ALTER TABLE public.t ALTER a DROP NOT NULL; END IF;
            END $$;
            CREATE EVENT TRIGGER meddle ON ddl_command_end EXECUTE FUNCTION meddle();
            """);

        var refusal = Assert.Single((await Assert.ThrowsAsync<RunRefusedException>(() => migrations.Set.Last(2).RunAsync(database.DataSource, RowLoss.Drop))).Refusals);

        Assert.Contains("column a on public.t: not null is no and not yes.", refusal.Message, StringComparison.Ordinal);
    }

    public static TheoryData<int, string, string, string> OnEachServer(string name)
    {
        var rows = new TheoryData<int, string, string, string>();
        foreach (var major in ServerVersions.Available)
        {
            foreach (var row in (IEnumerable<object[]>)(name is nameof(Paths) ? Paths : OutOfOrder))
            {
                rows.Add(major, (string)row[0], (string)row[1], (string)row[2]);
            }
        }

        return rows;
    }

    private static void AssertSilent(RollbackReport report) => Assert.DoesNotContain(report.Notices, static notice => notice.StartsWith("Other than the migrations say", StringComparison.Ordinal));
}
