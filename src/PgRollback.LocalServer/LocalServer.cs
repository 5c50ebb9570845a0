using System.Runtime.InteropServices;

namespace PgRollback.LocalServers;

/// <summary>Finds a PostgreSQL server for demonstrations and tests when nobody named one.</summary>
public static class LocalServer
{
    /// <summary>The environment variable whose connection string is used as it is.</summary>
    public const string ConnectionVariable = "PGROLLBACK_CONNECTION";

    /// <summary>The environment variable that names a folder with server programs; with <c>_18</c> and the like for one major version.</summary>
    public const string BinVariable = "PGROLLBACK_PG_BIN";

    private static readonly IServerStrategy[] Strategies =
    [
        new ConnectionStringStrategy(),
        new BinariesStrategy(),
#if PUBLIC_FEED
        new ContainerStrategy(),
#endif
    ];

    /// <summary>
    /// Uses the server that <c>PGROLLBACK_CONNECTION</c> names, else starts a throwaway cluster from programs on this machine,
    /// else a container (in builds with <c>-p:PublicFeed=true</c>).
    /// </summary>
    /// <exception cref="LocalServerException">None of these is possible; the message says what to install.</exception>
    public static async Task<ILocalServer> StartAsync(LocalServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new LocalServerOptions();
        var reasons = new List<string>();
        foreach (var strategy in Strategies)
        {
            var attempt = await strategy.TryStartAsync(options, cancellationToken).ConfigureAwait(false);
            if (attempt.Server is { } server)
            {
                return server;
            }

            reasons.Add(attempt.Reason!);
        }

        throw new LocalServerException(InstallAdvice.Message(reasons, options.MajorVersion, CurrentPlatform()));
    }

    /// <summary>The server programs on this machine, best first: what the environment names, the PATH, the usual places (newest first), the cache of build/setup.sh.</summary>
    /// <param name="majorVersion">Only those of this major version.</param>
    public static IReadOnlyList<PostgresBinaries> FindBinaries(int? majorVersion = null) =>
        BinarySearch.OfThisMachine().Find(majorVersion).ToArray();

    private static OSPlatform CurrentPlatform() =>
        OperatingSystem.IsWindows() ? OSPlatform.Windows : OperatingSystem.IsMacOS() ? OSPlatform.OSX : OSPlatform.Linux;
}
