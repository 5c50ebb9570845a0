using Npgsql;
using PgRollback.Snapshots;
using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Witness;

public sealed class WitnessTests
{
    private static readonly DeploymentOptions Capturing = new() { Capture = true };

    public static IEnumerable<object[]> Kinds() =>
        from item in WitnessCase.All
        from version in ServerVersions.Available
        select new object[] { item.Name, version };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Rows_and_catalog_are_what_they_were(string name, int version)
    {
        var migrations = WitnessCase.All.Single(item => item.Name == name).Migrations();
        await using var database = await TestDatabase.CreateAsync(version);
        await new MigrationDeployer(migrations.Set, migrations).DeployToAsync(database.DataSource, migrations.Set[0]);
        var rows = await database.RowsAsync();
        var catalog = await CatalogSnapshot.TakeAsync(database.DataSource);

        await migrations.DeployAsync(database, Capturing);
        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse);

        Assert.Equal(rows, await database.RowsAsync());
        var after = await CatalogSnapshot.TakeAsync(database.DataSource);
        Assert.DoesNotContain(CatalogSnapshot.Compare(catalog, after).Differences, static difference => !difference.Object.Contains("pgrollback", StringComparison.Ordinal) && difference.Property != "position");
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'zzz_pgrollback%'"));
    }

    [Theory]
    [InlineData(RowConflict.Keep, "1 mine, 2 b")]
    [InlineData(RowConflict.Overwrite, "1 a, 2 b")]
    public async Task Rows_that_others_changed_since_are_refused_kept_or_overwritten(RowConflict policy, string expected)
    {
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE t (id int PRIMARY KEY, v text); INSERT INTO t VALUES (1, 'a'), (2, 'b')")
            .Add("002_up", "UPDATE t SET v = upper(v)", static plan => plan.Record("loses", "ChangedRows").Record("loses-schema", "public").Record("loses-name", "t"));
        await using var database = await TestDatabase.CreateAsync();
        await migrations.DeployAsync(database, Capturing);
        await database.ExecuteAsync("UPDATE t SET v = 'mine' WHERE id = 1");

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse));
        Assert.Equal(RefusalKind.RowConflict, Assert.Single(error.Refusals).Kind);
        Assert.Equal("1 mine, 2 B", await database.ScalarAsync<string>("SELECT string_agg(id || ' ' || v, ', ' ORDER BY id) FROM t"));

        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse, new RollbackOptions { Conflicts = policy });
        Assert.Equal(expected, await database.ScalarAsync<string>("SELECT string_agg(id || ' ' || v, ', ' ORDER BY id) FROM t"));
    }

    [Fact]
    public async Task What_was_there_before_stays()
    {
        // On this server the table and the function were there before the migration that would have made them.
        var migrations = new TestMigrations().Add("001_up", "CREATE TABLE IF NOT EXISTS t (id int); CREATE INDEX IF NOT EXISTS t_new ON t (id); DROP VIEW IF EXISTS v", static plan => plan.Record("footprint", "known").Steps(
            new TestStep("CreateView", "VIEW", "v", "CREATE VIEW public.v AS SELECT 1 AS a"),
            new TestStep("DropIndex", "INDEX", "t_new", "DROP INDEX public.t_new") { Table = "t" },
            TestStep.DropTable("t")));
        await using var database = await TestDatabase.CreateAsync(setUp: "CREATE TABLE t (id int); INSERT INTO t VALUES (1)");
        await migrations.DeployAsync(database, Capturing);

        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop);

        Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(*) FROM t"));
        Assert.Equal("t", await database.ScalarAsync<string>("SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace"));
    }

    [Fact]
    public async Task Owner_comment_and_privileges_come_back_with_what_is_made_again()
    {
        var migrations = new TestMigrations().Add("001_up", "DROP FUNCTION f(int); DROP TABLE t", static plan => plan.Record("loses", "AllRows").Record("loses-schema", "public").Record("loses-name", "t").Steps(
            new TestStep("CreateTable", "TABLE", "t", "CREATE TABLE public.t (id int)"),
            new TestStep("CreateFunction", "FUNCTION", "f", "CREATE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1'") { Arguments = ["integer"] }));
        await using var database = await TestDatabase.CreateAsync(setUp: """
            CREATE TABLE t (id int); COMMENT ON TABLE t IS 'it''s mine'; GRANT SELECT ON t TO PUBLIC; ALTER TABLE t OWNER TO pg_monitor; COMMENT ON COLUMN t.id IS 'a number';
            CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'; REVOKE ALL ON FUNCTION f FROM PUBLIC; GRANT EXECUTE ON FUNCTION f TO pg_monitor
            """);
        var catalog = await CatalogSnapshot.TakeAsync(database.DataSource);
        await migrations.DeployAsync(database, Capturing);

        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse);

        Assert.DoesNotContain(CatalogSnapshot.Compare(catalog, await CatalogSnapshot.TakeAsync(database.DataSource)).Differences, static difference => !difference.Object.Contains("pgrollback", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rollback_that_leaves_something_behind_is_taken_back()
    {
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE t (id int)")
            .Add("002_up", "CREATE INDEX forgotten ON t (id); CREATE TABLE u (id int)", TestStep.DropTable("u"));
        await using var database = await TestDatabase.CreateAsync();
        await migrations.DeployAsync(database, Capturing);

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop));

        Assert.Equal(RefusalKind.NotRestored, Assert.Single(error.Refusals).Kind);
        Assert.Contains("index public.forgotten is still there", error.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Verification, error.ExitCode);
        Assert.Equal("t u", await database.TablesAsync());
    }

    [Fact]
    public async Task Sql_for_other_deployers_does_the_same()
    {
        var migrations = WitnessCase.All[0].Migrations();
        await using var database = await TestDatabase.CreateAsync();
        await new MigrationDeployer(migrations.Set, migrations).DeployToAsync(database.DataSource, migrations.Set[0]);
        var rows = await database.RowsAsync();
        var up = migrations.Set[1];
        await using (var connection = await database.DataSource.OpenConnectionAsync())
        {
            var major = connection.PostgreSqlVersion.Major;
            var sql = $"BEGIN;\n{MigrationWitness.BeforeSql(up, major)}{WitnessCase.All[0].Up};\n{MigrationWitness.AfterSql(up, major)}COMMIT";
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }

        await new MigrationDeployer(migrations.Set, migrations).MarkAppliedAsync(database.DataSource, up);
        Assert.NotEqual(rows, await database.RowsAsync());
        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse);
        Assert.Equal(rows, await database.RowsAsync());
    }

    [Fact]
    public async Task A_witness_of_an_earlier_application_is_not_used()
    {
        var migrations = WitnessCase.All[0].Migrations();
        await using var database = await TestDatabase.CreateAsync();
        await migrations.DeployAsync(database, Capturing);
        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse, new RollbackOptions { UseWitness = false });
        await migrations.DeployAsync(database);
        var rows = await database.RowsAsync();

        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse);

        Assert.Equal(rows, await database.RowsAsync());
    }
}
