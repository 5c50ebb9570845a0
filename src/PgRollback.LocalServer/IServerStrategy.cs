namespace PgRollback.LocalServers;

/// <summary>One way to come by a server.</summary>
internal interface IServerStrategy
{
    /// <returns>The server, or why this way is not open here.</returns>
    /// <exception cref="LocalServerException">The way is open, and failed: no other is tried.</exception>
    Task<Attempt> TryStartAsync(LocalServerOptions options, CancellationToken cancellationToken);
}

internal readonly record struct Attempt(ILocalServer? Server, string? Reason)
{
    public static Attempt Started(ILocalServer server) => new(server, Reason: null);

    public static Attempt NotHere(string reason) => new(Server: null, reason);
}
