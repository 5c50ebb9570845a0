using System.Diagnostics;
using System.Globalization;
using Npgsql;
using PgRollback.LocalServers;
using PgRollback.Testing;

namespace PgRollback.Runner.Benchmarks;

/// <summary>The ten migrations taken back by PgRollback and by bare Npgsql, in turn, each time on a new copy of one database.</summary>
internal sealed class RunnerReport(ILocalServer server, TestDatabase template, int runs, string? program, TextWriter output)
{
    private readonly string _file = Path.GetTempFileName();

    /// <param name="runs">Pairs of each kind.</param>
    /// <param name="program">This program as it was published in another way, for the runs of whole processes; null for itself.</param>
    /// <param name="output">Where to.</param>
    public static async Task RunAsync(int runs, string? program, TextWriter output)
    {
        await using var server = await LocalServer.StartAsync();
        output.WriteLine($"PostgreSQL {server.ServerVersion}, {runs} pairs each; ratios of pairs to bare Npgsql: median (its 95 % interval), and medians in ms");
        await using var template = await TestDatabase.CreateAsync(server);
        await new MigrationDeployer(Rollbacks.All, new DirectoryMigrationSource(Path.Combine(AppContext.BaseDirectory, "migrations"))).DeployAsync(template.DataSource);
        template.ClosePool();
        await new RunnerReport(server, template, runs, program, output).RunAsync();
    }

    private static IReadOnlyList<string> Statements => TypedRollback.Path.Rollbacks.SelectMany(static rollback => rollback.Steps).Select(static step => step.Sql).ToArray();

    private async Task RunAsync()
    {
        await File.WriteAllTextAsync(_file, string.Join("\n--\n", Statements));
        var port = new NpgsqlConnectionStringBuilder(server.ConnectionString).Port;
        await CompareAsync("in process", proxy: null, InProcessAsync);
        await using (var proxy = new DelayProxy(port, TimeSpan.FromMilliseconds(5)))
        {
            await CompareAsync("in process, 5 ms a round trip", proxy, InProcessAsync);
        }

        await CompareAsync("whole process", proxy: null, InProcessOfItsOwnAsync);
        File.Delete(_file);
    }

    private async Task CompareAsync(string title, DelayProxy? proxy, Func<string, string, Task<TimeSpan>> run)
    {
        string[] kinds = ["bare", "typed", "checked"];
        var times = kinds.ToDictionary(static kind => kind, static _ => new List<double>(), StringComparer.Ordinal);
        var trips = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = -3; i < runs; i++)
        {
            foreach (var kind in kinds)
            {
                await using var copy = await TestDatabase.CreateAsync(server, template);
                var connection = new NpgsqlConnectionStringBuilder(copy.ConnectionString);
                connection.Port = proxy?.Port ?? connection.Port;
                proxy?.TakeRoundTrips();
                var time = await run(kind, connection.ConnectionString);
                trips[kind] = proxy?.TakeRoundTrips() ?? 0;
                if (i >= 0)
                {
                    times[kind].Add(time.TotalMilliseconds);
                }
            }
        }

        output.WriteLine(title);
        foreach (var kind in kinds)
        {
            var ratios = times[kind].Zip(times["bare"], static (ours, bare) => ours / bare).Order().ToArray();
            var spread = (int)Math.Ceiling(0.98 * Math.Sqrt(ratios.Length));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {kind,-8} {ratios[ratios.Length / 2]:0.00} ({ratios[Math.Max(0, (ratios.Length / 2) - spread)]:0.00} to {ratios[Math.Min(ratios.Length - 1, (ratios.Length / 2) + spread)]:0.00})  {times[kind].Order().ElementAt(runs / 2),7:0.0} ms  {(proxy is null ? "" : $"{trips[kind]} round trips")}"));
        }
    }

    private static async Task<TimeSpan> InProcessAsync(string kind, string connectionString)
    {
        var statements = Statements;
        var clock = Stopwatch.StartNew();
        await using (var dataSource = NpgsqlDataSource.Create(connectionString))
        {
            await (kind switch
            {
                "bare" => BareRollback.RunAsync(dataSource, statements),
                "typed" => TypedRollback.RunAsync(dataSource, TypedRollback.Bare),
                _ => TypedRollback.RunAsync(dataSource, TypedRollback.Checked),
            });
        }

        return clock.Elapsed;
    }

    private async Task<TimeSpan> InProcessOfItsOwnAsync(string kind, string connectionString)
    {
        var clock = Stopwatch.StartNew();
        string[] arguments = [kind, connectionString, _file];
        using var process = Process.Start(program is null ? new ProcessStartInfo(Environment.ProcessPath!, [Environment.GetCommandLineArgs()[0], .. arguments]) : new ProcessStartInfo(program, arguments))!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? clock.Elapsed : throw new InvalidOperationException($"{kind} ended with {process.ExitCode}.");
    }
}
