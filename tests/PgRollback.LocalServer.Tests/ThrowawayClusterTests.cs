namespace PgRollback.LocalServers.Tests;

public sealed class ThrowawayClusterTests
{
    [Fact]
    public async Task A_server_starts_without_any_configuration()
    {
        await using var server = await LocalServer.StartAsync();

        Assert.InRange(server.ServerVersion.Major, 12, 99);
        Assert.Equal("postgres", await Machine.ScalarAsync(server.ConnectionString, "SELECT current_database()"));
        Assert.Equal("on", await Machine.ScalarAsync(server.ConnectionString, "SELECT current_setting('is_superuser')"));
    }

    [Theory]
    [InlineData("listen_addresses", "127.0.0.1")]
    [InlineData("unix_socket_directories", "")]
    [InlineData("fsync", "off")]
    [InlineData("max_connections", "300")]
    [InlineData("wal_level", "logical")]
    [InlineData("max_prepared_transactions", "10")]
    public async Task The_cluster_has_the_settings_of_a_throwaway(string name, string value)
    {
        await using var cluster = await StartAsync();

        Assert.Equal(value, await Machine.ScalarAsync(cluster.ConnectionString, $"SHOW {name}"));
    }

    [Fact]
    public async Task Further_settings_reach_the_server_unchanged()
    {
        await using var cluster = await StartAsync(new LocalServerOptions
        {
            Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["search_path"] = @"""it's"", public", ["myapp.path"] = @"C:\new" },
        });

        Assert.Equal(@"""it's"", public", await Machine.ScalarAsync(cluster.ConnectionString, "SHOW search_path"));
        Assert.Equal(@"C:\new", await Machine.ScalarAsync(cluster.ConnectionString, "SHOW myapp.path"));
    }

    [Fact]
    public async Task A_setting_of_two_lines_is_refused()
    {
        var options = new LocalServerOptions { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["search_path"] = "a\nfsync = on" } };

        await Assert.ThrowsAsync<ArgumentException>(() => StartAsync(options));
    }

    [Fact]
    public async Task Disposing_stops_the_server_and_removes_its_files()
    {
        var parent = Machine.NewWorldWritableDirectory();
        var cluster = await StartAsync(new LocalServerOptions { ParentDirectory = parent });
        Assert.True(Directory.Exists(cluster.Directory));

        await cluster.DisposeAsync();

        Assert.Empty(Directory.GetFileSystemEntries(parent));
        Assert.False(Machine.Answers(cluster.ConnectionString));
        Directory.Delete(parent);
    }

    [Fact]
    public async Task Several_clusters_run_side_by_side()
    {
        await using var first = await StartAsync();
        await using var second = await StartAsync();

        Assert.NotEqual(first.Directory, second.Directory);
        Assert.NotEqual(first.ConnectionString, second.ConnectionString);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named_in_the_error()
    {
        var exception = await Assert.ThrowsAsync<LocalServerException>(() => StartAsync(new LocalServerOptions { ParentDirectory = "/proc/nowhere" }));

        Assert.Contains("/proc/nowhere", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_start_says_why_and_leaves_nothing_behind()
    {
        var parent = Machine.NewWorldWritableDirectory();
        var options = new LocalServerOptions
        {
            ParentDirectory = parent,
            Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["max_connections"] = "none" },
        };

        var exception = await Assert.ThrowsAsync<LocalServerException>(() => StartAsync(options));

        Assert.Contains("max_connections", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(parent));
        Directory.Delete(parent);
    }

    [Fact]
    public async Task Cancelling_the_start_leaves_nothing_behind()
    {
        var parent = Machine.NewWorldWritableDirectory();
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => StartAsync(new LocalServerOptions { ParentDirectory = parent }, cancellation.Token));

        Assert.Empty(Directory.GetFileSystemEntries(parent));
        Directory.Delete(parent);
    }

    internal static Task<ThrowawayCluster> StartAsync(LocalServerOptions? options = null, CancellationToken cancellationToken = default) =>
        ThrowawayCluster.StartAsync(LocalServer.FindBinaries()[0], ServerUser.Find()!, options ?? new LocalServerOptions(), cancellationToken);
}
