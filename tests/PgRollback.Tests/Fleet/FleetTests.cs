using System.Globalization;
using Npgsql;
using PgRollback.Testing;
using PgRollback.Tests.Faults;
using PgRollback.Tests.Material;
using Xunit.Abstractions;

namespace PgRollback.Tests.Fleet;

/// <summary>Many databases. PGROLLBACK_DATABASES sets how many there are where most meet.</summary>
public sealed class FleetTests(ITestOutputHelper output)
{
    private readonly TestMigrations _three = TestMigrations.ThreeTables();

    [Fact]
    public async Task One_that_is_broken_and_one_that_is_killed_hold_up_no_other_and_a_second_run_finishes()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("PGROLLBACK_DATABASES") ?? "24", CultureInfo.InvariantCulture);
        var migrations = TenMigrations.Create();
        await using var databases = await ManyDatabases.CreateAsync(migrations, count);
        var (broken, killed) = (databases.Names[count / 3], databases.Names[count / 2]);
        await databases.ExecuteAsync(broken, "CREATE VIEW stranger AS SELECT * FROM item");
        await databases.ExecuteAsync(killed, """
            CREATE FUNCTION die() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); END';
            CREATE EVENT TRIGGER die ON ddl_command_start WHEN TAG IN ('DROP FUNCTION') EXECUTE FUNCTION die()
            """);
        var targets = databases.Targets();
        var path = migrations.Set.DownTo("001");
        var (options, fleet) = (new RollbackOptions { Reason = TenMigrations.Reason }, new FleetOptions { Concurrency = 16 });

        var first = await path.RunAsync(targets, RowLoss.Drop, options, fleet);

        Assert.Equal((count - 2, 2, ExitCodes.SomeFailed), (first.Count(TargetState.Done), first.Count(TargetState.Failed), first.ExitCode));
        Assert.Equal([ExitCodes.Failed, ExitCodes.Connection], first.Targets.Where(static target => target.State == TargetState.Failed).Select(static target => target.ExitCode));
        Assert.EndsWith(broken, first.Targets[count / 3].Target.Name, StringComparison.Ordinal);
        Assert.Contains("view stranger depends on table item", first.Targets[count / 3].Message, StringComparison.Ordinal);
        Assert.Contains("57P01", first.Targets[count / 2].Message, StringComparison.Ordinal);
        foreach (var name in new[] { broken, killed })
        {
            // Half way: what is committed stays, and the rest is as it was.
            Assert.Equal("009_enum rolled back", await databases.OnAsync(name, static database => database.ScalarAsync<string>("SELECT stem || ' ' || state FROM pgrollback.history WHERE stem = '009_enum'")));
            Assert.Equal("", await databases.OnAsync(name, TenMigrations.DisagreementAsync));
        }

        await databases.ExecuteAsync(broken, "DROP VIEW stranger");
        await databases.ExecuteAsync(killed, "DROP EVENT TRIGGER die; DROP FUNCTION die()");

        var second = await path.RunAsync(targets, RowLoss.Drop, options, fleet);

        Assert.Equal((count - 2, 2, ExitCodes.Success), (second.Count(TargetState.NothingToDo), second.Count(TargetState.Done), second.ExitCode));
        var ends = new HashSet<string>();
        foreach (var name in databases.Names)
        {
            ends.Add(await databases.OnAsync(name, async database => $"{await TenMigrations.FactsAsync(database)}\n{await TenMigrations.RowsAsync(database)}\n{await TenMigrations.DisagreementAsync(database)}"));
        }

        var end = Assert.Single(ends);
        Assert.Contains("010_view rolled back", end, StringComparison.Ordinal);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} databases, 16 at a time: {first.Duration.TotalSeconds:0.0} s, {first.Count(TargetState.Done)} done, 2 failed; again: {second.Duration.TotalSeconds:0.0} s, 2 done, {second.Count(TargetState.NothingToDo)} with nothing to do; all end alike."));
    }

    [Fact]
    public async Task Each_takes_back_what_it_has_and_what_has_none_of_it_is_left_alone()
    {
        await using var databases = await ManyDatabases.CreateAsync(_three, 4);
        var deployer = new MigrationDeployer(_three.Set, _three);
        await _three.Set.DownTo("001").RunAsync([databases.Targets()[1]], RowLoss.Refuse);
        await _three.Set.DownToNothing().RunAsync([databases.Targets()[2]], RowLoss.Refuse);
        await databases.ExecuteAsync(databases.Names[3], "DROP SCHEMA pgrollback CASCADE");

        var down = await _three.Set.DownTo("001").RunAsync(databases.Targets(), RowLoss.Refuse);
        Assert.Equal("Done NothingToDo NothingToDo Failed", string.Join(' ', down.Targets.Select(static target => target.State)));
        Assert.Equal(["003_c", "002_b"], down.Targets[0].Migrations);
        Assert.Contains("has no history", down.Targets[3].Message, StringComparison.Ordinal);

        var single = await _three.Set.Single(_three.Set["001"]).RunAsync(databases.Targets(), RowLoss.Refuse);
        Assert.Equal("Done Done NothingToDo Failed", string.Join(' ', single.Targets.Select(static target => target.State)));

        await databases.ExecuteAsync(databases.Names[3], "DROP TABLE c, b, a");
        var up = await deployer.DeployAsync(databases.Targets(), _three.Set["002"]);
        Assert.True(up.IsDone);
        Assert.All(up.Targets, static target => Assert.Equal(["001_a", "002_b"], target.Migrations));
    }

    [Fact]
    public async Task A_target_that_is_gone_under_what_stands_on_it_is_still_refused()
    {
        await using var databases = await ManyDatabases.CreateAsync(_three, 1);
        await databases.ExecuteAsync(databases.Names[0], "UPDATE pgrollback.history SET state = 'rolled back' WHERE stem = '001_a'");

        var report = await _three.Set.DownTo("001").RunAsync(databases.Targets(), RowLoss.Refuse);

        Assert.Equal((TargetState.Failed, ExitCodes.Refused), (report.Targets[0].State, report.Targets[0].ExitCode));
    }

    [Fact]
    public async Task It_stops_at_the_first_error_when_told_so()
    {
        await using var databases = await ManyDatabases.CreateAsync(_three, 5);
        await databases.ExecuteAsync(databases.Names[1], "CREATE VIEW stranger AS SELECT * FROM c");

        var report = await _three.Set.DownTo("002").RunAsync(databases.Targets(), RowLoss.Refuse, options: null, new FleetOptions { Concurrency = 1, StopAtFirstError = true });

        Assert.Equal("Done Failed NotBegun NotBegun NotBegun", string.Join(' ', report.Targets.Select(static target => target.State)));
        Assert.Equal(ExitCodes.SomeFailed, report.ExitCode);
    }

    [Fact]
    public async Task Cancelling_undoes_what_is_at_work_and_begins_no_other()
    {
        var migrations = new TestMigrations().Add("001_t", "CREATE TABLE t ()", TestStep.DropTable("t"), TestStep.RawSql("SELECT pg_sleep(60)"));
        await using var databases = await ManyDatabases.CreateAsync(migrations, 4);
        using var cancellation = new CancellationTokenSource();
        var run = migrations.Set.DownToNothing().RunAsync(databases.Targets(), RowLoss.Refuse, options: null, new FleetOptions { Concurrency = 2 }, cancellation.Token);
        var watcher = TestDatabase.Open(databases.Server, "postgres");
        await using (watcher.DataSource)
        {
            await Waiting.ForAsync(watcher, $"SELECT count(*) = 2 FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%' AND state = 'active' AND datname IN ('{databases.Names[0]}', '{databases.Names[1]}')");
        }

        await cancellation.CancelAsync();
        var report = await run;

        Assert.Equal("Cancelled Cancelled NotBegun NotBegun", string.Join(' ', report.Targets.Select(static target => target.State)));
        Assert.Equal(ExitCodes.Cancelled, report.ExitCode);
        foreach (var name in databases.Names)
        {
            Assert.Equal("t 001_t applied", await databases.OnAsync(name, static async database => $"{await database.TablesAsync()} {await database.HistoryAsync()}"));
        }
    }

    [Fact]
    public async Task Progress_is_told_one_after_the_other()
    {
        await using var databases = await ManyDatabases.CreateAsync(_three, 6);
        var told = new List<TargetProgress>();

        await _three.Set.DownToNothing().RunAsync(databases.Targets(), RowLoss.Refuse, options: null, new FleetOptions { Concurrency = 3, Progress = new Immediate(told.Add) });

        Assert.Equal(12, told.Count);
        Assert.Equal([1, 2, 3, 4, 5, 6], told.Where(static progress => progress.Report is not null).Select(static progress => progress.Finished));
        Assert.All(databases.Targets(), target => Assert.Equal(2, told.Count(progress => progress.Target.Name == target.Name)));
    }

    [Fact]
    public async Task What_would_differ_at_a_second_run_is_no_path_for_many()
    {
        await using var dataSource = NpgsqlDataSource.Create("Host=h;Database=d");

        await Assert.ThrowsAsync<ArgumentException>(() => _three.Set.Last().RunAsync([new DatabaseTarget(dataSource)], RowLoss.Refuse));
    }

    private sealed class Immediate(Action<TargetProgress> report) : IProgress<TargetProgress>
    {
        public void Report(TargetProgress value) => report(value);
    }
}
