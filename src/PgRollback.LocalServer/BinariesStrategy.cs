namespace PgRollback.LocalServers;

/// <summary>A throwaway cluster made by the server programs of this machine.</summary>
internal sealed class BinariesStrategy : IServerStrategy
{
    public async Task<Attempt> TryStartAsync(LocalServerOptions options, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
        {
            return Attempt.NotHere("A throwaway cluster needs a Unix shell.");
        }

        var binaries = options.BinDirectory is { } directory ? BinarySearch.Inspect(directory) : LocalServer.FindBinaries(options.MajorVersion).FirstOrDefault();
        if (binaries is null)
        {
            return Attempt.NotHere(options.BinDirectory is { } wrong
                ? $"{wrong} does not hold initdb, pg_ctl and postgres that run here."
                : $"No server programs in {LocalServer.BinVariable}, on the PATH or in the usual places.");
        }

        var user = ServerUser.Find();
        return user is null
            ? Attempt.NotHere("PostgreSQL does not run as root, and neither runuser, su nor setpriv can become user postgres or nobody.")
            : Attempt.Started(await ThrowawayCluster.StartAsync(binaries, user, options, cancellationToken).ConfigureAwait(false));
    }
}
