using System.Diagnostics;

namespace PgRollback.LocalServers.Tests;

public sealed class CrashTests
{
    [Fact]
    public async Task A_killed_process_leaves_neither_server_nor_files()
    {
        var parent = Machine.NewWorldWritableDirectory();
        var (process, connectionString) = await StartChildAsync(parent);
        Assert.True(Machine.Answers(connectionString));

        process.Kill();

        Assert.True(await Machine.ComesTrueAsync(() => Directory.GetFileSystemEntries(parent).Length == 0), "The files are still there.");
        Assert.False(Machine.Answers(connectionString));
        process.Dispose();
        Directory.Delete(parent);
    }

    [Fact]
    public async Task A_cluster_whose_watchdog_was_killed_too_is_removed_at_the_next_start()
    {
        var parent = Machine.NewWorldWritableDirectory();
        var (process, connectionString) = await StartChildAsync(parent);
        var stale = Assert.Single(Directory.GetDirectories(parent));
        var watchdog = (await File.ReadAllTextAsync(Path.Combine(stale, "owner"))).Split(' ')[0];
        using (var kill = Process.Start("kill", ["-9", watchdog]))
        {
            await kill.WaitForExitAsync();
        }

        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Assert.True(Machine.Answers(connectionString), "The server ended by itself: the test shows nothing.");

        await using (await ThrowawayClusterTests.StartAsync(new LocalServerOptions { ParentDirectory = parent }))
        {
            Assert.False(Directory.Exists(stale));
            Assert.False(Machine.Answers(connectionString));
        }

        Directory.Delete(parent);
    }

    [Fact]
    public async Task A_cluster_in_use_survives_the_next_start()
    {
        var parent = Machine.NewWorldWritableDirectory();
        var options = new LocalServerOptions { ParentDirectory = parent };
        await using (var first = await ThrowawayClusterTests.StartAsync(options))
        await using (await ThrowawayClusterTests.StartAsync(options))
        {
            Assert.True(Machine.Answers(first.ConnectionString));
        }

        Directory.Delete(parent);
    }

    private static async Task<(Process Process, string ConnectionString)> StartChildAsync(string parent)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            ArgumentList = { "exec", typeof(CrashTests).Assembly.Location, parent },
        };
        start.Environment.Remove(LocalServer.ConnectionVariable);
        var process = Process.Start(start)!;
        await process.StandardOutput.ReadLineAsync();
        var connectionString = await process.StandardOutput.ReadLineAsync();
        Assert.NotNull(connectionString);
        return (process, connectionString);
    }
}
