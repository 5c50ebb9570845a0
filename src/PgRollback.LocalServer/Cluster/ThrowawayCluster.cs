using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace PgRollback.LocalServers;

/// <summary>A cluster in a temporary folder that ends with us.</summary>
internal sealed class ThrowawayCluster : DatabaseServer
{
    private const int PortAttempts = 5;
    private readonly Watchdog _watchdog;

    private ThrowawayCluster(Watchdog watchdog, string directory, string connectionString, Version version)
        : base(connectionString, version, $"a throwaway PostgreSQL {version} in {directory}")
    {
        _watchdog = watchdog;
        Directory = directory;
    }

    /// <summary>The folder that is removed afterwards.</summary>
    public string Directory { get; }

    /// <exception cref="LocalServerException">initdb or the server failed; the message carries what they said.</exception>
    public static async Task<ThrowawayCluster> StartAsync(PostgresBinaries binaries, ServerUser user, LocalServerOptions options, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.StartTimeout);
        IEnumerable<string> parents = options.ParentDirectory is { } parent ? [parent] : ParentDirectories.Find();
        var watchdog = Watchdog.Start(user, binaries.Directory, parents);
        try
        {
            var directory = await ExpectAsync(watchdog, "directory", limit.Token).ConfigureAwait(false);
            await ExpectAsync(watchdog, "initialized", limit.Token).ConfigureAwait(false);
            var settings = string.Join('\t', ClusterSettings.Lines(options.Settings));
            for (var attempt = 1; ; attempt++)
            {
                var port = FreePort();
                await watchdog.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{port} {settings}"), limit.Token).ConfigureAwait(false);
                var answer = await watchdog.ReadAsync(limit.Token).ConfigureAwait(false);
                if (string.Equals(answer.Word, "started", StringComparison.Ordinal))
                {
                    return await ConnectAsync(watchdog, directory, port, limit.Token).ConfigureAwait(false);
                }

                var portTaken = answer.Text.Contains("could not bind", StringComparison.Ordinal);
                if (!portTaken || attempt == PortAttempts)
                {
                    throw new LocalServerException($"PostgreSQL {binaries.Version} in {binaries.Directory} does not start: {answer.Text}");
                }
            }
        }
        catch (Exception exception)
        {
            await watchdog.DisposeAsync().ConfigureAwait(false);
            if (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                throw new LocalServerException($"PostgreSQL in {binaries.Directory} did not start within {options.StartTimeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)} seconds.", exception);
            }

            throw;
        }
    }

    public override ValueTask DisposeAsync() => _watchdog.DisposeAsync();

    private static async Task<string> ExpectAsync(Watchdog watchdog, string word, CancellationToken cancellationToken)
    {
        var answer = await watchdog.ReadAsync(cancellationToken).ConfigureAwait(false);
        return string.Equals(answer.Word, word, StringComparison.Ordinal)
            ? answer.Text
            : throw new LocalServerException($"No throwaway cluster could be made: {answer.Text}");
    }

    private static async Task<ThrowawayCluster> ConnectAsync(Watchdog watchdog, string directory, int port, CancellationToken cancellationToken)
    {
        var connectionString = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = "postgres", Database = "postgres" }.ConnectionString;
        var facts = await ServerFacts.ReadAsync(connectionString, cancellationToken).ConfigureAwait(false);
        return string.Equals(facts.DataDirectory, directory + "/data", StringComparison.Ordinal)
            ? new ThrowawayCluster(watchdog, directory, connectionString, facts.Version)
            : throw new LocalServerException($"Another server answers on port {port.ToString(CultureInfo.InvariantCulture)}: its data_directory is {facts.DataDirectory}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
