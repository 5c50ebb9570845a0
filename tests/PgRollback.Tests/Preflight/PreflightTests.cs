using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Preflight;

public sealed class PreflightTests
{
    [Theory]
    [InlineData("DROP TABLE c", "table public.c is not there")]
    [InlineData("ALTER TABLE b RENAME TO bb", "table public.b is not there")]
    public async Task What_the_plan_expects_and_is_not_there_is_drift(string drift, string message)
    {
        var migrations = TestMigrations.ThreeTables();
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync(drift);
        var before = await database.FingerprintAsync();

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Drop));

        Assert.Equal(RefusalKind.Drift, Assert.Single(error.Refusals).Kind);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Drift, error.ExitCode);
        Assert.Equal(before, await database.FingerprintAsync());
    }

    [Fact]
    public async Task What_a_step_would_make_and_is_there_is_drift()
    {
        var migrations = new TestMigrations().Add("001_up", "CREATE TABLE t (id int)", new TestStep("AddColumn", "COLUMN", "c", "ALTER TABLE public.t ADD COLUMN c int") { Table = "t" }, TestStep.DropTable("gone"));
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync("ALTER TABLE t ADD COLUMN c int");

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop));

        Assert.Equal(["column public.t.c is there already", "table public.gone is not there"], error.Refusals.Select(static refusal => refusal.Message.Split(',')[0]));
    }

    [Fact]
    public async Task Rows_that_stand_against_a_step_are_found_before_it_runs()
    {
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE t (c int)", TestStep.DropTable("t"))
            .Add("002_null", "SELECT 1", new TestStep("SetNotNull", "COLUMN", "c", "ALTER TABLE public.t ALTER COLUMN c SET NOT NULL") { Table = "t", Hazard = "NullsInColumn", HazardQuery = "SELECT 1 FROM public.t WHERE c IS NULL" });
        await using var database = await migrations.DeployedAsync();
        await migrations.Set.Last().PreflightAsync(database.DataSource, RowLoss.Refuse);
        await database.ExecuteAsync("INSERT INTO t VALUES (NULL)");

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse));

        Assert.Equal(RefusalKind.RowsInTheWay, Assert.Single(error.Refusals).Kind);
        Assert.Equal(ExitCodes.Rows, error.ExitCode);
    }

    /// <summary>Whoever owns a table has its privileges by that, and a REVOKE that takes back a GRANT would take them.</summary>
    [Fact]
    public async Task A_privilege_of_the_owner_is_not_taken_back()
    {
        const string Owns = "SELECT 1 FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t') AND pg_catalog.pg_get_userbyid(relowner) = CURRENT_USER";
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE t (c int)", TestStep.DropTable("t"))
            .Add("002_grant", "GRANT SELECT ON t TO CURRENT_USER", new TestStep("AddColumn", "COLUMN", "d", "ALTER TABLE public.t ADD COLUMN d int") { Table = "t" }, new TestStep("Revoke", "TABLE", "t", "REVOKE SELECT ON TABLE public.t FROM CURRENT_USER") { Hazard = "GranteeOwns", HazardQuery = Owns });
        await using var database = await migrations.DeployedAsync();

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse));

        Assert.Contains("would take what is the owner's by default", Assert.Single(error.Refusals).Message, StringComparison.Ordinal);
    }

    /// <summary>The server refuses to drop a role that another database needs, but only when all that comes before is done.</summary>
    [Fact]
    public async Task A_role_that_another_database_needs_is_found_first()
    {
        const string Elsewhere = "SELECT 1 FROM pg_catalog.pg_shdepend AS d JOIN pg_catalog.pg_roles AS r ON r.oid = d.refobjid WHERE r.rolname = 'pgr_needed' AND d.dbid NOT IN (0, (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()))";
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE t (c int)", TestStep.DropTable("t"))
            .Add("002_role", "CREATE ROLE pgr_needed", new TestStep("AddColumn", "COLUMN", "d", "ALTER TABLE public.t ADD COLUMN d int") { Table = "t" }, new TestStep("DropRole", "ROLE", "pgr_needed", "DROP ROLE pgr_needed") { Hazard = "RoleInUse", HazardQuery = Elsewhere });
        await using var database = await migrations.DeployedAsync();
        await using (var other = await TestMigrations.ThreeTables().DeployedAsync())
        {
            await other.ExecuteAsync("CREATE SCHEMA needed AUTHORIZATION pgr_needed");

            var error = await Assert.ThrowsAsync<RunRefusedException>(() => migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse));

            Assert.Contains("would fail", Assert.Single(error.Refusals).Message, StringComparison.Ordinal);
        }

        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse);
    }

    [Fact]
    public async Task Facts_about_the_server_are_shown()
    {
        var migrations = TestMigrations.ThreeTables();
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync($"CREATE PUBLICATION all_of_it FOR ALL TABLES; ALTER DATABASE \"{database.Name}\" SET statement_timeout = '7s'");
        await database.ExecuteAsync("CREATE SUBSCRIPTION theirs CONNECTION 'host=localhost password=canary-secret' PUBLICATION p WITH (connect = false)");
        try
        {
            Npgsql.NpgsqlConnection.ClearPool(database.DataSource.CreateConnection());
            await using var fresh = Npgsql.NpgsqlDataSource.Create(database.ConnectionString + ";Pooling=false");
            var report = await migrations.Set.DownToNothing().PreflightAsync(fresh, RowLoss.Refuse);

            Assert.Empty(report.Refusals);
            var text = string.Join('\n', report.Facts);
            Assert.Contains("publication all_of_it publishes all tables", text, StringComparison.Ordinal);
            Assert.Contains("subscription theirs (disabled)", text, StringComparison.Ordinal);
            Assert.Contains("statement_timeout = 7s (of this database)", text, StringComparison.Ordinal);
            Assert.DoesNotContain("canary", text, StringComparison.Ordinal);
        }
        finally
        {
            await database.ExecuteAsync("ALTER SUBSCRIPTION theirs SET (slot_name = NONE); DROP SUBSCRIPTION theirs");
        }
    }
}
