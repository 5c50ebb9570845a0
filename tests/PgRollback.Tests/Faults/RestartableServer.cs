using System.Globalization;
using Npgsql;
using PgRollback.LocalServers;

namespace PgRollback.Tests.Faults;

/// <summary>A throwaway server that a test may stop as it likes.</summary>
internal sealed class RestartableServer : IAsyncDisposable
{
    private readonly ThrowawayCluster _cluster;
    private readonly ServerUser _user;
    private readonly string _binaries;
    private int _standbyPort;

    private RestartableServer(ThrowawayCluster cluster, ServerUser user, string binaries)
    {
        _cluster = cluster;
        _user = user;
        _binaries = binaries;
    }

    public ILocalServer Server => _cluster;

    public string ConnectionString => _cluster.ConnectionString;

    public int Port => new NpgsqlConnectionStringBuilder(ConnectionString).Port;

    /// <returns>Null where no server programs are, or nobody who may run them.</returns>
    public static async Task<RestartableServer?> StartAsync()
    {
        var binaries = LocalServer.FindBinaries().FirstOrDefault();
        var user = ServerUser.Find();
        return binaries is null || user is null ? null : new RestartableServer(await ThrowawayCluster.StartAsync(binaries, user, new LocalServerOptions { StartTimeout = TimeSpan.FromMinutes(5) }, CancellationToken.None), user, binaries.Directory);
    }

    /// <summary>Stops it as a power failure would, and starts it again.</summary>
    public Task CrashAsync() => RunAsync("""
        "$1/pg_ctl" stop -w -s -D "$2/data" -m immediate && "$1/pg_ctl" start -w -s -t 300 -D "$2/data" -l "$2/log" -o "-p $3"
        """);

    /// <summary>Starts a standby that follows this server. It is a copy of it at rest, since not every set of programs has pg_basebackup.</summary>
    /// <returns>Its port.</returns>
    public async Task<int> AddStandbyAsync()
    {
        _standbyPort = FreePort.Find();
        await RunAsync("""
            "$1/pg_ctl" stop -w -s -D "$2/data" -m fast && cp -R "$2/data" "$2/standby" && touch "$2/standby/standby.signal" \
                && echo "primary_conninfo = 'host=127.0.0.1 port=$3 user=postgres application_name=follower'" >>"$2/standby/postgresql.auto.conf" \
                && "$1/pg_ctl" start -w -s -t 300 -D "$2/data" -l "$2/log" -o "-p $3" && "$1/pg_ctl" start -w -s -t 300 -D "$2/standby" -l "$2/standby-log" -o "-p $4"
            """);
        return _standbyPort;
    }

    public async ValueTask DisposeAsync()
    {
        if (_standbyPort != 0)
        {
            await RunAsync("""
                "$1/pg_ctl" stop -w -s -D "$2/standby" -m immediate
                """);
        }

        await _cluster.DisposeAsync();
    }

    private async Task RunAsync(string script)
    {
        using var process = System.Diagnostics.Process.Start(_user.Shell(script, _binaries, _cluster.Directory, Port.ToString(CultureInfo.InvariantCulture), _standbyPort.ToString(CultureInfo.InvariantCulture)))!;
        process.StandardInput.Close();

        // The server would keep these open for as long as it runs.
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"pg_ctl ended with {process.ExitCode}.");
    }
}
