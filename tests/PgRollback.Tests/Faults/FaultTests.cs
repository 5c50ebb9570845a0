using System.Globalization;
using Npgsql;
using PgRollback.LocalServers;
using PgRollback.Testing;
using PgRollback.Tests.Material;
using Xunit.Abstractions;

namespace PgRollback.Tests.Faults;

/// <summary>
/// Whatever happens at whatever statement, a second run ends in the same state; history, catalog, archive and audit agree in between, and no row is lost.
/// PGROLLBACK_FAULTS=all tries every statement of the run, before it and after it; without it, some of them. CONCURRENTLY is met in its course too, while it waits for others.
/// </summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    private static readonly bool TriesAll = Environment.GetEnvironmentVariable("PGROLLBACK_FAULTS") is "all";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_network_is_cut(bool keepsData) => await TryPointsAsync(await TestServer.GetAsync(), static _ => Task.CompletedTask, step: 6, keepsData);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_network_is_cut_and_the_run_comes_back_by_itself(bool keepsData) =>
        await TryPointsAsync(await TestServer.GetAsync(), static _ => Task.CompletedTask, step: 6, keepsData, comesBack: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_backend_is_killed(bool keepsData)
    {
        var server = await TestServer.GetAsync();
        await TryPointsAsync(server, process => EndBackendAsync(server, process), step: 9, keepsData);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task The_server_is_stopped_at_once(bool comesBack, bool keepsData)
    {
        await using var server = await RestartableServer.StartAsync();
        if (server is not null)
        {
            await TryPointsAsync(server.Server, _ => server.CrashAsync(), step: 23, keepsData, comesBack);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_process_is_killed(bool keepsData)
    {
        using var run = new ChildRun(keepsData);
        await TryPointsAsync(await TestServer.GetAsync(), _ => run.KillAsync(), step: 31, keepsData, comesBack: false, run);
    }

    private async Task TryPointsAsync(ILocalServer server, Func<int, Task> fault, int step, bool keepsData, bool comesBack = false, ChildRun? child = null)
    {
        await using var template = await TestDatabase.CreateAsync(server);
        var trial = await FaultTrial.PrepareAsync(template, keepsData, comesBack, child);
        var points = Points(trial, keepsData ? 2 * step : step).ToList();
        var failures = new List<string>();
        foreach (var (moment, at) in points)
        {
            if (await trial.TryAsync(moment, at, fault) is { } failure)
            {
                failures.Add(string.Create(CultureInfo.InvariantCulture, $"{moment} {at}: {failure}"));
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{points.Count} of {(2 * trial.Statements) + trial.Concurrent.Count} points tried, {failures.Count} failures."));
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    private static IEnumerable<(FaultMoment Moment, int At)> Points(FaultTrial trial, int step)
    {
        foreach (var moment in new[] { FaultMoment.BeforeStatement, FaultMoment.AfterStatement })
        {
            for (var at = TriesAll ? 1 : 1 + ((int)moment * 3); at <= trial.Statements; at += TriesAll ? 1 : step)
            {
                yield return (moment, at);
            }
        }

        foreach (var at in TriesAll ? trial.Concurrent : trial.Concurrent.Take(1))
        {
            yield return (FaultMoment.DuringStatement, at);
        }
    }

    private static async Task EndBackendAsync(ILocalServer server, int process)
    {
        await using var dataSource = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Pooling = false });
        await using var command = dataSource.CreateCommand("SELECT pg_terminate_backend($1, 60000)");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = process });
        await command.ExecuteNonQueryAsync();
    }
}
