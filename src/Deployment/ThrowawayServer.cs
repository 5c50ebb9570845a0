using Npgsql;
using PgRollback.LocalServers;

namespace Deployment;

/// <summary>A server for whoever tries this out and names no database. It starts when it is first asked for, and is gone with the program.</summary>
internal sealed class ThrowawayServer : IAsyncDisposable
{
    private ILocalServer? _server;

    /// <summary>A data source on a new, empty database.</summary>
    public async ValueTask<NpgsqlDataSource> OpenAsync(CancellationToken cancellationToken) =>
        NpgsqlDataSource.Create(await CreateDatabaseAsync(cancellationToken));

    /// <summary>The connection string of a new, empty database.</summary>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken = default)
    {
        if (_server is null)
        {
            _server = await LocalServer.StartAsync(cancellationToken: cancellationToken);
            await Console.Error.WriteLineAsync($"PostgreSQL {_server.ServerVersion}: {_server.Origin}.");
        }

        return await _server.CreateDatabaseAsync(cancellationToken: cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
