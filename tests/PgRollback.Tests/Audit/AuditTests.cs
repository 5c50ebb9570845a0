using System.Text.Json;
using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Audit;

public sealed class AuditTests
{
    private readonly TestMigrations _migrations = TestMigrations.ThreeTables();

    [Theory]
    [MemberData(nameof(ServerVersions.Rows), MemberType = typeof(ServerVersions))]
    public async Task A_run_says_who_did_what_when_from_where_and_why(int major)
    {
        await using var database = await _migrations.DeployedAsync(major);

        var report = await _migrations.Set.Last(2).RunAsync(database.DataSource, RowLoss.Drop, new RollbackOptions { Reason = "it | broke" });

        var record = Assert.Single(await AuditLog.ReadAsync(database.DataSource));
        Assert.Equal(report.RunId, record.Id);
        Assert.Equal((AuditOutcome.Done, "it | broke", "Drop", "postgres"), (record.Outcome, record.Reason, record.Rows, record.Role));
        Assert.Equal((Environment.UserName, Environment.MachineName, "127.0.0.1"), (record.User, record.Machine, record.Address));
        Assert.True(record.EndedAt > record.StartedAt);
        Assert.Equal(["003_c", "002_b"], record.Migrations);
        Assert.Equal(["DropTable table public.c", "DropTable table public.b"], record.Steps.Select(step => step.Step));
        Assert.All(record.Steps, static step => Assert.True(step.Milliseconds > 0 && step.Source == "test.sql(1,1)"));
        Assert.StartsWith(major.ToString(System.Globalization.CultureInfo.InvariantCulture), record.Server, StringComparison.Ordinal);
        Assert.Null(record.Error);
    }

    [Fact]
    public async Task A_run_that_failed_is_recorded_outside_its_transaction()
    {
        await using var database = await _migrations.DeployedAsync();
        await database.ExecuteAsync("CREATE VIEW stranger AS SELECT id FROM b");

        await Assert.ThrowsAsync<RollbackFailedException>(() => _migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse));

        var record = Assert.Single(await AuditLog.ReadAsync(database.DataSource));
        Assert.Equal((AuditOutcome.Failed, "2BP01"), (record.Outcome, record.ErrorCode));
        Assert.Contains("DropTable table public.b", record.Error, StringComparison.Ordinal);
        Assert.Empty(record.Steps);
    }

    /// <summary>The record's end is sent together with COMMIT.</summary>
    [Fact]
    public async Task A_record_that_cannot_be_ended_makes_no_failure_of_a_rollback_that_is_done()
    {
        await using var database = await _migrations.DeployedAsync();
        await _migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop);
        await database.ExecuteAsync("""
            CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;
            CREATE TRIGGER no BEFORE UPDATE ON pgrollback.history_audit FOR EACH ROW EXECUTE FUNCTION no();
            """);

        var report = await _migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop);

        Assert.Equal("002_b", Assert.Single(report.Migrations).Rollback.Stem);
        Assert.Equal("a", await database.TablesAsync());
        Assert.Equal(AuditOutcome.Running, (await AuditLog.ReadAsync(database.DataSource))[0].Outcome);
        await database.ExecuteAsync("DROP TRIGGER no ON pgrollback.history_audit");
        await _migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop, new RollbackOptions { DeployerTimeout = TimeSpan.Zero });
        Assert.Equal([AuditOutcome.Done, AuditOutcome.Abandoned, AuditOutcome.Done], (await AuditLog.ReadAsync(database.DataSource)).Select(static record => record.Outcome));
    }

    [Fact]
    public async Task What_is_refused_changed_nothing_and_is_not_recorded()
    {
        await using var database = await _migrations.DeployedAsync();

        await Assert.ThrowsAsync<RunRefusedException>(() => _migrations.Set.Last(9).RunAsync(database.DataSource, RowLoss.Refuse));

        Assert.Empty(await AuditLog.ReadAsync(database.DataSource));
    }

    [Fact]
    public async Task A_cancelled_run_is_recorded_with_the_steps_that_stay()
    {
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE t (id int);", TestStep.RawSql("SELECT pg_sleep(60)"))
            .Add("002_i", "SELECT 1;", TestStep.CreateIndexConcurrently("t", "id"));
        await using var database = await migrations.DeployedAsync();
        using var cancellation = new CancellationTokenSource();

        var run = migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse, options: null, cancellation.Token);
        await Waiting.ForAsync(database, "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()");
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);

        var record = Assert.Single(await AuditLog.ReadAsync(database.DataSource));
        Assert.Equal(AuditOutcome.Cancelled, record.Outcome);
        Assert.Equal("CreateIndex index public.t_id_idx on public.t", Assert.Single(record.Steps).Step);
    }

    [Fact]
    public async Task A_run_that_died_is_found_by_the_next()
    {
        await using var database = await _migrations.DeployedAsync();
        await _migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse);
        await database.ExecuteAsync("UPDATE pgrollback.history_audit SET outcome = 'running', ended_at = NULL");

        await _migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse);

        Assert.Equal([AuditOutcome.Done, AuditOutcome.Abandoned], (await AuditLog.ReadAsync(database.DataSource)).Select(record => record.Outcome));
    }

    [Fact]
    public async Task It_can_be_left_out_and_a_history_of_another_name_has_its_own()
    {
        await using var database = await TestDatabase.CreateAsync();
        var history = new HistoryTable("public", "my history");
        await _migrations.DeployAsync(database, new DeploymentOptions { History = history });

        await _migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse, new RollbackOptions { History = history, Audit = false });
        Assert.Empty(await AuditLog.ReadAsync(database.DataSource, history));

        await _migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse, new RollbackOptions { History = history });
        Assert.Single(await AuditLog.ReadAsync(database.DataSource, history));
        Assert.True(await database.ScalarAsync<bool>("SELECT to_regclass('\"my history_audit\"') IS NOT NULL"));
    }

    [Fact]
    public async Task It_is_written_for_people_and_for_programs()
    {
        await using var database = await _migrations.DeployedAsync();
        await _migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse, new RollbackOptions { Reason = "it | broke" });
        var records = await AuditLog.ReadAsync(database.DataSource);

        var markdown = AuditLog.ToMarkdown(records);
        using var json = JsonDocument.Parse(AuditLog.ToJson(records));

        Assert.StartsWith("## Rollback of 003_c: done\n", markdown, StringComparison.Ordinal);
        Assert.Contains("| Why | it \\| broke |", markdown, StringComparison.Ordinal);
        Assert.Contains("| 003_c | DropTable table public.c | test.sql(1,1) |", markdown, StringComparison.Ordinal);
        Assert.Equal("Done", json.RootElement[0].GetProperty("outcome").GetString());
        Assert.Equal("it | broke", json.RootElement[0].GetProperty("reason").GetString());
    }
}
