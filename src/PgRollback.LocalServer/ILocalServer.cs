namespace PgRollback.LocalServers;

/// <summary>A PostgreSQL server that is ready for use. Disposing it removes what was started or created for it.</summary>
public interface ILocalServer : IAsyncDisposable
{
    /// <summary>Connection string of a superuser on database <c>postgres</c>.</summary>
    string ConnectionString { get; }

    /// <summary>The server's version, for example 15.18.</summary>
    Version ServerVersion { get; }

    /// <summary>Where the server came from, in words, for a message to the user.</summary>
    string Origin { get; }

    /// <summary>Creates an empty database from <c>template0</c>.</summary>
    /// <param name="name">Its name; without one, a name that nobody else has.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The connection string of the same superuser on the new database.</returns>
    /// <exception cref="Npgsql.PostgresException">The server refused, for example because the name is taken.</exception>
    Task<string> CreateDatabaseAsync(string? name = null, CancellationToken cancellationToken = default);

    /// <summary>Drops a database, with the connections that it still has. Nothing happens when it is not there.</summary>
    Task DropDatabaseAsync(string name, CancellationToken cancellationToken = default);
}
