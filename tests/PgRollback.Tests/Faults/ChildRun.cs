using System.Diagnostics;
using Npgsql;

namespace PgRollback.Tests.Faults;

/// <summary>The rollback of <see cref="TenMigrations"/> in a process of its own, which can be killed.</summary>
internal sealed class ChildRun(bool keepsData) : IDisposable
{
    private const string KeepsData = "keeps-data";
    private Process? _process;

    /// <summary>What the child does.</summary>
    public static async Task<int> MainAsync(string connectionString, string kind)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        var keepsData = kind == KeepsData;
        await TenMigrations.Create(keepsData).Set.DownTo("001").RunAsync(dataSource, keepsData ? RowLoss.Park : RowLoss.Drop, new RollbackOptions { Reason = TenMigrations.Reason });
        return 0;
    }

    /// <summary>Returns when the child has ended, in whatever way.</summary>
    public async Task RunAsync(string connectionString)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) is "dotnet" ? path : "dotnet") { RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in new[] { "exec", typeof(ChildRun).Assembly.Location, connectionString, keepsData ? KeepsData : "" })
        {
            start.ArgumentList.Add(argument);
        }

        _process?.Dispose();
        _process = Process.Start(start)!;
        await _process.StandardError.ReadToEndAsync();
        await _process.WaitForExitAsync();
    }

    public Task KillAsync()
    {
        _process!.Kill();
        return _process.WaitForExitAsync();
    }

    public void Dispose() => _process?.Dispose();
}
