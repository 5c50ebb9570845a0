using Npgsql;

namespace PgRollback.LocalServers;

/// <summary>The server that the environment names, as it is.</summary>
internal sealed class ConnectionStringStrategy : IServerStrategy
{
    public async Task<Attempt> TryStartAsync(LocalServerOptions options, CancellationToken cancellationToken)
    {
        var connectionString = Environment.GetEnvironmentVariable(LocalServer.ConnectionVariable);
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            return Attempt.NotHere($"{LocalServer.ConnectionVariable} is not set.");
        }

        if (options.BinDirectory is not null)
        {
            return Attempt.NotHere($"{LocalServer.ConnectionVariable} gives way to the bin directory that was asked for.");
        }

        try
        {
            var facts = await ServerFacts.ReadAsync(connectionString, cancellationToken).ConfigureAwait(false);
            return options.MajorVersion is { } major && major != facts.Version.Major
                ? Attempt.NotHere($"{LocalServer.ConnectionVariable} is PostgreSQL {facts.Version.Major}.")
                : Attempt.Started(new NamedServer(connectionString, facts.Version));
        }
        catch (Exception exception) when (exception is NpgsqlException or ArgumentException)
        {
            throw new LocalServerException($"The server of {LocalServer.ConnectionVariable} does not answer: {exception.Message}", exception);
        }
    }

    private sealed class NamedServer(string connectionString, Version version)
        : DatabaseServer(connectionString, version, $"the server of {LocalServer.ConnectionVariable}")
    {
        public override async ValueTask DisposeAsync() => await DropCreatedDatabasesAsync().ConfigureAwait(false);
    }
}
