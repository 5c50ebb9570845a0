using Npgsql;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Execution;

public sealed class DryRunTests
{
    private readonly TestMigrations _migrations = new TestMigrations()
        .Add("001_a", "CREATE TABLE a (id int);", TestStep.DropTable("a"))
        .Add("002_f", "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';", new TestStep("DropFunction", "FUNCTION", "f", "DROP FUNCTION public.f()"));

    [Fact]
    public async Task It_prints_what_would_run_and_where_it_comes_from()
    {
        await using var database = await _migrations.DeployedAsync();

        var sql = await _migrations.Set.DownToNothing().DryRunAsync(database.DataSource, RowLoss.Refuse, new RollbackOptions { LockTimeout = TimeSpan.FromSeconds(1.5) });

        var lines = sql.Split('\n');
        Assert.Equal("-- Rollback of 2 migrations, newest first: 002_f, 001_a", lines[0]);
        Assert.Equal(1, lines.Count(line => line == "BEGIN;"));
        Assert.Equal("COMMIT;", lines[^2]);
        Assert.Contains("SET LOCAL lock_timeout = 1500;", lines);
        Assert.Contains("-- DropFunction function public.f() (test.sql(1,1))\nDROP FUNCTION public.f();\n", sql, StringComparison.Ordinal);
        Assert.True(sql.IndexOf("LOCK TABLE \"public\".\"a\"", StringComparison.Ordinal) < sql.IndexOf("DROP TABLE", StringComparison.Ordinal));
        Assert.Contains("002_f is rolled back", sql, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_changes_nothing_and_takes_no_lock_that_outlives_it()
    {
        await using var database = await _migrations.DeployedAsync();
        var before = await database.FingerprintAsync();

        await _migrations.Set.DownToNothing().DryRunAsync(database.DataSource, RowLoss.Drop);

        Assert.Equal(before, await database.FingerprintAsync());
        Assert.Equal("001_a applied, 002_f applied", await database.HistoryAsync());
    }

    [Fact]
    public async Task What_it_prints_does_what_the_run_would_do()
    {
        await using var database = await _migrations.DeployedAsync();

        await database.ExecuteAsync(await _migrations.Set.DownToNothing().DryRunAsync(database.DataSource, RowLoss.Refuse));

        Assert.Equal("", await database.TablesAsync());
        Assert.Equal("001_a rolled back, 002_f rolled back", await database.HistoryAsync());
    }

    [Fact]
    public async Task It_runs_where_nothing_may_be_written()
    {
        await using var database = await _migrations.DeployedAsync();
        await using var readOnly = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Options = "-c default_transaction_read_only=on" });

        Assert.Contains("DROP TABLE", await _migrations.Set.DownToNothing().DryRunAsync(readOnly, RowLoss.Refuse), StringComparison.Ordinal);
    }

    [Fact]
    public void The_steps_alone_can_be_had_without_a_database() =>
        Assert.Equal("-- DropFunction function public.f() (test.sql(1,1))\nDROP FUNCTION public.f();\n", _migrations.Set[1].ToSql(15));
}
